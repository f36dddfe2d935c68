import { countOf, dayInWords, londonDay } from '../../../domain/text/dates.ts'
import { Head } from '../../../ui/pieces/head.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import type { ReaderRow } from './read-policy.queries.ts'

interface ReadersProps {
  /** null when none is in force */
  versionNo: number | null
  readers: readonly ReaderRow[]
  today: Temporal.PlainDate
}

/** Who has read and understood the version in force, and who has not. */
export function ReadersPage({ versionNo, readers, today }: ReadersProps) {
  if (versionNo === null) {
    return (
      <>
        <Head title="Who has read the policy" />
        <Empty>
          <p class="govuk-body">No policy is in force yet. Once one is, everybody here is asked to read it.</p>
        </Empty>
      </>
    )
  }
  const read = readers.filter(({ readAt }) => readAt !== null)
  const not = readers.filter(({ readAt }) => readAt === null)
  return (
    <>
      <Head title={`Who has read version ${versionNo}`} />
      <p class="govuk-body-l">
        {read.length} of {countOf(readers.length, 'person', 'people')} {read.length === 1 ? 'has' : 'have'} said that
        they have read and understood it.
      </p>
      {not.length > 0 && (
        <Section id="not-yet" title="Not yet">
          <StackTable
            caption={`Who has not read version ${versionNo}`}
            columns={['Name', 'Post', 'Earlier version read']}
            rows={not.map(({ name, post, earlier }) => [
              name,
              post ?? '–',
              earlier === null ? 'None' : `Version ${earlier}`,
            ])}
          />
        </Section>
      )}
      {read.length > 0 && (
        <Section id="read" title="Read and understood">
          <StackTable
            caption={`Who has read version ${versionNo}`}
            columns={['Name', 'Post', 'When']}
            rows={read.map(({ name, post, readAt }) => [
              name,
              post ?? '–',
              readAt === null ? '' : dayInWords(londonDay(readAt), today),
            ])}
          />
        </Section>
      )}
    </>
  )
}

import { dayWithYear } from '../../../domain/text/dates.ts'
import { Pagination } from '../../../ui/govuk/pagination.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import type { ChildFacts } from '../facts/child.queries.ts'
import { timeHref } from '../time/time-asked.ts'
import type { DecisionRecord } from './decisions.queries.ts'
import { titleOf } from './decisions.tsx'

interface DecisionsPageProps {
  child: ChildFacts
  records: readonly DecisionRecord[]
  asOf: Temporal.PlainDate | null
  today: Temporal.PlainDate
  page: number
  more: boolean
}

/** Every record bound for a child’s file that one may open, by year, the newest first. */
export function DecisionsPage({ child, records, asOf, today, page, more }: DecisionsPageProps) {
  const href = (to: number) =>
    timeHref(`/children/${child.childId}/decisions`, { asOf, from: null }, to === 1 ? {} : { page: `${to}` })
  return (
    <>
      <Head
        caption={`${child.givenName} ${child.familyName}`}
        title="Decision records"
        facts={[asOf === null ? 'Those that you may open' : `Those that you may open, signed by ${dayWithYear(asOf)}`]}
      />
      {records.length === 0 && (
        <Empty>
          <p class="govuk-body">There are no records here that you may open.</p>
        </Empty>
      )}
      {[...Map.groupBy(records, ({ on }) => on.year)].map(([year, list]) => (
        <Section id={`year-${year}`} title={`${year}`}>
          <ul class="govuk-list">
            {list.map((record) => (
              <li key={record.documentId}>
                <Link href={`/documents/${record.documentId}`}>{titleOf(record, today)}</Link>
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {(page > 1 || more) && (
        <Pagination
          {...(page > 1 ? { previous: { href: href(page - 1), text: 'Later records' } } : {})}
          {...(more ? { next: { href: href(page + 1), text: 'Earlier records' } } : {})}
        />
      )}
    </>
  )
}

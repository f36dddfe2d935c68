import { countOf } from '../../../domain/text/dates.ts'
import { Head } from '../../../ui/pieces/head.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import type { Amount, CoverageBelow } from './below.queries.ts'

/** Coverage of a trust or a partnership: organisation by organisation, in numbers, and never a child. */
export function BelowPage({ organisations }: { organisations: readonly CoverageBelow[] }) {
  return (
    <>
      <Head title="Children of the organisations below">
        {organisations.length > 0 && <p class="govuk-body-l">{leadOf(organisations)}</p>}
      </Head>
      {organisations.length === 0 ? (
        <Empty>
          <p class="govuk-body">No organisation is below this one.</p>
        </Empty>
      ) : (
        <StackTable
          caption="Organisations below, with how their live children stand against being discussed"
          columns={['Organisation', 'Live cases', 'Never discussed', 'Past the limit', 'Booked too late']}
          rows={organisations.map((each) => [
            <>
              {each.name}
              {each.under !== null && <span class="pl-sub">Under {each.under}</span>}
            </>,
            liveInWords(each),
            amountInWords(each.never, each),
            amountInWords(each.past, each),
            amountInWords(each.late, each),
          ])}
        />
      )}
      <Section id="counts" title="What is counted">
        <p class="govuk-body">
          Live cases as each organisation keeps them, against its own policy. Under ten children only none or some is
          said, and under five nothing, so that nobody can be found out. Who the children are stays with the
          organisation.
        </p>
      </Section>
    </>
  )
}

function leadOf(organisations: readonly CoverageBelow[]): string {
  const needy = organisations.filter(({ never, past }) => isSome(never) || isSome(past))
  if (needy.length === 0) return 'No organisation is known to have missed a child.'
  const many = countOf(needy.length, 'organisation')
  return `${many} of ${organisations.length} ${needy.length === 1 ? 'has' : 'have'} children who were never discussed or are past their limit.`
}

const isSome = (amount: Amount): boolean => amount === true || (typeof amount === 'number' && amount > 0)

function liveInWords({ live, band }: CoverageBelow): string {
  if (band === 'none') return 'None'
  if (live !== null) return `${live}`
  return band === 'under_five' ? 'Under 5' : 'Under 10'
}

function amountInWords(amount: Amount, { live, band }: CoverageBelow): string {
  if (band === 'none') return 'None'
  if (amount === null) return 'Too few to say'
  if (typeof amount === 'number') return amount === 0 ? 'None' : `${amount} of ${live}`
  return amount ? 'Some' : 'None'
}

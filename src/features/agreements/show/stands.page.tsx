import { frequencyInWords } from '../../../domain/templates/agreement-values.ts'
import { dayInWords, londonDay } from '../../../domain/text/dates.ts'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { State } from '../../../ui/pieces/state.tsx'
import type { AgreementRow, VersionRow } from '../agreement.queries.ts'

interface StandsProps {
  title: string
  agreement: AgreementRow
  versions: readonly VersionRow[]
  today: Temporal.PlainDate
}

/** What a manager, the head or the lead sees: that it stands, since when, how often, and when it is looked at again. */
export function StandsPage({ title, agreement, versions, today }: StandsProps) {
  const signed = versions.find((version) => version.state === 'signed')
  const firstSigned = versions.flatMap((version) => version.signedAt ?? []).at(-1)
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text } })
  return (
    <>
      <Head
        title={title}
        facts={[
          `Between ${agreement.supervisee.name} and ${agreement.supervisor.name}`,
          <State state={signed ? 'met' : 'upcoming'}>{signed ? 'Signed by both' : 'Not signed by both yet'}</State>,
        ]}
      />
      <p class="govuk-body-l">
        You can see that it stands and how often they meet. Its words are for the two of them, and whoever they name.
      </p>
      <SummaryList
        rows={[
          row('Supervisee', agreement.supervisee.name),
          row('Supervisor', agreement.supervisor.name),
          ...(signed && firstSigned
            ? [
                row('In force since', dayInWords(londonDay(firstSigned), today)),
                row('How often', frequencyInWords(signed.frequency)),
                row(
                  'Looked at again on',
                  signed.reviewOn === null ? 'No date is given' : dayInWords(signed.reviewOn, today),
                ),
              ]
            : [row('In force since', 'Not in force yet')]),
          ...(agreement.endedOn === null ? [] : [row('Ended on', dayInWords(agreement.endedOn, today))]),
        ]}
      />
    </>
  )
}

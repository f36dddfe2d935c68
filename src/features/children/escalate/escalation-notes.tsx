import { dayInWords } from '../../../domain/text/dates.ts'
import { Link } from '../../../ui/pieces/link.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { outcomeWords } from './escalation-words.ts'
import type { Escalation } from './escalations.queries.ts'

export type EscalationSaved = 'escalation' | 'note'

export const savedFrom = (query: URLSearchParams): EscalationSaved | null =>
  (['escalation', 'note'] as const).find((saved) => saved === query.get('saved')) ?? null

interface EscalationNotesProps {
  childId: string
  givenName: string
  escalations: readonly Escalation[]
  /** what the reader has just saved */
  saved: EscalationSaved | null
  today: Temporal.PlainDate
}

/** On a child's page, under what has not moved: who was told of it or is to be, and the way to say so. */
export function EscalationNotes({ childId, givenName, escalations, saved, today }: EscalationNotesProps) {
  const waiting = escalations.find(({ told, endedOn }) => told === null && endedOn === null)
  const waits = waiting !== undefined
  return (
    <>
      {saved !== null && (
        <p class="govuk-body" role="status">
          <strong>Saved.</strong>
          {saved === 'escalation' && waits && ` ${waiting.to} is to be told. Note here when that was done.`}
        </p>
      )}
      {!waits && (
        <p class="govuk-body">
          <Link href={`/children/${childId}/escalate`}>Escalate that nothing changes for {givenName}</Link>
        </p>
      )}
      {escalations.length > 0 && (
        <Rows>
          {escalations.map((each) => (
            <Row
              key={each.escalationId}
              what={`${each.told === null ? 'To be told' : 'Told'}: ${each.to}`}
              why={whyOf(each, today)}
              when={
                each.endedOn === null ? (
                  <Link href={`/children/${childId}/escalations/${each.escalationId}`}>
                    Note what came of it<span class="govuk-visually-hidden">, {each.to}</span>
                  </Link>
                ) : (
                  `Things moved ${dayInWords(each.endedOn, today)}`
                )
              }
            />
          ))}
        </Rows>
      )}
    </>
  )
}

function whyOf({ saidBy, saidOn, told }: Escalation, today: Temporal.PlainDate): string {
  const said = `${saidBy} said on ${dayInWords(saidOn, today)} that nothing changes.`
  return told === null
    ? said
    : `${said} ${told.by} told them on ${dayInWords(told.on, today)}. ${outcomeWords[told.outcome]}.`
}

import { isToEscalate, mayBeEscalated, type CoveredChild } from '../../../domain/children/covered-child.ts'
import { driftInWords } from '../../../domain/children/drift-words.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { Link } from '../../../ui/pieces/link.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { ChildName } from './child-name.tsx'

/** For whom little changes, of the children on the page: each sign a sentence, and who was told. */
export function StandsStill({ children, today }: { children: readonly CoveredChild[]; today: Temporal.PlainDate }) {
  const still = children.filter(({ drift }) => drift.length > 0)
  if (still.length === 0) return null
  const first = still.toSorted((a, b) => Number(isToEscalate(b)) - Number(isToEscalate(a)))
  return (
    <Section id="still" title="Where little changes">
      <p class="govuk-body">
        Worked out from dates, directions and actions, and never a score: each is a question for the next session.
      </p>
      <Rows>
        {first.map((child) => (
          <Row
            key={child.childId}
            what={
              <span id={`still-${child.childId}`}>
                <ChildName child={child} today={today} />
              </span>
            }
            why={child.drift.map((sign) => (
              <span class="pl-stackline">{driftInWords(sign, today)}</span>
            ))}
            when={<EscalationWords child={child} today={today} />}
          />
        ))}
      </Rows>
    </Section>
  )
}

/** Whether somebody above was told, or is to be. */
export function EscalationWords({ child, today }: { child: CoveredChild; today: Temporal.PlainDate }) {
  const { escalation, unchangedSince, childId, givenName } = child
  if (escalation?.state === 'told') return <>Escalated {dayInWords(escalation.on, today)}</>
  if (escalation?.state === 'waiting') return <>To be told since {dayInWords(escalation.on, today)}</>
  if (mayBeEscalated(child))
    return (
      <Link href={`/children/${childId}/escalate`}>
        Escalate<span class="govuk-visually-hidden"> that nothing changes for {givenName}</span>
      </Link>
    )
  return unchangedSince === null ? null : <>To be escalated</>
}

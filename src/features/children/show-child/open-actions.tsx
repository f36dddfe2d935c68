import { isBefore } from '../../../domain/calendar/days.ts'
import type { TimedAction } from '../../../domain/children/child-record.ts'
import { directionAfter, directionAfterInWords } from '../../../domain/children/direction-after.ts'
import { untoldInWords } from '../../../domain/children/time-events.ts'
import { dayBeside, dayInWords } from '../../../domain/text/dates.ts'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import { holdsOn } from '../facts/child.queries.ts'
import type { ShowChildPageProps } from './child-page-props.ts'

/** What is still to be done for the child, and whether anything moved since it was agreed (product G1). */
export function OpenActions({ child, time, asOf, today, me }: ShowChildPageProps) {
  const day = asOf ?? today
  const open = time.actions
    .filter(({ state }) => state === 'open')
    .toSorted((a, b) => Temporal.PlainDate.compare(a.dueOn, b.dueOn))
  const told = open.filter(({ what }) => what !== null)
  const holders = time.holders.filter((each) => holdsOn(each, today) && each.membershipId !== me.membershipId)
  const ask = [...new Set(holders.map(({ name }) => name))]
  const untold = untoldInWords(open, { name: child.givenName, ask, day })
  return (
    <Section id="actions" title={asOf === null ? 'Open actions' : 'Actions that were open'}>
      {open.length === 0 && (
        <Empty>
          <p class="govuk-body">
            {asOf === null
              ? `No action you may see is open for ${child.givenName}.`
              : `No action you may see was open for ${child.givenName} on that day.`}
          </p>
        </Empty>
      )}
      {told.length > 0 && (
        <Rows>
          {told.map((action) => (
            <Row
              key={action.actionId}
              href={`/actions/${action.actionId}`}
              what={action.what}
              why={[
                `${action.ownerName === null ? 'Agreed' : `${action.ownerName}, since`} ${dayInWords(action.agreedOn, day)}.`,
                directionAfterInWords(directionAfter(time.discussions, action), action),
              ].join(' ')}
              when={whenDue(action, day)}
              carried={action.carried}
            />
          ))}
        </Rows>
      )}
      {untold !== '' && <p class="govuk-body">{untold}</p>}
    </Section>
  )
}

function whenDue({ dueOn, dueIsKnown }: TimedAction, day: Temporal.PlainDate): string {
  if (!dueIsKnown) return 'Its date was moved later'
  return `${isBefore(dueOn, day) ? 'Was due' : 'Due'} ${dayBeside(dueOn, day)}`
}

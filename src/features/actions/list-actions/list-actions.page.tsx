import { daysBetween, isBefore } from '../../../domain/calendar/days.ts'
import { countOf, dayBeside, dayInWords, londonDay } from '../../../domain/text/dates.ts'
import { Head } from '../../../ui/pieces/head.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import { State } from '../../../ui/pieces/state.tsx'
import { LateActions } from '../late/late.page.tsx'
import type { LateAction } from '../late/late.queries.ts'
import type { ActionFacts } from '../facts/actions.queries.ts'

interface ActionsPageProps {
  open: readonly ActionFacts[]
  done: readonly ActionFacts[]
  /** come to the reader because they are late */
  late: readonly LateAction[]
  /** by action: whether the direction moved after it */
  directions: ReadonlyMap<string, string>
  today: Temporal.PlainDate
}

/** What I have said I will do, by date, and what I have done lately. */
export function ActionsPage({ open, done, late, directions, today }: ActionsPageProps) {
  return (
    <>
      <Head title="Your actions" />
      <LateActions late={late} today={today} />
      <Section id="open" title="To do">
        {open.length === 0 ? (
          <Empty>
            <p class="govuk-body">Nothing is left to do. Actions agreed in a session for you appear here.</p>
          </Empty>
        ) : (
          <Rows>
            {open.map((action) => (
              <Row
                key={action.actionId}
                what={action.what}
                href={`/actions/${action.actionId}`}
                why={whyOf(action, action.agreedOn.equals(today) ? undefined : directions.get(action.actionId))}
                when={<Due on={action.dueOn} today={today} />}
                carried={action.carried}
              />
            ))}
          </Rows>
        )}
      </Section>
      {done.length > 0 && (
        <Section id="done" title="Done in the last 8 weeks">
          <Rows>
            {done.map((action) => (
              <Row
                key={action.actionId}
                what={action.what}
                href={`/actions/${action.actionId}`}
                why={[action.outcome ?? '', directions.get(action.actionId) ?? '']
                  .filter((words) => words !== '')
                  .join(' ')}
                when={
                  <State state={action.state === 'done' ? 'met' : 'not-applicable'}>
                    {action.state === 'done' ? 'Done' : 'Dropped'}
                    {action.closedAt === null ? '' : ` ${dayInWords(londonDay(action.closedAt), today)}`}
                  </State>
                }
              />
            ))}
          </Rows>
        </Section>
      )}
    </>
  )
}

function whyOf(action: ActionFacts, direction: string | undefined): string {
  const { why, childName, childSafety } = action
  return [
    /[.?]$/.test(why) ? why : `${why}.`,
    ...(childName === null ? [] : [childSafety ? `Keeps ${childName} safe.` : `For ${childName}.`]),
    ...(direction === undefined ? [] : [direction]),
  ].join(' ')
}

/** "By 16 April", or how many days over. */
export function Due({ on, today }: { on: Temporal.PlainDate; today: Temporal.PlainDate }) {
  if (isBefore(on, today)) return <State state="overdue">{countOf(daysBetween(on, today), 'day')} over</State>
  return <State state={daysBetween(today, on) <= 7 ? 'due' : 'upcoming'}>By {dayBeside(on, today)}</State>
}

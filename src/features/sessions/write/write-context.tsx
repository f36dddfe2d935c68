import type { ComponentChildren } from 'preact'
import { statusInWords } from '../../../domain/sessions/child-status.ts'
import { runOf } from '../../../domain/sessions/rag-history.ts'
import type { DocumentKind } from '../../../domain/templates/facts.ts'
import { dayBeside, dayInWords } from '../../../domain/text/dates.ts'
import { Link } from '../../../ui/pieces/link.tsx'
import { Rag } from '../../../ui/pieces/rag.tsx'
import { Readers } from '../../../ui/pieces/readers.tsx'
import { Carried } from '../../../ui/pieces/rows.tsx'
import { ContextBlock } from '../../../ui/pieces/session.tsx'
import type { ActionFacts } from '../../actions/public.ts'
import type { SessionChild, SessionFacts } from '../facts/session-facts.ts'
import { statusChange } from '../facts/session-words.ts'
import type { LastDecision, NamedReader } from './write-context.queries.ts'

interface ContextProps {
  session: SessionFacts
  child: SessionChild | null
  kind: DocumentKind
  openActions: readonly ActionFacts[]
  lastDecision: LastDecision | null
  named: readonly NamedReader[]
  today: Temporal.PlainDate
}

/** Facts, open actions, the last decision, and who will read the page. */
export function WriteContext(props: ContextProps) {
  const { session, child, openActions, lastDecision, today } = props
  return (
    <>
      {child !== null && <ChildFacts session={session} child={child} today={today} />}
      {openActions.length > 0 && (
        <ContextBlock title="Open actions">
          <ul>
            {openActions.map((action) => (
              <li key={action.actionId}>
                {action.what}
                <br />
                {action.carried > 0 && (
                  <>
                    <Carried times={action.carried} />{' '}
                  </>
                )}
                {action.ownerName}, by {dayBeside(action.dueOn, today)}
              </li>
            ))}
          </ul>
        </ContextBlock>
      )}
      {lastDecision !== null && lastDecision.decisions.length > 0 && (
        <ContextBlock title={`Last decision, ${dayInWords(lastDecision.day, today)}`}>
          <div class="pl-record">
            {lastDecision.decisions.map((decision, index) => (
              <p key={index}>
                {decision.what} Why: {decision.why}
              </p>
            ))}
          </div>
        </ContextBlock>
      )}
      <WhoWillRead {...props} />
    </>
  )
}

interface ChildFactsProps {
  session: SessionFacts
  child: SessionChild
  today: Temporal.PlainDate
}

export function ChildFacts({ session, child, today }: ChildFactsProps) {
  const changed = statusChange(session, child, today)
  const newest = child.earlierRags[0] ?? null
  const run = runOf(child.earlierRags)
  return (
    <ContextBlock title={`${child.givenName}, today`}>
      <ul>
        <li>
          <Rag value={newest} {...(run > 1 ? { since: `${run} times running` } : {})} />
        </li>
        {child.statuses.length === 0 && <li>No status is recorded</li>}
        {child.statuses.map((held) => (
          <li key={held.status}>
            {statusInWords(held.status, held.legalBasis)}, since {dayInWords(held.startsOn, today)}
          </li>
        ))}
        {changed !== '' && <li>Changed since you last met: {changed}</li>}
        {child.bornOn !== null && (
          <li>
            {child.age} years old, born {dayInWords(child.bornOn, today)}
          </li>
        )}
        {child.seenAloneOn !== null && <li>Seen and heard alone on {dayInWords(child.seenAloneOn, today)}</li>}
        <li>
          <Link href={`/children/${child.childId}`}>All that is known of {child.givenName}</Link>
        </li>
      </ul>
    </ContextBlock>
  )
}

/** Said before the first key is pressed. */
export function WhoWillRead({ session, child, kind, named }: ContextProps) {
  const other = session.iAm === 'supervisee' ? session.supervisor : session.supervisee
  const readers = [
    { name: `You and ${other.firstName}`, basis: 'Hold the session' },
    ...named
      .filter((each) => each.documentKind === kind)
      .map(({ name }) => ({ name, basis: 'Named in your agreement, once you have both signed' })),
    ...(kind === 'case_discussion' && child !== null
      ? [{ name: `Staff who keep ${child.givenName}’s file`, basis: 'Once you have both signed' }]
      : []),
  ]
  const last: ComponentChildren = kind === 'wellbeing' ? 'Nobody else reads this page.' : 'Nobody else can open this.'
  return (
    <ContextBlock title="Who will read this page">
      <Readers readers={readers} last={last} />
    </ContextBlock>
  )
}

import type { ComponentChildren } from 'preact'
import type { CaseHistory } from '../../../domain/children/case-history.ts'
import type { DriftLimits } from '../../../domain/children/drift-limits.ts'
import { concernWords } from '../../../domain/children/concern-words.ts'
import { amendmentInWords } from '../../../domain/plan-amendments/agency-standing.ts'
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
import type { Amendment } from '../../plan-amendments/public.ts'
import type { SessionChild, SessionFacts } from '../facts/session-facts.ts'
import { statusChange } from '../facts/session-words.ts'
import { StayCurious } from './stay-curious.tsx'
import type { LastDecision, NamedReader } from './write-context.queries.ts'

interface ContextProps {
  session: SessionFacts
  child: SessionChild | null
  /** of the child, as facts; null when the page is about none */
  history: CaseHistory | null
  /** from what on it is said that nothing moves */
  drift: DriftLimits
  kind: DocumentKind
  openActions: readonly ActionFacts[]
  lastDecision: LastDecision | null
  named: readonly NamedReader[]
  /** of the child's plan, with what is still to be done; empty when the page is about none */
  planChanges: readonly Amendment[]
  today: Temporal.PlainDate
}

/** Facts, open actions, the last decision, and who will read the page. */
export function WriteContext(props: ContextProps) {
  const { session, child, history, openActions, lastDecision, today } = props
  return (
    <>
      {child !== null && <ChildFacts session={session} child={child} history={history} today={today} />}
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
      {child !== null && <PlanChanges session={session} child={child} changes={props.planChanges} />}
      {history !== null && <StayCurious history={history} limits={props.drift} today={today} />}
      <WhoWillRead {...props} />
    </>
  )
}

/** Who must hear of a change of the plan is named here; what was said of it is on the page (S4, App III f). */
function PlanChanges({
  session,
  child,
  changes,
}: {
  session: SessionFacts
  child: SessionChild
  changes: readonly Amendment[]
}) {
  return (
    <ContextBlock title="If the plan changes">
      {changes.length > 0 && (
        <ul>
          {changes.map(({ amendmentId, what, agencies }) => (
            <li key={amendmentId}>
              <Link href={`/plan-changes/${amendmentId}`}>{what}</Link>
              <br />
              {amendmentInWords(agencies)}
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link href={`/children/${child.childId}/plan-changes/new?session=${session.sessionId}`}>
          Name the agencies that must hear of it
        </Link>
      </p>
    </ContextBlock>
  )
}

interface ChildFactsProps {
  session: SessionFacts
  child: SessionChild
  history?: CaseHistory | null
  today: Temporal.PlainDate
}

export function ChildFacts({ session, child, history = null, today }: ChildFactsProps) {
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
          {worryInWords(history, today)}{' '}
          <Link href={`/children/${child.childId}/concern`}>Say what the worry about {child.givenName} is</Link>
        </li>
        <li>
          <Link href={`/children/${child.childId}`}>All that is known of {child.givenName}</Link>
        </li>
      </ul>
    </ContextBlock>
  )
}

/** "Neglect since 3 March." Nothing when nobody has said what the worry is mainly about. */
function worryInWords(history: CaseHistory | null, today: Temporal.PlainDate): string {
  const now = (history?.concerns ?? []).filter(({ endsOn }) => endsOn === null)
  return now.map(({ concern, startsOn }) => `${concernWords[concern]} since ${dayInWords(startsOn, today)}.`).join(' ')
}

/** Said before the first key is pressed. */
export function WhoWillRead({
  session,
  child,
  kind,
  named,
}: Pick<ContextProps, 'session' | 'child' | 'kind' | 'named'>) {
  const other = session.iAm === 'supervisee' ? session.supervisor : session.supervisee
  const all = session.group === null ? 'both' : 'all'
  const readers = [
    session.group === null
      ? { name: `You and ${other.firstName}`, basis: 'Hold the session' }
      : { name: 'Those who are here', basis: 'They write it, and they sign it' },
    ...named
      .filter((each) => each.documentKind === kind)
      .map(({ name }) => ({ name, basis: 'Named in your agreement, once you have both signed' })),
    ...(session.group?.minutesTo && kind === 'work'
      ? [{ name: 'The safeguarding team', basis: 'Once you have all signed, as the policy says' }]
      : []),
    ...(kind === 'case_discussion' && child !== null
      ? [{ name: `Staff who keep ${child.givenName}’s file`, basis: `Once you have ${all} signed` }]
      : []),
  ]
  const last: ComponentChildren = kind === 'wellbeing' ? 'Nobody else reads this page.' : 'Nobody else can open this.'
  return (
    <ContextBlock title="Who will read this page">
      <Readers readers={readers} last={last} />
    </ContextBlock>
  )
}

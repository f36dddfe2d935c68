import type { ComponentChildren } from 'preact'
import { concernWords } from '../../../domain/children/concern-words.ts'
import { driftInWords } from '../../../domain/children/drift-words.ts'
import type { ChildTime } from '../../../domain/children/child-record.ts'
import { heldSince, statusesOn } from '../../../domain/children/spells.ts'
import { planAgeInWords, type Told } from '../../../domain/children/time-events.ts'
import { statusInWords } from '../../../domain/sessions/child-status.ts'
import { runOf } from '../../../domain/sessions/rag-history.ts'
import { dayInWords, dayWithYear, listInWords } from '../../../domain/text/dates.ts'
import { TimeAxis } from '../../../ui/charts/time-axis.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Rag } from '../../../ui/pieces/rag.tsx'
import { Columns, Section } from '../../../ui/pieces/section.tsx'
import { nameAndAge } from '../child-table.tsx'
import { EscalationNotes } from '../escalate/escalation-notes.tsx'
import { holdsOn } from '../facts/child.queries.ts'
import { ThenNotice, TimePages, windowInWords } from '../time/time-pieces.tsx'
import { dayOf, type ShowChildPageProps } from './child-page-props.ts'
import { ChildSide } from './child-side.tsx'
import { Decisions } from './decisions.tsx'
import { OpenActions } from './open-actions.tsx'
import { Statuses } from './statuses.tsx'

/** One child: what stands still, everything on one line of time, what was decided, and what is owed (product F5). */
export function ShowChildPage(props: ShowChildPageProps) {
  const { child, time, asOf, paged, thenState } = props
  const path = `/children/${child.childId}`
  return (
    <>
      <FormErrors state={thenState} labels={{ known: 'What was known then' }} />
      {asOf !== null && <ThenNotice path={path} asOf={asOf} />}
      <Head title={nameAndAge(child, dayOf(props))} facts={headFacts(props)} />
      <NotMoved {...props} />
      <section class="pl-section" aria-labelledby="time">
        <div class="pl-section__head">
          <h2 class="govuk-heading-m" id="time">
            Everything on one line
          </h2>
          <p class="pl-note">{windowInWords(paged)}</p>
        </div>
        <TimeAxis
          id="axis"
          title={`${child.givenName} ${child.familyName}, ${windowInWords(paged)}`}
          time={time}
          limits={props.limits}
          window={paged.window}
          today={dayOf(props)}
          todayWord={asOf === null ? 'Today, ' : ''}
          here={[asOf === null ? 'Today.' : 'The day of this page.', planAgeInWords(time, dayOf(props))]
            .join(' ')
            .trim()}
          hrefOf={(told) => hrefOf(told, props.openable)}
        />
        <TimePages path={path} paged={paged} asOf={asOf} />
      </section>
      <Columns side={<ChildSide {...props} />}>
        <Decisions {...props} />
        <OpenActions {...props} />
        {asOf === null && <Statuses child={child} time={time} today={props.today} />}
      </Columns>
    </>
  )
}

/** What suggests that nothing moves, each a sentence, and whom somebody told of it (product F4). */
function NotMoved(props: ShowChildPageProps) {
  const { child, drift, escalations, saved, asOf, today } = props
  if (drift.length === 0 && escalations.length === 0) return null
  return (
    <Section id="drift" title={asOf === null ? 'What has not moved' : 'What had not moved'}>
      {drift.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {drift.map((sign) => (
            <li>{driftInWords(sign, dayOf(props))}</li>
          ))}
        </ul>
      )}
      {asOf === null && (
        <EscalationNotes
          childId={child.childId}
          givenName={child.givenName}
          escalations={escalations}
          saved={saved}
          today={today}
        />
      )}
    </Section>
  )
}

function hrefOf({ sessionId, actionId }: Told, openable: ReadonlySet<string>): string | null {
  if (actionId !== undefined) return `/actions/${actionId}`
  return sessionId !== undefined && openable.has(sessionId) ? `/sessions/${sessionId}` : null
}

function headFacts(props: ShowChildPageProps): ComponentChildren[] {
  const { child, time } = props
  const day = dayOf(props)
  const directions = time.discussions.flatMap(({ rag }) => (rag === null ? [] : [rag])).toReversed()
  const [newest] = directions
  const times = runOf(directions)
  const held = time.holders.filter((each) => holdsOn(each, day))
  return [
    ...(newest === undefined
      ? []
      : [<Rag value={newest} {...(times > 1 ? { since: `at each of the last ${times} discussions` } : {})} />]),
    ...statusesOn(time, day).map(({ status, legalBasis, startsOn }) => {
      const since = heldSince(time, (each) => each === status, day) ?? startsOn
      return `${statusInWords(status, legalBasis)}, since ${dayInWords(since, day)}`
    }),
    ...concerned(time, day),
    held.length === 0 ? 'Nobody holds the case' : `Held by ${listInWords(held.map(({ name }) => name))}`,
    ...(child.bornOn === null ? [] : [`Born ${dayWithYear(child.bornOn)}`]),
    ...(child.reference === null ? [] : [`Reference ${child.reference}`]),
    ...(child.school === null ? [] : [child.school]),
    ...(props.asOf === null ? [<Link href="#then-title">What was known on a day</Link>] : []),
  ]
}

/** "Mainly neglect", of what the worry is about on a day. */
function concerned(time: ChildTime, day: Temporal.PlainDate): string[] {
  const words = (time.concerns ?? []).filter((each) => holdsOn(each, day)).map(({ concern }) => concernWords[concern])
  return words.length === 0 ? [] : [`Mainly ${listInWords(words.map((each) => each.toLowerCase()))}`]
}

import { daysBetween } from '../calendar/days.ts'
import { firstName } from '../sessions/names.ts'
import { countOf, dayInWords, listInWords } from '../text/dates.ts'
import type { LateForSafety, Missed, OverdueAction, OwnOverdue, SeriesEnd } from './home-facts.ts'
import type { Step } from './step.ts'

const namesShown = 5
const wordsOfTitle = 12

/** Who is missed, for those who oversee: the one most overdue with the others beside, then those who have nobody. */
export function missedSteps({ overdue, nobody }: Missed, today: Temporal.PlainDate): Step[] {
  const steps: Step[] = []
  const [most, ...others] = overdue
  if (most !== undefined) {
    const next =
      most.next === null ? 'no session is booked' : `the next session is booked for ${dayInWords(most.next, today)}`
    const too = others.length === 0 ? '' : ` ${namesOrCount(others)} ${others.length === 1 ? 'is' : 'are'} overdue too.`
    steps.push({
      kind: 'missed',
      title: `${possessive(most.name)} supervision is ${most.words}`,
      why:
        most.withName === null
          ? `You supervise ${firstName(most.name)}, and ${next}.${too}`
          : `It is with ${most.withName}, and ${next}. Talk to them both.${too}`,
      short: most.words,
      action: {
        text: `See ${possessive(firstName(most.name))} supervision`,
        href: `/people/${most.membershipId}/supervision`,
      },
    })
  }
  const [alone] = nobody
  if (alone !== undefined) {
    const many = nobody.length > 1
    steps.push({
      kind: 'missed',
      title: many ? `Nobody supervises ${nobody.length} people here` : `Nobody supervises ${alone.name}`,
      why: `${many ? `${namesOrCount(nobody)} have nobody. ` : ''}Find somebody who will: the two then draft what they agree.`,
      short: many ? countOf(nobody.length, 'person', 'people') : 'Has nobody',
      action: many
        ? { text: 'See the people', href: '/people' }
        : {
            text: `See ${possessive(firstName(alone.name))} supervision`,
            href: `/people/${alone.membershipId}/supervision`,
          },
    })
  }
  return steps
}

/** An action that keeps a child safe is late, and has come to whoever is above the supervisor (S2). */
export function lateForSafetyStep(late: LateForSafety, today: Temporal.PlainDate): Step {
  const over = countOf(daysBetween(late.dueOn, today), 'day')
  return {
    kind: 'late_for_safety',
    title: `An action for a child’s safety is ${over} late`,
    why: `${late.ownerName} was to do it by ${dayInWords(late.dueOn, today)}, and ${late.supervisorName} supervises. It comes to you because it is late.`,
    short: `${over} over`,
    action: { text: 'See the action', href: `/actions/late/${late.actionId}` },
  }
}

/** One's own supervision, past the agreed time: with whom to talk, and what to do about it. */
export function ownOverdueStep({ agreementId, withName, words, next }: OwnOverdue, today: Temporal.PlainDate): Step {
  const first = firstName(withName)
  return {
    kind: 'own_overdue',
    title: `Your supervision is ${words}`,
    why:
      next === null
        ? `None is booked. Talk to ${first}, and plan the next session together.`
        : `The next session is booked for ${dayInWords(next.on, today)}. Talk to ${first} about an earlier day.`,
    short: words,
    action:
      next === null
        ? { text: 'Plan the sessions', href: `/agreements/${agreementId}/plan` }
        : { text: 'Move the session', href: `/sessions/${next.sessionId}/move` },
  }
}

/** Being overdue with nothing booked says already that nothing is booked. */
export const saidAsOverdue = (series: SeriesEnd, own: readonly OwnOverdue[]): boolean =>
  series.runsOutOn === null && own.some(({ agreementId, next }) => agreementId === series.agreementId && next === null)

/** One overdue action is itself the step; several are counted, and stand by themselves below. */
export function overdueActionSteps(actions: readonly OverdueAction[], today: Temporal.PlainDate): Step[] {
  const [only, ...more] = actions
  if (only === undefined) return []
  const then = 'Say what came of it, or take it to your next session.'
  if (more.length > 0) {
    return [
      {
        kind: 'overdue_actions',
        title: `${countOf(actions.length, 'action')} of yours are past the agreed date`,
        why: 'Say what came of each, or take it to your next session.',
        short: 'Overdue',
        action: { text: 'See your actions', href: '/actions' },
      },
    ]
  }
  const due = `due on ${dayInWords(only.dueOn, today)}`
  const child = only.childName === null ? '' : `For ${only.childName}. `
  const fits = only.what.trim().split(/\s+/).length <= wordsOfTitle
  return [
    {
      kind: 'overdue_actions',
      title: fits ? only.what : `An action of yours was ${due}`,
      why: fits ? `${child}It was ${due}. ${then}` : `${only.what.replace(/[.\s]+$/, '')}. ${child}${then}`,
      short: `Was ${due}`,
      action: { text: 'Say what came of it', href: `/actions/${only.actionId}` },
    },
  ]
}

const possessive = (name: string): string => `${name}’s`

function namesOrCount(people: readonly { name: string }[]): string {
  return people.length > namesShown
    ? countOf(people.length, 'person', 'people')
    : listInWords(people.map(({ name }) => name))
}

import { daysBetween, isBefore } from '../calendar/days.ts'
import { countOf } from '../text/dates.ts'
import { statusInWords, statusOrder } from './child-status.ts'

/** What is known of a child that may be put on the agenda. */
export interface Candidate {
  childId: string
  familyId: string
  familyName: string
  givenName: string
  /** what holds today, the gravest first */
  statuses: readonly { status: string; legalBasis: string | null }[]
  /** the day of the last session at which this child was discussed; null when never */
  lastDiscussedOn: Temporal.PlainDate | null
}

/**
 * A few words why a child is on the agenda of the session of that day: never discussed, or how long it will be, after the
 * status that makes it count (product E2). Never a score.
 */
export function whyOnAgenda(child: Candidate, sessionDay: Temporal.PlainDate): string {
  const gravest = child.statuses[0]
  const status = gravest === undefined ? null : statusInWords(gravest.status, gravest.legalBasis)
  const since = sinceDiscussed(child, sessionDay)
  if (status === null) return since
  return `${status}, ${since.charAt(0).toLowerCase()}${since.slice(1)}`
}

function sinceDiscussed(child: Candidate, sessionDay: Temporal.PlainDate): string {
  if (child.lastDiscussedOn === null) return 'Never discussed'
  const days = Math.max(0, daysBetween(child.lastDiscussedOn, sessionDay))
  return `${countOf(days, 'day')} since discussed`
}

/**
 * The order that children are put on the agenda in: never discussed first, then the longest since, the graver status
 * first where that is equal. Brothers and sisters follow one another, after the one of them who comes first.
 */
export function inAgendaOrder<C extends Candidate>(children: readonly C[]): C[] {
  const ordered = children.toSorted(moreUrgentFirst)
  const families = [...new Set(ordered.map((child) => child.familyId))]
  return families.flatMap((family) => ordered.filter((child) => child.familyId === family))
}

function moreUrgentFirst(a: Candidate, b: Candidate): number {
  if (a.lastDiscussedOn === null || b.lastDiscussedOn === null) {
    if (a.lastDiscussedOn !== b.lastDiscussedOn) return a.lastDiscussedOn === null ? -1 : 1
  } else if (!a.lastDiscussedOn.equals(b.lastDiscussedOn)) {
    return isBefore(a.lastDiscussedOn, b.lastDiscussedOn) ? -1 : 1
  }
  return gravity(a) - gravity(b) || compareText(a.familyName, b.familyName) || compareText(a.givenName, b.givenName)
}

function gravity(child: Candidate): number {
  const rank = statusOrder.indexOf(child.statuses[0]?.status ?? '')
  return rank === -1 ? statusOrder.length : rank
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

import type { ObligationState } from '../compliance/obligation.ts'
import type { Rag } from '../sessions/rag-history.ts'
import type { DriftSign } from './drift.ts'
import type { WayToSession } from './way-to-session.ts'

type Day = Temporal.PlainDate

/**
 * One child of the coverage page on a day, as kept: see `coverage.ts` for what the words mean. Days are counted from that
 * day by whoever reads them, because a page of fifty children does little else.
 */
export interface CoveredChild {
  readonly childId: string
  readonly givenName: string
  readonly familyName: string
  readonly bornOn: Day | null
  /** whether the reader may open the child's page */
  readonly opens: boolean
  /** for how many days it has been watched */
  readonly watchedDays: number
  /** the gravest first */
  readonly statuses: readonly string[]
  readonly steppedDownOn: Day | null
  /** what held until nothing did, where nobody has spoken of the child since */
  readonly ended: { readonly status: string; readonly on: Day; readonly daysAgo: number } | null
  readonly holders: readonly string[]
  readonly lastOn: Day | null
  /** the newest first, of the weeks that are drawn and the last one before them */
  readonly discussedDaysAgo: readonly number[]
  readonly never: 'at_all' | 'since_live' | null
  readonly rag: Rag | null
  readonly ragTimes: number
  /** the last discussion is in a record that not all have signed; its direction where the reader may know it */
  readonly waits?: { readonly rag: Rag | null } | null
  /** on the agenda of the next session, or with somebody who holds the case */
  readonly booked: { readonly on: Day; readonly inDays: number; readonly for: 'child' | 'holder' } | null
  readonly meeting: {
    readonly on: Day
    readonly inDays: number
    readonly kind: string
    readonly discussed: boolean
  } | null
  readonly limit: {
    readonly on: Day | null
    /** days until it, negative when it has passed */
    readonly inDays: number | null
    /** where its time began */
    readonly fromDaysAgo: number | null
    readonly state: ObligationState
    readonly kind: 'gap' | 'window' | 'meeting' | 'open'
    readonly clause: readonly string[]
  } | null
  /** who holds the case, who supervises them and when they meet: where the child is late, or will be */
  readonly ways?: readonly WayToSession[]
  readonly drift: readonly DriftSign[]
  /** since when nothing has changed for a child in need */
  readonly unchangedSince: Day | null
  readonly escalation: { readonly state: 'waiting' | 'told'; readonly on: Day } | null
}

/** Twelve weeks of discussions are kept for the picture, and the last one before them. */
export const daysDrawnBack = 84

/** How a child stands against the limit on a day. */
export type Standing = 'past' | 'near' | 'in_time' | 'paused' | 'undecided' | 'no_limit'

/** So many days before the limit it is called due: a week, in which a session can still be had. */
export const nearDays = 7

export function standingOf({ limit }: Pick<CoveredChild, 'limit'>): Standing {
  if (limit === null) return 'no_limit'
  if (limit.state === 'paused') return 'paused'
  if (limit.state === 'breached') return 'past'
  if (limit.inDays === null) return 'undecided'
  if (limit.inDays < 0) return 'past'
  return !isDoneFor(limit) && limit.inDays <= nearDays ? 'near' : 'in_time'
}

/** Discussed in this half-term, where that is the rule: nothing is asked until it ends. */
export const isDoneFor = (limit: CoveredChild['limit']): boolean => limit?.kind === 'window' && limit.state === 'met'

/** What is booked comes after the limit, which has not passed yet. */
export const willBeLate = ({ limit, booked }: Pick<CoveredChild, 'limit' | 'booked'>): boolean =>
  booked !== null &&
  limit !== null &&
  limit.inDays !== null &&
  !isDoneFor(limit) &&
  limit.inDays >= 0 &&
  booked.inDays > limit.inDays

/** Nothing changes for a child in need, and nobody was told of it or is to be. */
export const isToEscalate = ({
  unchangedSince,
  escalation,
}: Pick<CoveredChild, 'unchangedSince' | 'escalation'>): boolean => unchangedSince !== null && escalation === null

/** Plans for which a lack of change is to be told to somebody above (S4, aim 3). */
export const inNeed: readonly string[] = ['child_protection_plan', 'child_in_need']

/** Somebody may say that nothing changes: a child in need for whom little does, and nobody was told or is to be. */
export const mayBeEscalated = (child: CoveredChild): boolean =>
  child.opens &&
  child.escalation === null &&
  (child.unchangedSince !== null ||
    (child.drift.length > 0 && child.statuses.some((status) => inNeed.includes(status))))

/** How many children, of all that one may see or of those that were asked for, need what. One child may count in several. */
export interface CoverageCounts {
  readonly all: number
  /** those for whom there is a last day in time */
  readonly limited: number
  readonly never: number
  /** discussed before, and not since this became a live case */
  readonly again: number
  readonly past: number
  readonly late: number
  /** a meeting about the plan is near, and nobody has spoken of the child since the last one */
  readonly meeting: number
  /** a case that ended without being spoken of */
  readonly ended: number
  readonly escalate: number
}

/** What is asked for of a list of children. */
export const groups = ['never', 'again', 'past', 'late', 'meeting', 'ended', 'escalate'] as const
export type Group = (typeof groups)[number]

/** So many days ahead a meeting is near enough to speak of the child before it. */
export const meetingNearDays = 28

/** Whether a child counts in a group on a day, as the statement that counts them says it. */
export function isIn(group: Group, child: CoveredChild): boolean {
  switch (group) {
    case 'never':
      return child.never === 'at_all' && child.ended === null
    case 'again':
      return child.never === 'since_live' && child.ended === null
    case 'past':
      return standingOf(child) === 'past'
    case 'late':
      return willBeLate(child)
    case 'meeting':
      return child.meeting !== null && !child.meeting.discussed && child.meeting.inDays <= meetingNearDays
    case 'ended':
      return child.ended !== null
    case 'escalate':
      return isToEscalate(child)
  }
}

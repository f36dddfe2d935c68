import { daysBetween, isAfter, isBefore } from '../calendar/days.ts'
import type { ObligationState } from '../compliance/obligation.ts'
import type { CaseHistory, ReviewMeeting, StatusSpell } from './case-history.ts'
import { discussionsUntil, heldSince, lastDiscussion, latestOf, monthsHavePassed, statusesOn } from './spells.ts'

type Day = Temporal.PlainDate

/** What the policy’s rule says of one child: the kept obligation, as far as coverage needs it. */
export interface CoverageLimit {
  rule: string
  clause: readonly string[]
  state: ObligationState
  /** the day by which the child is to be discussed; null where the rule sets none */
  dueOn: Day | null
}

/** From when on a child who was stepped down counts as stable. */
export interface StableAfter {
  /** green discussions running since stepping down */
  discussions: number
  /** months since */
  months: number
}
export const usuallyStable: StableAfter = { discussions: 2, months: 3 }

export interface Coverage {
  childId: string
  name: string
  familyId: string
  /** what holds, the gravest first */
  statuses: readonly StatusSpell[]
  /** since when, without a break, a status that the policy counts has held; null when none does */
  liveSince: Day | null
  /** the last discussion; null when the child was never discussed */
  lastOn: Day | null
  /** days since the last discussion; when never, since the case is live or came to be known */
  undiscussedDays: number
  /** never discussed at all, or not since this became a live case */
  never: 'at_all' | 'since_live' | null
  limit: CoverageLimit | null
  /** days until the rule’s limit, negative when it has passed; null without one */
  daysLeft: number | null
  /** the next meeting about the plan, and whether the child was discussed since the last one was held */
  meeting: { meetingId: string; kind: string; on: Day; discussed: boolean } | null
  /** while a child who was stepped down is watched until stable */
  steppedDown: { since: Day; greens: number; stable: boolean } | null
  /** a live status has ended within the year, nothing holds now, and nobody has spoken of the child since */
  endedUndiscussed: { status: string; on: Day } | null
}

export interface CoverageAsked {
  asOf: Day
  /** whether the policy counts a status as live */
  isLive: (status: string) => boolean
  limit: CoverageLimit | null
  stable?: StableAfter
}

/**
 * How one child stands against being discussed (product F3). Null when nothing asks for it: no live status, not watched
 * after stepping down, and no case that ended unspoken of.
 */
export function coverageOf(history: CaseHistory, asked: CoverageAsked): Coverage | null {
  const { asOf, isLive, limit } = asked
  const statuses = statusesOn(history, asOf)
  const liveSince = heldSince(history, isLive, asOf)
  const steppedDown = watched(history, asOf, asked.stable ?? usuallyStable)
  const endedUndiscussed = statuses.length > 0 ? null : endedUnspoken(history, asOf, isLive)
  if (liveSince === null && (steppedDown === null || steppedDown.stable) && endedUndiscussed === null) return null
  const last = lastDiscussion(history, asOf)
  const from = last?.on ?? liveSince ?? steppedDown?.since ?? endedUndiscussed?.on ?? asOf
  return {
    childId: history.childId,
    name: history.name,
    familyId: history.familyId,
    statuses,
    liveSince,
    lastOn: last?.on ?? null,
    undiscussedDays: daysBetween(from, asOf),
    never: last === null ? 'at_all' : liveSince !== null && isBefore(last.on, liveSince) ? 'since_live' : null,
    limit,
    daysLeft: limit === null || limit.dueOn === null ? null : daysBetween(asOf, limit.dueOn),
    meeting: nextMeeting(history, asOf, last?.on ?? null),
    steppedDown,
    endedUndiscussed,
  }
}

/** Whether somebody has to do something about this child now, and not only in time. */
export const needsSomething = (covered: Coverage): boolean =>
  covered.never !== null ||
  covered.endedUndiscussed !== null ||
  (covered.daysLeft !== null && covered.daysLeft <= 0) ||
  (covered.meeting !== null && !covered.meeting.discussed)

/** Never discussed first, then nearest to the limit or furthest past it, then the longest undiscussed; by name where equal. */
export function inCoverageOrder(a: Coverage, b: Coverage): number {
  return (
    neverRank(a) - neverRank(b) ||
    (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity) ||
    b.undiscussedDays - a.undiscussedDays ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  )
}

const neverRank = ({ never }: Coverage): number => (never === 'at_all' ? 0 : never === 'since_live' ? 1 : 2)

/** The next meeting that is planned. It was prepared for when the child was discussed after the last one was held. */
export function nextMeeting(history: CaseHistory, asOf: Day, lastOn: Day | null): Coverage['meeting'] {
  const ahead = history.meetings.filter((each) => each.state === 'planned' && !isBefore(each.on, asOf))
  const next = ahead.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on))[0]
  if (next === undefined) return null
  const held = latestOf(history.meetings.filter((each) => wasHeld(each, asOf)).map(({ on }) => on))
  return {
    meetingId: next.meetingId,
    kind: next.kind,
    on: next.on,
    discussed: lastOn !== null && (held === null || isAfter(lastOn, held)),
  }
}

const wasHeld = (meeting: ReviewMeeting, asOf: Day): boolean => meeting.state === 'held' && !isAfter(meeting.on, asOf)

/** A child stays watched after stepping down until it was green at several discussions running and some time has passed. */
function watched(history: CaseHistory, asOf: Day, stable: StableAfter): Coverage['steppedDown'] {
  const since = heldSince(history, (status) => status === 'stepped_down', asOf)
  if (since === null) return null
  const after = discussionsUntil(history, asOf).filter((each) => !isBefore(each.on, since))
  const rated = after.filter(({ rag }) => rag !== null).toReversed()
  const other = rated.findIndex(({ rag }) => rag !== 'green')
  const greens = other === -1 ? rated.length : other
  return { since, greens, stable: greens >= stable.discussions && monthsHavePassed(since, asOf, stable.months) }
}

function endedUnspoken(
  history: CaseHistory,
  asOf: Day,
  isLive: (status: string) => boolean,
): Coverage['endedUndiscussed'] {
  const ended = history.statuses
    .flatMap(({ status, endsOn }) =>
      isLive(status) && endsOn !== null && isBefore(endsOn, asOf) ? [{ status, on: endsOn }] : [],
    )
    .toSorted((a, b) => Temporal.PlainDate.compare(b.on, a.on))[0]
  if (ended === undefined || monthsHavePassed(ended.on, asOf, 12)) return null
  const last = lastDiscussion(history, asOf)
  return last === null || isBefore(last.on, ended.on) ? ended : null
}

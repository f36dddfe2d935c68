import { isBefore } from '../../../domain/calendar/days.ts'
import { coverageOf } from '../../../domain/children/coverage.ts'
import { daysDrawnBack } from '../../../domain/children/covered-child.ts'
import type { DriftLimits } from '../../../domain/children/drift-limits.ts'
import { driftOf, lackOfChange } from '../../../domain/children/drift.ts'
import { runOf, type Rag } from '../../../domain/sessions/rag-history.ts'
import { historyOfFacts, type CoverageFacts } from './coverage-facts.ts'
import type { NearestLimit } from './nearest-limit.ts'

type Day = Temporal.PlainDate

/** A row of `app.child_coverage`, as `platform.store_coverage` takes it: days as text. */
export type CoverageRow = ReturnType<typeof rowOf>

/** Having told somebody stands for as long as a child in need may go undiscussed (S4, aim 4). */
const toldStandsForMonths = 3

/**
 * How one child stands against being discussed, to be kept until something changes or the day does. Null for a child whom
 * nothing asks to discuss. Every status but one that was stepped down makes a live case: a child is never missed because a
 * policy did not think of their status.
 * @param drift from when on it is said that nothing changes, as the policy has it
 */
export function workOutCoverage(
  facts: CoverageFacts,
  limit: NearestLimit | null,
  today: Day,
  drift?: DriftLimits,
): CoverageRow | null {
  const history = historyOfFacts(facts)
  const covered = coverageOf(history, { asOf: today, isLive: (status) => status !== 'stepped_down', limit })
  if (covered === null) return null
  const signs = driftOf(history, today, drift)
  return rowOf({
    facts,
    covered,
    limit,
    signs,
    unchanged: lackOfChange(history, today, signs),
    discussed: daysKept(history.discussions.map(({ on }) => on).toReversed(), today),
    rags: history.discussions.flatMap(({ rag, signed }) => (rag === null || !signed ? [] : [rag])).toReversed(),
    today,
  })
}

interface WorkedOut {
  facts: CoverageFacts
  covered: NonNullable<ReturnType<typeof coverageOf>>
  limit: NearestLimit | null
  signs: ReturnType<typeof driftOf>
  unchanged: Day | null
  /** the newest first */
  discussed: readonly Day[]
  rags: readonly Rag[]
  today: Day
}

function rowOf({ facts, covered, limit, signs, unchanged, discussed, rags, today }: WorkedOut) {
  const { steppedDown, endedUndiscussed: ended, liveSince, meeting } = covered
  const escalation = escalationOf(facts.escalations, today)
  return {
    child_id: facts.child,
    watched_from: String(liveSince ?? steppedDown?.since ?? ended?.on ?? today),
    statuses: [...new Set(covered.statuses.map(({ status }) => status))],
    stepped_down_on: text(steppedDown?.since),
    ended_status: ended?.status ?? null,
    ended_on: text(ended?.on),
    holders: facts.holders,
    discussed_on: discussed.map(String),
    never: covered.never,
    rag: rags[0] ?? null,
    rag_times: rags.length === 0 ? null : runOf(rags),
    booked_on: facts.booked ?? facts.booked_with,
    booked_for: facts.booked !== null ? 'child' : facts.booked_with === null ? null : 'holder',
    meets_on: text(meeting?.on),
    meeting_kind: meeting?.kind ?? null,
    meeting_discussed: meeting?.discussed ?? null,
    limit_on: text(limit?.dueOn),
    limit_from: text(limit?.from),
    limit_state: limit?.state ?? null,
    limit_kind: limit?.kind ?? null,
    limit_clause: limit?.clause ?? [],
    // What an action is stays with its people: here it is one action.
    drift: signs.map((sign) => (sign.kind === 'same_action' ? { ...sign, what: null } : sign)),
    unchanged_since: text(unchanged),
    escalation: escalation?.state ?? null,
    escalated_on: escalation?.on ?? null,
  }
}

const text = (day: Day | null | undefined): string | null => day?.toString() ?? null

/** The newest first: those that are drawn, and the one before them. */
function daysKept(days: readonly Day[], today: Day): Day[] {
  const since = today.subtract({ days: daysDrawnBack })
  const older = days.findIndex((on) => isBefore(on, since))
  return days.slice(0, older === -1 ? undefined : older + 1)
}

/** The last that still stands: somebody is to be told, or was told not long ago. */
function escalationOf(
  escalations: CoverageFacts['escalations'],
  today: Day,
): { state: 'waiting' | 'told'; on: string } | null {
  const standing = escalations.findLast(({ ended }) => ended === null || ended >= today.toString())
  if (standing === undefined) return null
  if (standing.told === null) return { state: 'waiting', on: standing.said }
  const until = Temporal.PlainDate.from(standing.told).add({ months: toldStandsForMonths })
  return isBefore(until, today) ? null : { state: 'told', on: standing.told }
}

import { isAfter, isBefore } from '../calendar/days.ts'
import { statusOrder } from '../sessions/child-status.ts'
import type { Rag } from '../sessions/rag-history.ts'
import type { CaseHistory, StatusSpell } from './case-history.ts'
import { coverageOf, nextMeeting } from './coverage.ts'
import { driftOf, type DriftSign } from './drift.ts'
import type { AgendaAsked } from './agenda-asked.ts'
import { discussionsUntil, heldOn, heldSince, lastDiscussion, monthsHavePassed, statusesOn } from './spells.ts'

type Day = Temporal.PlainDate

/** Why a child is proposed, each with the days that show it. */
export type Reason =
  | { kind: 'never'; at: 'at_all' | 'since_live' }
  | { kind: 'limit'; dueOn: Day; passed: boolean; clause: string | null }
  | { kind: 'meeting'; meeting: string; on: Day }
  | { kind: 'worse'; from: Rag }
  | { kind: 'red' }
  | { kind: 'left_out'; sessions: number }
  | { kind: 'neglect'; since: Day }
  | { kind: 'repeated'; times: number }
  | { kind: 'long_running'; since: Day; months: number }
  | { kind: 'drift'; sign: DriftSign }
  | { kind: 'ended'; status: string; on: Day }
  | { kind: 'watched'; since: Day }
  | { kind: 'informal'; on: Day }

export interface ProposedChild {
  childId: string
  name: string
  familyId: string
  /** what holds on the day of the session, the gravest first */
  statuses: readonly StatusSpell[]
  reasons: readonly Reason[]
  lastOn: Day | null
  /** sessions of the two, running, at which this child was not discussed */
  leftOut: number
  /** the step of the ladder, 1 the most pressing */
  step: number
  /** the place of the gravest status, 0 the gravest */
  gravity: number
  /** of those for whom places are kept */
  quiet: boolean
  /** somebody put the child on the agenda */
  fixed: boolean
  /** chosen because a place was kept, and not by the ladder */
  kept: boolean
}

/** From how many months on a case is long-running. */
const longRunningMonths = 12
/** From how many sessions without the child on it comes before others, and is kept a place. */
const leftOutTwice = 2
const leftOutThrice = 3
/** When it is not known when the two meet next: half a term. */
const usualWeeksBetween = 7

/**
 * The ladder, the most pressing step first: what is already late or was never looked at; what runs out before the two meet
 * again; what is getting worse; who was left out again and again; what does not move; what was stepped down, closed or talked
 * about in between; and everybody else. The page about the proposed agenda says the same in words.
 */
const stepOf: Record<Reason['kind'], number> = {
  never: 1,
  limit: 2,
  meeting: 2,
  worse: 3,
  red: 3,
  left_out: 4,
  neglect: 5,
  repeated: 5,
  long_running: 5,
  drift: 5,
  ended: 6,
  watched: 6,
  informal: 6,
}
const lastStep = 7

/** A child with the reasons for discussing them at that session, the most pressing first. */
export function candidateOf(history: CaseHistory, asked: AgendaAsked): ProposedChild {
  const { on } = asked
  const reasons = reasonsOf(history, asked).toSorted((a, b) => stepFor(a) - stepFor(b))
  const statuses = statusesOn(history, on)
  const leftOut = sessionsWithout(history, asked)
  const step = reasons[0] === undefined ? lastStep : stepFor(reasons[0])
  return {
    childId: history.childId,
    name: history.name,
    familyId: history.familyId,
    statuses,
    reasons,
    lastOn: lastDiscussion(history, on)?.on ?? null,
    leftOut,
    step,
    gravity: gravityOf(statuses),
    quiet: isQuiet(reasons, step, leftOut),
    fixed: asked.fixed.has(history.childId),
    kept: false,
  }
}

const stepFor = (reason: Reason): number => (reason.kind === 'limit' && reason.passed ? 1 : stepOf[reason.kind])

function gravityOf(statuses: readonly StatusSpell[]): number {
  const rank = statusOrder.indexOf(statuses[0]?.status ?? '')
  return rank === -1 ? statusOrder.length : rank
}

/**
 * Whom a list by alarm would never reach: neglect, long or repeated worry without a protection plan, and who was left out
 * three times although nothing runs out.
 */
const isQuiet = (reasons: readonly Reason[], step: number, leftOut: number): boolean =>
  (leftOut >= leftOutThrice && step > stepOf.limit) ||
  reasons.some(({ kind }) => kind === 'neglect' || kind === 'long_running' || kind === 'repeated')

function reasonsOf(history: CaseHistory, asked: AgendaAsked): Reason[] {
  const { on } = asked
  const until = asked.nextOn ?? on.add({ weeks: usualWeeksBetween })
  const last = lastDiscussion(history, on)
  const limit = asked.limits.get(history.childId) ?? null
  const covered = coverageOf(history, { asOf: on, isLive: asked.isLive, limit })
  const meeting = nextMeeting(history, on, last?.on ?? null)
  const leftOut = sessionsWithout(history, asked)
  const [ended, watched] = [covered?.endedUndiscussed ?? null, covered?.steppedDown ?? null]
  const never = covered?.never ?? (last === null ? 'at_all' : null)
  return [
    ...(never === null ? [] : [{ kind: 'never', at: never } as const]),
    ...(limit !== null && limit.dueOn !== null && isBefore(limit.dueOn, until)
      ? [
          {
            kind: 'limit',
            dueOn: limit.dueOn,
            passed: isBefore(limit.dueOn, on),
            clause: limit.clause[0] ?? null,
          } as const,
        ]
      : []),
    ...(meeting !== null && !isAfter(meeting.on, until)
      ? [{ kind: 'meeting', meeting: meeting.kind, on: meeting.on } as const]
      : []),
    ...direction(history, on),
    ...(last !== null && leftOut >= leftOutTwice ? [{ kind: 'left_out', sessions: leftOut } as const] : []),
    ...quietly(history, on),
    ...driftOf(history, on, asked.drift).map((sign) => ({ kind: 'drift', sign }) as const),
    ...(ended === null ? [] : [{ kind: 'ended', ...ended } as const]),
    ...(watched === null || watched.stable ? [] : [{ kind: 'watched', since: watched.since } as const]),
    ...history.informal
      .filter((each) => !each.revisited && !isAfter(each.on, on))
      .slice(-1)
      .map((each) => ({ kind: 'informal', on: each.on }) as const),
  ]
}

/** Red, or worse than the time before, at the last discussion that gave a direction. */
function direction(history: CaseHistory, on: Day): Reason[] {
  const rags = discussionsUntil(history, on).flatMap(({ rag }) => (rag === null ? [] : [rag]))
  const [newest, before] = [rags.at(-1), rags.at(-2)]
  if (newest === undefined) return []
  if (before !== undefined && rank[newest] > rank[before]) return [{ kind: 'worse', from: before }]
  return newest === 'red' ? [{ kind: 'red' }] : []
}
const rank: Record<Rag, number> = { green: 0, amber: 1, red: 2 }

/** What is long, repeated or neglect, and seldom loud. A protection plan alone is loud enough; neglect counts under any plan. */
function quietly(history: CaseHistory, on: Day): Reason[] {
  const neglect = (history.concerns ?? []).find((each) => each.concern === 'neglect' && heldOn(each, on))
  const held = statusesOn(history, on)
  const lowerRisk = held.length > 0 && !held.some(({ status }) => status === 'child_protection_plan')
  const since = lowerRisk ? heldSince(history, (status) => status !== 'stepped_down', on) : null
  const times = lowerRisk ? episodesOf(history, on) : 0
  return [
    ...(neglect === undefined ? [] : [{ kind: 'neglect', since: neglect.startsOn } as const]),
    ...(times > 1 ? [{ kind: 'repeated', times } as const] : []),
    ...(since !== null && monthsHavePassed(since, on, longRunningMonths)
      ? [{ kind: 'long_running', since, months: since.until(on, { largestUnit: 'months' }).months } as const]
      : []),
  ]
}

/** How many times the child was a case: times without a break in which some status held, stepping down apart. */
function episodesOf(history: CaseHistory, on: Day): number {
  const spells = history.statuses
    .filter(({ status, startsOn }) => status !== 'stepped_down' && !isAfter(startsOn, on))
    .toSorted((a, b) => Temporal.PlainDate.compare(a.startsOn, b.startsOn))
  let episodes = 0
  let until: Day | null = null
  for (const { startsOn, endsOn } of spells) {
    if (until === null || isAfter(startsOn, until.add({ days: 1 }))) episodes += 1
    const end = endsOn ?? on
    if (until === null || isAfter(end, until)) until = end
  }
  return episodes
}

/** Sessions of the two, running up to that one, at which this child could have been discussed and was not. */
function sessionsWithout(history: CaseHistory, asked: AgendaAsked): number {
  const known = history.statuses[0]?.startsOn ?? history.holders[0]?.startsOn ?? null
  const last = lastDiscussion(history, asked.on)?.on ?? null
  return asked.sessions.filter(
    (day) =>
      isBefore(day, asked.on) && (last === null || isAfter(day, last)) && known !== null && !isBefore(day, known),
  ).length
}

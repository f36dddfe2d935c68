import { FAR, LONG_AGO } from './civil.ts'
import type { CompiledGap } from './compile.ts'
import type { Counted, Happening } from './history.ts'
import { moveOffDay } from './intervals.ts'
import { deadlineOf, type Limit } from './limits.ts'
import { judgeWork } from './judge-work.ts'
import { pushStep, type Spans } from './spans.ts'
import {
  begunBy,
  DUE,
  lastLateDay,
  MET,
  newTimeline,
  newVerdict,
  NOT_APPLICABLE,
  OVERDUE,
  UPCOMING,
  withPauses,
  type Case,
  type Late,
  type Verdict,
} from './verdict.ts'

/** A stretch in which one clock runs: from an event, or from the day the rule began to bind, to the next. */
interface Clock {
  readonly from: number
  /** the event that started it; null for the first day of binding, or the day after a pause that restarts */
  readonly event: Happening | null
  /** whether no event has counted since the rule began to bind */
  readonly first: boolean
  /** the last day before the next clock, or on which the rule binds */
  readonly to: number
  /** the event that ended it, on the day after `to` */
  readonly endedBy: Happening | null
}

/**
 * Never longer than this between two (`docs/policies/pack-format.md`, "gap"). Judged day by day against the limit in
 * force on that day (reading rule 2); due today is not overdue (rule 1).
 */
export function judgeGap(one: Case, gap: CompiledGap, counted: Counted): Verdict {
  if (gap.work) return judgeWork(one, gap.work, counted)
  const { context, binding } = one
  const timeline = newTimeline()
  const late: Late[] = []
  const failing: number[] = []
  let current: Clock | null = null
  const stretches: (readonly [start: number, end: number, from: number])[] = []
  let place = 0
  // One stretch that begins after the days asked about, too: it is what the state turns to.
  for (let span = 0, ahead = false; span < binding.length && !ahead; span += 2) {
    const from = binding[span] as number
    const to = binding[span + 1] as number
    ahead = from > context.horizon
    const end = placeAfter(counted.days, place, to)
    if (to >= context.history.evaluateFrom) {
      pushStep(timeline, Math.max(from, context.history.evaluateFrom), UPCOMING)
      for (const clock of clocksOf(one, counted, place, end, from, to)) {
        runClock(one, gap, clock, timeline, late, failing)
        if (clock.from <= context.asOf) current = clock
      }
      if (to < FAR) pushStep(timeline, to + 1, NOT_APPLICABLE)
      if (one.rule.isShared) stretches.push([place, end, from])
    }
    place = end
  }
  const due = current && current.to >= context.asOf ? dueOf(one, gap, current) : FAR
  const event = current && current.to >= context.asOf ? current.event : null
  const verdict = newVerdict(withPauses(timeline, one.pauses.any))
  if (current && current.to >= context.asOf) verdict.cycle = { name: null, from: current.from, to: due }
  verdict.due = due
  if (event) {
    verdict.goodUntil = due < FAR ? due : null
    verdict.evidence = [event]
  }
  verdict.late = late
  verdict.failing = failing
  if (one.rule.isShared) {
    verdict.needed = (wanted) => stretches.flatMap((stretch) => neededIn(one, gap, counted, stretch, wanted))
  }
  return verdict
}

function placeAfter(days: readonly number[], from: number, last: number): number {
  let place = from
  while (place < days.length && (days[place] as number) <= last) place++
  return place
}

/** The clocks of one stretch of binding. What began before recorded history begins there, or at a recorded event. */
function clocksOf(one: Case, counted: Counted, start: number, end: number, from: number, to: number): Clock[] {
  const { evaluateFrom } = one.context.history
  const { restarts } = one.pauses
  const clocks: Clock[] = []
  let place = start
  let event: Happening | null = null
  let anchor = from
  if (from < evaluateFrom) {
    anchor = evaluateFrom
    while (place < end && (counted.days[place] as number) <= evaluateFrom) {
      event = counted.events[place] as Happening
      anchor = counted.days[place] as number
      place++
    }
  }
  let first = event === null
  let restart = 0
  while (restart < restarts.length && (restarts[restart + 1] as number) < anchor) restart += 2
  for (;;) {
    const nextEvent = place < end ? (counted.days[place] as number) : FAR
    const pauseFrom = restart < restarts.length ? (restarts[restart] as number) : FAR
    if (pauseFrom < nextEvent && pauseFrom <= to) {
      const again = (restarts[restart + 1] as number) + 1
      if (pauseFrom > anchor) clocks.push({ from: anchor, event, first, to: pauseFrom - 1, endedBy: null })
      restart += 2
      if (again > to) return clocks
      // An event during the pause starts no clock: it starts again on the day after.
      while (place < end && (counted.days[place] as number) < again) place++
      anchor = again
      event = null
      continue
    }
    const endedBy = nextEvent <= to ? (counted.events[place] as Happening) : null
    const last = endedBy ? nextEvent - 1 : to
    if (last >= anchor || !endedBy) clocks.push({ from: anchor, event, first, to: last, endedBy })
    if (!endedBy) return clocks
    event = endedBy
    anchor = nextEvent
    first = false
    place++
  }
}

const limitOf = (gap: CompiledGap, clock: Clock) => (clock.first && gap.first ? gap.first : gap.atMost)

/** Writes the states of one clock, piece by piece where the limit changes, and the days on which it was late. */
function runClock(
  one: Case,
  gap: CompiledGap,
  clock: Clock,
  timeline: number[],
  late: Late[],
  failing: number[],
): void {
  const { context, subject } = one
  const amount = limitOf(gap, clock)
  const from = Math.max(clock.from, context.history.evaluateFrom)
  const last = clock.endedBy ? clock.to + 1 : clock.to
  if (amount.fixed) {
    runPiece(one, clock, amount.fixed, from, last, timeline, late, failing)
    return
  }
  let begin = from
  for (const change of changesOf(one, amount)) {
    if (change <= begin || change > last) continue
    runPiece(one, clock, amount.on(context, subject, begin), begin, change - 1, timeline, late, failing)
    begin = change
  }
  if (begin <= last) runPiece(one, clock, amount.on(context, subject, begin), begin, last, timeline, late, failing)
}

function runPiece(
  one: Case,
  clock: Clock,
  limit: Limit,
  from: number,
  to: number,
  timeline: number[],
  late: Late[],
  failing: number[],
): void {
  const due = inTimeUntil(one, limit, clock.from, one.pauses.stopped)
  const over = afterGrace(one, due)
  // The day of the event that ends the clock has the state of the next clock; what was late on it was late.
  const shown = clock.endedBy && to > clock.to ? clock.to : to
  if (from <= shown) {
    const waiting = clock.event ? MET : UPCOMING
    if (from <= due) pushStep(timeline, from, waiting)
    if (!clock.event && due >= from && due <= shown) pushStep(timeline, due, DUE)
    if (over > due && due + 1 <= shown && over >= from) pushStep(timeline, Math.max(from, due + 1), DUE)
    if (over < shown) pushStep(timeline, Math.max(from, over + 1), OVERDUE)
  }
  if (over >= to) return
  const first = Math.max(from, over + 1)
  const madeGood = clock.endedBy && to > clock.to ? to : null
  const before = late.at(-1)
  if (before && before.to === first - 1 && before.madeGood === null && first > clock.from) {
    late[late.length - 1] = { ...before, to, madeGood, by: madeGood === null ? null : clock.endedBy }
    failing[failing.length - 1] = lastLateDay({ from: before.from, to, madeGood })
    return
  }
  late.push({ from: first, to, madeGood, by: madeGood === null ? null : clock.endedBy, cycle: null })
  failing.push(first, lastLateDay({ from: first, to, madeGood }))
}

/** The last day in time of a clock: with pauses, and moved from a day off where the rule says so. */
export function inTimeUntil(one: Case, limit: Limit, from: number, stopped: Spans): number {
  const deadline = deadlineOf(one.context, one.tables, limit, from, stopped)
  return one.rule.dayOff === 'stays' ? deadline : moveOffDay(one.tables, deadline, one.rule.dayOff)
}

/** The last day before it is overdue: the deadline and its grace. */
export function afterGrace({ rule, context, subject, tables }: Case, due: number): number {
  if (!rule.grace || due >= FAR || due <= LONG_AGO) return due
  return deadlineOf(context, tables, rule.grace.fixed ?? rule.grace.on(context, subject, due), due, [])
}

/**
 * The last day in time as it is known today: without pauses that are only planned, and with the limits of the days to
 * come, because a stage that ends on a known day lengthens or shortens the gap that runs then.
 */
function dueOf(one: Case, gap: CompiledGap, clock: Clock): number {
  const { context, subject } = one
  const amount = limitOf(gap, clock)
  const stopped = begunBy(one.pauses.stopped, context.asOf)
  const until = (limit: Limit) => inTimeUntil(one, limit, clock.from, stopped)
  if (amount.fixed) return until(amount.fixed)
  let due = until(amount.on(context, subject, context.asOf))
  if (due < context.asOf) return due
  for (const change of changesOf(one, amount)) {
    if (change <= context.asOf) continue
    if (change > due || change > clock.to) return due
    due = Math.max(change - 1, until(amount.on(context, subject, change)))
  }
  return due
}

/** The days on which a limit may change, in order; one may be there twice. */
function changesOf({ context, subject }: Case, amount: CompiledGap['atMost']): number[] {
  const changes: number[] = []
  amount.changes(context, subject, changes)
  return changes.sort((a, b) => a - b)
}

/**
 * The events without which a gap would be longer: from each, the last one in time, of those that nobody else wants when
 * there are any; or the first late one.
 */
function neededIn(
  one: Case,
  gap: CompiledGap,
  { events, days }: Counted,
  [start, end, from]: readonly [start: number, end: number, from: number],
  wanted: ReadonlySet<Happening>,
): Happening[] {
  const { evaluateFrom } = one.context.history
  const needed: Happening[] = []
  let place = start
  // A clock that began before recorded history begins there, or at the last event before it (reading rule 7).
  if (from < evaluateFrom) while (place < end && (days[place] as number) <= evaluateFrom) place++
  if (place > start) needed.push(events[place - 1] as Happening)
  let anchor = place > start ? (days[place - 1] as number) : Math.max(from, evaluateFrom)
  while (place < end) {
    const amount = needed.length === 0 && gap.first ? gap.first : gap.atMost
    const limit = amount.fixed ?? amount.on(one.context, one.subject, anchor)
    const due = inTimeUntil(one, limit, anchor, one.pauses.stopped)
    let taken = place
    let free = -1
    for (let each = place; each < end && (each === place || (days[each] as number) <= due); each++) {
      taken = each
      if (!wanted.has(events[each] as Happening)) free = each
    }
    if (free >= 0) taken = free
    needed.push(events[taken] as Happening)
    anchor = days[taken] as number
    place = taken + 1
  }
  return needed
}

import { FAR, LONG_AGO } from './civil.ts'
import { afterGrace } from './judge-gap.ts'
import type { CompiledWindow } from './compile.ts'
import type { Counted, Happening } from './history.ts'
import { addInterval } from './intervals.ts'
import { deadlineOf, type Limit } from './limits.ts'
import { amountOf } from './judge-window.ts'
import { pushStep } from './spans.ts'
import {
  begunBy,
  DUE,
  lateDays,
  MET,
  newTimeline,
  newVerdict,
  NOT_APPLICABLE,
  OVERDUE,
  stateOn,
  UPCOMING,
  withPauses,
  type Case,
  type Late,
  type Stretch,
  type Verdict,
} from './verdict.ts'

/**
 * So many in any stretch of an interval: judged on every day for the stretch that ends on it, from the last day of the
 * first whole one since the rule began to bind. An event leaves on the day on which the interval has passed since it.
 * What is inside and what is asked change on few days, so those alone are looked at.
 */
export function judgeRolling(one: Case, window: CompiledWindow, counted: Counted): Verdict {
  const { context, binding } = one
  const rolling: Rolling = {
    one,
    window,
    counted,
    changes: changesOf(one, window),
    timeline: newTimeline(),
    late: [],
    piece: newPiece(),
    shown: null,
  }
  // One stretch that begins after the days asked about, too: it is what the state turns to.
  for (let span = 0, ahead = false; span < binding.length && !ahead; span += 2) {
    const from = binding[span] as number
    const to = binding[span + 1] as number
    ahead = from > context.horizon
    if (to < context.history.evaluateFrom) continue
    judgeSpan(rolling, from, to)
    if (to < FAR) pushStep(rolling.timeline, to + 1, NOT_APPLICABLE)
  }
  return verdictOf(rolling)
}

/** What is judged, and what was found so far. */
interface Rolling {
  readonly one: Case
  readonly window: CompiledWindow
  readonly counted: Counted
  /** the days on which more or less may be asked than before, in order */
  readonly changes: readonly number[]
  readonly timeline: number[]
  readonly late: Late[]
  /** one after the other is written into the same object; the one to be shown is copied */
  readonly piece: Piece
  shown: Piece | null
}

/** Days on which the same events are inside, and as many are asked. */
interface Piece {
  from: number
  to: number
  /** the day from which the first whole stretch runs, and that on which it ends, before which nobody is late */
  since: number
  judgedFrom: number
  /** the first event inside, and the one after the last */
  start: number
  end: number
  has: number
  needs: number
  most: number
  /** the event that came on its first day, where something is asked that events can bring */
  came: Happening | null
}

/** Everything is written before it is read. */
const newPiece = (): Piece => ({
  from: FAR,
  to: FAR,
  since: FAR,
  judgedFrom: FAR,
  start: FAR,
  end: FAR,
  has: FAR,
  needs: FAR,
  most: FAR,
  came: null,
})

const NO_CHANGES: readonly number[] = Object.freeze([])

function changesOf(one: Case, window: CompiledWindow): readonly number[] {
  const { atLeast, atMost, measure } = window
  // Mostly the same is asked always.
  if (!atLeast?.changes && !atMost?.changes && !measure.changes) return NO_CHANGES
  const { context, subject } = one
  const changes: number[] = []
  const leave = (day: number) => leaves(one, window, day)
  atLeast?.changes?.(context, subject, changes, leave)
  atMost?.changes?.(context, subject, changes, leave)
  measure.changes?.(one, changes)
  return changes.sort((a, b) => a - b)
}

/**
 * Judges days on all of which the rule binds. After a pause that restarts a whole stretch passes again before anybody is
 * late; what was late before it stays. One that is only planned restarts nothing yet.
 */
function judgeSpan(rolling: Rolling, from: number, to: number): void {
  const { context, pauses } = rolling.one
  const restarts = begunBy(pauses.restarts, context.asOf)
  let begin = Math.max(from, context.history.evaluateFrom)
  let since = begin
  for (let place = 0; place < restarts.length; place += 2) {
    const paused = Math.max(begin, restarts[place] as number)
    const again = (restarts[place + 1] as number) + 1
    if (again <= begin || paused > to) continue
    judgeDays(rolling, from, begin, paused - 1, since)
    begin = paused
    since = again
  }
  judgeDays(rolling, from, begin, to, since)
}

/** Judges days piece by piece. Events count from the day on which the rule began to bind. */
function judgeDays(rolling: Rolling, boundFrom: number, begin: number, to: number, since: number): void {
  const { one, window, changes, piece } = rolling
  const { days } = rolling.counted
  const { asOf } = one.context
  const judgedFrom = lastDayOfFirst(one, window, since)
  let first = 0
  while (first < days.length && (days[first] as number) < boundFrom) first++
  let end = first
  let change = 0
  const leaving = leavingDays(one, window, days, first, to)
  for (let day = begin; day <= to && day < FAR;) {
    while (end < leaving.length && (days[end] as number) <= day) end++
    while (first < end && (leaving[first] as number) <= day) first++
    while (change < changes.length && (changes[change] as number) <= day) change++
    // It next changes when an event comes or leaves or more is asked; the first whole stretch is a change too.
    let next = to + 1
    if (end < leaving.length) next = Math.min(next, days[end] as number)
    if (first < end) next = Math.min(next, leaving[first] as number)
    if (change < changes.length) next = Math.min(next, changes[change] as number)
    if (judgedFrom > day) next = Math.min(next, judgedFrom)
    piece.from = day
    piece.to = next - 1
    piece.since = since
    piece.judgedFrom = judgedFrom
    piece.start = first
    piece.end = end
    judgePiece(rolling, piece)
    writePiece(rolling, piece)
    if (day <= asOf && asOf < next) rolling.shown = { ...piece }
    day = next
  }
}

function verdictOf({ one, window, counted, timeline, late, shown }: Rolling): Verdict {
  const { asOf } = one.context
  // What was too much can only pass.
  const due = shown && !isTooMuch(shown) ? lastDayInTime(timeline, asOf) : FAR
  const verdict = newVerdict(withPauses(timeline, one.pauses.any))
  verdict.due = due
  if (stateOn(timeline, asOf) === MET && due < FAR) verdict.goodUntil = due - 1
  if (shown) {
    verdict.cycle = windowEnding(one, window, Math.max(asOf, shown.judgedFrom), shown.since)
    verdict.evidence = counted.events.slice(shown.start, shown.end)
    verdict.amount = amountOf(shown, window.measure.unit)
  }
  verdict.late = late
  verdict.failing = lateDays(late)
  if (one.rule.isShared) verdict.needed = () => counted.events
  return verdict
}

const isTooMuch = ({ has, most }: Piece): boolean => most < FAR && has > most

/** The day on which what was on a day is no longer inside. */
const leaves = (one: Case, window: CompiledWindow, day: number): number =>
  deadlineOf(one.context, one.tables, window.rolling as Limit, day, one.pauses.stopped)

/** The last day of the first whole stretch from a day on; `FAR` when there is none, because its pause has no end. */
function lastDayOfFirst(one: Case, window: CompiledWindow, since: number): number {
  const next = leaves(one, window, since)
  return next >= FAR ? FAR : next - 1
}

/** The window that ends on a day: from the first day of which what was on it is still inside. */
function windowEnding(one: Case, window: CompiledWindow, to: number, boundFrom: number): Stretch | null {
  return to >= FAR ? null : { name: null, from: firstInside(one, window, to, boundFrom), to }
}

function firstInside(one: Case, window: CompiledWindow, to: number, boundFrom: number): number {
  let gone = Math.max(boundFrom, to - LONGEST) - 1
  let from = to
  // It is looked for around the day an interval before, further and further from it, and then by halves.
  let near = window.rolling ? addInterval(one.tables, to, window.rolling.interval, -1) : gone
  for (let step = 1; from - gone > 1; step *= 2) {
    const between = gone < near && near < from ? near : Math.floor((from + gone) / 2)
    if (leaves(one, window, between) > to) {
      from = between
      near = between - step
    } else {
      gone = between
      near = between + step
    }
  }
  return from
}
/** In days: longer than any interval that a policy gives. */
const LONGEST = 80_000

/** By the place of each event, up to the last of the days judged: the day on which it is no longer inside. */
function leavingDays(
  one: Case,
  window: CompiledWindow,
  days: readonly number[],
  first: number,
  to: number,
): readonly number[] {
  const leaving: number[] = days.slice(0, first)
  for (let place = first; place < days.length && (days[place] as number) <= to; place++) {
    leaving.push(leaves(one, window, days[place] as number))
  }
  return leaving
}

/** Measures what is inside, and asks how much is wanted of the stretch that ends on its first day. */
function judgePiece({ one, window, counted }: Rolling, piece: Piece): void {
  const { context, subject } = one
  const { events, days } = counted
  const { from, start, end } = piece
  const first = window.hasShare ? firstInside(one, window, from, piece.since) : from
  piece.has = window.measure.of(one, events, start, end, from)
  piece.needs = window.atLeast?.in(context, subject, from, first, from) ?? window.measure.wanted(one, from) ?? LONG_AGO
  piece.most = window.atMost?.in(context, subject, from, first, from) ?? FAR
  const hasCome = piece.needs > LONG_AGO && end > start && days[end - 1] === from
  piece.came = hasCome ? (events[end - 1] as Happening) : null
}

function writePiece({ one, timeline, late }: Rolling, piece: Piece): void {
  const { from, to } = piece
  // No piece goes on over the first day that is judged.
  const isAhead = from < piece.judgedFrom
  const before = late.at(-1)
  const running = before && before.to === from - 1 && before.madeGood === null ? before : null
  if (isTooMuch(piece)) {
    // A ceiling is judged from the first whole window, as a floor is.
    pushStep(timeline, from, isAhead ? UPCOMING : OVERDUE)
    if (!isAhead) addLate(late, running, from, to)
  } else if (piece.has >= piece.needs) {
    writeMet(one, piece, timeline, late, running)
  } else if (isAhead) {
    pushStep(timeline, from, UPCOMING)
  } else {
    // What comes on the first day on which there are too few is in time still: that day is the last.
    const over = running ? from - 1 : afterGrace(one, lastShortage(timeline, from))
    if (over >= from) pushStep(timeline, from, DUE)
    if (over < to) {
      const first = Math.max(from, over + 1)
      pushStep(timeline, first, OVERDUE)
      addLate(late, running, first, to)
    }
  }
}

function writeMet(one: Case, { from, came }: Piece, timeline: number[], late: Late[], running: Late | null): void {
  const began = lastShortage(timeline, FAR)
  pushStep(timeline, from, MET)
  if (!came) return
  if (running) late[late.length - 1] = { ...running, to: from, madeGood: from, by: came }
  // What comes on the day after the last in time was late on that day.
  else if (began < FAR && afterGrace(one, began) < from)
    late.push({ from, to: from, madeGood: from, by: came, cycle: null })
}

/** The day from which it has been too few, grace included. */
function lastShortage(timeline: readonly number[], day: number): number {
  const last = timeline.length - 2
  return timeline[last + 1] === DUE ? (timeline[last] as number) : day
}

function addLate(late: Late[], running: Late | null, from: number, to: number): void {
  if (running) late[late.length - 1] = { ...running, to }
  else late.push({ from, to, madeGood: null, by: null, cycle: null })
}

/** The last day in time: the first on which the window that ends on it has too few if nothing more comes. */
function lastDayInTime(timeline: readonly number[], asOf: number): number {
  let place = timeline.length - 2
  while (place > 0 && (timeline[place] as number) > asOf) place -= 2
  if (timeline[place + 1] === OVERDUE) return timeline[place - 1] === DUE ? (timeline[place - 2] as number) : FAR
  for (let next = place; next < timeline.length; next += 2) {
    const state = timeline[next + 1]
    if (state === DUE) return timeline[next] as number
    if (state !== MET && state !== UPCOMING) return FAR
  }
  return FAR
}

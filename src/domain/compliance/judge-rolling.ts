import { FAR, LONG_AGO } from './civil.ts'
import { afterGrace } from './judge-gap.ts'
import type { CompiledWindow } from './compile.ts'
import type { Counted, Happening } from './history.ts'
import { addInterval } from './intervals.ts'
import { deadlineOf, type Limit } from './limits.ts'
import { amountOf } from './judge-window.ts'
import { pushStep } from './spans.ts'
import {
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
 * The amount changes only when an event comes or leaves, so those days alone are looked at.
 */
export function judgeRolling(one: Case, window: CompiledWindow, counted: Counted): Verdict {
  const { context, binding } = one
  const timeline = newTimeline()
  const late: Late[] = []
  // One after the other is written into the same object.
  const piece: Piece = { from: 0, to: 0, start: 0, end: 0, has: 0, needs: 0, most: FAR, came: null }
  let shown: Piece | null = null
  // From which day on the one that is shown counts, and is judged.
  let shownStart = 0
  let shownFrom = 0
  for (let span = 0; span < binding.length; span += 2) {
    const from = binding[span] as number
    const to = binding[span + 1] as number
    if (from > context.horizon) break
    const begin = Math.max(from, context.history.evaluateFrom)
    if (to < begin) continue
    const { restarts } = one.pauses
    let start = begin
    for (let place = 1; place < restarts.length; place += 2) {
      const again = (restarts[place] as number) + 1
      if ((restarts[place - 1] as number) >= from && again <= Math.min(to, context.asOf)) start = Math.max(start, again)
    }
    const judgedFrom = leaves(one, window, start) - 1
    const { days } = counted
    let first = 0
    while (first < days.length && (days[first] as number) < from) first++
    let end = first
    const leaving = leavingDays(one, window, days, first, to)
    for (let day = begin; day <= to && day < FAR;) {
      while (end < leaving.length && (days[end] as number) <= day) end++
      while (first < end && (leaving[first] as number) <= day) first++
      // The amount next changes when an event comes or leaves; the first whole stretch is a change too.
      let next = to + 1
      if (end < leaving.length) next = Math.min(next, days[end] as number)
      if (first < end) next = Math.min(next, leaving[first] as number)
      if (judgedFrom > day) next = Math.min(next, judgedFrom)
      piece.from = day
      piece.to = next >= FAR ? FAR : next - 1
      piece.start = first
      piece.end = end
      judgePiece(one, window, counted, piece)
      writePiece(one, piece, judgedFrom, to, timeline, late)
      if (day <= context.asOf && context.asOf <= piece.to) {
        shown = { ...piece }
        shownStart = start
        shownFrom = judgedFrom
      }
      day = next
    }
    if (to < FAR) pushStep(timeline, to + 1, NOT_APPLICABLE)
  }
  // What was too much can only pass.
  const due = shown && !isTooMuch(shown) ? lastDayInTime(timeline, context.asOf) : FAR
  const isMet = stateOn(timeline, context.asOf) === MET
  const verdict = newVerdict(withPauses(timeline, one.pauses.any))
  verdict.due = due
  if (isMet && due < FAR) verdict.goodUntil = due - 1
  if (shown) {
    verdict.cycle = windowEnding(one, window, Math.max(context.asOf, shownFrom), shownStart)
    verdict.evidence = counted.events.slice(shown.start, shown.end)
    verdict.amount = amountOf(shown, window.measure.unit)
  }
  verdict.late = late
  verdict.failing = lateDays(late)
  if (one.rule.isShared) verdict.needed = () => counted.events
  return verdict
}

/** A stretch of days on which the same events are inside. */
interface Piece {
  from: number
  to: number
  /** the first event inside, and the one after the last */
  start: number
  end: number
  has: number
  needs: number
  most: number
  /** the event that came on its first day */
  came: Happening | null
}

const isTooMuch = ({ has, most }: Piece): boolean => most < FAR && has > most

/** The day on which what was on a day is no longer inside. */
const leaves = (one: Case, window: CompiledWindow, day: number): number =>
  deadlineOf(one.context, one.tables, window.rolling as Limit, day, one.pauses.stopped)

/** The window that ends on a day: from the first day of which what was on it is still inside. */
function windowEnding(one: Case, window: CompiledWindow, to: number, boundFrom: number): Stretch | null {
  if (to >= FAR) return null
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
  return { name: null, from, to }
}
/** In days: longer than any interval that a policy gives. */
const LONGEST = 80_000

/** By the place of each event, up to the last of a stretch of binding: the day on which it is no longer inside. */
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

/** Measures what is inside, and asks how much is wanted. */
function judgePiece(one: Case, window: CompiledWindow, { events, days }: Counted, piece: Piece): void {
  const { context, subject } = one
  const { from, to, start, end } = piece
  const judgedOn = Math.min(Math.max(from, Math.min(to, context.asOf)), to)
  piece.has = window.measure.of(one, events, start, end, judgedOn)
  piece.needs =
    window.atLeast?.in(context, subject, judgedOn, from, judgedOn) ?? window.measure.wanted(one, judgedOn) ?? LONG_AGO
  piece.most = window.atMost?.in(context, subject, judgedOn, from, judgedOn) ?? FAR
  piece.came = end > start && days[end - 1] === from ? (events[end - 1] as Happening) : null
}

function writePiece(
  one: Case,
  piece: Piece,
  judgedFrom: number,
  boundTo: number,
  timeline: number[],
  late: Late[],
): void {
  const { from, to } = piece
  const before = late.at(-1)
  const running = before && before.to === from - 1 && before.madeGood === null ? before : null
  if (isTooMuch(piece)) {
    // A ceiling is judged from the first whole window, as a floor is.
    pushStep(timeline, from, to < judgedFrom ? UPCOMING : OVERDUE)
    if (to >= judgedFrom) addLate(late, running, from, to)
    return
  }
  if (piece.has >= piece.needs) {
    const began = lastShortage(timeline, FAR)
    pushStep(timeline, from, MET)
    if (!piece.came || from > boundTo) return
    if (running) late[late.length - 1] = { ...running, to: from, madeGood: from, by: piece.came }
    // What comes on the day after the last in time was late on that day.
    else if (began < FAR && afterGrace(one, began) < from)
      late.push({ from, to: from, madeGood: from, by: piece.came, cycle: null })
    return
  }
  if (to < judgedFrom) {
    pushStep(timeline, from, UPCOMING)
    return
  }
  const short = Math.max(from, judgedFrom)
  if (short > from) pushStep(timeline, from, UPCOMING)
  const began = running ? running.from : lastShortage(timeline, short)
  // What comes on the first day on which there are too few is in time still: that day is the last.
  const over = running ? short - 1 : afterGrace(one, began)
  if (over >= short) pushStep(timeline, short, DUE)
  if (over < to) {
    const first = Math.max(short, over + 1)
    pushStep(timeline, first, OVERDUE)
    addLate(late, running, first, to)
  }
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

import { FAR, LONG_AGO } from './civil.ts'
import { afterGrace } from './judge-gap.ts'
import type { CompiledWindow } from './compile.ts'
import type { Counted, Happening } from './history.ts'
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
  let shown: Piece | null = null
  let cycle: Stretch | null = null
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
    for (const piece of piecesOf(one, window, counted, from, begin, to, judgedFrom)) {
      writePiece(one, piece, judgedFrom, to, timeline, late)
      if (piece.from <= context.asOf && to >= context.asOf) {
        shown = piece
        cycle = windowEnding(one, window, Math.max(context.asOf, judgedFrom), start)
      }
    }
    if (to < FAR) pushStep(timeline, to + 1, NOT_APPLICABLE)
  }
  // What was too much can only pass.
  const due = shown && !shown.isTooMuch ? lastDayInTime(timeline, context.asOf) : FAR
  const isMet = stateOn(timeline, context.asOf) === MET
  const verdict = newVerdict(withPauses(timeline, one.pauses.any))
  verdict.cycle = cycle
  verdict.due = due
  if (isMet && due < FAR) verdict.goodUntil = due - 1
  if (shown) {
    verdict.evidence = counted.events.slice(shown.start, shown.end)
    verdict.amount = amountOf(shown, window.measure.unit)
  }
  verdict.late = late
  verdict.failing = lateDays(late)
  if (one.rule.isShared) verdict.needed = () => counted.events
  return verdict
}

interface Piece {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
  readonly has: number
  readonly needs: number
  readonly most: number
  /** the event that came on its first day */
  readonly came: Happening | null
  readonly isEnough: boolean
  readonly isTooMuch: boolean
}

/** The day on which what was on a day is no longer inside. */
const leaves = (one: Case, window: CompiledWindow, day: number): number =>
  deadlineOf(one.context, one.tables, window.rolling as Limit, day, one.pauses.stopped)

/** The window that ends on a day: from the first day of which what was on it is still inside. */
function windowEnding(one: Case, window: CompiledWindow, to: number, boundFrom: number): Stretch | null {
  if (to >= FAR) return null
  let gone = Math.max(boundFrom, to - LONGEST) - 1
  let from = to
  while (from - gone > 1) {
    const between = Math.floor((from + gone) / 2)
    if (leaves(one, window, between) > to) from = between
    else gone = between
  }
  return { name: null, from, to }
}
/** In days: longer than any interval that a policy gives. */
const LONGEST = 80_000

/** The stretches of days on which the same events are inside. */
function piecesOf(
  one: Case,
  window: CompiledWindow,
  { events, days }: Counted,
  from: number,
  begin: number,
  to: number,
  judgedFrom: number,
): Piece[] {
  let start = 0
  while (start < days.length && (days[start] as number) < from) start++
  const gone: number[] = []
  for (let place = start; place < days.length && (days[place] as number) <= to; place++) {
    gone[place] = leaves(one, window, days[place] as number)
  }
  const pieces: Piece[] = []
  let first = start
  let end = start
  for (let day = begin; day <= to && day < FAR;) {
    while (end < gone.length && (days[end] as number) <= day) end++
    while (first < end && (gone[first] as number) <= day) first++
    // The amount next changes when an event comes or leaves; the first whole stretch is a change too.
    let next = Math.min(
      to + 1,
      end < gone.length ? (days[end] as number) : FAR,
      first < end ? (gone[first] as number) : FAR,
    )
    if (judgedFrom > day) next = Math.min(next, judgedFrom)
    pieces.push(pieceOf(one, window, events, days, day, next >= FAR ? FAR : next - 1, first, end))
    day = next
  }
  return pieces
}

function pieceOf(
  one: Case,
  window: CompiledWindow,
  events: readonly Happening[],
  days: readonly number[],
  day: number,
  last: number,
  first: number,
  end: number,
): Piece {
  const { context, subject } = one
  const judgedOn = Math.min(Math.max(day, Math.min(last, context.asOf)), last)
  const has = window.measure.of(one, events, first, end, judgedOn)
  const needs =
    window.atLeast?.in(context, subject, judgedOn, day, judgedOn) ?? window.measure.wanted(one, judgedOn) ?? LONG_AGO
  const most = window.atMost?.in(context, subject, judgedOn, day, judgedOn) ?? FAR
  return {
    from: day,
    to: last,
    start: first,
    end,
    has,
    needs,
    most,
    came: end > first && days[end - 1] === day ? (events[end - 1] as Happening) : null,
    isEnough: has >= needs,
    isTooMuch: most < FAR && has > most,
  }
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
  if (piece.isTooMuch) {
    // A ceiling is judged from the first whole window, as a floor is.
    pushStep(timeline, from, to < judgedFrom ? UPCOMING : OVERDUE)
    if (to >= judgedFrom) addLate(late, running, from, to)
    return
  }
  if (piece.isEnough) {
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

import { FAR, LONG_AGO } from './civil.ts'
import type { CompiledWindow } from './compile.ts'
import { roundTo } from './amounts.ts'
import { note } from './context.ts'
import type { Counted, Happening } from './history.ts'
import { isExcused } from './pauses.ts'
import { cutStep, daysInside, pushStep } from './spans.ts'
import {
  BREACHED,
  DUE,
  MET,
  newTimeline,
  newVerdict,
  NOT_APPLICABLE,
  OVERDUE,
  UPCOMING,
  withPauses,
  type Case,
  type Late,
  type Measured,
  type Stretch,
  type Verdict,
} from './verdict.ts'

/** One window, judged. */
interface Outcome {
  window: Stretch
  /** the first event of the window, and the one after its last, among those counted */
  start: number
  end: number
  /** what was measured, and what was asked at least and at most */
  has: number
  needs: number
  most: number
  /** not asked: exempt, excused, or begun before recorded history */
  isFree: boolean
  /** the day on which enough had happened; `FAR` when it has not */
  reached: number
  /** the day on which a ceiling was passed; `FAR` when it was not */
  passed: number
}

const beforeAnyWindow: Stretch = Object.freeze({ name: null, from: LONG_AGO, to: LONG_AGO })
const newOutcome = (): Outcome => ({
  window: beforeAnyWindow,
  start: 0,
  end: 0,
  has: 0,
  needs: 0,
  most: FAR,
  isFree: false,
  reached: FAR,
  passed: FAR,
})

/**
 * So many in each window (`docs/policies/pack-format.md`, "window"). An event belongs to the window of its own day, and
 * nothing repairs a closed one. A window that began before recorded history is held against nobody (reading rule 7).
 */
export function judgeWindow(one: Case, window: CompiledWindow, counted: Counted): Verdict {
  const { context, binding } = one
  const series = window.series
  if (!series) return newVerdict(newTimeline())
  const timeline = newTimeline()
  const late: Late[] = []
  const failing: number[] = []
  const outcomes: Outcome[] = []
  // One after the other is written into the same object; what has to stay is copied.
  const outcome = newOutcome()
  let shown: Outcome | null = null
  let known = false
  for (let span = 0, isLater = false; span < binding.length && !isLater; span += 2) {
    const from = binding[span] as number
    const to = binding[span + 1] as number
    isLater = from > context.horizon
    if (isLater && !known) break
    const begin = Math.max(from, context.history.evaluateFrom)
    if (to < begin) continue
    const next = series.from(one, from, begin)
    let shownFrom = begin
    let failingFrom = FAR
    let isFirst = true
    let stretch = next()
    // One window that begins after the days asked about, too, of this stretch or the next: it is what the state turns to.
    for (let ahead = false; stretch && stretch.from <= to && !ahead; stretch = next()) {
      ahead = stretch.from > context.horizon
      known = true
      isFirst = false
      judgeOne(one, window, counted, stretch, from, to, outcome)
      if (window.needsEvents) outcomes.push({ ...outcome })
      writeStates(outcome, shownFrom, timeline)
      if (shownFrom <= context.asOf && context.asOf <= Math.min(stretch.to, to)) shown = { ...outcome }
      if (outcome.passed < FAR) {
        const before = late.at(-1)
        // The rule stopped and began again in a window whose ceiling had been passed: that is one breach.
        if (before?.from !== outcome.passed || before.cycle?.from !== stretch.from)
          late.push(lateOf(outcome.passed, stretch))
      } else if (!outcome.isFree && outcome.reached >= FAR && stretch.to <= to && stretch.to < FAR) {
        late.push(lateOf(stretch.to + 1, stretch))
        failingFrom = Math.min(failingFrom, stretch.to + 1)
      }
      if (outcome.reached < FAR && failingFrom < FAR) {
        if (outcome.reached > failingFrom) failing.push(failingFrom, outcome.reached - 1)
        failingFrom = FAR
      }
      shownFrom = stretch.to + 1
    }
    if (failingFrom < FAR) failing.push(failingFrom, to)
    // After the last window that is known its result stands.
    if (!isFirst && outcome.window.to < context.asOf && context.asOf <= to) shown = { ...outcome }
    if (!isFirst && (!stretch || stretch.from > to)) writeAfterLast(outcome, shownFrom, timeline)
    if (to < FAR) cutStep(timeline, to + 1, NOT_APPLICABLE)
  }
  // Without any window nobody can say: both answers are given, and they differ.
  if (!known) return withoutWindows(one)
  const closes = shown && shown.window.to < FAR && !shown.isFree ? shown.window.to : FAR
  const isMet = shown !== null && shown.reached <= context.asOf && shown.passed > context.asOf
  const verdict = newVerdict(withPauses(timeline, one.pauses.any))
  verdict.due = closes
  if (isMet && closes < FAR) verdict.goodUntil = closes
  if (shown) {
    verdict.cycle = shown.window
    verdict.evidence = counted.events.slice(shown.start, shown.end)
    verdict.amount = amountOf(shown, window.measure.unit)
  }
  verdict.late = late
  verdict.failing = failing
  if (window.needsEvents) {
    verdict.needed = (wanted) => outcomes.flatMap((outcome) => neededIn(one, window, counted, outcome, wanted))
  }
  return verdict
}

const lateOf = (from: number, cycle: Stretch): Late => ({ from, to: FAR, madeGood: null, by: null, cycle })

function judgeOne(
  one: Case,
  window: CompiledWindow,
  counted: Counted,
  stretch: Stretch,
  boundFrom: number,
  boundTo: number,
  outcome: Outcome,
): void {
  const { context, subject } = one
  const begin = Math.max(stretch.from, boundFrom)
  const end = Math.min(stretch.to, boundTo)
  const { days } = counted
  // What counted in a window before the rule stopped in it still belongs to it when the rule begins again.
  let start = outcome.end
  while (start > 0 && (days[start - 1] as number) >= stretch.from) start--
  while (start < days.length && (days[start] as number) < stretch.from) start++
  let after = start
  while (after < days.length && (days[after] as number) <= end) after++
  // What binds from the first day of recorded history may have begun before it (reading rule 7).
  const { evaluateFrom } = context.history
  const isHistory = stretch.from < evaluateFrom && boundFrom <= evaluateFrom
  const isPart = boundFrom > stretch.from && boundFrom !== evaluateFrom
  const judgedOn = stretch.to <= context.asOf ? stretch.to : Math.max(stretch.from, Math.min(context.asOf, stretch.to))
  const whole = window.measure.wanted(one, judgedOn)
  const asked = window.atLeast
    ? window.atLeast.in(context, subject, judgedOn, stretch.from, stretch.to)
    : (whole ?? LONG_AGO)
  const round = isPart && window.part.is === 'pro_rata' && stretch.to < FAR ? window.part.round : null
  const needs = round ? roundTo(asked * shareBound(one, stretch), round) : asked
  const most = window.atMost ? window.atMost.in(context, subject, judgedOn, stretch.from, stretch.to) : FAR
  outcome.window = stretch
  outcome.start = start
  outcome.end = after
  outcome.needs = needs
  outcome.most = most
  measureInTurn(one, window, counted, outcome, judgedOn, begin)
  outcome.isFree =
    (isPart && window.part.is === 'exempt') ||
    isExcused(one.pauses, begin, stretch.to, context.asOf) ||
    (isHistory && outcome.reached >= FAR && outcome.passed >= FAR)
  if (outcome.isFree) outcome.passed = FAR
}

/** The share of a window’s days on which the rule binds. */
const shareBound = ({ binding }: Case, { from, to }: Stretch): number => daysInside(binding, from, to) / (to - from + 1)

/** Measures after each event: when it was enough and stayed so, and when it was too much. */
function measureInTurn(
  one: Case,
  window: CompiledWindow,
  { events, days }: Counted,
  outcome: Outcome,
  judgedOn: number,
  begin: number,
): void {
  const { start, end, needs, most } = outcome
  if (window.measure.isCount && most >= FAR) {
    outcome.has = end - start
    const enough = start + Math.ceil(needs) - 1
    outcome.reached = needs <= 0 ? begin : enough < end ? (days[enough] as number) : FAR
    outcome.passed = FAR
    return
  }
  const { measure } = window
  let has = measure.of(one, events, start, start, judgedOn)
  let reached = has >= needs ? begin : FAR
  let passed = isOver(has, most) ? begin : FAR
  for (let place = start; place < end; place++) {
    has = measure.withNext
      ? measure.withNext(one, has, events[place] as Happening)
      : measure.of(one, events, start, place + 1, judgedOn)
    if (has < needs) reached = FAR
    else if (reached >= FAR) reached = days[place] as number
    if (isOver(has, most) && passed >= FAR) passed = days[place] as number
  }
  outcome.has = has
  outcome.reached = reached
  // An average may come down again: it is judged at the end.
  outcome.passed = window.isAverage && !isOver(has, most) ? FAR : passed
}

const isOver = (amount: number, most: number): boolean => most < FAR && amount > most

/** What was measured, with what was asked where that is a number. */
export const amountOf = ({ has, needs, most }: Pick<Outcome, 'has' | 'needs' | 'most'>, unit: string): Measured => ({
  has,
  needs: needs <= LONG_AGO || needs >= FAR ? null : needs,
  ...(most < FAR && most > LONG_AGO && { most }),
  unit,
})

/** In the holidays before it the next window is shown. */
function writeStates(outcome: Outcome, shownFrom: number, timeline: number[]): void {
  const { window, reached, passed } = outcome
  if (outcome.isFree) {
    pushStep(timeline, shownFrom, NOT_APPLICABLE)
    return
  }
  const metFrom = Math.max(shownFrom, reached)
  if (metFrom > shownFrom) {
    pushStep(timeline, shownFrom, UPCOMING)
    if (reached > window.to && window.to < FAR) pushStep(timeline, window.to, DUE)
  }
  if (reached <= window.to) pushStep(timeline, metFrom, MET)
  if (passed <= window.to) pushStep(timeline, Math.max(shownFrom, passed), BREACHED)
}

/** The state that stands when there are no more windows, up to the day on which the rule stops. */
function writeAfterLast(last: Outcome, shownFrom: number, timeline: number[]): void {
  if (!last.isFree) pushStep(timeline, shownFrom, last.reached < FAR && last.passed >= FAR ? MET : BREACHED)
}

function withoutWindows(one: Case): Verdict {
  const { context, binding } = one
  note(context, { why: 'calendar' })
  const timeline = newTimeline()
  for (let span = 0; span < binding.length; span += 2) {
    pushStep(timeline, binding[span] as number, context.assume ? MET : OVERDUE)
    const to = binding[span + 1] as number
    if (to < FAR) cutStep(timeline, to + 1, NOT_APPLICABLE)
  }
  return newVerdict(withPauses(timeline, one.pauses.any))
}

/** As many events as were enough, those first that nobody else wants; all of them where there were too few. */
function neededIn(
  one: Case,
  window: CompiledWindow,
  { events }: Counted,
  { start, end, needs }: Outcome,
  wanted: ReadonlySet<Happening>,
): readonly Happening[] {
  const all = events.slice(start, end)
  const ordered = [...all.filter((event) => !wanted.has(event)), ...all.filter((event) => wanted.has(event))]
  for (let count = 0; count < ordered.length; count++) {
    if (window.measure.of(one, ordered, 0, count, one.context.asOf) >= needs) return ordered.slice(0, count)
  }
  return ordered
}

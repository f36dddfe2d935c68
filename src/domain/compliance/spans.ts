import { FAR, LONG_AGO } from './civil.ts'

/**
 * What holds from which day on: a flat list `[day, value, day, value, …]`, in order, the first from `LONG_AGO`.
 * For conditions a value is 0 (no), 1 (yes) or 0.5 (unknown), so that *and* is the smaller, *or* the larger and *not*
 * what is left of 1: Kleene’s logic of three values. For states of an obligation it is the number of the state.
 */
export type Steps = readonly number[]

export const NO = 0
export const UNKNOWN = 0.5
export const YES = 1

/** Never, always, and nobody knows. Shared, so that joining with one of them makes nothing. */
export const NEVER: Steps = Object.freeze([LONG_AGO, NO])
export const ALWAYS: Steps = Object.freeze([LONG_AGO, YES])
export const DOUBTFUL: Steps = Object.freeze([LONG_AGO, UNKNOWN])

/** The same value on every day. */
export const constantly = (value: number): Steps => (value === YES ? ALWAYS : value === NO ? NEVER : DOUBTFUL)

/** Adds a step unless the value stays; a step on the same day replaces the last. Days never go back, and what never comes is left out. */
export function pushStep(steps: number[], day: number, value: number): void {
  if (day >= FAR) return
  const last = steps.length - 2
  if (last >= 0 && steps[last] === day) {
    steps[last + 1] = value
    if (last >= 2 && steps[last - 1] === value) steps.length = last
    return
  }
  if (last >= 0 && steps[last + 1] === value) return
  steps.push(day, value)
}

/** From a day on another value, whatever was to come. */
export function cutStep(steps: number[], day: number, value: number): void {
  if (day >= FAR) return
  while (steps.length > 2 && (steps[steps.length - 2] as number) >= day) steps.length -= 2
  pushStep(steps, day, value)
}

/** The place of the step that a day is in. */
export function stepAt(steps: Steps, day: number): number {
  let place = steps.length - 2
  while (place > 0 && (steps[place] as number) > day) place -= 2
  return place
}

/** The value on a day. */
export const valueAt = (steps: Steps, day: number): number => steps[stepAt(steps, day) + 1] as number

/** Both: the smaller value of the two on each day. */
export function both(a: Steps, b: Steps): Steps {
  if (a === ALWAYS || b === NEVER || a === b) return b
  if (b === ALWAYS || a === NEVER) return a
  return merge(a, b, Math.min)
}

/** Either: the larger value of the two on each day. */
export function oneOf(a: Steps, b: Steps): Steps {
  if (a === NEVER || b === ALWAYS || a === b) return b
  if (b === NEVER || a === ALWAYS) return a
  return merge(a, b, Math.max)
}

/** The other way round; what is unknown stays so. */
export function opposite(steps: Steps): Steps {
  if (steps === NEVER) return ALWAYS
  if (steps === ALWAYS) return NEVER
  return steps.map((value, place) => (place % 2 === 0 ? value : 1 - value))
}

function merge(a: Steps, b: Steps, join: (x: number, y: number) => number): Steps {
  const joined: number[] = []
  let i = 0
  let j = 0
  let day = LONG_AGO
  for (;;) {
    pushStep(joined, day, join(a[i + 1] as number, b[j + 1] as number))
    const nextA = i + 2 < a.length ? (a[i + 2] as number) : FAR
    const nextB = j + 2 < b.length ? (b[j + 2] as number) : FAR
    day = Math.min(nextA, nextB)
    if (day >= FAR) return joined
    if (nextA === day) i += 2
    if (nextB === day) j += 2
  }
}

/** Days from one to another, both included, one after the other: `[from, to, from, to, …]`. Never touching, in order. */
export type Spans = readonly number[]
export const NO_SPANS: Spans = Object.freeze([])

/** The spans of the days on which a value is at least so sure: `YES`, or `UNKNOWN` for what is not excluded. */
export function spansOf(steps: Steps, atLeast: number): Spans {
  if (steps === NEVER) return NO_SPANS
  // Most begin once and have no end. A list written whole is as large as it is; one that grows leaves room for sixteen more.
  if (steps.length === 2) return (steps[1] as number) < atLeast ? NO_SPANS : [steps[0] as number, FAR]
  if (steps.length === 4 && (steps[1] as number) < atLeast) {
    return (steps[3] as number) < atLeast ? NO_SPANS : [steps[2] as number, FAR]
  }
  const spans: number[] = []
  for (let place = 0; place < steps.length; place += 2) {
    if ((steps[place + 1] as number) < atLeast) continue
    const from = steps[place] as number
    const to = place + 2 < steps.length ? (steps[place + 2] as number) - 1 : FAR
    if (spans.length > 0 && spans[spans.length - 1] === from - 1) spans[spans.length - 1] = to
    else spans.push(from, to)
  }
  return spans
}

/** Steps with one value in the spans and 0 elsewhere. Spans may come in any order and overlap. */
export function stepsOf(spans: readonly number[], value: number): Steps {
  if (spans.length === 0) return NEVER
  if (spans.length === 2) return stepsOfOne(spans[0] as number, spans[1] as number, value)
  const merged = mergeSpans(spans)
  const steps: number[] = [LONG_AGO, NO]
  for (let place = 0; place < merged.length; place += 2) {
    const from = merged[place] as number
    const to = merged[place + 1] as number
    if (to < from) continue
    pushStep(steps, from, value)
    pushStep(steps, to + 1, NO)
  }
  return steps
}

function stepsOfOne(from: number, to: number, value: number): Steps {
  if (to < from || from >= FAR) return NEVER
  if (from <= LONG_AGO) return to + 1 >= FAR ? [LONG_AGO, value] : [LONG_AGO, value, to + 1, NO]
  return to + 1 >= FAR ? [LONG_AGO, NO, from, value] : [LONG_AGO, NO, from, value, to + 1, NO]
}

/** Puts spans in order and joins those that overlap or touch; those that end before they begin are left out. */
export function mergeSpans(spans: readonly number[]): number[] {
  const sorted = inOrder(spans) ? spans : sortSpans(spans)
  const merged: number[] = []
  for (let place = 0; place < sorted.length; place += 2) {
    const from = sorted[place] as number
    const to = sorted[place + 1] as number
    if (to < from) continue
    const last = merged.length - 1
    if (last >= 0 && from <= (merged[last] as number) + 1) {
      if (to > (merged[last] as number)) merged[last] = to
    } else merged.push(from, to)
  }
  return merged
}

function inOrder(spans: readonly number[]): boolean {
  for (let place = 2; place < spans.length; place += 2) {
    if ((spans[place] as number) < (spans[place - 2] as number)) return false
  }
  return true
}

function sortSpans(spans: readonly number[]): number[] {
  const pairs: [number, number][] = []
  for (let place = 0; place < spans.length; place += 2) pairs.push([spans[place] as number, spans[place + 1] as number])
  return pairs.toSorted((a, b) => a[0] - b[0]).flat()
}

/** The days that are in both. */
export function commonSpans(a: Spans, b: Spans): Spans {
  if (a.length === 2 && b.length === 2) {
    const from = Math.max(a[0] as number, b[0] as number)
    const to = Math.min(a[1] as number, b[1] as number)
    return from <= to ? [from, to] : NO_SPANS
  }
  const common: number[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const from = Math.max(a[i] as number, b[j] as number)
    const to = Math.min(a[i + 1] as number, b[j + 1] as number)
    if (from <= to) common.push(from, to)
    if ((a[i + 1] as number) < (b[j + 1] as number)) i += 2
    else j += 2
  }
  return common
}

/** How many days of the spans lie between two days, both included. */
export function daysInside(spans: Spans, from: number, to: number): number {
  let days = 0
  for (let place = 0; place < spans.length; place += 2) {
    const first = Math.max(from, spans[place] as number)
    const last = Math.min(to, spans[place + 1] as number)
    if (last >= first) days += last - first + 1
  }
  return days
}

/** The place of the span that a day is in, or -1. */
export function spanWith(spans: Spans, day: number): number {
  for (let place = 0; place < spans.length; place += 2) {
    if (day < (spans[place] as number)) return -1
    if (day <= (spans[place + 1] as number)) return place
  }
  return -1
}

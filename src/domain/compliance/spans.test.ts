import { describe, expect, test } from 'vitest'
import { FAR, LONG_AGO } from './civil.ts'
import {
  ALWAYS,
  both,
  commonSpans,
  cutStep,
  daysInside,
  DOUBTFUL,
  mergeSpans,
  NEVER,
  NO,
  oneOf,
  opposite,
  pushStep,
  spansOf,
  spanWith,
  stepsOf,
  UNKNOWN,
  valueAt,
  YES,
} from './spans.ts'

describe('steps', () => {
  const sick = stepsOf([10, 20, 40, 50], YES)
  const away = stepsOf([15, 45], YES)

  test('hold their value until the next one', () => {
    expect([9, 10, 20, 21, 40, 51].map((day) => valueAt(sick, day))).toEqual([NO, YES, YES, NO, YES, NO])
  })

  test('join as both and as one of two', () => {
    expect(spansOf(both(sick, away), YES)).toEqual([15, 20, 40, 45])
    expect(spansOf(oneOf(sick, away), YES)).toEqual([10, 50])
    expect(spansOf(opposite(sick), YES)).toEqual([LONG_AGO, 9, 21, 39, 51, FAR])
  })

  test('that hold from the beginning do so until their end', () => {
    expect(spansOf([LONG_AGO, YES, 10, NO], YES)).toEqual([LONG_AGO, 9])
    expect(spansOf([LONG_AGO, UNKNOWN, 10, YES], UNKNOWN)).toEqual([LONG_AGO, FAR])
    expect(spansOf([LONG_AGO, UNKNOWN, 10, YES], YES)).toEqual([10, FAR])
    expect(spansOf([LONG_AGO, UNKNOWN, 10, NO], YES)).toEqual([])
  })

  test('of what is unknown follow Kleene: no and unknown is no, yes or unknown is yes', () => {
    expect(valueAt(both(NEVER, DOUBTFUL), 0)).toBe(NO)
    expect(valueAt(oneOf(ALWAYS, DOUBTFUL), 0)).toBe(YES)
    expect(valueAt(both(ALWAYS, DOUBTFUL), 0)).toBe(UNKNOWN)
    expect(valueAt(opposite(DOUBTFUL), 0)).toBe(UNKNOWN)
  })

  test('grow only where the value changes', () => {
    const steps: number[] = []
    pushStep(steps, 1, NO)
    pushStep(steps, 2, NO)
    pushStep(steps, 3, YES)
    pushStep(steps, 3, NO)
    expect(steps).toEqual([1, NO])
  })

  test('can be cut off, whatever was to come', () => {
    const steps = [LONG_AGO, 0, 10, 1, 20, 2]
    cutStep(steps, 15, 3)
    expect(steps).toEqual([LONG_AGO, 0, 10, 1, 15, 3])
  })
})

describe('spans', () => {
  test('that touch or overlap are one, in whatever order they come', () => {
    expect(mergeSpans([10, 12, 1, 3, 4, 6, 11, 20, 30, 29])).toEqual([1, 6, 10, 20])
    expect(mergeSpans([10, 12, 1, 3])).toEqual([1, 3, 10, 12])
    expect(mergeSpans([1, 20, 5, 6, 22, 23])).toEqual([1, 20, 22, 23])
  })

  test('have days in common, and days inside others', () => {
    expect(commonSpans([1, 10, 20, 30], [5, 25])).toEqual([5, 10, 20, 25])
    expect(commonSpans([1, 30], [5, 6, 10, 12])).toEqual([5, 6, 10, 12])
    expect(commonSpans([1, 10], [10, 20])).toEqual([10, 10])
    expect([commonSpans([1, 10, 20, 30], [12, 15]), commonSpans([1, 10], [12, 15])]).toEqual([[], []])
    expect(daysInside([1, 10, 20, 30], 5, 25)).toBe(12)
  })

  test('say which of them a day is in', () => {
    expect([0, 1, 10, 11, 25, 31].map((day) => spanWith([1, 10, 20, 30], day))).toEqual([-1, 0, 0, -1, 2, -1])
  })
})

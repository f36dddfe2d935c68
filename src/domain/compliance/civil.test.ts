import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonthsClipped, dayAtNumber, dayNumber } from '../calendar/days.ts'
import {
  addMonths,
  civilOf,
  dayOf,
  dayOfInstant,
  isoOf,
  parseDay,
  parseInstant,
  startOfDay,
  weekdayOf,
  writeInstant,
} from './civil.ts'

const someDay = fc.integer({ min: -40_000, max: 60_000 })

describe('days as numbers', () => {
  test('are those of the calendar library', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const date = dayAtNumber(day)
        expect(isoOf(day)).toBe(date.toString())
        expect(parseDay(date.toString())).toBe(day)
        expect(civilOf(day)).toBe(date.year * 10_000 + date.month * 100 + date.day)
        expect(dayOf(date.year, date.month, date.day)).toBe(dayNumber(date))
        expect(weekdayOf(day)).toBe(date.dayOfWeek - 1)
      }),
    )
  })

  test('are right where four hundred years end, at the end of February 2000', () => {
    const written = Array.from({ length: 8 }, (_, place) => isoOf(parseDay('2000-02-26') + place))
    expect(written).toEqual(
      ['26', '27', '28', '29']
        .map((day) => `2000-02-${day}`)
        .concat(['01', '02', '03', '04'].map((day) => `2000-03-${day}`)),
    )
    expect(civilOf(parseDay('2000-03-01'))).toBe(20_000_301)
  })

  test('step by months as the calendar library does', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -400, max: 400 }), (day, months) => {
        expect(addMonths(day, months)).toBe(dayNumber(addMonthsClipped(dayAtNumber(day), months)))
      }),
    )
  })

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(isoOf(addMonths(parseDay(from), months))).toBe(to)
  })
})

describe('instants', () => {
  test.each([
    ['2026-03-28T23:30:00+00:00', '2026-03-28'],
    ['2026-03-29T23:30:00+00:00', '2026-03-30'],
    ['2026-06-30T23:30:00+00:00', '2026-07-01'],
    ['2026-10-25T00:30:00+01:00', '2026-10-25'],
    ['2026-10-25T23:30:00+00:00', '2026-10-25'],
    ['1994-10-23T00:30:00+01:00', '1994-10-23'],
    // In 1995 the clocks went back on 22 October, a week before they would today.
    ['1995-10-25T23:30:00+00:00', '1995-10-25'],
  ])('%s is on %s in London', (instant, day) => {
    expect(isoOf(dayOfInstant(parseInstant(instant)))).toBe(day)
  })

  test('of the two half past ones of the October night are an hour apart and written apart', () => {
    const first = parseInstant('2026-10-25T01:30:00+01:00')
    const second = parseInstant('2026-10-25T01:30:00+00:00')
    expect(second - first).toBe(3_600_000)
    expect([writeInstant(first), writeInstant(second)]).toEqual([
      '2026-10-25T01:30:00+01:00',
      '2026-10-25T01:30:00+00:00',
    ])
  })

  test('are written to the second that has begun', () => {
    expect(writeInstant(parseInstant('2026-03-12T09:00:00.500Z'))).toBe('2026-03-12T09:00:00+00:00')
    expect(parseDay('2026-03-12T09:00:00Z')).toBe(parseDay('2026-03-12'))
  })

  test('a day of a clock change has 23 or 25 hours', () => {
    const hours = (day: string) => (startOfDay(parseDay(day) + 1) - startOfDay(parseDay(day))) / 3_600_000
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-07-01')]).toEqual([23, 25, 24])
  })

  test('fall on the day that the time zone database gives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 820_454_400, max: 3_000_000_000 }), (seconds) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO('Europe/London')
        expect(isoOf(dayOfInstant(seconds * 1000))).toBe(zoned.toPlainDate().toString())
        expect(parseInstant(writeInstant(seconds * 1000))).toBe(seconds * 1000)
      }),
    )
  })
})

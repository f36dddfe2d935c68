import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addMonthsClipped,
  anniversaryOf,
  dayAtNumber,
  dayNumber,
  daysAfter,
  daysBetween,
  isWithin,
  mondayOf,
  weekdayOnOrAfter,
  weekdayOnOrBefore,
} from './days.ts'
import { academicYearOf, financialYearOf, windowOf, windowsBetween } from './windows.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const anyDay = fc.integer({ min: 10_000, max: 40_000 }).map(dayAtNumber)

describe('days', () => {
  test('day 28 after 3 March is 31 March', () => {
    expect(daysAfter(day('2026-03-03'), 28).toString()).toBe('2026-03-31')
    expect(daysBetween(day('2026-03-03'), day('2026-03-31'))).toBe(28)
  })

  test('28 days over the end of February are a day shorter on the wall in a leap year', () => {
    expect(daysAfter(day('2026-02-10'), 28).toString()).toBe('2026-03-10')
    expect(daysAfter(day('2028-02-10'), 28).toString()).toBe('2028-03-09')
  })

  test('months are clipped at the end of the month and open again from the anchor', () => {
    expect(addMonthsClipped(day('2026-01-31'), 1).toString()).toBe('2026-02-28')
    expect(addMonthsClipped(day('2026-01-31'), 2).toString()).toBe('2026-03-31')
    expect(addMonthsClipped(day('2026-08-31'), 6).toString()).toBe('2027-02-28')
    expect(addMonthsClipped(day('2027-08-31'), 6).toString()).toBe('2028-02-29')
  })

  test('the anniversary of 29 February is 28 February, and the 29th again four years on', () => {
    expect(anniversaryOf(day('2024-02-29'), 1).toString()).toBe('2025-02-28')
    expect(anniversaryOf(day('2024-02-29'), 4).toString()).toBe('2028-02-29')
  })

  test('a month step keeps the day number or is the last of its month, whatever the day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (from, months) => {
        const to = addMonthsClipped(from, months)
        expect(to.day === from.day || (to.day === to.daysInMonth && to.day < from.day)).toBe(true)
        expect((to.year - from.year) * 12 + to.month - from.month).toBe(months)
      }),
    )
  })

  test('a day and its number are the same thing', () => {
    fc.assert(fc.property(anyDay, (date) => dayAtNumber(dayNumber(date)).equals(date)))
  })

  test('the weekday on or after, and on or before, is within six days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 7 }), (date, weekday) => {
        const after = weekdayOnOrAfter(date, weekday)
        const before = weekdayOnOrBefore(date, weekday)
        expect([after.dayOfWeek, before.dayOfWeek]).toEqual([weekday, weekday])
        expect(daysBetween(date, after)).toBeLessThan(7)
        expect(daysBetween(before, date)).toBeLessThan(7)
        expect(mondayOf(date).equals(weekdayOnOrBefore(date, 1))).toBe(true)
      }),
    )
  })
})

describe('windows of the calendar', () => {
  test('an academic year is 1 September to 31 August', () => {
    const year = academicYearOf(day('2026-03-12'))
    expect(year).toMatchObject({ name: '2025 to 2026' })
    expect(`${year.startsOn} ${year.endsOn}`).toBe('2025-09-01 2026-08-31')
    expect(academicYearOf(day('2026-08-31')).name).toBe('2025 to 2026')
    expect(academicYearOf(day('2026-09-01')).name).toBe('2026 to 2027')
  })

  test('a financial year is 1 April to 31 March', () => {
    expect(financialYearOf(day('2026-03-31')).name).toBe('2025 to 2026')
    expect(financialYearOf(day('2026-04-01')).name).toBe('2026 to 2027')
  })

  test('quarters and months have their own names', () => {
    expect(windowOf(null, 'calendar_quarter', day('2026-05-09'))?.name).toBe('April to June 2026')
    expect(windowOf(null, 'calendar_month', day('2028-02-09'))?.endsOn.toString()).toBe('2028-02-29')
  })

  test('without a calendar no half-term is supposed', () => {
    expect(windowOf(null, 'half_term', day('2026-05-09'))).toBeNull()
    expect(windowsBetween(null, 'term', day('2026-01-01'), day('2026-12-31'))).toEqual([])
  })

  test('every day is in exactly one window, and the windows follow one another without a break', () => {
    const kinds = [
      'academic_year',
      'calendar_month',
      'calendar_quarter',
      'calendar_year',
      'financial_year',
      'week',
    ] as const
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...kinds), fc.integer({ min: 0, max: 500 }), (from, kind, length) => {
        const windows = windowsBetween(null, kind, from, daysAfter(from, length))
        expect(isWithin(from, windows[0]!)).toBe(true)
        for (const [index, window] of windows.entries()) {
          const next = windows[index + 1]
          if (next) expect(daysAfter(window.endsOn, 1).equals(next.startsOn)).toBe(true)
        }
      }),
      { numRuns: 50 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarProblems } from './calendar-problems.ts'
import { daysBetween } from './days.ts'
import { usualTerms } from './default-terms.ts'
import { easterSunday } from './easter.ts'
import { isSchoolDay, schoolCalendar } from './school-calendar.ts'

const calendarOf = (startYear: number) => schoolCalendar(usualTerms(startYear).periods, [])
const bounds = (startYear: number) =>
  calendarOf(startYear).halfTerms.map(({ startsOn, endsOn }) => `${startsOn} ${endsOn}`)

describe('the usual pattern of terms', () => {
  test('says that it is only a usual pattern', () => {
    expect(usualTerms(2025).label).toBe('A usual pattern: change it to yours')
  })

  test('gives the half-terms that many authorities had in 2025 to 2026', () => {
    expect(bounds(2025)).toEqual([
      '2025-09-02 2025-10-24',
      '2025-11-03 2025-12-19',
      '2026-01-05 2026-02-13',
      '2026-02-23 2026-03-27',
      '2026-04-13 2026-05-22',
      '2026-06-01 2026-07-22',
    ])
  })

  test('knows an early Easter and a late one', () => {
    expect(bounds(2026)[3]).toMatch(/2027-03-25$/)
    expect(bounds(2024)[4]).toMatch(/^2025-04-22/)
  })

  test('in every year has three terms, six half-terms of 4 to 9 weeks, 180 to 200 school days and no problem', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), (year) => {
        const { periods } = usualTerms(year)
        const calendar = calendarOf(year)
        expect(calendarProblems(periods)).toEqual([])
        expect([calendar.terms.length, calendar.halfTerms.length]).toEqual([3, 6])
        for (const half of calendar.halfTerms) {
          const days = daysBetween(half.startsOn, half.endsOn) + 1
          expect(days).toBeGreaterThanOrEqual(25)
          expect(days).toBeLessThanOrEqual(63)
        }
        let schoolDays = 0
        const end = new Temporal.PlainDate(year + 1, 8, 31)
        for (let day = new Temporal.PlainDate(year, 9, 1); !day.equals(end); day = day.add({ days: 1 })) {
          if (isSchoolDay(calendar, day)) schoolDays++
        }
        expect(schoolDays).toBeGreaterThanOrEqual(180)
        expect(schoolDays).toBeLessThanOrEqual(200)
      }),
      { numRuns: 100 },
    )
  })

  test('Easter is on a Sunday from 22 March to 25 April, as published', () => {
    expect([2008, 2011, 2024, 2025, 2026, 2038].map((year) => easterSunday(year).toString())).toEqual([
      '2008-03-23',
      '2011-04-24',
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2038-04-25',
    ])
    for (let year = 1900; year < 2300; year++) expect(easterSunday(year).dayOfWeek).toBe(7)
  })
})

import { describe, expect, test } from 'vitest'
import { bankHolidayDates, bankHolidays, nations, type Nation } from './bank-holidays.ts'

/** Month and day, as published at gov.uk/bank-holidays for 2019 to 2028, written out here apart from the package. */
const published: Readonly<Record<Nation, Readonly<Record<number, string>>>> = {
  'england-and-wales': {
    2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
    2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
    2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
    2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
    2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
    2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
    2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
    2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
    2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  },
  scotland: {
    2019: '01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26',
    2020: '01-01 01-02 04-10 05-08 05-25 08-03 11-30 12-25 12-28',
    2021: '01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28',
    2022: '01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27',
    2023: '01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26',
    2024: '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26',
    2025: '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26',
    2026: '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28',
    2027: '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28',
    2028: '01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26',
  },
  'northern-ireland': {
    2019: '01-01 03-18 04-19 04-22 05-06 05-27 07-12 08-26 12-25 12-26',
    2020: '01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28',
    2021: '01-01 03-17 04-02 04-05 05-03 05-31 07-12 08-30 12-27 12-28',
    2022: '01-03 03-17 04-15 04-18 05-02 06-02 06-03 07-12 08-29 09-19 12-26 12-27',
    2023: '01-02 03-17 04-07 04-10 05-01 05-08 05-29 07-12 08-28 12-25 12-26',
    2024: '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26',
    2025: '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26',
    2026: '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28',
    2027: '01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28',
    2028: '01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26',
  },
}

describe('bank holidays', () => {
  test.each(nations)('of %s are the published days of every year from 2019 to 2028', (nation) => {
    const found = Object.keys(published[nation]).map((year) => [
      Number(year),
      bankHolidays(nation, Number(year))
        .map(({ date }) => date.toString().slice(5))
        .join(' '),
    ])
    expect(Object.fromEntries(found)).toEqual(published[nation])
  })

  test('are mended where the package is wrong', () => {
    const days = bankHolidayDates('england-and-wales', 2011, 2012).map(String)
    expect(days).toContain('2011-04-29')
    expect(days).toContain('2012-06-04')
    expect(days).not.toContain('2012-05-28')
  })

  test('are never at a weekend, never twice on one day, and in order', () => {
    for (const nation of nations) {
      const days = bankHolidayDates(nation, 2000, 2060)
      expect(days.every(({ dayOfWeek }) => dayOfWeek <= 5)).toBe(true)
      expect(days.map(String)).toEqual([...new Set(days.map(String))].toSorted())
    }
  })

  test('are worked out once a year and nation, and refused where they are not known', () => {
    expect(bankHolidays('scotland', 2026)).toBe(bankHolidays('scotland', 2026))
    expect(() => bankHolidays('scotland', 1999)).toThrow(RangeError)
    expect(() => bankHolidays('scotland', 2026.5)).toThrow(RangeError)
  })
})

import { expect, test } from 'vitest'
import { calendarSource } from './calendar-source.ts'

test('a calendar asks for the bank holidays of the years before and after those that are looked at, in steps', () => {
  const asked: (readonly [string, number, number])[] = []
  const source = calendarSource({ periods: [] }, (...years) => {
    asked.push(years)
    return []
  })
  source.tables('scotland', 2026, 2028)
  source.tables('scotland', 2025, 2029)
  // A deadline in the last of them may lie in the year after it.
  source.tables('scotland', 2025, 2030)
  source.tables('scotland', 1990, 2200)
  expect(asked).toEqual([
    ['scotland', 2024, 2030],
    ['scotland', 2024, 2035],
    ['scotland', 2000, 2100],
  ])
})

test('a calendar with bank holidays of its own asks nobody', () => {
  const source = calendarSource({ periods: [], bank_holidays: ['2026-03-17'] }, () => {
    throw new Error('It has its own')
  })
  expect(source.tables('scotland', 2026, 2026).daysOff).toHaveLength(1)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reachOf, windowOf } from './time-window.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const month = (text: string) => Temporal.PlainYearMonth.from(text)

test('the newest window has 20 months, two of them to come', () => {
  const { window, earlier, later } = windowOf(day('2026-03-12'), day('2020-01-01'), null)
  expect([window.from, window.to].map(String)).toEqual(['2024-10-01', '2026-05-31'])
  expect(String(earlier)).toBe('2023-02')
  expect(later).toBeNull()
})

test('a child who is new has fewer months, and none before', () => {
  const { window, earlier, first } = windowOf(day('2026-03-12'), day('2025-12-20'), null)
  expect([window.from, window.to].map(String)).toEqual(['2025-09-01', '2026-05-31'])
  expect([earlier, first]).toEqual([null, null])
})

test('nothing before the first month and nothing after the newest can be asked for', () => {
  expect(String(windowOf(day('2026-03-12'), day('2020-04-09'), month('1999-01')).window.from)).toBe('2020-04-01')
  expect(String(windowOf(day('2026-03-12'), day('2020-04-09'), month('2050-01')).window.from)).toBe('2024-10-01')
})

test('going back from today page by page shows every month to the first, and never more than 20 at once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6_000 }), fc.integer({ min: 0, max: 400 }), (before, shift) => {
      const today = day('2026-03-12').add({ days: shift })
      const first = today.subtract({ days: before })
      const seen = new Set<string>()
      let asked: Temporal.PlainYearMonth | null = null
      for (let page = 0; page < 20; page++) {
        const { window, earlier } = windowOf(today, first, asked)
        const months = window.from.until(window.to.add({ days: 1 }), { largestUnit: 'months' }).months
        expect(months).toBeLessThanOrEqual(20)
        expect(window.to.day).toBe(window.to.daysInMonth)
        for (let k = 0; k < months; k++) seen.add(window.from.add({ months: k }).toPlainYearMonth().toString())
        expect(Temporal.PlainDate.compare(window.from, reachOf(today, asked))).toBeGreaterThanOrEqual(0)
        if (earlier === null) break
        asked = earlier
      }
      for (let each = first.toPlainYearMonth(); Temporal.PlainYearMonth.compare(each, today.toPlainYearMonth()) <= 0;) {
        expect(seen.has(each.toString())).toBe(true)
        each = each.add({ months: 1 })
      }
    }),
    { numRuns: 60 },
  )
})

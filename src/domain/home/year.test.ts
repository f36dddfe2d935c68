import { expect, test } from 'vitest'
import { whatBecame, yearInWords, type YearSession } from './year.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-03-12')
const of = (on: string, what: YearSession['what']): YearSession => ({ on: day(on), what })

test('a session planned for a day that has passed was missed, and today’s is still booked', () => {
  expect(whatBecame('planned', day('2026-03-11'), today)).toBe('missed')
  expect(whatBecame('planned', today, today)).toBe('booked')
  expect(whatBecame('open', day('2026-03-11'), today)).toBe('held')
})

test('a year is said in a sentence or two', () => {
  const sessions = [
    of('2025-09-11', 'held'),
    of('2025-10-09', 'held'),
    of('2026-01-08', 'cancelled'),
    of('2026-01-15', 'missed'),
    of('2026-03-26', 'booked'),
  ]
  expect(yearInWords(sessions, 'You', today)).toBe(
    'You have had 2 sessions this year. 1 was cancelled and 1 was missed. 1 is booked, the next on 26\u00a0March.',
  )
  expect(yearInWords([], 'Morwenna', today)).toBe('Morwenna has had no session this year, and none is booked.')
})

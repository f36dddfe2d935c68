import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateFrom, expiresAt, isAskedNow, isExpired, standingWords, timeWords, waitBefore } from './words.ts'

const at = (hour: number, minute: number) => new Date(2026, 2, 12, hour, minute)

test.each([
  [16, 9, '4.09pm'],
  [15, 0, '3pm'],
  [0, 0, 'midnight'],
  [12, 0, 'midday'],
  [0, 5, '12.05am'],
])('%i.%i is said as people say it', (hour, minute, words) => {
  expect(timeWords(at(hour, minute))).toBe(words)
})

test('a lost connection is said with its time and what to do', () => {
  expect(standingWords({ is: 'offline', since: at(16, 12), kept: false })).toBe(
    'No connection since 4.12pm. Keep this page open.',
  )
})

test('being signed out says where the words are', () => {
  expect(standingWords({ is: 'signed-out', kept: true })).toBe(
    'You were signed out. Your words are kept in this browser.',
  )
  expect(standingWords({ is: 'signed-out', kept: false })).toContain('on this page')
})

test('tries grow further apart and never more than 38 seconds', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.double({ min: 0, max: 1, noNaN: true }), (tries, chance) => {
      const wait = waitBefore(tries, chance)
      expect(wait).toBeGreaterThanOrEqual(750)
      expect(wait).toBeLessThanOrEqual(37_500)
    }),
  )
  expect(waitBefore(0, 0.5)).toBe(1_000)
  expect(waitBefore(3, 0.5)).toBe(8_000)
})

describe('a date of three parts', () => {
  test.each([
    ['12', '3', '2026', '2026-03-12'],
    ['', ' ', '', ''],
    ['12', '', '2026', null],
    ['31', '2', '2026', null],
    ['12', '3', '26', null],
    ['x', '3', '2026', null],
  ])('%s %s %s', (day, month, year, date) => {
    expect(dateFrom(day, month, year)).toBe(date)
  })
})

test('a question is asked when any of its conditions holds', () => {
  const answers: Record<string, string> = { direction: 'red', refused: 'no' }
  const answer = (key: string) => answers[key] ?? ''
  expect(isAskedNow('direction=red|refused=yes', answer)).toBe(true)
  expect(isAskedNow('refused=yes', answer)).toBe(false)
  expect(isAskedNow('', answer)).toBe(false)
})

test('kept words are dropped after a day, and so is what claims to last longer', () => {
  const now = 1_000_000
  expect(isExpired(expiresAt(now), now)).toBe(false)
  expect(isExpired(expiresAt(now), now + 86_400_000)).toBe(true)
  expect(isExpired(now + 86_400_001, now)).toBe(true)
})

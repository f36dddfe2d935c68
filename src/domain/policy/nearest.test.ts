import { describe, expect, test } from 'vitest'
import { lettersApart, nearest } from './nearest.ts'

describe('the nearest known word', () => {
  test.each([
    ['strengh', ['strength', 'title', 'warn'], 'strength'],
    ['atleast', ['at_least', 'at_most'], 'at_least'],
    ['half-term', ['term', 'half_term', 'calendar_month'], 'half_term'],
    ['Must', ['must', 'may'], 'must'],
    ['shall', ['must', 'should', 'may'], 'must'],
    ['monthly', ['week', 'calendar_month'], 'calendar_month'],
    ['minimum', ['at_least', 'at_most'], 'at_least'],
  ])('for %s of %j it is %s', (written, known, meant) => {
    expect(nearest(written, known)).toBe(meant)
  })

  test('is none when nothing is near, or hardly a letter would stay', () => {
    expect(nearest('banana', ['strength', 'title'])).toBeNull()
    expect(nearest('ab', ['xy'])).toBeNull()
    expect(nearest('x', [])).toBeNull()
  })
})

test('letters that changed places with their neighbours count once', () => {
  expect(lettersApart('evnet', 'event')).toBe(1)
  expect(lettersApart('', 'abc')).toBe(3)
  expect(lettersApart('supervisor', 'supervisee')).toBe(2)
})

import { expect, test } from 'vitest'
import { longer, scaleOf } from './lengths.ts'

test.each([
  ['29 days', '4 weeks', true],
  ['4 weeks', '28 days', false],
  ['2 fortnights', '4 weeks', false],
  ['1 month', '4 weeks', true],
  ['4 weeks', '1 month', false],
  ['30 days', '1 month', null],
  ['1 year', '12 months', false],
  ['13 months', '1 year', true],
  ['1 quarter', '3 months', false],
  ['24 hours', '90 minutes', true],
  ['5 working_days', '4 working_days', true],
  ['5 working_days', '1 week', null],
  ['24 hours', '1 day', null],
  ['soon', '1 day', null],
])('that %s is longer than %s is %s', (one, other, answer) => {
  expect(longer(one, other)).toBe(answer)
})

test('an interval is measured on the scale of its unit', () => {
  expect(['1 month', '2 hours', '5 school_days', 'soon'].map(scaleOf)).toEqual(['days', 'clock', 'school_day', null])
})

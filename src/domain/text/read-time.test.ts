import { expect, test } from 'vitest'

import { readTime } from './read-time.ts'

test.each([
  ['3.45pm', '15:45:00'],
  ['3pm', '15:00:00'],
  ['15:45', '15:45:00'],
  ['9.05', '09:05:00'],
  ['03:45', '03:45:00'],
  ['0:30', '00:30:00'],
  ['12am', '00:00:00'],
  ['12.01am', '00:01:00'],
  ['12pm', '12:00:00'],
  ['12.30 pm', '12:30:00'],
  ['midday', '12:00:00'],
  ['Noon', '12:00:00'],
])('%s is read as %s', (text, time) => expect(readTime(text)?.toString()).toBe(time))

test.each(['3', '15', '25:00', '13pm', '3.75pm', 'teatime', ''])('%s is no time', (text) => {
  expect(readTime(text)).toBeNull()
})

test.each(['3.45', '5:30', '1.00', '6.59'])('%s may be night or afternoon, and is asked for again', (text) => {
  expect(readTime(text)).toBeNull()
})

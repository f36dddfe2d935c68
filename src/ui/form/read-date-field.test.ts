import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateFieldValues, dateMessage, readDateField } from './read-date-field.ts'

function read(day: string, month: string, year: string) {
  return readDateField({ 'held-day': day, 'held-month': month, 'held-year': year }, 'held')
}

test('three numbers are read as a date', () => {
  expect(read('12', '3', '2026')).toEqual({ date: '2026-03-12' })
  expect(read(' 09 ', '03', '2026')).toEqual({ date: '2026-03-09' })
})

test('a month may be written as a word, in full or short', () => {
  expect(read('12', 'March', '2026').date).toBe('2026-03-12')
  expect(read('12', 'sept', '2026').date).toBe('2026-09-12')
})

test('nothing typed, or no such inputs, is missing and points at the day', () => {
  expect(read('', ' ', '')).toMatchObject({ problem: 'missing', part: 'day' })
  expect(readDateField({}, 'held')).toMatchObject({ problem: 'missing', part: 'day' })
})

test('a date with a part left out is incomplete and points at the first part left out', () => {
  expect(read('12', '', '2026')).toEqual({ problem: 'incomplete', part: 'month', parts: ['month'] })
  expect(read('12', '', '')).toEqual({ problem: 'incomplete', part: 'month', parts: ['month', 'year'] })
})

test.each([
  ['0', '3', '2026', 'day'],
  ['32', '3', '2026', 'day'],
  ['twelve', '3', '2026', 'day'],
  ['-1', '3', '2026', 'day'],
  ['1e1', '3', '2026', 'day'],
  ['12', '13', '2026', 'month'],
  ['12', 'ma', '2026', 'month'],
  ['12', 'Thermidor', '2026', 'month'],
  ['12', '3', '26', 'year'],
  ['12', '3', '0026', 'year'],
])('%s %s %s is not a date, and the %s is what is wrong', (day, month, year, part) => {
  expect(read(day, month, year)).toEqual({ problem: 'not-a-date', part, parts: [part] })
})

test('a day that its month does not have is not a date, and no part alone is wrong', () => {
  expect(read('29', '2', '2026')).toEqual({ problem: 'not-a-date', part: 'day', parts: ['day', 'month', 'year'] })
  expect(read('29', '2', '2028')).toEqual({ date: '2028-02-29' })
})

test('a year of two digits is asked for in full, and any other mistake in the words of the form', () => {
  const said = (day: string, month: string, year: string) =>
    dateMessage({ 'held-day': day, 'held-month': month, 'held-year': year }, 'held', 'Give the day')
  expect(said('20', '1', '27')).toBe('Write the year in full, such as 2027')
  expect(said('31', '11', '2026')).toBe('Give the day')
  expect(said('40', '1', '27')).toBe('Give the day')
  expect(said('', '', '')).toBe('Give the day')
})

test('every date that a form opens with is read back as it was', () => {
  const days = fc.integer({ min: 0, max: 100_000 })
  fc.assert(
    fc.property(days, (days) => {
      const date = Temporal.PlainDate.from('1900-01-01').add({ days }).toString()
      expect(readDateField(dateFieldValues('held', date), 'held')).toEqual({ date })
    }),
  )
})

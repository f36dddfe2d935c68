import { expect, test } from 'vitest'
import { schoolCalendar } from '../calendar/school-calendar.ts'
import { forecastDays } from './forecast.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const calendar = schoolCalendar(
  [
    ['Spring 2', '2026-02-23', '2026-03-27'],
    ['Summer 1', '2026-04-13', '2026-05-22'],
  ].map(([name = '', from = '', to = '']) => ({ kind: 'half_term', name, startsOn: day(from), endsOn: day(to) })),
  [],
)
const days = (frequency: Parameters<typeof forecastDays>[0], last: string, until = '2026-05-31') =>
  forecastDays(frequency, day(last), calendar, day(until)).map(String)

test('sessions come as often as agreed, and one that would be in the holidays comes after them', () => {
  expect(days({ every: 4, unit: 'week' }, '2026-03-05')).toEqual(['2026-04-16', '2026-05-14'])
  expect(days({ every: 2, unit: 'term_week' }, '2026-03-26')).toEqual(['2026-04-23', '2026-05-07', '2026-05-21'])
})

test('without term dates weeks are weeks, and so many in a term tell no days', () => {
  expect(forecastDays({ every: 1, unit: 'month' }, day('2026-01-31'), null, day('2026-03-31')).map(String)).toEqual([
    '2026-02-28',
    '2026-03-28',
  ])
  expect(days({ times: 2, per: 'term' }, '2026-03-05')).toEqual([])
})

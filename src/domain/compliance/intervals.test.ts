import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { schoolYears } from '../../../test/support/compliance.ts'
import { dayAtNumber, dayNumber } from '../calendar/days.ts'
import { schoolCalendar } from '../calendar/school-calendar.ts'
import { addTermDays, addTermWeeks as addWeeksOfTerm } from '../calendar/term-time.ts'
import { addWorkingDays as walkWorkingDays, workingDaysBetween as walkBetween } from '../calendar/working-days.ts'
import { addWorkingDays, calendarTables, workingDaysBetween, type CalendarPeriod } from './calendar-tables.ts'
import { FAR, isoOf, parseDay } from './civil.ts'
import { addInterval, countedDays, moveOffDay, parseInterval } from './intervals.ts'

const periods: CalendarPeriod[] = [
  ...(schoolYears['periods'] as CalendarPeriod[]),
  { kind: 'closure', name: 'Boiler', from: '2025-11-24', to: '2025-11-28' },
  { kind: 'inset', name: 'Training', from: '2026-01-05', to: '2026-01-06' },
]
const holidays = ['2025-04-18', '2025-04-21', '2025-05-05', '2025-05-26', '2025-08-25', '2025-12-25', '2025-12-26']
const tables = calendarTables(periods, holidays)
const library = schoolCalendar(
  periods.map(({ kind, name, from, to }) => ({
    kind,
    name: name ?? '',
    startsOn: Temporal.PlainDate.from(from),
    endsOn: Temporal.PlainDate.from(to),
  })),
  holidays.map((day) => Temporal.PlainDate.from(day)),
)

const add = (day: string, interval: string, way: 1 | -1 = 1) => {
  const found = addInterval(tables, parseDay(day), parseInterval(interval) ?? { n: 0, unit: 'day' }, way)
  return found >= FAR ? null : isoOf(found)
}

describe('an interval after a day', () => {
  test.each([
    ['2026-03-03', '28 days', '2026-03-31'],
    ['2026-03-03', '4 weeks', '2026-03-31'],
    ['2026-03-03', '2 fortnights', '2026-03-31'],
    ['2024-02-15', '28 days', '2024-03-14'],
    ['2025-11-30', '1 quarter', '2026-02-28'],
    ['2024-02-29', '1 year', '2025-02-28'],
    // Good Friday 18 and Easter Monday 21 April 2025 are no working days.
    ['2025-04-17', '1 working_day', '2025-04-22'],
    ['2025-04-16', '5 working_days', '2025-04-25'],
    // The bank holidays of May: Monday 5 and Monday 26.
    ['2025-05-02', '1 working_day', '2025-05-06'],
    ['2025-05-23', '5 working_days', '2025-06-02'],
    // A closure from 24 to 28 November.
    ['2025-11-21', '1 working_day', '2025-12-01'],
    // Saturday 25 October to Sunday 2 November belong to no half-term.
    ['2025-10-23', '3 term_days', '2025-11-04'],
    ['2025-10-23', '3 school_days', '2025-11-04'],
    // INSET on 5 and 6 January: the first school day of the year is the 7th.
    ['2025-12-19', '1 school_day', '2026-01-07'],
    ['2025-12-19', '1 term_day', '2026-01-05'],
    ['2025-10-15', '2 term_weeks', '2025-11-05'],
    ['2026-03-03', '24 hours', '2026-03-04'],
    ['2026-03-03', '25 hours', '2026-03-05'],
    ['2026-03-03', '90 minutes', '2026-03-04'],
    ['2026-03-03', '1440 minutes', '2026-03-04'],
    ['2026-03-03', '1441 minutes', '2026-03-05'],
    // From the Sunday inside a half-term to the next.
    ['2026-01-18', '1 term_week', '2026-01-25'],
  ])('%s and %s is %s', (from, interval, to) => {
    expect(add(from, interval)).toBe(to)
  })

  test.each([
    ['2026-03-31', '1 month', '2026-02-28'],
    ['2025-04-22', '1 working_day', '2025-04-17'],
    ['2025-11-03', '1 term_day', '2025-10-24'],
    ['2026-05-09', '14 days', '2026-04-25'],
    // A Tuesday of the half-term holiday counts back from Friday 24 October.
    ['2025-10-28', '1 term_week', '2025-10-17'],
  ])('%s less %s is %s', (from, interval, to) => {
    expect(add(from, interval, -1)).toBe(to)
  })

  test('is not known where the term dates do not reach', () => {
    expect(add('2026-07-20', '10 term_days')).toBeNull()
    expect(add('2026-07-20', '2 term_weeks')).toBeNull()
  })

  test('after no end, or before the beginning, is that', () => {
    const month = { n: 1, unit: 'month' } as const
    expect([1, -1].map((way) => addInterval(tables, FAR, month, way as 1 | -1))).toEqual([FAR, FAR])
    expect([1, -1].map((way) => addInterval(tables, -FAR, month, way as 1 | -1))).toEqual([-FAR, -FAR])
  })

  test('before the first day of term is not known either', () => {
    expect(addInterval(tables, parseDay('2024-09-04'), { n: 1, unit: 'term_week' }, -1)).toBe(-FAR)
    expect(addInterval(tables, parseDay('2024-09-02'), { n: 1, unit: 'term_week' }, -1)).toBe(-FAR)
  })

  test('holds no days before it begins', () => {
    const day = parseDay('2026-03-12')
    expect([countedDays(tables, 'term_day', day, day), countedDays(tables, 'term_day', day, day - 1)]).toEqual([0, 0])
    expect([countedDays(tables, 'working_day', day, day), countedDays(tables, 'day', day, day - 1)]).toEqual([0, 0])
  })

  test('a day that two half-terms share is one day of term', () => {
    const shared = calendarTables(
      [
        { kind: 'half_term', from: '2026-01-05', to: '2026-01-09' },
        { kind: 'half_term', from: '2026-01-09', to: '2026-01-16' },
      ],
      [],
    )
    expect([shared.termDays.length, shared.schoolDays.length]).toEqual([12, 10])
  })

  test('in working days is what the calendar library walks to', () => {
    const day = fc.integer({ min: parseDay('2024-08-01'), max: parseDay('2026-08-31') })
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (from, count) => {
        expect(addWorkingDays(tables, from, count)).toBe(dayNumber(walkWorkingDays(library, dayAtNumber(from), count)))
      }),
    )
    fc.assert(
      fc.property(day, day, (from, to) => {
        expect(workingDaysBetween(tables, from, to)).toBe(walkBetween(library, dayAtNumber(from), dayAtNumber(to)))
      }),
    )
  })

  test('in days and weeks of term is what the calendar library gives', () => {
    const day = fc.integer({ min: parseDay('2024-09-03'), max: parseDay('2026-07-21') })
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const days = addTermDays(library, dayAtNumber(from), count)
        expect(add(isoOf(from), `${count} term_days`)).toBe(days?.toString() ?? null)
        const weeks = addWeeksOfTerm(library, dayAtNumber(from), count)
        expect(add(isoOf(from), `${count} term_weeks`)).toBe(weeks?.toString() ?? null)
      }),
    )
  })

  test('a due date on a day off stays, or moves on or back', () => {
    const goodFriday = parseDay('2025-04-18')
    expect((['stays', 'forward', 'back'] as const).map((way) => isoOf(moveOffDay(tables, goodFriday, way)))).toEqual([
      '2025-04-18',
      '2025-04-22',
      '2025-04-17',
    ])
  })
})

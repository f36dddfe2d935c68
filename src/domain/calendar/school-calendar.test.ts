import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAtNumber, dayNumber, daysAfter, isAfter, isBefore } from './days.ts'
import type { PeriodKind, TermPeriod } from './calendar-types.ts'
import {
  halfTermOf,
  hasTermDates,
  isSchoolDay,
  isTermDay,
  isWorkingDay,
  schoolCalendar,
  termDatesEndOn,
  termOf,
  whyNotSchoolDay,
  whyNotWorkingDay,
} from './school-calendar.ts'
import { addTermDays, addTermWeeks, termDaysBetween, weeksOfTermBetween } from './term-time.ts'
import { windowOf, windowsBetween } from './windows.ts'
import { addWorkingDays, rollBack, rollForward, workingDaysBetween } from './working-days.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const row = (kind: PeriodKind, name: string, from: string, to = from): TermPeriod => ({
  kind,
  name,
  startsOn: day(from),
  endsOn: day(to),
})
const bankHolidays = [
  '2025-12-25',
  '2025-12-26',
  '2026-01-01',
  '2026-04-03',
  '2026-04-06',
  '2026-05-04',
  '2026-05-25',
].map(day)
const others = [row('inset', 'INSET', '2026-01-05'), row('closure', 'Burst pipe', '2026-03-10', '2026-03-11')]
const asTerms = schoolCalendar(
  [
    row('term', 'Autumn term', '2025-09-02', '2025-12-19'),
    row('holiday', 'Autumn half-term holiday', '2025-10-27', '2025-10-31'),
    row('term', 'Spring term', '2026-01-05', '2026-03-27'),
    row('holiday', 'Spring half-term holiday', '2026-02-16', '2026-02-20'),
    row('holiday', 'Easter holiday', '2026-03-28', '2026-04-12'),
    row('term', 'Summer term', '2026-04-13', '2026-07-22'),
    row('holiday', 'Summer half-term holiday', '2026-05-25', '2026-05-29'),
    ...others,
  ],
  bankHolidays,
)
const asHalves = schoolCalendar(
  [
    row('half_term', 'Autumn 1', '2025-09-02', '2025-10-24'),
    row('half_term', 'Autumn 2', '2025-11-03', '2025-12-19'),
    row('half_term', 'Spring 1', '2026-01-05', '2026-02-13'),
    row('half_term', 'Spring 2', '2026-02-23', '2026-03-27'),
    row('half_term', 'Summer 1', '2026-04-13', '2026-05-22'),
    row('half_term', 'Summer 2', '2026-06-01', '2026-07-22'),
    ...others,
  ],
  bankHolidays,
)
const bounds = (windows: readonly { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate }[]) =>
  windows.map(({ startsOn, endsOn }) => `${startsOn} ${endsOn}`)
const firstDay = dayNumber(day('2025-08-20'))
const anyDay = fc.integer({ min: 0, max: 360 }).map((n) => dayAtNumber(firstDay + n))

describe('terms and half-terms', () => {
  test('both ways of writing the year give the same half-terms and terms', () => {
    expect(bounds(asTerms.halfTerms)).toEqual(bounds(asHalves.halfTerms))
    expect(bounds(asTerms.terms)).toEqual(bounds(asHalves.terms))
    expect(asHalves.terms.map(({ name }) => name)).toEqual(['Autumn term', 'Spring term', 'Summer term'])
    expect(asTerms.halfTerms[1]?.name).toBe('Autumn term, half-term 2')
  })

  test('half-terms inside a given term keep the term as it was given', () => {
    const both = schoolCalendar(
      [
        row('term', 'Michaelmas', '2025-09-01', '2025-12-19'),
        row('half_term', 'First', '2025-09-03', '2025-10-24'),
        row('half_term', 'Second', '2025-11-03', '2025-12-19'),
      ],
      [],
    )
    expect(both.terms.map(({ name }) => name)).toEqual(['Michaelmas'])
    expect(both.halfTerms.map(({ name }) => name)).toEqual(['First', 'Second'])
    expect(halfTermOf(both, day('2025-09-01'))).toBeNull()
  })

  test('a term without a break is one half-term, as in a year of six terms', () => {
    const six = schoolCalendar([row('term', 'Term 1', '2025-09-02', '2025-10-24')], [])
    expect(bounds(six.halfTerms)).toEqual(['2025-09-02 2025-10-24'])
    expect(six.halfTerms[0]?.name).toBe('Term 1')
  })

  test('an occasional day off does not divide a term', () => {
    const calendar = schoolCalendar(
      [row('term', 'Autumn', '2025-09-02', '2025-12-19'), row('holiday', 'Fair day', '2025-10-06')],
      [],
    )
    expect(calendar.halfTerms).toHaveLength(1)
  })

  test('days in holidays belong to no half-term, and the half-term holiday belongs to its term', () => {
    expect(halfTermOf(asTerms, day('2026-02-18'))).toBeNull()
    expect(termOf(asTerms, day('2026-02-18'))?.name).toBe('Spring term')
    expect(termOf(asTerms, day('2026-04-01'))).toBeNull()
    expect(halfTermOf(asTerms, day('2025-10-24'))?.name).toBe('Autumn term, half-term 1')
    expect(halfTermOf(asTerms, day('2025-10-25'))).toBeNull()
    expect(termDatesEndOn(asTerms)?.toString()).toBe('2026-07-22')
  })

  test('a term that begins in August is that of autumn, and one from 20 March that of summer', () => {
    const terms = (...all: TermPeriod[]) => schoolCalendar(all, []).terms.map(({ name }) => name)
    expect(terms(row('half_term', 'One', '2025-08-18', '2025-10-10'))).toEqual(['Autumn term'])
    expect(terms(row('half_term', 'One', '2026-07-31', '2026-08-10'))).toEqual(['Summer term'])
    expect(terms(row('half_term', 'One', '2026-03-19', '2026-04-10'))).toEqual(['Spring term'])
    expect(terms(row('half_term', 'One', '2026-03-20', '2026-04-10'))).toEqual(['Summer term'])
  })

  test('a half-term that would begin or end on a weekend does so on the weekday inside it', () => {
    const term = row('term', 'Autumn', '2025-09-01', '2025-12-19')
    const holiday = row('holiday', 'Break', '2025-10-27', '2025-10-31')
    expect(bounds(schoolCalendar([term, holiday], []).halfTerms)).toEqual([
      '2025-09-01 2025-10-24',
      '2025-11-03 2025-12-19',
    ])
    expect(bounds(schoolCalendar([row('term', 'One', '2025-09-06', '2025-09-21')], []).halfTerms)).toEqual([
      '2025-09-08 2025-09-19',
    ])
  })

  test('a holiday of three weekdays divides a term, and one of two does not', () => {
    const term = row('term', 'Autumn', '2025-09-01', '2025-12-19')
    const halves = (to: string) =>
      schoolCalendar([term, row('holiday', 'Break', '2025-10-27', to)], []).halfTerms.length
    expect(['2025-10-28', '2025-10-29'].map(halves)).toEqual([1, 2])
    // From Saturday to Tuesday it takes four days and two weekdays.
    const long = row('holiday', 'Long weekend', '2025-10-25', '2025-10-28')
    expect(schoolCalendar([term, long], []).halfTerms).toHaveLength(1)
    expect([hasTermDates(schoolCalendar([], [])), hasTermDates(asTerms)]).toEqual([false, true])
  })

  test('a week with one weekday of term is a week of school, in whatever order its periods come', () => {
    const weeks = (...all: TermPeriod[]) =>
      schoolCalendar(all, []).schoolWeeks.map((monday) => dayAtNumber(monday).toString())
    const thursday = row('half_term', 'Late', '2026-01-15')
    expect(weeks(thursday, row('half_term', 'Early', '2026-01-05', '2026-01-06'))).toEqual(['2026-01-05', '2026-01-12'])
    expect(weeks(thursday, row('closure', 'Snow', '2026-01-15'))).toEqual([])
  })

  test('half-terms and terms between two days are those with a day of them', () => {
    const names = (kind: 'half_term' | 'term', from: string, to: string) =>
      windowsBetween(asHalves, kind, day(from), day(to)).map(({ name }) => name)
    expect(names('half_term', '2025-10-24', '2026-01-05')).toEqual(['Autumn 1', 'Autumn 2', 'Spring 1'])
    expect(names('half_term', '2025-10-25', '2026-01-04')).toEqual(['Autumn 2'])
    expect(names('term', '2025-12-20', '2026-04-13')).toEqual(['Spring term', 'Summer term'])
  })

  test('a row that ends before it starts is left out', () => {
    expect(schoolCalendar([row('term', 'Wrong', '2026-03-01', '2026-01-01')], []).terms).toEqual([])
  })
})

describe('school days and working days', () => {
  test('each day that is not a school day says why', () => {
    const why = (text: string) => whyNotSchoolDay(asTerms, day(text))
    expect(why('2026-03-12')).toBeNull()
    expect(why('2026-03-14')).toBe('a weekend')
    expect(why('2026-05-04')).toBe('a bank holiday')
    expect(why('2026-01-05')).toBe('an INSET day')
    expect(why('2026-03-10')).toBe('a closure day (Burst pipe)')
    expect(why('2026-04-01')).toBe('in a school holiday (Easter holiday)')
    expect(why('2026-08-04')).toBe('in the school holidays')
  })

  test('INSET days and holidays are working days, and closures are not', () => {
    expect(isWorkingDay(asTerms, day('2026-01-05'))).toBe(true)
    expect(isWorkingDay(asTerms, day('2026-08-04'))).toBe(true)
    expect(isWorkingDay(asTerms, day('2026-03-10'))).toBe(false)
  })

  test('each day that is not a working day says why, and a holiday is one', () => {
    expect(whyNotWorkingDay(asTerms, day('2025-12-25'))).toBe('a bank holiday')
    expect(whyNotWorkingDay(asTerms, day('2026-03-10'))).toBe('a closure day (Burst pipe)')
    expect(whyNotWorkingDay(asTerms, day('2026-03-14'))).toBe('a weekend')
    expect(whyNotWorkingDay(asTerms, day('2026-01-05'))).toBeNull()
    expect(whyNotWorkingDay(asTerms, day('2026-02-17'))).toBeNull()
  })

  test('every school day is a working day, a weekday and in a half-term', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        if (!isSchoolDay(asTerms, date)) return
        expect(isWorkingDay(asTerms, date)).toBe(true)
        expect(halfTermOf(asTerms, date)).not.toBeNull()
        expect(date.dayOfWeek).toBeLessThanOrEqual(5)
      }),
    )
  })

  test('five working days after the Wednesday before Easter pass over both bank holidays', () => {
    expect(addWorkingDays(asTerms, day('2026-04-01'), 5).toString()).toBe('2026-04-10')
    expect(addWorkingDays(asTerms, day('2026-03-09'), 1).toString()).toBe('2026-03-12')
    expect(addWorkingDays(asTerms, day('2026-04-07'), -1).toString()).toBe('2026-04-02')
    expect(addWorkingDays(asTerms, day('2026-04-05'), 0).toString()).toBe('2026-04-05')
  })

  test('a deadline on a day off rolls forward or back when a policy says so', () => {
    expect(rollForward(asTerms, day('2026-04-03')).toString()).toBe('2026-04-07')
    expect(rollBack(asTerms, day('2026-04-06')).toString()).toBe('2026-04-02')
    expect(rollForward(asTerms, day('2026-03-12')).toString()).toBe('2026-03-12')
  })

  test('adding working days and counting them agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const to = addWorkingDays(asTerms, from, count)
        expect(isWorkingDay(asTerms, to)).toBe(true)
        expect(workingDaysBetween(asTerms, from, to)).toBe(count)
      }),
      { numRuns: 60 },
    )
  })

  test('a calendar that never opens is refused and does not hang', () => {
    const shut = schoolCalendar([row('closure', 'Shut', '2020-01-01', '2060-01-01')], [])
    expect(() => addWorkingDays(shut, day('2026-01-01'), 1)).toThrow(RangeError)
  })
})

describe('clocks that pause in holidays', () => {
  test('in mid-term, term days are days', () => {
    expect(termDaysBetween(asTerms, day('2025-09-03'), day('2025-10-01'))).toBe(28)
  })

  test('a holiday adds nothing to the clock', () => {
    expect(termDaysBetween(asTerms, day('2025-10-24'), day('2025-11-03'))).toBe(1)
    expect(termDaysBetween(asTerms, day('2025-12-19'), day('2026-01-04'))).toBe(0)
  })

  test('school weeks pass over the half-term holiday', () => {
    expect(addTermWeeks(asTerms, day('2025-10-15'), 2)?.toString()).toBe('2025-11-05')
    expect(weeksOfTermBetween(asTerms, day('2025-10-15'), day('2025-11-05'))).toBe(2)
    expect(weeksOfTermBetween(asTerms, day('2025-10-15'), day('2025-11-04'))).toBe(1)
  })

  test('a day in a holiday waits for the first day of term', () => {
    expect(addTermWeeks(asTerms, day('2026-04-08'), 0)?.toString()).toBe('2026-04-13')
    expect(addTermWeeks(asTerms, day('2026-04-08'), 1)?.toString()).toBe('2026-04-20')
  })

  test('a weekday that a short week does not have becomes the nearest day that it has', () => {
    expect(addTermWeeks(asTerms, day('2026-07-17'), 1)?.toString()).toBe('2026-07-22')
  })

  test('a weekday that is closed becomes the one after it, where that before it is no nearer', () => {
    const closed = schoolCalendar(
      [row('term', 'Autumn', '2025-09-01', '2025-12-19'), row('closure', 'Storm', '2025-09-17')],
      [],
    )
    expect(addTermWeeks(closed, day('2025-09-10'), 1)?.toString()).toBe('2025-09-18')
  })

  test('a Sunday in the middle of term is a Sunday again', () => {
    expect(addTermWeeks(asTerms, day('2025-09-14'), 1)?.toString()).toBe('2025-09-21')
  })

  test('a day is in a term, a half-term and neither', () => {
    expect(windowOf(asTerms, 'term', day('2026-02-18'))?.name).toBe('Spring term')
    expect(windowOf(asTerms, 'half_term', day('2026-02-18'))).toBeNull()
    expect(windowOf(null, 'term', day('2026-02-18'))).toBeNull()
  })

  test('past the end of the term dates there is no answer', () => {
    expect(addTermWeeks(asTerms, day('2026-07-21'), 1)).toBeNull()
    expect(addTermDays(asTerms, day('2026-07-21'), 2)).toBeNull()
    expect(addTermWeeks(schoolCalendar([], []), day('2026-07-21'), 1)).toBeNull()
  })

  test('adding term days and counting them agree, and never land outside term', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const to = addTermDays(asTerms, from, count)
        if (!to) return
        expect(isTermDay(asTerms, to)).toBe(true)
        expect(termDaysBetween(asTerms, from, to)).toBe(count)
      }),
      { numRuns: 60 },
    )
  })

  test('weeks between are the most that can be added without passing the day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 150 }), (from, length) => {
        const to = daysAfter(from, length)
        const weeks = weeksOfTermBetween(asTerms, from, to)
        const reached = addTermWeeks(asTerms, from, weeks)
        const beyond = addTermWeeks(asTerms, from, weeks + 1)
        if (weeks > 0) expect(reached && !isAfter(reached, to)).toBe(true)
        if (beyond) expect(isBefore(to, beyond)).toBe(true)
      }),
      { numRuns: 80 },
    )
  })
})

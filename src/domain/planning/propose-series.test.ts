import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysAfter, daysBetween, isWithin } from '../calendar/days.ts'
import { usualTerms } from '../calendar/default-terms.ts'
import type { TermPeriod } from '../calendar/calendar-types.ts'
import { isSchoolDay, schoolCalendar } from '../calendar/school-calendar.ts'
import { schoolWeekIndex } from '../calendar/term-time.ts'
import { proposeSeries } from './propose-series.ts'
import type { BusySlot, Frequency, SeriesTerms } from './series-types.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const time = (text: string) => Temporal.PlainTime.from(text)
const bankHolidays = [
  '2025-12-25',
  '2025-12-26',
  '2026-01-01',
  '2026-04-03',
  '2026-04-06',
  '2026-05-04',
  '2026-05-25',
].map(day)
const closure: TermPeriod = {
  kind: 'closure',
  name: 'Burst pipe',
  startsOn: day('2026-03-09'),
  endsOn: day('2026-03-11'),
}
const calendar = schoolCalendar([...usualTerms(2025).periods, closure, ...usualTerms(2026).periods], bankHolidays)
const allYear = schoolCalendar([], bankHolidays)
const base: SeriesTerms = {
  frequency: { every: 4, unit: 'week' },
  minutes: 75,
  weekday: 1,
  time: time('15:45'),
  notBefore: day('2025-09-01'),
  already: [],
  today: day('2026-03-12'),
  dayStarts: time('08:00'),
  dayEnds: time('18:00'),
  calendar,
  busy: [],
}
const propose = (changes: Partial<SeriesTerms>) => proposeSeries({ ...base, ...changes })
const daysOf = (changes: Partial<SeriesTerms>) =>
  propose(changes).sessions.map(({ startsAt }) => startsAt.toPlainDate())
const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ')
const at = (text: string, hours: number, who: string): BusySlot => {
  const startsAt = Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/London').toInstant()
  return { startsAt, endsAt: startsAt.add({ minutes: hours * 60 }), who }
}

describe('a rhythm of weeks', () => {
  test('is kept exactly where nothing is in the way', () => {
    const dates = daysOf({ calendar: null, notBefore: day('2026-01-05') })
    expect(dates.slice(0, 3).map(String)).toEqual(['2026-01-05', '2026-02-02', '2026-03-02'])
    expect(dates).toHaveLength(14)
  })

  test('moves before a bank holiday, says so, and goes back to its weekday without a longer gap', () => {
    const { sessions, gaps } = propose({ calendar: allYear, notBefore: day('2026-03-09') })
    expect(sessions.slice(0, 3).map(({ startsAt }) => startsAt.toString())).toEqual([
      '2026-03-09T15:45:00',
      '2026-04-02T15:45:00',
      '2026-04-27T15:45:00',
    ])
    expect(plain(sessions[1]?.moved)).toBe('moved from 6 April, a bank holiday')
    expect(sessions[2]?.moved).toBeNull()
    expect(gaps).toEqual([])
  })

  test('is broken by the summer holiday, and says by how much', () => {
    const { gaps } = propose({ notBefore: day('2026-06-01') })
    expect(gaps.map(({ sentence }) => plain(sentence))).toContain(
      '42 days between 22 July and 2 September, longer than the agreed 4 weeks.',
    )
  })

  test('goes on from the last session that is already booked', () => {
    expect(daysOf({ calendar: null, notBefore: day('2026-01-05'), already: [day('2025-12-15')] })[0]?.toString()).toBe(
      '2026-01-12',
    )
  })

  test('says by when there must be more', () => {
    const { runsOutOn, runsOutSentence, sessions } = propose({ calendar: null, notBefore: day('2026-01-05') })
    expect(runsOutOn.equals(daysAfter(sessions.at(-1)!.startsAt.toPlainDate(), 28))).toBe(true)
    expect(plain(runsOutSentence)).toBe('The last of these is on 4 January 2027. Plan more before 1 February 2027.')
  })

  test('says when the term dates end before the year does', () => {
    const short = schoolCalendar(usualTerms(2025).periods, [])
    const { runsOutSentence, sessions } = propose({ calendar: short, notBefore: day('2026-03-02') })
    expect(plain(runsOutSentence)).toMatch(/The term dates end on 22 July\.$/)
    expect(sessions.every(({ startsAt }) => startsAt.year === 2026)).toBe(true)
  })
})

describe('a rhythm of school weeks', () => {
  test('pauses in the holidays without a gap', () => {
    const { sessions, gaps } = propose({ frequency: { every: 1, unit: 'term_week' }, weekday: 4 })
    expect(gaps).toEqual([])
    expect(sessions.map(({ startsAt }) => startsAt.toPlainDate().toString()).slice(6, 9)).toEqual([
      '2025-10-16',
      '2025-10-23',
      '2025-11-06',
    ])
  })

  test('moves inside its week when the weekday is closed', () => {
    const { sessions } = propose({ frequency: { every: 1, unit: 'term_week' }, notBefore: day('2026-03-02') })
    expect(sessions[1]?.startsAt.toPlainDate().toString()).toBe('2026-03-12')
    expect(plain(sessions[1]?.moved)).toBe('moved from 9 March, a closure day (Burst pipe)')
  })
})

describe('both diaries', () => {
  const notBefore = day('2026-03-02')

  test('another time on the day is tried first, and the reason names who is busy', () => {
    const { sessions } = propose({ notBefore, busy: [at('2026-03-02T15:30', 1, 'Idris')] })
    expect(sessions[0]?.startsAt.toString()).toBe('2026-03-02T16:30:00')
    expect(sessions[0]?.moved).toBe('at 4.30pm instead of 3.45pm, when Idris is busy')
  })

  test('then another day', () => {
    const busy = [at('2026-03-02T08:00', 6, 'Nia'), at('2026-03-02T13:30', 5, 'Idris')]
    const { sessions } = propose({ notBefore, busy })
    expect(sessions[0]?.startsAt.toString()).toBe('2026-03-03T15:45:00')
    expect(plain(sessions[0]?.moved)).toBe('moved from 2 March, when Idris is busy')
  })

  test('summer time is the clock on the wall', () => {
    const slot: BusySlot = {
      startsAt: Temporal.Instant.from('2026-06-01T14:45:00Z'),
      endsAt: Temporal.Instant.from('2026-06-01T15:45:00Z'),
      who: 'Nia',
    }
    expect(propose({ notBefore: day('2026-06-01'), busy: [slot] }).sessions[0]?.moved).toMatch(/when Nia is busy/)
  })

  test('weeks of leave make a gap that is told', () => {
    const { gaps, sessions } = propose({ calendar: null, notBefore, busy: [at('2026-03-10T00:00', 24 * 60, 'Nia')] })
    expect(sessions[1]?.startsAt.toPlainDate().toString()).toBe('2026-05-11')
    expect(gaps).toHaveLength(1)
  })
})

describe('so many in each window', () => {
  test('two in each half-term are spread out and on the preferred weekday', () => {
    const dates = daysOf({ frequency: { times: 2, per: 'half_term' } })
    expect(dates.slice(0, 2).map(String)).toEqual(['2025-09-15', '2025-10-13'])
    expect(dates).toHaveLength(12)
  })

  test('a half-term that has begun gets its share, and that is told', () => {
    const { sessions, gaps } = propose({ frequency: { times: 4, per: 'half_term' }, notBefore: day('2025-10-20') })
    expect(sessions.filter(({ startsAt }) => startsAt.year === 2025 && startsAt.month === 10)).toHaveLength(1)
    expect(gaps[0]?.sentence).toMatch(/had already begun: 1 of 4 sessions placed\.$/)
  })

  test('sessions already held count in their window', () => {
    const dates = daysOf({ frequency: { times: 1, per: 'half_term' }, already: [day('2025-09-10')] })
    expect(dates[0]?.toString().slice(0, 7)).toBe('2025-11')
  })

  test('a window that goes on beyond the year ahead is finished by the next proposal', () => {
    const frequency: Frequency = { times: 6, per: 'academic_year' }
    const first = propose({ frequency, calendar: allYear, notBefore: day('2026-01-05') })
    expect(first.runsOutOn.toString()).toBe('2027-01-05')
    expect(plain(first.runsOutSentence)).toBe('These sessions are planned to 4 January 2027. Plan more before then.')
    const already = first.sessions.map(({ startsAt }) => startsAt.toPlainDate())
    const second = daysOf({ frequency, calendar: allYear, notBefore: first.runsOutOn, already })
    const year = { startsOn: day('2026-09-01'), endsOn: day('2027-08-31') }
    expect([...already, ...second].filter((date) => isWithin(date, year))).toHaveLength(6)
  })

  test('six in an academic year need no term dates', () => {
    expect(daysOf({ frequency: { times: 6, per: 'academic_year' }, calendar: allYear })).toHaveLength(6)
  })

  test('without term dates nothing is guessed', () => {
    const { sessions, runsOutOn, runsOutSentence } = propose({
      frequency: { times: 1, per: 'half_term' },
      calendar: null,
    })
    expect(sessions).toEqual([])
    expect(runsOutOn.equals(base.notBefore)).toBe(true)
    expect(runsOutSentence).toMatch(/^Without term dates nobody knows when a half-term is/)
  })
})

describe('whatever was agreed', () => {
  const frequency: fc.Arbitrary<Frequency> = fc.oneof(
    fc.record({
      every: fc.integer({ min: 1, max: 8 }),
      unit: fc.constantFrom('week' as const, 'term_week' as const, 'month' as const),
    }),
    fc.record({
      times: fc.integer({ min: 1, max: 6 }),
      per: fc.constantFrom('half_term' as const, 'term' as const, 'academic_year' as const),
    }),
  )
  const someTerms = fc.record({
    frequency,
    weekday: fc.integer({ min: 1, max: 5 }),
    notBefore: fc.integer({ min: 0, max: 300 }).map((n) => daysAfter(day('2025-09-01'), n)),
    already: fc.array(
      fc.integer({ min: -30, max: 200 }).map((n) => daysAfter(day('2025-09-01'), n)),
      { maxLength: 3 },
    ),
    busy: fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 200 }))
        .map(([n, hour, hours]) =>
          at(`${daysAfter(day('2025-09-01'), n)}T${String(hour).padStart(2, '0')}:00`, hours, 'Nia'),
        ),
      { maxLength: 6 },
    ),
  })

  test('no session is on a day off, before its time, over a busy slot or on the day of another', () => {
    fc.assert(
      fc.property(someTerms, (terms) => {
        const { sessions, runsOutOn } = propose(terms)
        const days = sessions.map(({ startsAt }) => startsAt.toPlainDate().toString())
        expect(days).toEqual([...new Set(days)].toSorted())
        for (const { startsAt, minutes, moved } of sessions) {
          expect(terms.already.some((had) => had.equals(startsAt.toPlainDate()))).toBe(false)
          expect(moved ?? '').not.toMatch(/when +(is|are) /)
          expect(isSchoolDay(calendar, startsAt.toPlainDate())).toBe(true)
          expect(daysBetween(terms.notBefore, startsAt.toPlainDate())).toBeGreaterThanOrEqual(0)
          const from = startsAt.toZonedDateTime('Europe/London').toInstant().epochMilliseconds
          const to = from + minutes * 60_000
          const clash = terms.busy.some((b) => b.startsAt.epochMilliseconds < to && b.endsAt.epochMilliseconds > from)
          expect(clash).toBe(false)
        }
        const last = sessions.at(-1)
        expect(daysBetween(last?.startsAt.toPlainDate() ?? terms.notBefore, runsOutOn)).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 150 },
    )
  })

  test('every gap that is longer than the agreed weeks is told, and no other', () => {
    fc.assert(
      fc.property(someTerms, fc.integer({ min: 1, max: 8 }), (terms, every) => {
        const { sessions, gaps } = propose({ ...terms, frequency: { every, unit: 'week' } })
        const before = terms.already.toSorted(Temporal.PlainDate.compare).slice(-1)
        const days = [...before, ...sessions.map(({ startsAt }) => startsAt.toPlainDate())]
        const long = days.slice(1).filter((date, index) => daysBetween(days[index]!, date) > every * 7)
        expect(gaps.filter(({ sentence }) => sentence.includes('agreed')).map(({ to }) => `${to}`)).toEqual(
          long.map(String),
        )
      }),
      { numRuns: 60 },
    )
  })

  test('every gap that is longer than the agreed school weeks is told, and no other', () => {
    fc.assert(
      fc.property(someTerms, fc.integer({ min: 1, max: 6 }), (terms, every) => {
        const { sessions, gaps } = propose({ ...terms, already: [], frequency: { every, unit: 'term_week' } })
        const weeks = sessions.map(({ startsAt }) => schoolWeekIndex(calendar, startsAt.toPlainDate()))
        const long = weeks.slice(1).filter((week, index) => week - weeks[index]! > every)
        expect(gaps.filter(({ sentence }) => sentence.includes('agreed'))).toHaveLength(long.length)
      }),
      { numRuns: 60 },
    )
  })

  test('each whole half-term has its number when nobody is busy', () => {
    fc.assert(
      fc.property(someTerms, fc.integer({ min: 1, max: 6 }), (terms, times) => {
        const { sessions, runsOutOn } = propose({
          ...terms,
          busy: [],
          already: [],
          frequency: { times, per: 'half_term' },
        })
        for (const half of calendar.halfTerms) {
          if (daysBetween(terms.notBefore, half.startsOn) < 0 || daysBetween(half.endsOn, runsOutOn) <= 0) continue
          const inside = sessions.filter(({ startsAt }) => isWithin(startsAt.toPlainDate(), half))
          expect(inside).toHaveLength(times)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('the same terms give the same proposal', () => {
    fc.assert(
      fc.property(someTerms, (terms) => {
        expect(JSON.stringify(propose(terms))).toBe(JSON.stringify(propose(terms)))
      }),
      { numRuns: 20 },
    )
  })

  test('terms that no form lets through are refused', () => {
    expect(() => propose({ frequency: { every: 0, unit: 'week' } })).toThrow(RangeError)
    expect(() => propose({ minutes: 0 })).toThrow(RangeError)
    expect(() => propose({ weekday: 8 })).toThrow(RangeError)
  })
})

import { describe, expect, test } from 'vitest'
import { fact, held, only, session } from '../../../test/support/compliance.ts'

const pausing = (effect: string, more: object = {}) => [{ while: { leave: ['sick', 'parental'] }, effect, ...more }]
const sick = (from: string, until?: string) => fact('leave', 'sick', from, until)
const gap = (pauses: object[], at_most = '28 days') => ({ counts: held, gap: { at_most }, pauses })
const asked = (facts: object[]) => ({ evaluate_from: '2026-03-03', facts, events: [session('s1', '2026-03-03')] })

describe('a pause that stops the clock', () => {
  test('moves the deadline on by the days inside, and shows as paused', () => {
    const facts = asked([sick('2026-03-10', '2026-03-19')])
    expect(only(gap(pausing('stop_clock')), facts, '2026-03-15')).toMatchObject({ state: 'paused', due: '2026-04-10' })
    expect(only(gap(pausing('stop_clock')), facts, '2026-04-10')).toMatchObject({
      state: 'met',
      good_until: '2026-04-10',
    })
    expect(only(gap(pausing('stop_clock')), facts, '2026-04-11').state).toBe('overdue')
  })

  test('moves it on again where the moved deadline reaches another pause', () => {
    // Ten days from 10 March to 10 April, of which six from 5 April are paused again: 16 April.
    const facts = asked([sick('2026-03-10', '2026-03-19'), sick('2026-04-05', '2026-04-10')])
    expect(only(gap(pausing('stop_clock')), facts, '2026-04-12').good_until).toBe('2026-04-16')
  })

  test('split in two on touching days changes nothing', () => {
    const whole = only(gap(pausing('stop_clock')), asked([sick('2026-03-10', '2026-03-19')]), '2026-04-01')
    const split = only(
      gap(pausing('stop_clock')),
      asked([sick('2026-03-10', '2026-03-13'), sick('2026-03-14', '2026-03-19')]),
      '2026-04-01',
    )
    expect(split).toEqual(whole)
  })

  test('that is too short does not pause, and over a weekend two weeks of work are ten working days', () => {
    const long = pausing('stop_clock', { lasting: { at_least: '10 working_days' } })
    const week = sick('2026-03-09', '2026-03-13')
    expect(only(gap(long), asked([week]), '2026-03-12').state).toBe('met')
    const twoWeeks = asked([week, sick('2026-03-16', '2026-03-20')])
    expect(only(gap(long), twoWeeks, '2026-03-12').state).toBe('paused')
    expect(only(gap(long), asked([sick('2026-03-09', '2026-03-20')]), '2026-04-01')).toEqual(
      only(gap(long), twoWeeks, '2026-04-01'),
    )
  })

  test('in working days counts paused working days only', () => {
    // Ten working days after Tuesday 3 March are the 17th; five of them paused make it the 24th.
    const facts = asked([sick('2026-03-07', '2026-03-13')])
    expect(only(gap(pausing('stop_clock'), '10 working_days'), facts, '2026-03-16').good_until).toBe('2026-03-24')
  })

  test('that has no end yet has no deadline, and one that is only planned moves none', () => {
    expect(only(gap(pausing('stop_clock')), asked([sick('2026-03-10')]), '2026-06-01')).toMatchObject({
      state: 'paused',
      due: null,
    })
    expect(only(gap(pausing('stop_clock')), asked([sick('2026-03-20', '2026-03-24')]), '2026-03-12')).toMatchObject({
      state: 'met',
      due: '2026-03-31',
      turns: { state: 'paused', on: '2026-03-20' },
    })
  })
})

test('a pause that restarts begins the clock on the day after it', () => {
  const facts = asked([sick('2026-03-10', '2026-03-19')])
  expect(only(gap(pausing('restart')), facts, '2026-03-25')).toMatchObject({ state: 'upcoming', due: '2026-04-17' })
})

describe('a pause that excuses', () => {
  const month = (covering?: string) => ({
    counts: held,
    window: { each: 'calendar_month', at_least: 1, part: 'owed' },
    pauses: pausing('excuse', covering === undefined ? {} : { covering }),
  })
  const breaches = (covering: string | undefined, from: string, until: string) =>
    only(month(covering), { evaluate_from: '2026-04-01', facts: [sick(from, until)] }, '2026-05-10').breaches.length

  test('asks no window that it covers: wholly, by half, or at all', () => {
    expect(breaches(undefined, '2026-04-01', '2026-04-30')).toBe(0)
    expect(breaches(undefined, '2026-04-02', '2026-04-30')).toBe(1)
    expect(breaches('half', '2026-04-10', '2026-04-24')).toBe(0)
    expect(breaches('half', '2026-04-10', '2026-04-23')).toBe(1)
    expect(breaches('any', '2026-04-30', '2026-05-02')).toBe(0)
  })

  test('makes the window not applicable, and only pauses one that is still asked', () => {
    const facts = { evaluate_from: '2026-04-01', facts: [sick('2026-04-01', '2026-04-20')] }
    expect(only(month('half'), facts, '2026-04-10').state).toBe('not_applicable')
    expect(only(month('half'), facts, '2026-04-25').state).toBe('not_applicable')
    expect(only(month('whole'), facts, '2026-04-10').state).toBe('paused')
    expect(only(month('whole'), facts, '2026-04-25').state).toBe('upcoming')
  })
})

describe('a pause of which nobody can say whether it is one', () => {
  test('leaves what hangs on it undetermined', () => {
    const parameters = { open: { asks: 'How long?', type: 'interval', clause: '1' } }
    const pauses = [{ while: { employed: { is: 'yes', for_less_than: { parameter: 'open' } } }, effect: 'stop_clock' }]
    const facts = asked([fact('employed', true, '2026-03-03')])
    // With the pause the clock has stood still all the time; without it day 28 was 31 March.
    expect(only(gap(pauses), facts, '2026-04-10', { parameters })).toMatchObject({
      state: 'undetermined',
      undecided: [{ why: 'parameter', name: 'open' }],
      breaches: [],
    })
  })
})

describe('a pause that is only planned', () => {
  test('excuses no window that has begun, though one that has begun is excused by another', () => {
    const rule = {
      counts: held,
      window: { each: 'calendar_month', at_least: 1, part: 'owed' },
      pauses: pausing('excuse', { covering: 'half' }),
    }
    const march = (...facts: object[]) => ({ evaluate_from: '2026-03-01', facts })
    // Five days have been, and thirteen are to come: together more than half of the month.
    const facts = march(sick('2026-03-02', '2026-03-06'), sick('2026-03-16', '2026-03-28'))
    expect(only(rule, facts, '2026-03-10').state).toBe('upcoming')
    expect(only(rule, facts, '2026-03-30').state).toBe('not_applicable')
  })
})

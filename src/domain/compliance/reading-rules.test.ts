import { describe, expect, test } from 'vitest'
import { askOne, fact, factsOf, held, only, packOf, schoolYears, session } from '../../../test/support/compliance.ts'
import { assess, historyOf } from './assess.ts'

// "How a rule is read", docs/policies/pack-format.md: a test, or several, for each of the eight.

const gap = { counts: held, gap: { at_most: '28 days' } }
const since = (day: string) => ({ evaluate_from: day })

describe('rule 1: due today is not overdue', () => {
  const facts = { ...since('2026-03-03'), events: [session('s1', '2026-03-03')] }

  test('day 28 after 3 March is 31 March, and overdue is from 1 April', () => {
    expect(only(gap, facts, '2026-03-31')).toMatchObject({ state: 'met', due: '2026-03-31', good_until: '2026-03-31' })
    expect(only(gap, facts, '2026-04-01')).toMatchObject({
      state: 'overdue',
      due: '2026-03-31',
      since: '2026-04-01',
      breaches: [{ from: '2026-04-01', to: null, made_good: null }],
    })
  })

  test('bounds are inclusive, and less than and more than are exact', () => {
    const asked = (minutes: object, length: number) =>
      only(
        { counts: { ...held, where: { minutes } }, window: { each: 'calendar_month', at_least: 1, part: 'owed' } },
        {
          ...since('2026-03-01'),
          events: [session('s1', '2026-03-10', { minutes: length })],
        },
        '2026-03-12',
      ).state
    expect([asked({ at_least: 60 }, 60), asked({ more_than: 60 }, 60)]).toEqual(['met', 'upcoming'])
    expect([asked({ at_most: 60 }, 60), asked({ less_than: 60 }, 60), asked({ less_than: 60 }, 59)]).toEqual([
      'met',
      'upcoming',
      'met',
    ])
  })
})

describe('rule 2: gaps are judged day by day', () => {
  const rule = { counts: held, gap: { at_most: { fact: 'agreed_interval', otherwise: '4 weeks' } } }
  const events = [session('s1', '2026-03-02')]

  test('a longer limit helps an open gap at once', () => {
    // Late from 31 March by the four weeks; from 6 April the agreement allows eight.
    const facts = { ...since('2026-03-02'), events, facts: [fact('agreed_interval', '8 weeks', '2026-04-06')] }
    expect(only(rule, facts, '2026-04-05').state).toBe('overdue')
    expect(only(rule, facts, '2026-04-06')).toMatchObject({
      state: 'met',
      good_until: '2026-04-27',
      breaches: [{ from: '2026-03-31', to: '2026-04-05', made_good: null }],
    })
  })

  test('a shorter one bites at once', () => {
    const facts = { ...since('2026-03-02'), events, facts: [fact('agreed_interval', '1 week', '2026-03-16')] }
    expect(only(rule, facts, '2026-03-15').state).toBe('met')
    expect(only(rule, facts, '2026-03-16')).toMatchObject({ state: 'overdue', breaches: [{ from: '2026-03-16' }] })
  })
})

describe('rule 3: months step to the same day number, clipped at the end', () => {
  test.each([
    ['2026-01-31', '1 month', '2026-02-28'],
    ['2024-01-31', '1 month', '2024-02-29'],
    ['2024-02-29', '1 year', '2025-02-28'],
    ['2025-08-31', '6 months', '2026-02-28'],
  ])('from %s, %s is good until %s', (from, limit, until) => {
    const facts = { ...since(from), events: [session('s1', from)] }
    expect(only({ counts: held, gap: { at_most: limit } }, facts, until)).toMatchObject({ state: 'met', due: until })
  })
})

describe('rule 4: weekends and bank holidays matter only to working, school and term days', () => {
  const facts = { ...since('2025-04-17'), events: [session('s1', '2025-04-17')] }
  const after = (within: string) => ({
    about: 'session',
    counts: { event: 'record_signed', as: 'session' },
    after: { trigger: 'start', within },
  })

  test('five days after the Thursday before Easter is a Tuesday', () => {
    expect(only(after('5 days'), facts, '2025-04-18').due).toBe('2025-04-22')
  })

  test('five working days are Tuesday to the next Monday', () => {
    expect(only(after('5 working_days'), facts, '2025-04-18').due).toBe('2025-04-28')
  })

  test('Easter Monday is a working day in Scotland', () => {
    expect(only(after('5 working_days'), facts, '2025-04-18', { jurisdiction: 'scotland' }).due).toBe('2025-04-25')
  })
})

describe('rule 5: an event that fails a condition does not count for that rule and may for others', () => {
  test('a short session counts for the gap and not for the month', () => {
    const pack = packOf([
      { id: 'any', ...gap },
      {
        id: 'long',
        counts: { ...held, where: { minutes: { at_least: 60 } } },
        window: { each: 'calendar_month', at_least: 1, part: 'owed' },
      },
    ])
    const facts = factsOf({ ...since('2026-03-01'), events: [session('s1', '2026-03-10', { minutes: 45 })] })
    expect(assess(pack, historyOf(facts), { asOf: '2026-03-12' }).map(({ state }) => state)).toEqual([
      'met',
      'upcoming',
    ])
  })
})

describe('rule 6: when a rule stops binding, deadlines not reached vanish and breaches made stay', () => {
  const rule = { ...gap, about: 'child', while: { status: 'child_protection_plan' }, counts: { ...held, as: 'child' } }
  const things = [{ id: 'c1', kind: 'child' }]
  const plan = (until: string) => [
    { of: 'c1', fact: 'status', value: 'child_protection_plan', from: '2026-01-05', until },
  ]

  test('a deadline that was ahead is gone', () => {
    expect(only(rule, { things, facts: plan('2026-01-30') }, '2026-03-01')).toMatchObject({
      state: 'not_applicable',
      due: null,
      breaches: [],
    })
  })

  test('a breach made ends on the last day and stays', () => {
    // Day 28 after 5 January is 2 February.
    expect(only(rule, { things, facts: plan('2026-02-10') }, '2026-03-01')).toMatchObject({
      state: 'not_applicable',
      breaches: [{ from: '2026-02-03', to: '2026-02-10', made_good: null }],
    })
  })

  test('when it binds again, the clock starts anew', () => {
    const facts = [
      ...plan('2026-01-30'),
      { of: 'c1', fact: 'status', value: 'child_protection_plan', from: '2026-02-09' },
    ]
    expect(only(rule, { things, facts }, '2026-02-20')).toMatchObject({ state: 'upcoming', due: '2026-03-09' })
  })
})

describe('rule 7: history begins on evaluate_from', () => {
  const employed = [fact('employed', true, '2019-09-01')]
  const rule = { ...gap, while: { employed: 'yes' } }

  test('a clock that would have begun earlier begins then', () => {
    expect(only(rule, { ...since('2026-01-05'), facts: employed }, '2026-01-20')).toMatchObject({
      state: 'upcoming',
      due: '2026-02-02',
      breaches: [],
    })
  })

  test('or at a recorded event before it', () => {
    const facts = { ...since('2026-01-05'), facts: employed, events: [session('s1', '2025-12-20')] }
    expect(only(rule, facts, '2026-01-20')).toMatchObject({
      state: 'overdue',
      due: '2026-01-17',
      breaches: [{ from: '2026-01-18' }],
    })
  })

  test('no breach before it is reported', () => {
    const facts = {
      ...since('2026-01-05'),
      facts: employed,
      events: [session('s1', '2025-06-02'), session('s2', '2026-01-12')],
    }
    expect(only(rule, facts, '2026-01-20').breaches).toEqual([
      { from: '2026-01-05', to: '2026-01-11', made_good: '2026-01-12', by: 's2' },
    ])
  })

  test('a window that began earlier is not held against anybody', () => {
    const windowed = {
      while: { employed: 'yes' },
      counts: held,
      window: { each: 'half_term', at_least: 1, part: 'owed' },
    }
    const facts = { ...since('2025-10-06'), facts: employed, calendars: { school: schoolYears } }
    expect(only(windowed, facts, '2025-10-20').state).toBe('not_applicable')
    expect(only(windowed, facts, '2025-11-10')).toMatchObject({ state: 'upcoming', breaches: [] })
  })

  test('left out, it is the earliest day in the file', () => {
    const facts = { facts: [fact('employed', true, '2026-01-05')] }
    expect(only(rule, facts, '2026-01-20').due).toBe('2026-02-02')
  })
})

describe('rule 8: instants carry their offset and days are days in London', () => {
  const rule = {
    about: 'urgent_requested',
    counts: { event: 'urgent_given', as: 'request' },
    after: { trigger: 'start', within: '24 hours' },
  }
  const asked = (at: string, given?: string) => ({
    evaluate_from: '2026-01-01',
    events: [
      { id: 'r1', event: 'urgent_requested', at, links: { supervisee: 'w1' } },
      ...(given === undefined ? [] : [{ id: 'g1', event: 'urgent_given', at: given, links: { request: 'r1' } }]),
    ],
  })

  test('24 hours over the October night end at half past twelve', () => {
    const [obligation] = askOne(rule, asked('2026-10-24T13:30:00+01:00'), '2026-10-24')
    expect(obligation).toMatchObject({ state: 'upcoming', due: '2026-10-25T12:30:00+00:00' })
  })

  test('the two half past ones of that night are different deadlines', () => {
    const first = askOne(rule, asked('2026-10-24T01:30:00+01:00', '2026-10-25T01:30:00+01:00'), '2026-10-26')
    const second = askOne(rule, asked('2026-10-24T01:30:00+01:00', '2026-10-25T01:30:00+00:00'), '2026-10-26')
    expect(first).toMatchObject([{ state: 'met', due: '2026-10-25T01:30:00+01:00', breaches: [] }])
    expect(second).toMatchObject([
      { state: 'met', breaches: [{ from: '2026-10-25', to: '2026-10-25', made_good: '2026-10-25', by: 'g1' }] },
    ])
  })

  test('an instant before midnight in UTC may be the next day in London', () => {
    const [obligation] = askOne(rule, asked('2026-06-30T23:30:00+00:00'), '2026-07-01')
    expect(obligation).toMatchObject({ cycle: { from: '2026-07-01' }, due: '2026-07-02T00:30:00+01:00' })
  })
})

import { describe, expect, test } from 'vitest'
import { fact, factsOf, held, only, packOf, session } from '../../../test/support/compliance.ts'
import { assess, historyOf } from './assess.ts'

const ask = (each: unknown, facts: Readonly<Record<string, unknown>>, asOf: string) =>
  only({ counts: held, window: { each, at_least: 1, part: 'owed' } }, facts, asOf)

describe('the windows of a rule', () => {
  test('of school weeks are those with a weekday of term, and the last result stands', () => {
    const periods = [
      { kind: 'half_term', name: 'Spring 1', from: '2026-01-05', to: '2026-01-16' },
      { kind: 'half_term', name: 'Spring 2', from: '2026-01-28', to: '2026-01-30' },
    ]
    const facts = { evaluate_from: '2026-01-05', calendars: { school: { periods, bank_holidays: [] } } }
    const events = [session('s1', '2026-01-29')]
    expect(ask('school_week', facts, '2026-01-14')).toMatchObject({
      state: 'upcoming',
      cycle: { name: 'week of 2026-01-12', from: '2026-01-12', to: '2026-01-18' },
      breaches: [{ from: '2026-01-12' }],
    })
    // No week of school begins on 19 January: the next is that of the 26th.
    expect(ask('school_week', facts, '2026-01-21')).toMatchObject({ cycle: { from: '2026-01-26', to: '2026-02-01' } })
    expect(ask('school_week', facts, '2026-02-20').state).toBe('breached')
    expect(ask('school_week', { ...facts, events }, '2026-02-20').state).toBe('met')
  })

  test('that step from a day before recorded history begin with the one that history begins in', () => {
    const facts = { evaluate_from: '2026-01-15' }
    const each = { every: '3 months', from: '2025-09-01' }
    // 1 September, 1 December, 1 March: the one that began in December is held against nobody.
    expect(ask(each, facts, '2026-02-01')).toMatchObject({
      state: 'not_applicable',
      cycle: { from: '2025-12-01', to: '2026-02-28' },
    })
    expect(ask(each, facts, '2026-03-05')).toMatchObject({
      state: 'upcoming',
      since: '2026-03-01',
      cycle: { from: '2026-03-01', to: '2026-05-31' },
      breaches: [],
    })
  })

  test('between events begin with the one that history begins in', () => {
    const conference = (id: string, on: string) => ({ id, event: 'conference', on, links: { supervisee: 'w1' } })
    const facts = {
      evaluate_from: '2026-01-01',
      events: [
        conference('c1', '2025-09-10'),
        conference('c2', '2025-12-10'),
        conference('c3', '2026-03-10'),
        session('s1', '2026-01-15'),
      ],
    }
    const each = { between: { event: 'conference', as: 'supervisee' } }
    expect(ask(each, facts, '2026-01-20')).toMatchObject({
      state: 'met',
      since: '2026-01-15',
      cycle: { from: '2025-12-10', trigger: 'c2' },
    })
    expect(ask(each, facts, '2026-03-12')).toMatchObject({
      state: 'upcoming',
      since: '2026-03-10',
      cycle: { from: '2026-03-10', to: null, trigger: 'c3' },
      breaches: [],
    })
  })

  test('of a week begin on Monday, or on the day that is named', () => {
    const facts = { evaluate_from: '2026-03-02' }
    expect(ask('week', facts, '2026-03-08').cycle).toMatchObject({ from: '2026-03-02', to: '2026-03-08' })
    expect(ask({ week_from: 'wednesday' }, facts, '2026-03-11').cycle).toMatchObject({ from: '2026-03-11' })
    expect(ask({ week_from: 'wednesday' }, facts, '2026-03-10').cycle).toMatchObject({ from: '2026-03-04' })
  })
})

describe('a window', () => {
  const half = { while: { role: 'dsl' }, counts: held, window: { each: 'half_term', at_least: 1, part: 'owed' } }

  test('of a rule without a calendar is not applicable from the day after the rule stops', () => {
    const facts = { evaluate_from: '2026-03-02', facts: [fact('role', 'dsl', '2026-03-02', '2026-03-10')] }
    const without = { ...facts, calendars: {} }
    expect(['2026-03-10', '2026-03-11'].map((day) => only(half, without, day).state)).toEqual([
      'undetermined',
      'not_applicable',
    ])
  })

  test('is excused where two pauses together cover enough of it', () => {
    const month = {
      counts: held,
      window: { each: 'calendar_month', at_least: 1, part: 'owed' },
      pauses: [{ while: { leave: 'sick' }, effect: 'excuse', covering: 'half' }],
    }
    // April has thirty days: seven and eight are half of them, seven and seven are not.
    const state = (until: string) =>
      only(
        month,
        {
          evaluate_from: '2026-04-01',
          facts: [fact('leave', 'sick', '2026-04-02', '2026-04-08'), fact('leave', 'sick', '2026-04-20', until)],
        },
        '2026-04-29',
      ).state
    expect(['2026-04-26', '2026-04-27'].map(state)).toEqual(['upcoming', 'not_applicable'])
  })
})

describe('whose calendar it is', () => {
  // The last week of November is no working week in one school, and is in the other.
  const closed = { bank_holidays: [], periods: [{ kind: 'closure', from: '2025-11-24', to: '2025-11-28' }] }
  const calendars = { closed, open: { bank_holidays: [], periods: [] } }
  const things = [
    { id: 'hill', kind: 'organisation', calendar: 'closed' },
    { id: 'dale', kind: 'organisation', calendar: 'open' },
    { id: 'w1', kind: 'worker', organisation: 'hill' },
    { id: 'w2', kind: 'worker', organisation: 'dale' },
    { id: 'w3', kind: 'worker', organisation: 'hill', calendar: 'open' },
  ]
  const signed = {
    about: 'session',
    counts: { event: 'record_signed', as: 'session' },
    after: { trigger: 'start', within: '1 working_day' },
  }
  const due = (supervisee: string | string[]) => {
    const events = [session('s1', '2025-11-21', {}, { supervisee })]
    const history = historyOf(factsOf({ evaluate_from: '2025-09-01', calendars, things, events }))
    return assess(packOf([signed]), history, { asOf: '2025-11-22' })[0]?.due
  }

  test('is of an event that of the first it links to that has one: its own, or its organisation’s', () => {
    expect(due('w1')).toBe('2025-12-01')
    expect(due('w2')).toBe('2025-11-24')
    expect(due('w3')).toBe('2025-11-24')
    expect(due(['nobody', 'w1', 'w2'])).toBe('2025-12-01')
  })
})

test('an interval held in weeks of term is known within the term dates', () => {
  const rule = { always: { employed: { is: 'yes', for_at_least: '2 term_weeks' } } }
  const periods = [{ kind: 'half_term', name: 'Spring 1', from: '2026-01-05', to: '2026-02-13' }]
  const facts = {
    evaluate_from: '2026-01-05',
    calendars: { school: { periods, bank_holidays: [] } },
    facts: [fact('employed', true, '2026-01-06')],
  }
  expect(['2026-01-19', '2026-01-20'].map((day) => only(rule, facts, day).state)).toEqual(['overdue', 'met'])
})

import { describe, expect, test } from 'vitest'
import { askOne, fact, factsOf, held, only, packOf, session } from '../../../test/support/compliance.ts'
import { assess, historyOf } from './assess.ts'

// Answers to triggers, at the edges: the last day on which the rule binds, the first of recorded history, pauses.

const event = (id: string, kind: string, on: string, more: object = {}) => ({
  id,
  event: kind,
  on,
  links: { supervisee: 'w1' },
  ...more,
})
const dsl = (from: string, until?: string) => fact('role', 'dsl', from, until)
const rebook = (more: object = {}, rule: object = {}) => ({
  while: { role: 'dsl' },
  counts: { event: 'session_rebooked', as: 'supervisee' },
  after: { trigger: { event: 'session_cancelled', as: 'supervisee' }, within: '10 days', ...more },
  ...rule,
})
const cancelled = event('x1', 'session_cancelled', '2026-03-12')
const given = (until: string | undefined, ...events: object[]) => ({
  evaluate_from: '2026-03-02',
  facts: [dsl('2026-03-02', until)],
  events: [cancelled, ...events],
})

describe('an answer on the last day on which the rule binds', () => {
  test('is in time, and the day after it is gone where there was none', () => {
    const answered = event('b1', 'session_rebooked', '2026-03-16')
    expect(only(rebook(), given('2026-03-16', answered), '2026-03-20').state).toBe('met')
    const states = ['2026-03-16', '2026-03-17'].map((day) => only(rebook(), given('2026-03-16'), day).state)
    expect(states).toEqual(['upcoming', 'not_applicable'])
  })

  test('and one after it is none of the answers', () => {
    const answers = [event('b1', 'session_rebooked', '2026-03-13'), event('b2', 'session_rebooked', '2026-03-18')]
    const found = only(rebook({ at_least: 2 }), given('2026-03-16', ...answers), '2026-03-20')
    expect(found).toMatchObject({ state: 'not_applicable', amount: { has: 1, needs: 2, unit: 'session_rebooked' } })
  })

  test('that may not come late stays breached without an end', () => {
    expect(only(rebook({ late: 'no' }), given('2026-03-31'), '2026-04-10')).toMatchObject({
      state: 'breached',
      breaches: [{ from: '2026-03-23', to: null, made_good: null }],
    })
  })
})

test('what is answered stays answered on a day of pause, before an event too', () => {
  const rule = {
    counts: held,
    before: { trigger: { event: 'review_meeting', as: 'supervisee' }, within: '14 days' },
    pauses: [{ while: { leave: 'sick' }, effect: 'stop_clock' }],
  }
  const facts = (...events: object[]) => ({
    evaluate_from: '2026-03-02',
    facts: [fact('leave', 'sick', '2026-03-23', '2026-03-24')],
    events: [event('m1', 'review_meeting', '2026-03-31'), ...events],
  })
  expect(only(rule, facts(), '2026-03-23').state).toBe('paused')
  expect(only(rule, facts(session('s1', '2026-03-18'), session('s2', '2026-03-19')), '2026-03-23')).toMatchObject({
    state: 'met',
    evidence: ['s1'],
    amount: null,
  })
})

describe('what may not happen until a time', () => {
  const kept = {
    counts: { event: 'destroyed', as: 'supervisee' },
    after: { trigger: { ends: { role: 'dsl' } }, within: '10 days', at_most: 0 },
  }
  const facts = (from: string, ...events: object[]) => ({
    evaluate_from: from,
    facts: [dsl('2025-09-01', '2025-12-31')],
    events,
  })

  test('is asked about when its last day is the first of recorded history, and not when it was over before', () => {
    expect(askOne(kept, facts('2026-01-10'), '2026-02-01')).toHaveLength(1)
    expect(askOne(kept, facts('2026-01-11'), '2026-02-01')).toEqual([])
  })

  test('is breached on the first day of recorded history, and says for what time it was forbidden', () => {
    expect(only(kept, facts('2026-01-05', event('d1', 'destroyed', '2026-01-05')), '2026-02-01')).toMatchObject({
      state: 'breached',
      cycle: { from: '2025-12-31', to: '2026-01-10', trigger: '2025-12-31' },
      breaches: [{ from: '2026-01-05', to: null }],
    })
  })
})

test('a day that the trigger itself does not hold is asked of the person', () => {
  const rule = { counts: { event: 'reviewed', as: 'supervisee' }, after: { trigger: 'start', by: 'review_on' } }
  const facts = (more: object[]) => ({ evaluate_from: '2026-03-02', facts: more })
  expect(only(rule, facts([fact('review_on', '2026-05-01', '2026-03-02')]), '2026-03-10').due).toBe('2026-05-01')
  expect(only(rule, facts([]), '2026-03-10')).toMatchObject({
    state: 'undetermined',
    undecided: [{ why: 'not_recorded', name: 'review_on', of: 'w1' }],
  })
})

describe('an answer to breaches of another rule', () => {
  const gap = { id: 'gap', counts: { ...held, where: { type: 'one_to_one' } }, gap: { at_most: '14 days' } }
  const asked = {
    id: 'asked',
    counts: { event: 'letter', as: 'supervisee' },
    after: { trigger: { breach_of: 'gap' }, within: '5 days' },
  }
  const ask = (rules: object[], events: object[], asOf: string) =>
    assess(packOf(rules as never), historyOf(factsOf({ evaluate_from: '2026-03-02', events })), { asOf }).map(
      ({ rule, state, cycle }) => [rule, state, cycle?.trigger ?? null],
    )

  test('is one for each, in time', () => {
    const one = { type: 'one_to_one' }
    const events = [session('s1', '2026-03-18', one), session('s2', '2026-04-03', one)]
    // Day 14 after 2 March is the 16th, after 18 March 1 April.
    expect(ask([gap, asked], events, '2026-04-03').slice(1)).toEqual([
      ['asked', 'overdue', '2026-03-17'],
      ['asked', 'upcoming', '2026-04-02'],
    ])
  })

  test('that has several points is in time too', () => {
    const trigger = { event: 'order', as: 'supervisee' }
    const replies = { id: 'gap', counts: { event: 'reply', as: 'supervisee' } }
    const points = { ...replies, after: { trigger, points: ['5 days', '20 days'] } }
    const orders = ['2026-03-02', '2026-03-05'].map((on, place) => event(`o${place}`, 'order', on))
    const found = ask([points, asked], orders, '2026-04-01').filter(([rule]) => rule === 'asked')
    // The day after days 5 and 20 after 2 March, and after 5 March.
    expect(found.map(([, , day]) => day)).toEqual(['2026-03-08', '2026-03-11', '2026-03-23', '2026-03-26'])
  })

  test('is undetermined where nobody can say whether there is one, whichever of the two is written first', () => {
    const events = [session('s1', '2026-03-10')]
    const unknown = [
      ['gap', 'undetermined', null],
      ['asked', 'undetermined', '2026-03-17'],
    ]
    expect(ask([gap, asked], events, '2026-03-20')).toEqual(unknown)
    expect(ask([asked, gap], events, '2026-03-20')).toEqual(unknown.toReversed())
  })
})

describe('what is asked of an event', () => {
  const about = (rule: object, events: object[], asOf: string, facts: object[] = []) =>
    assess(
      packOf([{ about: 'session', ...rule }]),
      historyOf(factsOf({ evaluate_from: '2026-03-01', events, facts })),
      {
        asOf,
      },
    )[0]

  test('in the days after it is judged for those days, however much later it is asked', () => {
    const soon = { always: { happened: { event: 'record_signed', as: 'session', in_next: '5 days' } } }
    const signed = (on: string) => ({ id: 'g1', event: 'record_signed', on, links: { session: 's1' } })
    const state = (on: string) => about(soon, [session('s1', '2026-03-02'), signed(on)], '2026-06-01')?.state
    expect(['2026-03-07', '2026-03-08'].map(state)).toEqual(['met', 'breached'])
  })

  test('may be that something did not happen', () => {
    const never = { always: { happened: { event: 'interruption', as: 'session', at_most: 0 } } }
    const interrupted = { id: 'i1', event: 'interruption', on: '2026-03-02', links: { session: 's1' } }
    expect(about(never, [session('s1', '2026-03-02')], '2026-03-10')?.state).toBe('met')
    expect(about(never, [session('s1', '2026-03-02'), interrupted], '2026-03-10')?.state).toBe('breached')
  })

  test('may be a fact about it', () => {
    const good = { always: { quality: 'good' } }
    const facts = [{ of: 's1', fact: 'quality', value: 'good', from: '2026-03-01' }]
    expect(about(good, [session('s1', '2026-03-02')], '2026-03-10', facts)?.state).toBe('met')
    expect(about(good, [session('s1', '2026-03-02')], '2026-03-10')?.state).toBe('undetermined')
  })
})

describe('an answer in hours', () => {
  const rule = {
    about: 'request',
    counts: { event: 'answer', as: 'request' },
    after: { trigger: 'start', within: '24 hours' },
  }
  const asked = (answers: object[], asOf: string, at = '2026-03-12T00:00:00Z') => {
    const events = [{ id: 'r1', event: 'request', at }, ...answers]
    return assess(packOf([rule]), historyOf(factsOf({ evaluate_from: '2026-03-01', events })), { asOf })[0]
  }

  test('whose time ends at midnight is due on the day that ends then', () => {
    expect(asked([], '2026-03-12')).toMatchObject({ state: 'due', due: '2026-03-13T00:00:00+00:00' })
    expect(asked([], '2026-03-13')).toMatchObject({ state: 'overdue', breaches: [{ from: '2026-03-13', to: null }] })
  })

  test('at the very instant of the request is after it', () => {
    const answer = { id: 'a1', event: 'answer', at: '2026-03-12T09:00:00Z', links: { request: 'r1' } }
    expect(asked([answer], '2026-03-12', '2026-03-12T09:00:00Z')?.state).toBe('met')
    expect(asked([answer], '2026-03-12', '2026-03-12T09:00:01Z')?.state).not.toBe('met')
  })
})

test('what was forbidden and has happened is the evidence of its breach', () => {
  const rule = {
    counts: { event: 'destroyed', as: 'supervisee' },
    after: { trigger: { ends: { role: 'dsl' } }, within: '6 years', at_most: 0 },
  }
  const events = [{ id: 'd1', event: 'destroyed', on: '2026-05-04', links: { supervisee: 'w1' } }]
  expect(
    only(rule, { evaluate_from: '2026-01-05', facts: [dsl('2026-01-05', '2026-03-31')], events }, '2026-06-01'),
  ).toMatchObject({
    state: 'breached',
    since: '2026-05-04',
    evidence: ['d1'],
    breaches: [{ from: '2026-05-04', to: null }],
  })
})

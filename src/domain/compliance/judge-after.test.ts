import { describe, expect, test } from 'vitest'
import { askOne, fact, factsOf, held, only, packOf, schoolYears, session } from '../../../test/support/compliance.ts'
import { assess, historyOf } from './assess.ts'

const event = (id: string, kind: string, on: string, links: object, attributes?: object) => ({
  id,
  event: kind,
  on,
  links,
  ...(attributes && { with: attributes }),
})
const since = (day: string) => ({ evaluate_from: day })

describe('an answer to something', () => {
  const rule = {
    counts: { event: 'session_rebooked', as: 'supervisee' },
    after: { trigger: { event: 'session_cancelled', as: 'supervisee' }, within: '2 working_days' },
  }
  const cancelled = event('x1', 'session_cancelled', '2026-03-12', { supervisee: 'w1' })
  const rebooked = (on: string, links: object = {}) =>
    event('b1', 'session_rebooked', on, { supervisee: 'w1', ...links })

  test('is upcoming, due and overdue, and an answer on the day itself is in time', () => {
    const states = ['2026-03-13', '2026-03-16', '2026-03-17'].map(
      (day) => only(rule, { ...since('2026-03-01'), events: [cancelled] }, day).state,
    )
    expect(states).toEqual(['upcoming', 'due', 'overdue'])
    expect(
      only(rule, { ...since('2026-03-01'), events: [cancelled, rebooked('2026-03-12')] }, '2026-03-20'),
    ).toMatchObject({
      state: 'met',
      evidence: ['b1'],
      cycle: { from: '2026-03-12', to: '2026-03-16', trigger: 'x1' },
      breaches: [],
    })
  })

  test('that comes in a pause is an answer from its day on', () => {
    const paused = { ...rule, pauses: [{ while: { leave: 'sick' }, effect: 'stop_clock' }] }
    const facts = {
      ...since('2026-03-01'),
      facts: [fact('leave', 'sick', '2026-03-13', '2026-03-20')],
      events: [cancelled, rebooked('2026-03-16')],
    }
    expect(only(paused, facts, '2026-03-15').state).toBe('paused')
    expect(only(paused, facts, '2026-03-16')).toMatchObject({ state: 'met', since: '2026-03-16' })
    expect(only(paused, facts, '2026-03-18')).toMatchObject({ state: 'met', since: '2026-03-16' })
  })

  test('that comes late makes good, and the breach stays on record', () => {
    const facts = { ...since('2026-03-01'), events: [cancelled, rebooked('2026-03-19')] }
    expect(only(rule, facts, '2026-03-20')).toMatchObject({
      state: 'met',
      breaches: [{ from: '2026-03-17', to: '2026-03-18', made_good: '2026-03-19', by: 'b1' }],
    })
    expect(only({ ...rule, after: { ...rule.after, late: 'no' } }, facts, '2026-03-20')).toMatchObject({
      state: 'breached',
      evidence: [],
      breaches: [{ from: '2026-03-17', to: null, made_good: null }],
    })
  })

  test('must name its trigger where the rule says linked', () => {
    const linked = { ...rule, after: { ...rule.after, linked: 'cancellation' } }
    const facts = (links: object) => ({ ...since('2026-03-01'), events: [cancelled, rebooked('2026-03-13', links)] })
    expect(only(linked, facts({}), '2026-03-13').state).toBe('upcoming')
    expect(only(linked, facts({ cancellation: 'x1' }), '2026-03-13').state).toBe('met')
  })

  test('that is too early does not count', () => {
    const early = { ...rule, after: { ...rule.after, within: '10 days', not_before: '5 days' } }
    const state = (on: string) =>
      only(early, { ...since('2026-03-01'), events: [cancelled, rebooked(on)] }, '2026-03-18').state
    expect([state('2026-03-16'), state('2026-03-17')]).toEqual(['upcoming', 'met'])
  })

  test('is asked of every trigger, in time', () => {
    const again = event('x2', 'session_cancelled', '2026-03-16', { supervisee: 'w1' })
    const found = askOne(
      rule,
      { ...since('2026-03-01'), events: [again, cancelled, rebooked('2026-03-13')] },
      '2026-03-17',
    )
    expect(found.map(({ state, cycle }) => [cycle?.trigger, state])).toEqual([
      ['x1', 'met'],
      ['x2', 'upcoming'],
    ])
  })

  test('without a time stays open and is never overdue', () => {
    const open = { ...rule, after: { ...rule.after, within: 'open' } }
    expect(only(open, { ...since('2026-03-01'), events: [cancelled] }, '2028-03-01')).toMatchObject({
      state: 'upcoming',
      due: null,
      turns: null,
    })
  })

  test('several points want as many answers', () => {
    const points = {
      about: 'child',
      counts: { ...held, as: 'child' },
      after: { trigger: { event: 'order_made', as: 'child' }, points: ['10 working_days', '20 working_days'] },
    }
    const facts = {
      ...since('2026-03-01'),
      things: [{ id: 'c1', kind: 'child' }],
      events: [
        event('o1', 'order_made', '2026-03-02', { child: 'c1' }),
        session('s1', '2026-03-13', {}, { child: 'c1' }),
      ],
    }
    expect(askOne(points, facts, '2026-03-20')).toMatchObject([
      { state: 'met', due: '2026-03-16', cycle: { point: 1 }, evidence: ['s1'] },
      { state: 'upcoming', due: '2026-03-30', cycle: { point: 2 }, evidence: [] },
    ])
  })

  test('that is forbidden until a time breaches when it comes', () => {
    const kept = {
      about: 'session',
      counts: { event: 'destroyed', as: 'session' },
      after: { trigger: 'start', within: '25 years', at_most: 0 },
    }
    const facts = (events: object[]) => ({ ...since('2026-03-01'), events: [session('s1', '2026-03-02'), ...events] })
    expect(only(kept, facts([]), '2026-04-01')).toMatchObject({ state: 'met', due: '2051-03-02' })
    expect(only(kept, facts([event('d1', 'destroyed', '2026-03-20', { session: 's1' })]), '2026-04-01')).toMatchObject({
      state: 'breached',
      breaches: [{ from: '2026-03-20' }],
    })
  })

  test('is gone when the rule stops before the deadline, and breached when it had passed', () => {
    const started = {
      while: { role: 'dsl' },
      counts: { event: 'training', as: 'worker' },
      after: { trigger: { begins: { role: 'dsl' } }, within: '4 weeks' },
    }
    const state = (until: string) =>
      only(started, { ...since('2026-03-01'), facts: [fact('role', 'dsl', '2026-03-02', until)] }, '2026-06-01')
    expect(state('2026-03-20')).toMatchObject({ state: 'not_applicable', breaches: [] })
    expect(state('2026-04-10')).toMatchObject({
      state: 'breached',
      breaches: [{ from: '2026-03-31', to: '2026-04-10', made_good: null }],
    })
  })

  test('to a breach of another rule begins on its first late day', () => {
    const pack = packOf([
      { id: 'each_half_term', counts: held, window: { each: 'half_term', at_least: 1, part: 'owed' } },
      {
        id: 'told',
        counts: { event: 'told', as: 'worker' },
        after: { trigger: { breach_of: 'each_half_term' }, within: '5 working_days' },
      },
    ])
    const facts = factsOf({ ...since('2025-09-01'), calendars: { school: schoolYears } })
    const [, told] = assess(pack, historyOf(facts), { asOf: '2025-11-03' })
    expect(told).toMatchObject({ rule: 'told', state: 'overdue', due: '2025-10-31', cycle: { trigger: '2025-10-25' } })
  })

  test('in hours counts an event with only a day from and at the end of it', () => {
    const urgent = {
      about: 'urgent_requested',
      counts: { event: 'urgent_given', as: 'request' },
      after: { trigger: 'start', within: '24 hours' },
    }
    const facts = (given: object) => ({
      ...since('2026-03-01'),
      events: [
        event('r1', 'urgent_requested', '2026-03-10', {}),
        { id: 'g1', event: 'urgent_given', links: { request: 'r1' }, ...given },
      ],
    })
    expect(only(urgent, facts({ on: '2026-03-11' }), '2026-03-12')).toMatchObject({ state: 'met', breaches: [] })
    expect(only(urgent, facts({ on: '2026-03-12' }), '2026-03-12').breaches).toMatchObject([{ from: '2026-03-12' }])
    expect(only(urgent, facts({ at: '2026-03-12T00:00:01+00:00' }), '2026-03-12').breaches).toHaveLength(1)
  })
})

describe('in time for something', () => {
  const rule = {
    about: 'child',
    counts: { ...held, as: 'child' },
    before: { trigger: { event: 'review_meeting', as: 'child' }, within: '14 days' },
  }
  const facts = (on: string | null) => ({
    ...since('2026-01-05'),
    things: [{ id: 'c1', kind: 'child' }],
    events: [
      event('m1', 'review_meeting', '2026-03-20', { child: 'c1' }),
      ...(on === null ? [] : [session('s1', on, {}, { child: 'c1' })]),
    ],
  })

  test('is asked while the meeting lies ahead, and cannot be made good after it', () => {
    const states = ['2026-03-10', '2026-03-20', '2026-03-21'].map((day) => only(rule, facts(null), day))
    expect(states.map(({ state }) => state)).toEqual(['upcoming', 'due', 'breached'])
    expect(states[2]?.breaches).toEqual([{ from: '2026-03-21', to: null, made_good: null }])
  })

  test('counts from the first day that is not too early to the day itself', () => {
    const state = (on: string) => only(rule, facts(on), '2026-03-20').state
    expect([state('2026-03-05'), state('2026-03-06'), state('2026-03-20')]).toEqual(['due', 'met', 'met'])
  })

  test('on one day the instants decide where both have one', () => {
    const gate = {
      about: 'dispute_meeting',
      counts: { event: 'told_of_meeting', as: 'meeting' },
      before: { trigger: 'start' },
    }
    const asked = (at: string) => ({
      ...since('2026-01-05'),
      events: [
        { id: 'd1', event: 'dispute_meeting', at: '2026-03-20T10:00:00+00:00' },
        { id: 't1', event: 'told_of_meeting', at, links: { meeting: 'd1' } },
      ],
    })
    expect(only(gate, asked('2026-03-20T09:00:00+00:00'), '2026-03-20').state).toBe('met')
    expect(only(gate, asked('2026-03-20T11:00:00+00:00'), '2026-03-21').state).toBe('breached')
  })
})

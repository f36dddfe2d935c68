import { describe, expect, test } from 'vitest'
import { fact, factsOf, held, only, packOf, session } from '../../../test/support/compliance.ts'
import { assess, historyOf } from './assess.ts'

const audit = (id: string, on: string, kind?: string) => ({
  id,
  event: 'audit',
  on,
  links: { worker: 'w1' },
  ...(kind !== undefined && { with: { kind } }),
})
const always = (more: Readonly<Record<string, unknown>>) => ({
  always: { happened: { event: 'audit', as: 'worker', ...more } },
})

describe('what has happened so often', () => {
  const rule = always({ where: { kind: 'file' }, at_least: 2, in_last: '30 days' })
  const facts = {
    evaluate_from: '2026-03-01',
    events: [audit('a1', '2026-03-02'), audit('a2', '2026-03-10', 'file'), audit('a3', '2026-03-20', 'file')],
  }

  test('is unknown on the days on which the answer hangs on what is not recorded', () => {
    const state = (day: string) => only(rule, facts, day).state
    // One at the most; one or two; two for certain; two without the unknown one; one, for 10 March has passed.
    expect(['2026-03-05', '2026-03-12', '2026-03-20', '2026-04-05', '2026-04-10'].map(state)).toEqual([
      'overdue',
      'undetermined',
      'met',
      'met',
      'overdue',
    ])
  })

  test('in weeks of term is known as far as the term dates reach', () => {
    const weeks = always({ in_last: '2 term_weeks' })
    const periods = [{ kind: 'half_term', name: 'Spring 1', from: '2026-01-05', to: '2026-02-13' }]
    const given = {
      evaluate_from: '2026-01-05',
      calendars: { school: { periods, bank_holidays: [] } },
      events: [audit('a1', '2026-02-03')],
    }
    expect(only(weeks, given, '2026-02-12').state).toBe('met')
    expect(only(weeks, given, '2026-02-02').state).toBe('overdue')
    expect(only(weeks, given, '2026-03-20')).toMatchObject({ state: 'undetermined', undecided: [{ why: 'calendar' }] })
  })

  test('in a stretch whose length nobody has set is unknown from the first event on', () => {
    const parameters = { open: { asks: 'How long?', type: 'interval', clause: '1' } }
    const unset = always({ in_last: { parameter: 'open' } })
    const given = { evaluate_from: '2026-03-01', events: [audit('a1', '2026-03-10')] }
    expect(only(unset, given, '2026-03-09', { parameters })).toMatchObject({ state: 'overdue', turns: null })
    expect(only(unset, given, '2026-03-10', { parameters })).toMatchObject({
      state: 'undetermined',
      undecided: [{ why: 'parameter', name: 'open' }],
    })
  })
})

describe('what comes in a stretch ahead whose length nobody has set', () => {
  test('may be in it on the day of the last event, and is not from the next day on', () => {
    const parameters = { open: { asks: 'How long?', type: 'interval', clause: '1' } }
    const unset = always({ in_next: { parameter: 'open' } })
    const given = { evaluate_from: '2026-03-01', events: [audit('a1', '2026-03-10')] }
    expect(only(unset, given, '2026-03-09', { parameters }).state).toBe('undetermined')
    expect(only(unset, given, '2026-03-10', { parameters }).state).not.toBe('overdue')
    expect(only(unset, given, '2026-03-11', { parameters }).state).toBe('overdue')
  })
})

describe('a condition that names the subject of the rule', () => {
  const about = (rule: Readonly<Record<string, unknown>>, facts: Readonly<Record<string, unknown>>) =>
    assess(packOf([rule]), historyOf(factsOf({ evaluate_from: '2026-03-01', ...facts })), { asOf: '2026-03-20' })

  test('is unknown where the event it is about does not say', () => {
    const rule = {
      about: 'session',
      always: { supervisee: { which: { line_manager: { same_as: 'subject.supervisor' } } } },
    }
    const managed = { facts: [fact('line_manager', 'w2', '2026-03-01')] }
    const state = (links: Readonly<Record<string, unknown>>) =>
      about(rule, { ...managed, events: [session('s1', '2026-03-10', {}, links)] })[0]
    expect(state({ supervisor: 'w2' })?.state).toBe('met')
    expect(state({ supervisor: 'w3' })?.state).toBe('breached')
    expect(state({})).toMatchObject({
      state: 'undetermined',
      undecided: [{ why: 'not_recorded', name: 'supervisor', of: 's1' }],
    })
  })

  test('is asked anew for each of those who have a supervisor in common', () => {
    const workers = ['w1', 'w2', 'boss', 'head'].map((id) => ({ id, kind: id.startsWith('w') ? 'worker' : 'manager' }))
    const of = (id: string, name: string, value: string) => ({ of: id, fact: name, value, from: '2026-03-01' })
    const given = {
      things: workers,
      facts: [
        ...['w1', 'w2'].map((id) => of(id, 'supervisor', 'boss')),
        of('boss', 'line_manager', 'head'),
        of('head', 'team', 'a'),
        of('w1', 'team', 'a'),
        of('w2', 'team', 'b'),
      ],
      events: [{ id: 'm1', event: 'meeting', on: '2026-03-02', links: { supervisor: 'boss', supervisee: 'w1' } }],
    }
    const states = (which: Readonly<Record<string, unknown>>) =>
      about({ always: { supervisor: { which } } }, given).map(({ state }) => state)
    expect(states({ line_manager: { which: { team: { same_as: 'subject.team' } } } })).toEqual(['met', 'overdue'])
    const met = { event: 'meeting', as: 'supervisor', where: { supervisee: { same_as: 'subject' } } }
    expect(states({ happened: met })).toEqual(['met', 'overdue'])
  })

  test('is asked of the events that answer an event', () => {
    const rule = {
      about: 'request',
      counts: { event: 'answer', as: 'request', where: { by: { same_as: 'subject.asked' } } },
      after: { trigger: 'start', within: '5 days' },
    }
    const state = (links: Readonly<Record<string, unknown>>) => {
      const request = { id: 'r1', event: 'request', on: '2026-03-10', links }
      return about(rule, {
        events: [request, { id: 'a1', event: 'answer', on: '2026-03-11', links: { request: 'r1', by: 'w1' } }],
      })[0]
    }
    expect(state({ asked: 'w1' })?.state).toBe('met')
    expect(state({ asked: 'w2' })?.state).toBe('overdue')
    expect(state({ worker: 'w1' })).toMatchObject({
      state: 'undetermined',
      undecided: [{ why: 'not_recorded', name: 'asked', of: 'r1' }],
    })
  })

  test('does not hold of a person who has no such fact, and that is no open question', () => {
    const rule = {
      counts: { ...held, where: { minutes: { at_least: { of: 'subject.agreed_minutes' } } } },
      gap: { at_most: '28 days' },
    }
    const events = [session('s1', '2026-03-10', { minutes: 60 })]
    expect(about(rule, { events })).toMatchObject([{ state: 'upcoming', undecided: [], evidence: [] }])
    const agreed = [fact('agreed_minutes', 60, '2026-03-01')]
    expect(about(rule, { events, facts: agreed })).toMatchObject([{ state: 'met', evidence: ['s1'] }])
  })
})

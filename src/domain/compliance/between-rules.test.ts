import { describe, expect, test } from 'vitest'
import { fact, factsOf, held, packOf, session } from '../../../test/support/compliance.ts'
import { assess, historyOf } from './assess.ts'
import type { Facts } from './facts.ts'

const of = (rules: Parameters<typeof packOf>[0], facts: Facts, asOf: string, more = {}) =>
  Object.fromEntries(assess(packOf(rules, more), historyOf(facts), { asOf }).map((each) => [each.rule, each]))

describe('a rule in the place of another', () => {
  const rules = [
    { id: 'general', counts: held, gap: { at_most: '28 days' } },
    {
      id: 'special',
      while: { newly_qualified: 'yes' },
      instead_of: ['general'],
      counts: held,
      gap: { at_most: '7 days' },
    },
  ]
  const facts = (newly?: string) =>
    factsOf({
      evaluate_from: '2026-03-02',
      facts: newly === undefined ? [] : [fact('newly_qualified', true, newly)],
      events: [session('s1', '2026-03-02')],
    })

  test('leaves the general one where it does not bind', () => {
    expect(of(rules, facts(), '2026-03-20')).toMatchObject({ general: { state: 'met' } })
  })

  test('takes its place from the day it binds, and the general one is shown as not applicable', () => {
    expect(of(rules, facts('2026-03-02'), '2026-03-05')).toMatchObject({
      general: { state: 'not_applicable' },
      special: { state: 'met', good_until: '2026-03-09' },
    })
    expect(of(rules, facts('2026-03-10'), '2026-03-20')).toMatchObject({
      general: { state: 'not_applicable' },
      special: { state: 'overdue', due: '2026-03-17' },
    })
  })

  test('that two rules take of each other leaves both bound', () => {
    const both = [
      { ...rules[0], instead_of: ['special'] },
      { ...rules[1], while: undefined },
    ]
    expect(Object.keys(of(both, facts(), '2026-03-05'))).toEqual(['general', 'special'])
  })
})

describe('rules beside each other', () => {
  const rules = [
    { id: 'monthly', counts: held, window: { each: 'calendar_month', at_least: 1, part: 'owed' } },
    {
      id: 'extended',
      beside: ['monthly'],
      counts: { ...held, where: { extended: 'yes' } },
      window: { each: 'calendar_month', at_least: 1, part: 'owed' },
    },
  ]
  const facts = (events: object[]) => factsOf({ evaluate_from: '2026-03-01', events })
  const extended = session('s1', '2026-03-10', { extended: true })
  const plain = session('s2', '2026-03-17', { extended: false })

  test('share no event', () => {
    expect(of(rules, facts([extended]), '2026-03-20')).toMatchObject({
      monthly: { state: 'met' },
      extended: { state: 'upcoming' },
    })
  })

  test('leave each other what the other wants, where there is enough for both', () => {
    expect(of(rules, facts([extended, plain]), '2026-03-20')).toMatchObject({
      monthly: { state: 'met' },
      extended: { state: 'met', evidence: ['s1'] },
    })
  })

  test('that name each other are taken in the order they are written', () => {
    const each = [{ ...rules[0], beside: ['extended'] }, rules[1] ?? {}]
    expect(of(each, facts([extended]), '2026-03-20')).toMatchObject({
      monthly: { state: 'met' },
      extended: { state: 'upcoming' },
    })
  })

  test('of gaps leave events that keep no gap short', () => {
    const gaps = [
      { id: 'fortnightly', counts: held, gap: { at_most: '14 days' } },
      { id: 'on_top', beside: ['fortnightly'], counts: held, gap: { at_most: '28 days' } },
    ]
    const days = ['2026-03-05', '2026-03-12', '2026-03-20', '2026-03-26']
    const found = of(gaps, facts(days.map((day, place) => session(`s${place + 1}`, day))), '2026-03-27')
    expect(found).toMatchObject({ fortnightly: { state: 'met' }, on_top: { state: 'met' } })
  })
})

describe('one of several', () => {
  const either = {
    id: 'either',
    either: [
      {
        counts: { ...held, where: { outcome: 'held', type: 'group' } },
        window: { each: 'calendar_month', at_least: 2, part: 'owed' },
      },
      { counts: { ...held, where: { outcome: 'held', type: 'one_to_one' } }, gap: { at_most: '14 days' } },
    ],
  }
  const facts = (events: object[]) => factsOf({ evaluate_from: '2026-03-01', events })
  const alone = session('s1', '2026-03-03', { type: 'one_to_one' })
  const group = (id: string, on: string) => session(id, on, { type: 'group' })

  test('is met when one is met', () => {
    expect(of([either], facts([alone]), '2026-03-10')).toMatchObject({ either: { state: 'met', evidence: ['s1'] } })
    expect(of([either], facts([group('g1', '2026-03-03'), group('g2', '2026-03-20')]), '2026-03-25')).toMatchObject({
      either: { state: 'met' },
    })
  })

  test('shows what can still be met, and is late only where every one was failing', () => {
    expect(of([either], facts([alone]), '2026-03-25')).toMatchObject({
      either: { state: 'upcoming', due: '2026-03-31', breaches: [] },
    })
    expect(of([either], facts([alone]), '2026-04-02').either?.breaches).toMatchObject([
      { from: '2026-04-01', to: null },
    ])
  })
})

describe('a condition that holds on every day', () => {
  const rule = { id: 'agreed', while: { employed: 'yes' }, always: { agreement_in_force: 'yes' } }
  const facts = (from: string, until?: string) =>
    factsOf({ facts: [fact('employed', true, '2026-01-05'), fact('agreement_in_force', true, from, until)] })

  test('is met or overdue by the day, with the stretches it failed in', () => {
    expect(of([rule], facts('2026-01-20'), '2026-01-19')).toMatchObject({
      agreed: { state: 'overdue', since: '2026-01-05' },
    })
    expect(of([rule], facts('2026-01-20', '2026-02-28'), '2026-02-01')).toMatchObject({
      agreed: {
        state: 'met',
        since: '2026-01-20',
        breaches: [{ from: '2026-01-05', to: '2026-01-19', made_good: '2026-01-20' }],
        turns: { state: 'overdue', on: '2026-03-01' },
      },
    })
  })

  test('is due while its grace runs', () => {
    const graced = { ...rule, grace: '10 days' }
    expect(of([graced], facts('2026-02-20'), '2026-01-14')).toMatchObject({ agreed: { state: 'due', breaches: [] } })
    expect(of([graced], facts('2026-02-20'), '2026-01-15')).toMatchObject({
      agreed: { state: 'overdue', breaches: [{ from: '2026-01-15' }] },
    })
  })

  test('about an event is judged once, and may be mended only where the rule says so', () => {
    const led = { id: 'led', about: 'session', always: { supervisor: { not: { same_as: 'subject.supervisee' } } } }
    const events = [
      session('s1', '2026-03-10', {}, { supervisor: 'w1' }),
      session('s2', '2026-03-11', {}, { supervisor: 'w2' }),
    ]
    const found = assess(packOf([led]), historyOf(factsOf({ evaluate_from: '2026-03-01', events })), {
      asOf: '2026-03-12',
    })
    expect(found.map(({ subject, state }) => [subject, state])).toEqual([
      ['s1', 'breached'],
      ['s2', 'met'],
    ])
    expect(
      assess(packOf([{ ...led, mendable: 'yes' }]), historyOf(factsOf({ evaluate_from: '2026-03-01', events })), {
        asOf: '2026-03-12',
      })[0]?.state,
    ).toBe('overdue')
  })
})

describe('the pack', () => {
  const rule = { id: 'gap', counts: held, gap: { at_most: '28 days' } }

  test('binds on no day before it is in force or after', () => {
    const facts = factsOf({ evaluate_from: '2026-01-05', events: [session('s1', '2026-02-27')] })
    expect(of([rule], facts, '2026-02-20', { in_force_from: '2026-03-01' })).toEqual({})
    expect(of([rule], facts, '2026-03-10', { in_force_from: '2026-03-01' })).toMatchObject({
      gap: { state: 'upcoming', due: '2026-03-29' },
    })
    expect(of([rule], facts, '2026-03-10', { in_force_until: '2026-03-01' })).toMatchObject({
      gap: { state: 'not_applicable' },
    })
  })
})

describe('what was known when', () => {
  const rule = { id: 'gap', counts: held, gap: { at_most: '28 days' } }
  const facts = factsOf({
    evaluate_from: '2026-03-03',
    events: [
      { ...session('s1', '2026-03-10'), known: '2026-04-20T09:00:00+01:00' },
      { ...session('s2', '2026-03-12'), withdrawn: '2026-04-20T09:00:00+01:00' },
    ],
  })
  const evidence = (knownAt: string | null) =>
    assess(packOf([rule]), historyOf(facts, knownAt), { asOf: '2026-04-01' })[0]?.evidence

  test('rows not known yet or withdrawn do not exist for the answer', () => {
    expect(evidence('2026-04-20T08:59:59+01:00')).toEqual(['s2'])
    expect(evidence('2026-04-20T08:00:00+00:00')).toEqual(['s1'])
    expect(evidence(null)).toEqual(['s1'])
  })
})

describe('a rule that waits for the breaches of another with several obligations', () => {
  const asked = (id: string, on: string) => ({ id, event: 'question', on, links: { worker: 'w1' } })
  const rules = [
    {
      id: 'answered',
      counts: { event: 'answer', as: 'worker' },
      after: { trigger: { event: 'question', as: 'worker' }, linked: 'question', within: '5 days' },
    },
    {
      id: 'told',
      counts: { event: 'told', as: 'worker' },
      after: { trigger: { breach_of: 'answered' }, within: '5 days' },
    },
  ]

  test('is asked from the first late day of the one that was late, though another was not', () => {
    const facts = factsOf({
      evaluate_from: '2026-03-02',
      events: [
        asked('q1', '2026-03-02'),
        { id: 'y1', event: 'answer', on: '2026-03-04', links: { worker: 'w1', question: 'q1' } },
        asked('q2', '2026-03-09'),
      ],
    })
    // The second was to be answered by 14 March.
    const told = assess(packOf(rules), historyOf(facts), { asOf: '2026-03-16' }).filter(({ rule }) => rule === 'told')
    expect(told).toMatchObject([{ state: 'upcoming', due: '2026-03-20', cycle: { trigger: '2026-03-15' } }])
  })
})

describe('two rules that wait for each other', () => {
  test('wait for nothing, and come to an end', () => {
    const waits = (id: string, other: string) => ({
      id,
      counts: { event: 'told', as: 'worker' },
      after: { trigger: { breach_of: other }, within: '5 days' },
    })
    const facts = factsOf({ evaluate_from: '2026-03-02', events: [] })
    expect(
      assess(packOf([waits('one', 'two'), waits('two', 'one')]), historyOf(facts), { asOf: '2026-03-16' }),
    ).toEqual([])
  })
})

describe('what is unknown in a rule and in the one that may take its place', () => {
  test('is all told, also what is looked at in one of the two readings alone', () => {
    const open = (asks: string) => ({ asks, type: 'interval', clause: '1' })
    const rules = [
      { id: 'general', counts: held, gap: { at_most: { parameter: 'how_often' } } },
      {
        id: 'special',
        while: { employed: { is: 'yes', for_less_than: { parameter: 'how_long' } } },
        instead_of: ['general'],
        counts: held,
        gap: { at_most: '7 days' },
      },
    ]
    const facts = factsOf({ evaluate_from: '2026-03-02', facts: [fact('employed', true, '2026-03-02')] })
    const parameters = { how_often: open('How often?'), how_long: open('For how long?') }
    // If the special one binds the general one does not, and if it does not nobody has said how often.
    expect(of(rules, facts, '2026-03-16', { parameters })['general']).toMatchObject({
      state: 'undetermined',
      undecided: [
        { why: 'parameter', name: 'how_long' },
        { why: 'parameter', name: 'how_often' },
      ],
    })
  })
})

describe('a rule beside a gap', () => {
  test('does not count the events that a gap in work needs', () => {
    const rules = [
      { id: 'work', counts: held, gap: { at_most: { number: 8, of: { event: 'shift', as: 'worker' } } } },
      { id: 'more', counts: held, beside: ['work'], window: { each: 'calendar_month', at_least: 1, part: 'owed' } },
    ]
    const facts = factsOf({ evaluate_from: '2026-03-01', events: [session('s1', '2026-03-10')] })
    expect(of(rules, facts, '2026-03-12')).toMatchObject({
      work: { state: 'met', evidence: ['s1'] },
      more: { state: 'upcoming', evidence: [] },
    })
  })

  test('is left what a gap can do without, counted from its last event before recorded history', () => {
    // Two weeks from 3 March are up on the 17th, so that the gap needs one of 12 and 16 March, and takes the later;
    // from there the one of the 24th. Counted from the 10th it could do without both.
    const rules = [
      { id: 'fortnight', counts: held, gap: { at_most: '14 days' } },
      {
        id: 'more',
        counts: held,
        beside: ['fortnight'],
        window: { each: 'calendar_month', at_least: 1, part: 'owed' },
      },
    ]
    const days = ['2026-03-03', '2026-03-12', '2026-03-16', '2026-03-24']
    const facts = factsOf({
      evaluate_from: '2026-03-10',
      facts: [fact('role', 'dsl', '2026-02-01')],
      events: days.map((on, place) => session(`s${place}`, on)),
    })
    const bound = rules.map((rule) => ({ ...rule, while: { role: 'dsl' } }))
    expect(of(bound, facts, '2026-03-25')['more']).toMatchObject({ evidence: ['s1'] })
  })
})

describe('one of several obligations that nobody can decide', () => {
  test('stands beside the others', () => {
    const asked = (id: string, on: string, more: object) => ({
      id,
      event: 'question',
      on,
      links: { worker: 'w1' },
      ...more,
    })
    const rules = [
      {
        id: 'answered',
        counts: { event: 'answer', as: 'worker' },
        after: { trigger: { event: 'question', as: 'worker', where: { urgent: 'yes' } }, within: '5 days' },
      },
    ]
    const facts = factsOf({
      evaluate_from: '2026-03-02',
      events: [asked('q1', '2026-03-03', { with: { urgent: true } }), asked('q2', '2026-03-04', {})],
    })
    const found = assess(packOf(rules), historyOf(facts), { asOf: '2026-03-05' })
    expect(found.map(({ state, cycle }) => [cycle?.trigger, state])).toEqual([
      ['q1', 'upcoming'],
      ['q2', 'undetermined'],
    ])
  })
})

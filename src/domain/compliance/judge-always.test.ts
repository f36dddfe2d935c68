import { describe, expect, test } from 'vitest'
import { fact, held, only, packOf, factsOf, session } from '../../../test/support/compliance.ts'
import { assess, historyOf } from './assess.ts'

describe('a condition that holds on every day', () => {
  const rule = { while: { role: 'dsl' }, always: { agreement_in_force: 'yes' } }
  const facts = (...agreed: (readonly [from: string, until?: string])[]) => ({
    evaluate_from: '2026-03-02',
    facts: [
      fact('role', 'dsl', '2026-03-02', '2026-03-31'),
      ...agreed.map(([from, until]) => fact('agreement_in_force', true, from, until)),
    ],
  })

  test('that fails on the first day alone is late on that day', () => {
    expect(only(rule, facts(['2026-03-03']), '2026-03-02')).toMatchObject({ state: 'overdue' })
    expect(only(rule, facts(['2026-03-03']), '2026-03-10')).toMatchObject({
      state: 'met',
      since: '2026-03-03',
      breaches: [{ from: '2026-03-02', to: '2026-03-02', made_good: '2026-03-03' }],
    })
  })

  test('fails from the day after its fact ends to the day before it begins again', () => {
    const broken = facts(['2026-03-02', '2026-03-10'], ['2026-03-16'])
    expect(
      ['2026-03-10', '2026-03-11', '2026-03-15', '2026-03-16'].map((day) => only(rule, broken, day).state),
    ).toEqual(['met', 'overdue', 'overdue', 'met'])
  })

  test('late until the rule stops binding is not made good', () => {
    expect(only(rule, facts(['2026-03-02', '2026-03-20']), '2026-04-02')).toMatchObject({
      state: 'not_applicable',
      breaches: [{ from: '2026-03-21', to: '2026-03-31', made_good: null }],
    })
  })

  test('has its grace each time it begins to fail', () => {
    const graced = { ...rule, grace: '3 days' }
    const broken = facts(['2026-03-02', '2026-03-10'])
    // The last day of grace is the third on which it fails.
    expect(['2026-03-11', '2026-03-13', '2026-03-14'].map((day) => only(graced, broken, day).state)).toEqual([
      'due',
      'due',
      'overdue',
    ])
  })
})

describe('a condition on an event', () => {
  const ask = (more: object, asOf: string, attributes: object = { minutes: 30 }) => {
    const rule = { about: 'session', where: { outcome: 'held' }, always: { minutes: { at_least: 60 } }, ...more }
    const facts = factsOf({ evaluate_from: '2026-03-02', events: [session('s1', '2026-03-05', { ...attributes })] })
    return assess(packOf([rule]), historyOf(facts), { asOf })
  }

  test('that fails is breached from the day of the event, and overdue where it can be mended', () => {
    expect(ask({}, '2026-03-05')).toMatchObject([
      { state: 'breached', since: '2026-03-05', breaches: [{ from: '2026-03-05', to: null }] },
    ])
    expect(ask({ mendable: 'yes' }, '2026-03-09')).toMatchObject([{ state: 'overdue', since: '2026-03-05' }])
    expect(ask({}, '2026-03-09', { minutes: 60 })).toMatchObject([{ state: 'met', since: '2026-03-05' }])
  })

  test('is not asked of an event before recorded history', () => {
    const early = factsOf({ evaluate_from: '2026-03-02', events: [session('s1', '2026-03-01', { minutes: 30 })] })
    const pack = packOf([{ about: 'session', always: { minutes: { at_least: 60 } } }])
    expect(assess(pack, historyOf(early), { asOf: '2026-03-09' })).toEqual([])
  })
})

test('what only a person can check is no longer asked from the day after the rule stops binding', () => {
  const rule = { while: { role: 'dsl' }, person: 'Whether it is read.' }
  const facts = { evaluate_from: '2026-03-02', facts: [fact('role', 'dsl', '2026-03-02', '2026-03-10')] }
  expect(['2026-03-10', '2026-03-11'].map((day) => only(rule, facts, day).state)).toEqual([
    'undetermined',
    'not_applicable',
  ])
})

test('nothing is said of a rule that stopped binding before recorded history', () => {
  const rule = { while: { role: 'dsl' }, counts: held, gap: { at_most: '28 days' } }
  const facts = factsOf({ evaluate_from: '2026-03-02', facts: [fact('role', 'dsl', '2025-09-01', '2026-03-01')] })
  expect(assess(packOf([rule]), historyOf(facts), { asOf: '2026-03-09' })).toEqual([])
})

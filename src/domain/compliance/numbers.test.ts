import { describe, expect, test } from 'vitest'
import { fact, factsOf, held, only, packOf, session } from '../../../test/support/compliance.ts'
import { assess, historyOf } from './assess.ts'

const month = (more: object) => ({ counts: held, window: { each: 'calendar_month', part: 'owed', ...more } })
const facts = (given: object[] = [], events: object[] = []) => ({ evaluate_from: '2026-03-01', facts: given, events })

describe('how many a window asks', () => {
  const needs = (at_least: unknown, given: object[] = [], events: object[] = []) =>
    only(month({ at_least }), facts(given, events), '2026-03-12').amount?.needs

  test('may be agreed, between a least and a most', () => {
    const agreed = { fact: 'agreed_number', no_less_than: 2, no_more_than: 4, otherwise: 3 }
    const of = (number: number) => needs(agreed, [fact('agreed_number', number, '2026-03-01')])
    expect([of(1), of(2), of(3), of(4), of(5), needs(agreed)]).toEqual([2, 2, 3, 4, 4, 3])
  })

  test('is nothing where no case of a list fits', () => {
    const staged = { first_of: [{ when: { newly_qualified: 'yes' }, use: 2 }] }
    expect(only(month({ at_least: staged }), facts(), '2026-03-12')).toMatchObject({
      state: 'met',
      amount: { has: 0, needs: null },
    })
    expect(needs(staged, [fact('newly_qualified', true, '2026-03-01')])).toBe(2)
  })

  test('of several is the most', () => {
    expect(
      needs({ strictest: [2, { fact: 'agreed_number', otherwise: 1 }] }, [fact('agreed_number', 3, '2026-03-01')]),
    ).toBe(3)
    expect(needs({ strictest: [2, { fact: 'agreed_number', otherwise: 1 }] })).toBe(2)
  })

  test('in proportion is free of what floating point adds or takes', () => {
    const shift = (id: string, hours: number) => ({
      id,
      event: 'shift',
      on: '2026-03-05',
      links: { worker: 'w1' },
      with: { hours },
    })
    const share = (times: number, round: string, total?: string) => ({
      times,
      of: { event: 'shift', as: 'worker' },
      round,
      ...(total !== undefined && { total }),
    })
    // 0.57 times 100 is 56.99999999999999 to a machine.
    expect(needs(share(0.57, 'down', 'hours'), [], [shift('h1', 100)])).toBe(57)
    expect(needs(share(0.5, 'up'), [], [shift('h1', 8), shift('h2', 8), shift('h3', 8)])).toBe(2)
  })
})

test('an interval in proportion may be the strictest of several, until the hours are no longer recorded', () => {
  const scale = { by: 'hours', full: 40, way: 'longer', round: 'up' }
  const rule = { counts: held, gap: { at_most: { take: { strictest: ['4 weeks', '2 months'] }, scale } } }
  const given = facts([fact('hours', 20, '2026-03-01', '2026-03-20')], [session('s1', '2026-03-02')])
  // Twice four weeks from 2 March.
  expect(only(rule, given, '2026-03-12')).toMatchObject({ state: 'met' })
  expect(only(rule, facts([fact('hours', 20, '2026-03-01')], [session('s1', '2026-03-02')]), '2026-03-12').due).toBe(
    '2026-04-27',
  )
  expect(only(rule, given, '2026-03-20').state).toBe('met')
  expect(only(rule, given, '2026-03-21')).toMatchObject({
    state: 'undetermined',
    undecided: [{ why: 'not_recorded', name: 'hours', of: 'w1' }],
  })
})

test('what is in the place of another rule for an unknown time leaves that one undetermined too', () => {
  const parameters = { open: { asks: 'How long?', type: 'interval', clause: '1' } }
  const pack = packOf(
    [
      { id: 'general', counts: held, gap: { at_most: '28 days' } },
      {
        id: 'special',
        while: { employed: { is: 'yes', for_less_than: { parameter: 'open' } } },
        instead_of: ['general'],
        counts: held,
        gap: { at_most: '7 days' },
      },
    ],
    { parameters },
  )
  const found = assess(pack, historyOf(factsOf(facts([fact('employed', true, '2026-03-01')]))), { asOf: '2026-03-04' })
  expect(found.map(({ rule, state }) => [rule, state])).toEqual([
    ['general', 'undetermined'],
    ['special', 'undetermined'],
  ])
})

test('of several ceilings the least is the stricter', () => {
  const rule = month({ at_most: { strictest: [2, { fact: 'most', otherwise: 5 }] } })
  expect(only(rule, facts([fact('most', 1, '2026-03-01')]), '2026-03-12').amount).toMatchObject({ most: 1 })
  expect(only(rule, facts(), '2026-03-12').amount).toMatchObject({ most: 2 })
})

test('what a ceiling beside a rule allows is not needed by it', () => {
  const pack = packOf([
    { id: 'ceiling', ...month({ at_most: 3 }) },
    { id: 'floor', ...month({ at_least: 1 }), beside: ['ceiling'] },
  ])
  const events = [session('s1', '2026-03-03'), session('s2', '2026-03-10')]
  expect(assess(pack, historyOf(factsOf(facts([], events))), { asOf: '2026-03-12' })[1]).toMatchObject({
    state: 'met',
    evidence: ['s1', 's2'],
  })
})

test('different values that are not recorded may be new ones', () => {
  const rule = month({ different: 'place', at_least: 2 })
  const at = (id: string, on: string, place?: string) => session(id, on, place === undefined ? {} : { place })
  expect(only(rule, facts([], [at('s1', '2026-03-03', 'a'), at('s2', '2026-03-04', 'a')]), '2026-03-12')).toMatchObject(
    {
      state: 'upcoming',
      amount: { has: 1, needs: 2 },
    },
  )
  expect(only(rule, facts([], [at('s1', '2026-03-03', 'a'), at('s2', '2026-03-04')]), '2026-03-12')).toMatchObject({
    state: 'undetermined',
    undecided: [{ why: 'not_recorded', name: 'place', of: 's2' }],
  })
})

test('of everybody covered those are counted who are members for certain', () => {
  const rule = month({
    covers: {
      kind: 'child',
      by: 'holder',
      as: 'child',
      while: { live: { is: 'yes', for_at_least: { parameter: 'open' } } },
    },
  })
  const parameters = { open: { asks: 'How long?', type: 'interval', clause: '1' } }
  const child = (name: string, value: unknown) => ({ of: 'c1', fact: name, value, from: '2026-03-01' })
  const given = {
    ...facts([child('holder', 'w1'), child('live', true)]),
    things: [
      { id: 'w1', kind: 'worker' },
      { id: 'c1', kind: 'child' },
    ],
  }
  expect(only(rule, given, '2026-03-12', { parameters }).state).toBe('undetermined')
  const named = { ...given, events: [session('s1', '2026-03-10', {}, { child: ['c1'] })] }
  expect(only(rule, named, '2026-03-12', { parameters })).toMatchObject({ state: 'met', amount: { has: 1, needs: 1 } })
})

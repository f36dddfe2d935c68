import { describe, expect, test } from 'vitest'
import { fact, factsOf, held, packOf, session } from '../../../test/support/compliance.ts'
import { assess, historyOf } from './assess.ts'

// Which events a rule needs for itself, and where a rule takes the place of another.

const dsl = (from: string, until?: string) => fact('role', 'dsl', from, until)
const since = (day: string, facts: object[] = [], events: object[] = []) => ({ evaluate_from: day, facts, events })

describe('an event that a rule needs', () => {
  const besides = (first: object, events: object[]) => {
    const month = { counts: held, window: { each: 'calendar_month', at_least: 1, part: 'owed' } }
    const pack = packOf([
      { id: 'first', ...first },
      { id: 'second', ...month, beside: ['first'] },
    ])
    return assess(pack, historyOf(factsOf(since('2026-03-01', [], events))), { asOf: '2026-03-20' })[1]
  }
  const one = [session('s1', '2026-03-10')]
  const two = [...one, session('s2', '2026-03-12')]

  test('to close a gap is not counted by one beside it', () => {
    const counted = { counts: held, gap: { at_most: '28 days' } }
    expect(besides(counted, one)).toMatchObject({ state: 'upcoming', evidence: [] })
    // Of two that are in time the last is the one that matters.
    expect(besides(counted, two)).toMatchObject({ state: 'met', evidence: ['s1'] })
  })

  test('is the last before recorded history where the clock runs from it', () => {
    const early = [session('s0', '2026-02-16'), session('s1', '2026-02-23')]
    const rules = [
      { id: 'first', counts: held, gap: { at_most: '28 days' } },
      { id: 'second', counts: held, gap: { at_most: '28 days' }, beside: ['first'] },
    ]
    const facts = factsOf(since('2026-03-01', [], [...early, session('s2', '2026-03-20')]))
    // 28 days after 23 February is 23 March: the first rule needs s1 and s2, and leaves s0, good until 16 March.
    expect(assess(packOf(rules), historyOf(facts), { asOf: '2026-03-20' })[1]).toMatchObject({
      state: 'overdue',
      evidence: ['s0'],
      due: '2026-03-16',
    })
  })

  test('is counted from the first day of recorded history where the rule binds from then', () => {
    const rules = [
      { id: 'first', while: { role: 'dsl' }, counts: held, gap: { at_most: '28 days' } },
      { id: 'second', counts: held, window: { each: 'calendar_month', at_least: 1, part: 'owed' }, beside: ['first'] },
    ]
    const facts = factsOf(since('2026-03-01', [dsl('2026-03-01')], [session('s1', '2026-03-01'), ...two.slice(1)]))
    expect(assess(packOf(rules), historyOf(facts), { asOf: '2026-03-20' })[1]).toMatchObject({ evidence: ['s1'] })
  })

  test('of a window is the first that is enough', () => {
    expect(besides({ counts: held, window: { each: 'calendar_month', at_least: 1, part: 'owed' } }, two)).toMatchObject(
      {
        state: 'met',
        evidence: ['s2'],
      },
    )
  })

  test('is left to the rule that is written first, where each of two stands beside the other', () => {
    const month = { counts: held, window: { each: 'calendar_month', at_least: 1, part: 'owed' } }
    const pack = packOf([
      { id: 'other', ...month, while: { role: 'head' } },
      { id: 'first', ...month, beside: ['second'] },
      { id: 'second', ...month, beside: ['first'] },
    ])
    const found = assess(pack, historyOf(factsOf(since('2026-03-01', [], one))), { asOf: '2026-03-20' })
    expect(found.map(({ rule, evidence }) => [rule, evidence])).toEqual([
      ['first', ['s1']],
      ['second', []],
    ])
  })

  test('in a rolling window, or as an answer, is not counted either', () => {
    expect(besides({ counts: held, window: { rolling: '6 months', at_least: 1 } }, one)).toMatchObject({ evidence: [] })
    const answer = { counts: held, after: { trigger: 'start', within: '4 weeks' } }
    expect(besides(answer, one)).toMatchObject({ evidence: [] })
    expect(besides(answer, two)).toMatchObject({ evidence: ['s2'] })
  })
})

test('a general rule binds again, with a new clock, when the special one has ended', () => {
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
  const facts = factsOf(since('2026-03-02', [fact('newly_qualified', true, '2026-03-02', '2026-03-10')]))
  const at = (asOf: string) =>
    assess(packOf(rules), historyOf(facts), { asOf }).map(({ rule, state, due }) => [rule, state, due])
  const early = factsOf(since('2026-03-02', [fact('newly_qualified', true, '2026-03-10')]))
  expect(assess(packOf(rules), historyOf(early), { asOf: '2026-03-09' })[0]).toMatchObject({ state: 'upcoming' })
  // Day 28 after 11 March is 8 April.
  expect(at('2026-03-20')).toEqual([
    ['general', 'upcoming', '2026-04-08'],
    ['special', 'not_applicable', null],
  ])
})

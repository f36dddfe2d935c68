import { describe, expect, test } from 'vitest'
import { fact, held, only, session } from '../../../test/support/compliance.ts'

describe('one of several', () => {
  const of = (type: string) => ({ counts: { ...held, where: { outcome: 'held', type } }, gap: { at_most: '14 days' } })
  const rule = { while: { role: 'dsl' }, either: [of('one_to_one'), of('group')] }
  const facts = (until?: string) => ({
    evaluate_from: '2026-03-02',
    facts: [fact('role', 'dsl', '2026-03-02', until)],
    events: [session('g1', '2026-03-20', { type: 'group' })],
  })

  test('is late only while each is, and made good on the day on which one is met', () => {
    // Day 14 after 2 March is 16 March, for both.
    expect(only(rule, facts(), '2026-03-16')).toMatchObject({ state: 'due', breaches: [] })
    expect(only(rule, facts(), '2026-03-18')).toMatchObject({
      state: 'overdue',
      breaches: [{ from: '2026-03-17', to: null, made_good: null }],
    })
    expect(only(rule, facts(), '2026-03-25')).toMatchObject({
      state: 'met',
      evidence: ['g1'],
      breaches: [{ from: '2026-03-17', to: '2026-03-19', made_good: '2026-03-20' }],
    })
  })

  test('is due where the one that can still be met soonest is', () => {
    const later = { ...of('group'), gap: { at_most: '28 days' } }
    const two = { ...rule, either: [of('one_to_one'), later] }
    expect(
      ['2026-03-15', '2026-03-16', '2026-03-17'].map((day) => only(two, { ...facts(), events: [] }, day).state),
    ).toEqual(['upcoming', 'due', 'upcoming'])
  })

  test('is made good on the last day on which it binds', () => {
    expect(only(rule, facts('2026-03-20'), '2026-03-25').breaches).toMatchObject([
      { from: '2026-03-17', to: '2026-03-19', made_good: '2026-03-20' },
    ])
  })

  test('that stops binding while it is late is not made good', () => {
    expect(only(rule, facts('2026-03-18'), '2026-03-25')).toMatchObject({
      state: 'not_applicable',
      breaches: [{ from: '2026-03-17', to: '2026-03-18', made_good: null }],
    })
  })
})

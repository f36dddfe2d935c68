import { describe, expect, test } from 'vitest'
import { fact, factsOf, held, only, packOf, session } from '../../../test/support/compliance.ts'
import { assess, historyOf } from './assess.ts'

describe('in time for something', () => {
  const meeting = { id: 'm1', event: 'review_meeting', on: '2026-03-31', links: { supervisee: 'w1' } }
  const before = (within: unknown) => ({
    counts: held,
    before: { trigger: { event: 'review_meeting', as: 'supervisee' }, within },
  })
  const since = { evaluate_from: '2026-01-01' }
  const stateWith = (within: unknown, on: string, facts: object[] = []) =>
    only(before(within), { ...since, facts, events: [session('s1', on), meeting] }, '2026-04-01').state

  test('the stricter of two times is the shorter, and what comes before it is too early', () => {
    // 14 days before 31 March is the 17th, a month before it 28 February.
    const within = { strictest: ['14 days', '1 month'] }
    expect(stateWith(within, '2026-03-16')).toBe('breached')
    expect(stateWith(within, '2026-03-17')).toBe('met')
  })

  test('a time with a floor is the longer of the two', () => {
    const within = { fact: 'agreed_interval', no_less_than: '14 days', otherwise: '3 days' }
    const agreed = (interval: string) => [fact('agreed_interval', interval, '2026-01-01')]
    expect(stateWith(within, '2026-03-16', agreed('7 days'))).toBe('breached')
    expect(stateWith(within, '2026-03-17', agreed('7 days'))).toBe('met')
    expect(stateWith(within, '2026-03-11', agreed('3 weeks'))).toBe('met')
  })

  test('takes for itself what it needs and no more, where another rule stands beside it', () => {
    const rules = [
      { id: 'prepared', ...before('14 days') },
      {
        id: 'ordinary',
        beside: ['prepared'],
        counts: held,
        window: { each: 'calendar_month', at_least: 1, part: 'owed' },
      },
    ]
    const ordinary = (...days: string[]) => {
      const events = [...days.map((on, place) => session(`s${place + 1}`, on)), meeting]
      const facts = factsOf({ evaluate_from: '2026-03-01', events })
      return assess(packOf(rules), historyOf(facts), { asOf: '2026-03-31' }).find(({ rule }) => rule === 'ordinary')
    }
    expect(ordinary('2026-03-18')).toMatchObject({ state: 'due', evidence: [] })
    expect(ordinary('2026-03-18', '2026-03-20')).toMatchObject({ state: 'met', evidence: ['s2'] })
  })
})

test('what is to come before something on the very day on which the rule begins to bind is due that day', () => {
  const rule = {
    while: { role: 'dsl' },
    counts: held,
    before: { trigger: { event: 'review_meeting', as: 'supervisee' } },
  }
  const facts = {
    evaluate_from: '2026-01-01',
    facts: [fact('role', 'dsl', '2026-03-31')],
    events: [{ id: 'm1', event: 'review_meeting', on: '2026-03-31', links: { supervisee: 'w1' } }],
  }
  expect(only(rule, facts, '2026-03-31')).toMatchObject({ state: 'due', due: '2026-03-31', breaches: [] })
  expect(only(rule, facts, '2026-04-01').state).toBe('breached')
})

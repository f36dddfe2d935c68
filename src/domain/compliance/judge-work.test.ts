import { describe, expect, test } from 'vitest'
import { fact, held, only, session } from '../../../test/support/compliance.ts'

const dsl = (from: string, until?: string) => fact('role', 'dsl', from, until)
const since = (day: string, facts: object[] = [], events: object[] = []) => ({ evaluate_from: day, facts, events })

describe('a gap in work', () => {
  const rule = (number: unknown) => ({
    while: { role: 'dsl' },
    counts: held,
    gap: { at_most: { number, of: { event: 'shift', as: 'worker' } } },
  })
  const shift = (id: string, on: object) => ({ id, event: 'shift', ...on, links: { worker: 'w1' } })

  test('stands until the last day on which the rule binds, that day included', () => {
    const facts = since('2026-03-02', [dsl('2026-03-02', '2026-03-10')])
    expect(['2026-03-10', '2026-03-11'].map((day) => only(rule(8), facts, day).state)).toEqual([
      'upcoming',
      'not_applicable',
    ])
  })

  test('puts work of a day after an event of which the instant is known', () => {
    const at = { ...session('s1', ''), on: undefined, at: '2026-03-05T09:00:00Z' }
    const facts = since('2026-03-02', [dsl('2026-03-02')], [shift('h1', { on: '2026-03-05' }), at])
    expect(only(rule(8), facts, '2026-03-06')).toMatchObject({ state: 'met', amount: { has: 1, needs: 8 } })
  })

  test('in hours of which some are not recorded tells those that are', () => {
    const hours = (id: string, worked?: number) => ({
      ...shift(id, { on: '2026-03-05' }),
      ...(worked !== undefined && { with: { hours: worked } }),
    })
    const fifty = {
      ...rule(50),
      gap: { at_most: { number: 50, total: 'hours', of: { event: 'shift', as: 'worker' } } },
    }
    const facts = since('2026-03-02', [dsl('2026-03-02')], [hours('h1', 60), hours('h2')])
    expect(only(fifty, facts, '2026-03-06')).toMatchObject({
      state: 'overdue',
      amount: { has: 60, needs: 50, unit: 'hours' },
    })
  })

  test('is undetermined from the first work on where nobody has set the number', () => {
    const parameters = { open: { asks: 'How many?', type: 'number', clause: '1' } }
    const facts = since('2026-03-02', [dsl('2026-03-02')], [shift('h1', { on: '2026-03-05' })])
    expect(only(rule({ parameter: 'open' }), facts, '2026-03-06', { parameters })).toMatchObject({
      state: 'undetermined',
      undecided: [{ why: 'parameter', name: 'open' }],
    })
  })
})

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

describe('work of before recorded history', () => {
  test('is held against nobody, and the stretch after it is judged by its own', () => {
    // The nine shifts of February were over before the records begin; of March there are two, and eight may pass.
    const shift = (day: string) => ({ id: `x${day}`, event: 'shift', on: day, links: { worker: 'w1' } })
    const rule = {
      while: { role: 'dsl' },
      counts: held,
      gap: { at_most: { number: 8, of: { event: 'shift', as: 'worker' } } },
    }
    const facts = {
      evaluate_from: '2026-03-02',
      facts: [fact('role', 'dsl', '2026-02-01', '2026-02-20'), fact('role', 'dsl', '2026-03-09')],
      events: [
        session('s1', '2026-02-01'),
        ...Array.from({ length: 9 }, (_, place) => shift(`2026-02-0${place + 1}`)),
        shift('2026-03-10'),
        shift('2026-03-11'),
      ],
    }
    expect(only(rule, facts, '2026-03-12')).toMatchObject({
      state: 'upcoming',
      cycle: { from: '2026-03-09' },
      amount: { has: 2, needs: 8 },
      breaches: [],
    })
  })
})

test('a gap in work that begins again today begins with nothing done', () => {
  const rule = {
    while: { role: 'dsl' },
    counts: held,
    gap: { at_most: { number: 8, of: { event: 'shift', as: 'worker' } } },
  }
  const facts = since('2026-03-02', [dsl('2026-03-02', '2026-03-06'), dsl('2026-03-16')])
  expect(only(rule, facts, '2026-03-16')).toMatchObject({
    state: 'upcoming',
    cycle: { from: '2026-03-16' },
    amount: { has: 0, needs: 8 },
  })
})

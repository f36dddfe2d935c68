import { describe, expect, test } from 'vitest'
import { askOne, fact, only, session } from '../../../test/support/compliance.ts'

const more = { years_of_experience: { more_than: { of: 'subject.years_of_experience' } } }
const rule = { while: { employed: 'yes' }, always: { supervisor: { which: more } } }
const things = ['w1', 'w2', 'w3'].map((id) => ({ id, kind: 'worker' }))
const years = (of: string, value: number, from = '2025-09-01', until?: string) => ({
  ...fact('years_of_experience', value, from, until),
  of,
})
const since = { evaluate_from: '2025-09-01', things }
const led = [fact('employed', true, '2025-09-01'), fact('supervisor', 'w2', '2025-09-01')]
const on = (facts: object[], day = '2025-10-01') => only(rule, { ...since, facts: [...led, ...facts] }, day).state

describe('a number may be compared with a fact of the subject', () => {
  test('and more is more', () => {
    expect(on([years('w1', 4), years('w2', 5)])).toBe('met')
    expect(on([years('w1', 5), years('w2', 5)])).toBe('overdue')
    expect(on([years('w1', 6), years('w2', 5)])).toBe('overdue')
  })

  test('on that day: either may change', () => {
    const facts = [years('w1', 4, '2025-09-01', '2025-09-30'), years('w1', 6, '2025-10-01'), years('w2', 5)]
    expect(on(facts, '2025-09-30')).toBe('met')
    expect(on(facts, '2025-10-01')).toBe('overdue')
    expect(on([...facts, years('w2', 7, '2025-11-01')], '2025-11-01')).toBe('met')
  })

  test('of several at once the one that began last', () => {
    expect(on([years('w1', 9), years('w1', 3, '2025-09-15'), years('w2', 5)])).toBe('met')
    expect(on([years('w1', 3), years('w1', 9, '2025-09-15', '2025-09-20'), years('w2', 5)], '2025-09-18')).toBe(
      'overdue',
    )
    expect(on([years('w1', 3), years('w1', 9, '2025-09-15', '2025-09-20'), years('w2', 5)], '2025-09-21')).toBe('met')
  })

  test('where either is not recorded it is not so, and the other way round neither', () => {
    expect(on([years('w1', 4)])).toBe('overdue')
    expect(on([years('w2', 4)])).toBe('overdue')
    const less = {
      while: { employed: 'yes' },
      always: { supervisor: { which: { years_of_experience: { at_most: { of: 'subject.years_of_experience' } } } } },
    }
    expect(only(less, { ...since, facts: [...led, years('w2', 4)] }, '2025-10-01').state).toBe('overdue')
  })

  test('is another for each subject', () => {
    const facts = [
      ...led,
      { ...led[0], of: 'w3' },
      { ...led[1], of: 'w3' },
      years('w1', 4),
      years('w3', 6),
      years('w2', 5),
    ]
    const states = askOne(rule, { ...since, facts }, '2025-10-01').map(({ subject, state }) => [subject, state])
    expect(states).toEqual([
      ['w1', 'met'],
      ['w3', 'overdue'],
    ])
  })

  test('of an event with an attribute of the event itself, and unknown where it has none', () => {
    const long = { about: 'session', always: { minutes: { at_least: { of: 'subject.planned_minutes' } } } }
    const events = [
      session('a', '2025-09-10', { minutes: 60, planned_minutes: 60 }),
      session('b', '2025-09-11', { minutes: 45, planned_minutes: 60 }),
      session('c', '2025-09-12', { minutes: 45 }),
    ]
    const found = askOne(long, { ...since, events }, '2025-10-01')
    expect(found.map(({ state }) => state)).toEqual(['met', 'breached', 'undetermined'])
    expect(found[2]?.undecided).toEqual([{ why: 'not_recorded', name: 'planned_minutes', of: 'c' }])
  })

  test('of an event that counts, on its own day', () => {
    const counts = { event: 'session', as: 'supervisee', where: { supervisor: { which: more } } }
    const facts = [...led, years('w1', 4, '2025-09-01', '2025-09-30'), years('w1', 6, '2025-10-01'), years('w2', 5)]
    const asked = { while: { employed: 'yes' }, counts, gap: { at_most: '28 days' } }
    const events = [
      session('a', '2025-09-30', {}, { supervisor: 'w2' }),
      session('b', '2025-10-01', {}, { supervisor: 'w2' }),
    ]
    expect(only(asked, { ...since, facts, events }, '2025-10-02')).toMatchObject({ evidence: ['a'], due: '2025-10-28' })
  })
})

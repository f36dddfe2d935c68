import { describe, expect, test } from 'vitest'
import { fact, factsOf, held, packOf, session } from '../../../test/support/compliance.ts'
import { assess, historyOf } from './assess.ts'

const employed = fact('employed', true, '2025-09-01')

/** Whether a rule with a condition binds on a day. */
function binds(condition: object, facts: object[], day: string, more: object = {}): boolean {
  const pack = packOf([{ while: condition, always: { present: 'yes' } }], { lists: { live: ['plan', 'need'] } })
  const [found] = assess(pack, historyOf(factsOf({ evaluate_from: '2020-01-01', facts, ...more })), { asOf: day })
  return found !== undefined && found.state !== 'not_applicable'
}

describe('a condition on facts', () => {
  test.each([
    [{ role: 'dsl' }, true],
    [{ role: ['head', 'dsl'] }, true],
    [{ role: { not: 'dsl' } }, false],
    [{ status: { in: 'live' } }, true],
    [{ status: 'closed' }, false],
    [{ hours: { at_least: 20, less_than: 21 } }, true],
    [{ hours: { more_than: 20 } }, false],
    [{ hours: { equals: 20 } }, true],
    [{ hours: { known: 'yes' } }, true],
    [{ post: { known: 'no' } }, true],
    [{ newly_qualified: 'no' }, true],
    [{ newly_qualified: 'yes' }, false],
    [{ any: [{ role: 'head' }, { hours: 20 }] }, true],
    [{ none: [{ role: 'head' }, { hours: 20 }] }, false],
    [{ all: [{ role: 'dsl' }, { hours: 20 }] }, true],
    [{ organisation: 'o1' }, true],
  ])('%j is %s', (condition, expected) => {
    const facts = [
      fact('role', 'dsl', '2025-09-01'),
      fact('status', 'need', '2025-09-01'),
      fact('status', 'plan', '2025-09-01'),
      fact('hours', 20, '2025-09-01'),
    ]
    const things = [{ id: 'w1', kind: 'worker', organisation: 'o1' }]
    expect(binds(condition, facts, '2026-03-12', { things })).toBe(expected)
  })

  test('held for so long is bounded to the day, and a break begins it again', () => {
    const test12 = (how: string, day: string) => binds({ employed: { is: 'yes', [how]: '12 months' } }, [employed], day)
    expect([test12('for_less_than', '2026-08-31'), test12('for_less_than', '2026-09-01')]).toEqual([true, false])
    expect([test12('for_at_most', '2026-09-01'), test12('for_at_most', '2026-09-02')]).toEqual([true, false])
    expect([test12('for_at_least', '2026-08-31'), test12('for_at_least', '2026-09-01')]).toEqual([false, true])
    expect([test12('for_more_than', '2026-09-01'), test12('for_more_than', '2026-09-02')]).toEqual([false, true])
    const broken = [fact('employed', true, '2024-09-01', '2025-09-29'), fact('employed', true, '2025-10-01')]
    expect(binds({ employed: { is: 'yes', for_at_least: '12 months' } }, broken, '2026-09-15')).toBe(false)
    const touching = [fact('employed', true, '2024-09-01', '2025-09-30'), fact('employed', true, '2025-10-01')]
    expect(binds({ employed: { is: 'yes', for_at_least: '12 months' } }, touching, '2026-03-12')).toBe(true)
  })

  test('held for so long without a value means the same value', () => {
    const facts = [fact('supervisor', 'a', '2022-09-01', '2025-08-31'), fact('supervisor', 'b', '2025-09-01')]
    expect(binds({ supervisor: { for_at_least: '2 years' } }, facts, '2025-08-01')).toBe(true)
    expect(binds({ supervisor: { for_at_least: '2 years' } }, facts, '2026-03-12')).toBe(false)
  })

  test('which looks at what it names, on that day', () => {
    const facts = [
      fact('supervisor', 'w2', '2025-09-01'),
      { of: 'w2', fact: 'role', value: 'dsl', from: '2026-01-01', until: '2026-02-28' },
    ]
    const on = (day: string) => binds({ supervisor: { which: { role: 'dsl' } } }, facts, day)
    expect([on('2025-12-31'), on('2026-01-01'), on('2026-02-28'), on('2026-03-01')]).toEqual([false, true, true, false])
  })

  test('same_as compares with another fact of the subject, or with the subject', () => {
    const facts = [
      fact('supervisor', 'w2', '2025-09-01'),
      fact('line_manager', 'w2', '2026-01-01'),
      fact('mentor', 'w1', '2025-09-01'),
    ]
    expect(binds({ line_manager: { same_as: 'subject.supervisor' } }, facts, '2026-03-12')).toBe(true)
    expect(binds({ line_manager: { not: { same_as: 'subject.supervisor' } } }, facts, '2026-03-12')).toBe(false)
    expect(binds({ mentor: { same_as: 'subject' } }, facts, '2026-03-12')).toBe(true)
  })
})

describe('happened', () => {
  const training = (id: string, on: string) => ({
    id,
    event: 'training',
    on,
    links: { worker: 'w1' },
    with: { hours: 6 },
  })
  const events = [training('t1', '2024-03-10'), training('t2', '2025-06-01')]
  const on = (more: object, day: string) =>
    binds({ happened: { event: 'training', as: 'worker', ...more } }, [], day, { events })

  test('in the last stretch includes both its ends', () => {
    expect([on({ in_last: '1 month' }, '2024-04-10'), on({ in_last: '1 month' }, '2024-04-11')]).toEqual([true, false])
  })

  test('ever is from the day itself on', () => {
    expect([on({}, '2024-03-09'), on({}, '2024-03-10'), on({}, '2030-01-01')]).toEqual([false, true, true])
  })

  test('counts, adds up and has a ceiling', () => {
    expect([
      on({ at_least: 2, in_last: '2 years' }, '2025-06-01'),
      on({ at_least: 2, in_last: '2 years' }, '2026-03-11'),
    ]).toEqual([true, false])
    expect(on({ total: 'hours', at_least: 12 }, '2025-06-01')).toBe(true)
    expect([on({ at_most: 1 }, '2025-05-31'), on({ at_most: 1 }, '2025-06-01')]).toEqual([true, false])
  })

  test('in the next stretch looks at what is booked', () => {
    expect([on({ in_next: '1 month' }, '2025-05-01'), on({ in_next: '1 month' }, '2025-04-30')]).toEqual([true, false])
  })

  test('of an event looks for what links to it, up to the day of assessment', () => {
    const pack = packOf([
      {
        counts: { ...held, where: { outcome: 'held', happened: { event: 'record_signed', as: 'session' } } },
        gap: { at_most: '28 days' },
      },
    ])
    const facts = factsOf({
      evaluate_from: '2026-03-01',
      events: [
        session('s1', '2026-03-10'),
        { id: 'g1', event: 'record_signed', on: '2026-03-12', links: { session: 's1' } },
      ],
    })
    const state = (asOf: string) => assess(pack, historyOf(facts), { asOf })[0]?.state
    expect([state('2026-03-11'), state('2026-03-12')]).toEqual(['upcoming', 'met'])
  })
})

describe('a fact that is not recorded', () => {
  const nothing: object[] = []
  const others = [fact('leave', 'annual', '2025-09-01', '2025-12-31'), fact('supervisor', 'w2', '2025-09-01')]

  test.each<[object, object[], boolean]>([
    [{ employed: 'no' }, nothing, true],
    [{ employed: { is: 'no' } }, nothing, true],
    [{ employed: false }, nothing, true],
    [{ employed: { not: 'yes' } }, nothing, true],
    [{ none: [{ employed: 'yes' }] }, nothing, true],
    [{ employed: { is: 'no', for_at_least: '12 months' } }, nothing, true],
    [{ employed: { is: 'no', known: 'yes' } }, nothing, false],
    [{ employed: ['no', 'unknown'] }, nothing, true],
    [{ role: { not: 'head' } }, nothing, true],
    [{ hours: { at_most: 20 } }, nothing, false],
    [{ hours: { not: { at_most: 20 } } }, nothing, true],
    [{ supervisor: { which: { employed: 'no' } } }, nothing, false],
    [{ supervisor: { which: { employed: 'no' } } }, others, true],
    [{ supervisor: { same_as: 'subject' } }, nothing, false],
    // Something else is recorded on that day, so it is not no; afterwards nothing is.
    [{ leave: 'no' }, others, false],
  ])('%j', (condition, facts, expected) => {
    expect(
      binds(
        condition,
        [employed, ...facts].slice('employed' in condition || 'none' in condition ? 1 : 0),
        '2025-12-01',
      ),
    ).toBe(expected)
  })

  test('is no again when what was recorded is over', () => {
    expect(binds({ leave: 'no' }, [employed, ...others], '2026-01-01')).toBe(true)
  })
})

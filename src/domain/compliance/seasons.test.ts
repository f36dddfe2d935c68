import { describe, expect, test } from 'vitest'
import { askOne, fact, held, only, packOf, factsOf, session } from '../../../test/support/compliance.ts'
import { assess, historyOf } from './assess.ts'

/** Whether a rule of that season binds on a day. */
function binds(season: object, day: string, of: object = { season }): boolean {
  const facts = factsOf({ evaluate_from: '2019-01-01', facts: [fact('employed', true, '2019-01-01')] })
  const [found] = assess(packOf([{ while: of, always: { present: 'yes' } }]), historyOf(facts), { asOf: day })
  return found !== undefined && found.state !== 'not_applicable'
}

describe('a season', () => {
  test.each([
    ['the first day is in it', { from: '1 September', to: '31 July' }, '2025-09-01', true],
    ['the day before is not', { from: '1 September', to: '31 July' }, '2025-08-31', false],
    ['it wraps over the new year', { from: '1 September', to: '31 July' }, '2026-01-01', true],
    ['the last day is in it', { from: '1 September', to: '31 July' }, '2026-07-31', true],
    ['the day after is not', { from: '1 September', to: '31 July' }, '2026-08-01', false],
    ['within one year', { from: '1 March', to: '30 June' }, '2026-03-01', true],
    ['and not in the winter of it', { from: '1 March', to: '30 June' }, '2026-12-24', false],
    ['one day alone', { from: '25 December', to: '25 December' }, '2025-12-25', true],
    ['and no other', { from: '25 December', to: '25 December' }, '2025-12-26', false],
    ['29 February is 28 February where there is none', { from: '1 January', to: '29 February' }, '2025-03-01', false],
    ['and itself in a leap year', { from: '1 January', to: '29 February' }, '2024-02-29', true],
    ['28 February is not the 29th', { from: '1 January', to: '28 February' }, '2024-02-29', false],
    ['from 29 February, in a leap year', { from: '29 February', to: '31 March' }, '2024-02-28', false],
    ['from 29 February, in another year', { from: '29 February', to: '31 March' }, '2025-02-28', true],
  ])('%s', (_, season, day, expected) => {
    expect(binds(season, day)).toBe(expected)
  })

  test('can be turned round, and is long after recorded history began', () => {
    const summer = { from: '1 August', to: '31 August' }
    expect(binds(summer, '2025-08-15', { none: [{ season: summer }] })).toBe(false)
    expect(binds(summer, '2035-08-15')).toBe(true)
  })

  test('a clock begins with it, and is gone with it', () => {
    const rule = {
      while: { season: { from: '1 September', to: '31 July' } },
      counts: held,
      gap: { at_most: '28 days' },
    }
    const facts = { evaluate_from: '2025-06-01', events: [session('s1', '2025-06-20'), session('s2', '2025-07-18')] }
    // 18 July and 28 days is 15 August: August is nobody's, so it vanishes. Then 1 September and 28 days is the 29th.
    expect(only(rule, facts, '2025-08-10')).toMatchObject({ state: 'not_applicable', breaches: [] })
    expect(only(rule, facts, '2025-09-02')).toMatchObject({ state: 'upcoming', due: '2025-09-29', breaches: [] })
  })

  test('of an event is asked on its own day', () => {
    const rule = {
      about: 'session',
      where: { season: { from: '1 December', to: '31 January' } },
      always: { minutes: { at_least: 60 } },
    }
    const events = [session('a', '2025-11-30', { minutes: 30 }), session('b', '2026-01-31', { minutes: 30 })]
    const states = askOne(rule, { evaluate_from: '2025-09-01', events }, '2026-03-01')
    expect(states.map(({ subject, state }) => [subject, state])).toEqual([['b', 'breached']])
  })
})

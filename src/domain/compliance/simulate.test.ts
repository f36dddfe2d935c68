import { describe, expect, test } from 'vitest'
import { fact, factsOf, held, packOf, session } from '../../../test/support/compliance.ts'
import { historyOf } from './assess.ts'
import { simulate } from './simulate.ts'

const gap = (at_most: string, more: object = {}) =>
  packOf([{ id: 'gap', counts: { ...held, ...more }, gap: { at_most } }])
const history = historyOf(
  factsOf({
    evaluate_from: '2026-01-05',
    things: ['w1', 'w2'].map((id) => ({ id, kind: 'worker' })),
    facts: ['w1', 'w2'].map((of) => ({ of, fact: 'supervisor', value: 'boss', from: '2026-01-05' })),
    events: [
      session('s1', '2026-01-05', { minutes: 60 }),
      session('s2', '2026-02-02', { minutes: 50 }),
      session('s3', '2026-03-02', { minutes: 40 }),
      ...['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26'].map((on, place) => ({
        ...session(`t${place}`, on, { minutes: 60 }),
        links: { supervisee: 'w2' },
      })),
    ],
  }),
)
const period = { from: '2026-01-05', to: '2026-03-29' }

describe('a change that is tried', () => {
  test('says who would be newly out of step, and for how many days', () => {
    const found = simulate(gap('28 days'), gap('14 days'), history, period)
    expect(found.rules).toEqual([
      // 14 days too many after each of two, and from 17 to 29 March.
      {
        rule: 'gap',
        subject: 'w1',
        before: { days: 0, breaches: 0, isUndetermined: false },
        instead: { days: 13 + 13 + 13, breaches: 3, isUndetermined: false },
      },
      // Day 28 after 26 January is 23 February, day 14 is 9 February.
      {
        rule: 'gap',
        subject: 'w2',
        before: { days: 34, breaches: 1, isUndetermined: false },
        instead: { days: 48, breaches: 1, isUndetermined: false },
      },
    ])
    expect([found.newlyOut, found.noLongerOut]).toEqual([['w1'], []])
    expect(simulate(gap('14 days'), gap('28 days'), history, period).noLongerOut).toEqual(['w1'])
  })

  test('counts the days of one breach that goes on while another limit comes to hold', () => {
    // Seven days after 5 January is the 12th; with 14 from 11 February on it was the 19th: late all the same.
    const staged = packOf([
      {
        id: 'gap',
        counts: held,
        gap: { at_most: { first_of: [{ when: { newly_qualified: 'yes' }, use: '7 days' }, { use: '14 days' }] } },
      },
    ])
    const since = historyOf(
      factsOf({
        evaluate_from: '2026-01-05',
        facts: [fact('newly_qualified', true, '2026-01-05', '2026-02-10')],
        events: [session('s1', '2026-01-05')],
      }),
    )
    const until = { from: '2026-01-05', to: '2026-02-28' }
    expect(simulate(staged, staged, since, until).rules[0]?.before).toEqual({
      days: 19 + 28,
      breaches: 1,
      isUndetermined: false,
    })
  })

  test('counts the days on which a standing condition did not hold', () => {
    // Of the days from 5 January on those before the 15th, and from 20 to 24 January.
    const agreed = [
      fact('agreement_in_force', true, '2026-01-15', '2026-01-19'),
      fact('agreement_in_force', true, '2026-01-25'),
    ]
    const since = historyOf(factsOf({ evaluate_from: '2026-01-05', facts: agreed }))
    const standing = packOf([{ id: 'agreed', always: { agreement_in_force: 'yes' } }])
    expect(simulate(standing, standing, since, period).rules).toEqual([
      {
        rule: 'agreed',
        subject: 'w1',
        before: { days: 10 + 5, breaches: 2, isUndetermined: false },
        instead: { days: 10 + 5, breaches: 2, isUndetermined: false },
      },
    ])
  })

  test('says what time of supervisors each asks', () => {
    // 84 days hold two gaps of 28 days after the first day and a third on 30 March, outside; of 14 days five.
    const found = simulate(gap('28 days', { where: { minutes: { at_least: 60 } } }), gap('14 days'), history, period)
    expect(found.time.before).toEqual({
      byRule: [{ rule: 'gap', sessions: 4, minutes: 240 }],
      bySupervisor: [{ supervisor: 'boss', minutes: 240 }],
      minutes: 240,
      undetermined: [],
    })
    expect(found.time.instead.byRule).toEqual([{ rule: 'gap', sessions: 10, minutes: 600 }])
  })

  test('does not guess how long a session is when none is recorded', () => {
    const silent = historyOf(factsOf({ evaluate_from: '2026-01-05', facts: [fact('employed', true, '2026-01-05')] }))
    expect(simulate(gap('28 days'), gap('14 days'), silent, period).time.before).toMatchObject({
      byRule: [{ rule: 'gap', sessions: 2, minutes: null }],
      minutes: 0,
      undetermined: ['gap'],
    })
  })

  test('counts the windows that end in the period', () => {
    const month = packOf([
      { id: 'month', counts: held, window: { each: 'calendar_month', total: 'minutes', at_least: 60, part: 'owed' } },
    ])
    expect(simulate(month, month, history, { from: '2026-01-05', to: '2026-03-31' }).time.before.byRule).toEqual([
      { rule: 'month', sessions: 0, minutes: 360 },
    ])
  })
})

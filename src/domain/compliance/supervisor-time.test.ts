import { describe, expect, test } from 'vitest'
import { fact, factsOf, held, packOf, schoolYears, session } from '../../../test/support/compliance.ts'
import { historyOf } from './assess.ts'
import { parseDay } from './civil.ts'
import { simulate } from './simulate.ts'
import { supervisorTime } from './supervisor-time.ts'

const asked = (rule: object, facts: object, from: string, to: string) =>
  supervisorTime(
    packOf([{ id: 'asked', counts: held, ...rule }]),
    historyOf(factsOf({ evaluate_from: from, ...facts })),
    {
      from: parseDay(from),
      to: parseDay(to),
    },
  ).byRule[0]
const month = { each: 'calendar_month', part: 'owed' }
const minutes = (...all: number[]) => ({
  events: all.map((length, place) => session(`s${place + 1}`, '2026-03-02', { minutes: length })),
})

describe('the time that a rule asks', () => {
  test('is that of the length it asks, and otherwise the median of those recorded', () => {
    const window = { ...month, at_least: 1 }
    const long = { window, counts: { ...held, where: { outcome: 'held', minutes: { at_least: 90 } } } }
    expect(asked(long, minutes(30), '2026-03-01', '2026-03-31')).toMatchObject({ sessions: 1, minutes: 90 })
    expect(asked({ window }, minutes(60, 20, 50), '2026-03-01', '2026-03-31')).toMatchObject({ minutes: 50 })
    expect(asked({ window }, minutes(60, 20, 50, 70), '2026-03-01', '2026-03-31')).toMatchObject({ minutes: 55 })
  })

  test('is the median of sessions until the end of the period, and of nothing else', () => {
    const window = { ...month, at_least: 1 }
    const others = [
      { id: 'h1', event: 'shift', on: '2026-03-02', links: { worker: 'w1' }, with: { minutes: 480 } },
      session('late', '2026-04-01', { minutes: 300 }),
    ]
    const facts = { events: [...minutes(60).events, ...others] }
    expect(asked({ window }, facts, '2026-03-01', '2026-03-31')).toMatchObject({ sessions: 1, minutes: 60 })
  })

  test('is that of the people and the rules that are asked about, also of one beside others', () => {
    const pack = packOf([
      { id: 'first', counts: held, gap: { at_most: '14 days' } },
      { id: 'second', counts: held, gap: { at_most: '14 days' }, beside: ['first'] },
    ])
    const things = ['w1', 'w2'].map((id) => ({ id, kind: 'worker' }))
    const history = historyOf(factsOf({ evaluate_from: '2026-03-02', things, ...minutes(60) }))
    const period = { from: parseDay('2026-03-02'), to: parseDay('2026-03-16') }
    expect(supervisorTime(pack, history, period).minutes).toBe(240)
    expect(supervisorTime(pack, history, { ...period, subjects: ['w2'] }).minutes).toBe(120)
    expect(supervisorTime(pack, history, { ...period, rules: new Set(['second']) }).minutes).toBe(120)
  })

  test('takes what nobody can say as asked', () => {
    const parameters = { open: { asks: 'How long?', type: 'interval', clause: '1' } }
    const rule = {
      id: 'asked',
      while: { employed: { is: 'yes', for_at_least: { parameter: 'open' } } },
      counts: held,
      gap: { at_most: '14 days' },
    }
    const facts = factsOf({
      evaluate_from: '2026-03-02',
      facts: [fact('employed', true, '2026-03-02')],
      ...minutes(60),
    })
    const period = { from: parseDay('2026-03-02'), to: parseDay('2026-03-16') }
    expect(supervisorTime(packOf([rule], { parameters }), historyOf(facts), period).minutes).toBe(60)
  })

  test('is one session where one may do for everybody', () => {
    const things = [{ id: 'w1', kind: 'worker' }, ...['c1', 'c2', 'c3'].map((id) => ({ id, kind: 'child' }))]
    const facts = ['c1', 'c2', 'c3'].map((of) => ({ of, fact: 'holder', value: 'w1', from: '2026-03-01' }))
    const covers = { ...month, covers: { kind: 'child', by: 'holder', as: 'child' } }
    const given = { things, facts, ...minutes(60) }
    expect(asked({ window: covers }, given, '2026-03-01', '2026-03-31')).toMatchObject({ sessions: 1, minutes: 60 })
  })

  test('is none where a ceiling alone is set, or no case of a list fits', () => {
    const none = { sessions: 0, minutes: 0 }
    expect(asked({ window: { ...month, at_most: 3 } }, minutes(60), '2026-03-01', '2026-03-31')).toMatchObject(none)
    const staged = { ...month, at_least: { first_of: [{ when: { newly_qualified: 'yes' }, use: 2 }] } }
    expect(asked({ window: staged }, minutes(60), '2026-03-01', '2026-03-31')).toMatchObject(none)
    const facts = { ...minutes(60), facts: [fact('newly_qualified', true, '2026-03-01')] }
    expect(asked({ window: staged }, facts, '2026-03-01', '2026-03-31')).toMatchObject({ sessions: 2, minutes: 120 })
  })

  test('of a gap is a session on each last day', () => {
    // From 2 March day 14 is the 16th, then the 30th, then 13 April.
    const gap = { gap: { at_most: '14 days' } }
    expect(asked(gap, minutes(60), '2026-03-02', '2026-03-29')).toMatchObject({ sessions: 1 })
    expect(asked(gap, minutes(60), '2026-03-02', '2026-03-30')).toMatchObject({ sessions: 2 })
  })

  test('of a rolling window is asked once in each stretch that is whole', () => {
    const rolling = { window: { rolling: '1 month', at_least: 2 } }
    // 2 March to 1 April, 2 April to 1 May.
    expect(asked(rolling, minutes(60), '2026-03-02', '2026-03-31')).toMatchObject({ sessions: 0 })
    expect(asked(rolling, minutes(60), '2026-03-02', '2026-04-01')).toMatchObject({ sessions: 2 })
    expect(asked(rolling, minutes(60), '2026-03-02', '2026-05-01')).toMatchObject({ sessions: 4 })
  })

  test('leaves out a window in which the rule began late, or that a pause covers', () => {
    const half = { window: { each: 'half_term', at_least: 1, part: 'exempt' } }
    const calendars = { calendars: { school: schoolYears }, ...minutes(60) }
    expect(asked(half, calendars, '2026-01-05', '2026-03-27')).toMatchObject({ sessions: 2 })
    expect(asked(half, calendars, '2026-01-06', '2026-03-27')).toMatchObject({ sessions: 1 })
    const away = { ...calendars, facts: [fact('leave', 'sick', '2026-02-23', '2026-03-27')] }
    const paused = { ...half, pauses: [{ while: { leave: 'sick' }, effect: 'excuse' }] }
    expect(asked(paused, away, '2026-01-05', '2026-03-27')).toMatchObject({ sessions: 1 })
  })
})

test('a failed window is out of step until the day before the next is met', () => {
  const months = packOf([{ id: 'month', counts: held, window: { ...month, at_least: 1 } }])
  const history = historyOf(factsOf({ evaluate_from: '2026-01-01', events: [session('s1', '2026-02-10')] }))
  const found = simulate(months, months, history, { from: '2026-01-01', to: '2026-02-28' }).rules[0]
  // From 1 to 9 February.
  expect(found?.before).toEqual({ days: 9, breaches: 1, isUndetermined: false })
})

test('a breach that begins on the last day of a period that is tried is one of it', () => {
  const gap = (at_most: string) => packOf([{ id: 'gap', counts: held, gap: { at_most } }])
  const history = historyOf(factsOf({ evaluate_from: '2026-03-02', events: [session('s1', '2026-03-02')] }))
  const found = (to: string) => simulate(gap('14 days'), gap('28 days'), history, { from: '2026-03-02', to }).rules[0]
  expect(found('2026-03-16')?.before).toEqual({ days: 0, breaches: 0, isUndetermined: false })
  expect(found('2026-03-17')?.before).toEqual({ days: 1, breaches: 1, isUndetermined: false })
})

describe('the time of each supervisor', () => {
  test('is that of those whom they supervise last in the period, and of nobody of whom nothing is asked', () => {
    const things = ['w1', 'w2', 'w3'].map((id) => ({ id, kind: 'worker' }))
    const supervised = (of: string, value: string, from: string, until?: string) => ({
      of,
      fact: 'supervisor',
      value,
      from,
      ...(until !== undefined && { until }),
    })
    const facts = [
      supervised('w1', 'old', '2026-03-01', '2026-03-30'),
      supervised('w1', 'new', '2026-03-31'),
      supervised('w2', 'idle', '2026-03-01'),
      { of: 'w1', fact: 'role', value: 'dsl', from: '2026-03-01' },
    ]
    const pack = packOf([{ id: 'asked', while: { role: 'dsl' }, counts: held, window: { ...month, at_least: 1 } }])
    const history = historyOf(factsOf({ evaluate_from: '2026-03-01', things, facts, ...minutes(60) }))
    const found = supervisorTime(pack, history, { from: parseDay('2026-03-01'), to: parseDay('2026-03-31') })
    expect(found.bySupervisor).toEqual([{ supervisor: 'new', minutes: 60 }])
  })
})

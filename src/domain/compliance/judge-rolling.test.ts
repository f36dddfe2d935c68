import { describe, expect, test } from 'vitest'
import { fact, factsOf, held, only, packOf, session } from '../../../test/support/compliance.ts'
import { historyOf } from './assess.ts'
import { simulate } from './simulate.ts'

describe('a rolling window', () => {
  const rule = { while: { role: 'dsl' }, counts: held, window: { rolling: '12 months', at_least: 2 } }
  const dsl = [fact('role', 'dsl', '2025-03-01')]
  const facts = {
    evaluate_from: '2025-03-01',
    facts: dsl,
    events: [session('s1', '2025-03-10'), session('s2', '2025-06-10')],
  }

  test('is judged from the last day of the first whole one', () => {
    const none = { evaluate_from: '2025-03-01', facts: dsl }
    const first = { from: '2025-03-01', to: '2026-02-28' }
    expect(only(rule, none, '2026-02-27')).toMatchObject({ state: 'upcoming', cycle: first, due: '2026-02-28' })
    // What comes on the last day of it is in time.
    expect(only(rule, none, '2026-02-28')).toMatchObject({ state: 'due', cycle: first, breaches: [] })
    expect(only(rule, none, '2026-03-01')).toMatchObject({
      state: 'overdue',
      due: '2026-02-28',
      cycle: { from: '2025-03-02', to: '2026-03-01' },
      breaches: [{ from: '2026-03-01', to: null }],
    })
  })

  test('is too few on the day on which an event has left it', () => {
    expect(only(rule, facts, '2026-03-09')).toMatchObject({
      state: 'met',
      good_until: '2026-03-09',
      amount: { has: 2, needs: 2 },
    })
    expect(only(rule, facts, '2026-03-10')).toMatchObject({
      state: 'due',
      due: '2026-03-10',
      amount: { has: 1, needs: 2 },
      evidence: ['s2'],
      turns: { state: 'overdue', on: '2026-03-11' },
    })
  })

  test('is made good by an event that comes', () => {
    const again = { ...facts, events: [...facts.events, session('s3', '2026-03-20')] }
    expect(only(rule, again, '2026-03-25')).toMatchObject({
      state: 'met',
      breaches: [{ from: '2026-03-11', to: '2026-03-19', made_good: '2026-03-20', by: 's3' }],
    })
  })

  test.each([
    ['2026-03-10', []],
    ['2026-03-11', [{ from: '2026-03-11', to: '2026-03-11', made_good: '2026-03-11', by: 's3' }]],
  ])('that gets what it lacks on %s was late on %j', (on, breaches) => {
    const again = { ...facts, events: [...facts.events, session('s3', on)] }
    expect(only(rule, again, '2026-03-25')).toMatchObject({ state: 'met', breaches })
  })

  test('with a ceiling is judged from the first whole one, and overdue while there are too many', () => {
    // Of 30 days from 1 January the first whole one ends on 30 January; 10 January leaves on 9 February.
    const ceiling = { while: { role: 'dsl' }, counts: held, window: { rolling: '30 days', at_most: 2 } }
    const three = {
      evaluate_from: '2025-01-01',
      facts: [fact('role', 'dsl', '2025-01-01')],
      events: [session('s1', '2025-01-10'), session('s2', '2025-01-11'), session('s3', '2025-01-17')],
    }
    expect(only(ceiling, three, '2025-01-29')).toMatchObject({ state: 'upcoming', breaches: [] })
    expect(only(ceiling, three, '2025-01-30')).toMatchObject({
      state: 'overdue',
      due: null,
      cycle: { from: '2025-01-01', to: '2025-01-30' },
      turns: { state: 'met', on: '2025-02-09' },
    })
    expect(only(ceiling, three, '2025-02-09')).toMatchObject({
      state: 'met',
      breaches: [{ from: '2025-01-30', to: '2025-02-08' }],
    })
  })
})

type Rule = Parameters<typeof only>[0]

describe('a rolling window of 30 days', () => {
  // What is on a day leaves 30 days after it: of 5 January on 4 February.
  const rolling = (window: object = {}, more: object = {}) => ({
    while: { role: 'dsl' },
    counts: held,
    window: { rolling: '30 days', at_least: 1, ...window },
    ...more,
  })
  const bound = (from: string, until?: string) => fact('role', 'dsl', from, until)
  const history = (facts: object[], ...days: string[]) => ({
    evaluate_from: '2026-01-01',
    facts,
    events: days.map((on, place) => session(`s${place + 1}`, on)),
  })
  const states = (rule: Rule, facts: ReturnType<typeof history>, ...days: string[]) =>
    days.map((day) => only(rule, facts, day).state)

  describe('in which the rule stops and begins again', () => {
    const twice = [bound('2026-01-01', '2026-02-10'), bound('2026-03-01')]

    test('applies until its last day, and what is late until then is not made good', () => {
      const facts = history(twice)
      expect(states(rolling(), facts, '2026-02-10', '2026-02-11', '2026-02-28', '2026-03-01')).toEqual([
        'overdue',
        'not_applicable',
        'not_applicable',
        'upcoming',
      ])
      expect(only(rolling(), facts, '2026-02-20')).toMatchObject({
        due: null,
        turns: { state: 'upcoming', on: '2026-03-01' },
        breaches: [{ from: '2026-01-31', to: '2026-02-10', made_good: null }],
      })
      expect(only(rolling(), facts, '2026-02-11')).toMatchObject({ cycle: null, amount: null })
    })

    test('tells its last day in time though the day is known on which the rule stops', () => {
      // 20 January leaves on 19 February.
      const facts = history([bound('2026-01-01', '2026-03-31')], '2026-01-20')
      expect(only(rolling(), facts, '2026-02-01')).toMatchObject({ due: '2026-02-19', good_until: '2026-02-18' })
    })

    test('is met on its last day by what comes on it', () => {
      expect(only(rolling(), history(twice, '2026-02-10'), '2026-02-10')).toMatchObject({
        state: 'met',
        turns: { state: 'not_applicable', on: '2026-02-11' },
        breaches: [{ from: '2026-01-31', to: '2026-02-09', made_good: '2026-02-10' }],
      })
    })

    test('begins anew: what came before does not count, what comes on the first day does', () => {
      // Of 30 days from 1 March the first whole stretch ends on 30 March; 1 March leaves on the 31st.
      expect(only(rolling(), history(twice, '2026-02-10'), '2026-03-05')).toMatchObject({
        state: 'upcoming',
        due: '2026-03-30',
        evidence: [],
        amount: { has: 0 },
      })
      expect(only(rolling(), history(twice, '2026-02-10', '2026-03-01'), '2026-03-30')).toMatchObject({
        state: 'met',
        evidence: ['s2'],
        good_until: '2026-03-30',
      })
    })

    test('counts as out of step the days on which it was late', () => {
      const pack = packOf([rolling()])
      const found = simulate(pack, pack, historyOf(factsOf(history(twice))), { from: '2026-01-01', to: '2026-04-05' })
      // 31 January to 10 February, and from 31 March on.
      expect(found.rules[0]?.before).toEqual({ days: 11 + 6, breaches: 2, isUndetermined: false })
    })
  })

  test('that binds since before recorded history is judged as if it began there', () => {
    const facts = history([bound('2025-06-01')])
    expect(states(rolling(), facts, '2026-01-29', '2026-01-30', '2026-01-31')).toEqual(['upcoming', 'due', 'overdue'])
    expect(only(rolling(), history([bound('2025-06-01', '2026-01-01')]), '2026-01-01').state).toBe('upcoming')
  })

  test('that is too few again and again is late each time, and whole again between', () => {
    const facts = history([bound('2026-01-01')], '2026-02-05', '2026-03-20')
    expect(only(rolling(), facts, '2026-03-25').breaches).toEqual([
      { from: '2026-01-31', to: '2026-02-04', made_good: '2026-02-05', by: 's1' },
      { from: '2026-03-08', to: '2026-03-19', made_good: '2026-03-20', by: 's2' },
    ])
    expect(only(rolling(), facts, '2026-02-05')).toMatchObject({ due: '2026-03-07', good_until: '2026-03-06' })
    // A breach goes on while less and less is inside.
    const two = history([bound('2026-01-01')], '2026-01-10', '2026-01-20')
    expect(only(rolling({ at_least: 3 }), two, '2026-03-01')).toMatchObject({
      state: 'overdue',
      since: '2026-01-31',
      due: '2026-01-30',
      breaches: [{ from: '2026-01-31', to: null }],
    })
  })

  test('has its grace from the last day in time, also while less is inside', () => {
    const facts = history([bound('2026-01-01')], '2026-01-03')
    const graced = rolling({ at_least: 2 }, { grace: '5 days' })
    // Too few on 30 January, fewer still from 2 February; grace until 4 February.
    expect(states(graced, facts, '2026-01-29', '2026-01-30', '2026-02-04', '2026-02-05')).toEqual([
      'upcoming',
      'due',
      'due',
      'overdue',
    ])
    expect(only(graced, facts, '2026-02-10')).toMatchObject({
      due: '2026-01-30',
      breaches: [{ from: '2026-02-05', to: null }],
    })
    const late = (...days: string[]) =>
      only(rolling({}, { grace: '5 days' }), history([bound('2026-01-01')], ...days), '2026-02-10').breaches
    expect(late('2026-02-04')).toEqual([])
    expect(late('2026-02-05')).toEqual([{ from: '2026-02-05', to: '2026-02-05', made_good: '2026-02-05', by: 's1' }])
  })

  describe('with a ceiling too', () => {
    const both = rolling({ at_least: 1, at_most: 1 })

    test('tells no last day in time while there are too many, though there were too few the day before', () => {
      // 1 January leaves on the 31st, which is due; on 1 February two come.
      const facts = history([bound('2026-01-01')], '2026-01-01', '2026-02-01', '2026-02-01')
      expect(only(both, facts, '2026-01-31')).toMatchObject({ state: 'due', due: '2026-01-31' })
      expect(only(both, facts, '2026-02-05')).toMatchObject({
        state: 'overdue',
        due: null,
        breaches: [{ from: '2026-02-01', to: null }],
      })
    })

    test('stays late when too many become too few', () => {
      // Both leave on 3 March, so that day has too few and goes on being late.
      const facts = history([bound('2026-01-01')], '2026-01-01', '2026-02-01', '2026-02-01')
      expect(only(both, facts, '2026-03-10')).toMatchObject({
        state: 'overdue',
        breaches: [{ from: '2026-02-01', to: null }],
      })
    })

    test('has no last day in time where it was too many before it was too few', () => {
      // 20 January alone is enough; with two more on 1 February there are too many, and from 3 March none.
      const facts = history([bound('2026-01-01')], '2026-01-20', '2026-02-01', '2026-02-01')
      expect(only(both, facts, '2026-03-10')).toMatchObject({ state: 'overdue', since: '2026-02-01', due: null })
    })

    test('alone is not made good by what comes', () => {
      // The two of 10 January leave on 9 February, when another comes.
      const facts = history([bound('2026-01-01')], '2026-01-10', '2026-01-10', '2026-02-09')
      expect(only(rolling({ at_least: undefined, at_most: 1 }), facts, '2026-02-20')).toMatchObject({
        state: 'met',
        breaches: [{ from: '2026-01-30', to: '2026-02-08', made_good: null }],
      })
    })

    test('is too many from the day on which fewer are allowed', () => {
      const allowed = { first_of: [{ when: { newly_qualified: 'yes' }, use: 1 }, { use: 2 }] }
      const facts = history(
        [bound('2026-01-01'), fact('newly_qualified', true, '2026-02-16')],
        '2026-01-25',
        '2026-01-30',
      )
      // 25 January leaves on 24 February, 30 January on 1 March.
      const ceiling = rolling({ at_least: undefined, at_most: allowed })
      expect(states(ceiling, facts, '2026-02-15', '2026-02-16', '2026-02-23', '2026-02-24')).toEqual([
        'met',
        'overdue',
        'overdue',
        'met',
      ])
      // With a floor too, it is late before there are too few.
      expect(only(rolling({ at_least: 1, at_most: allowed }), facts, '2026-02-10')).toMatchObject({
        state: 'met',
        due: null,
        turns: { state: 'overdue', on: '2026-02-16' },
      })
    })
  })

  describe('of which more or less is asked from a day on', () => {
    const staged = rolling({ at_least: { first_of: [{ when: { newly_qualified: 'yes' }, use: 2 }, { use: 1 }] } })
    const until = (last: string) => [bound('2026-01-01'), fact('newly_qualified', true, '2026-01-01', last)]

    test('keeps the breach that was made while more was asked', () => {
      // 5 January leaves on 4 February, the day that is due; one is enough from 16 February.
      const facts = history(until('2026-02-15'), '2026-01-05', '2026-01-30')
      const breaches = [{ from: '2026-02-05', to: '2026-02-15', made_good: null }]
      expect(only(staged, facts, '2026-02-15')).toMatchObject({ state: 'overdue', amount: { has: 1, needs: 2 } })
      expect(only(staged, facts, '2026-02-16')).toMatchObject({
        state: 'met',
        since: '2026-02-16',
        amount: { has: 1, needs: 1 },
        breaches,
      })
    })

    test('is not late where less is asked on the day after the last in time', () => {
      const facts = history(until('2026-02-04'), '2026-01-05', '2026-01-30')
      expect(only(staged, facts, '2026-02-04')).toMatchObject({ state: 'due', amount: { needs: 2 } })
      expect(only(staged, facts, '2026-02-10')).toMatchObject({ state: 'met', since: '2026-02-05', breaches: [] })
    })

    test('is due on the first day on which more is asked, and late from the next', () => {
      const facts = history([bound('2026-01-01'), fact('newly_qualified', true, '2026-02-16')], '2026-01-30')
      expect(states(staged, facts, '2026-02-15', '2026-02-16', '2026-02-17')).toEqual(['met', 'due', 'overdue'])
    })

    test('says beforehand when that will be so', () => {
      const facts = history(until('2026-02-15'), '2026-01-05', '2026-01-30')
      expect(only(staged, facts, '2026-02-10').turns).toEqual({ state: 'met', on: '2026-02-16' })
    })
  })

  test('asks a share of what happened in the same 30 days', () => {
    const share = { times: 0.5, of: { event: 'shift', as: 'worker' }, round: 'up' }
    const shifts = ['2026-01-10', '2026-01-11', '2026-01-12', '2026-01-13'].map((on, place) => ({
      id: `h${place}`,
      event: 'shift',
      on,
      links: { worker: 'w1' },
    }))
    const facts = history([bound('2026-01-01')], '2026-01-20')
    const worked = { ...facts, events: [...facts.events, ...shifts] }
    const asked = (day: string) => only(rolling({ at_least: share }), worked, day)
    expect(asked('2026-01-25')).toMatchObject({ state: 'upcoming', amount: { has: 1, needs: 2 } })
    expect(asked('2026-01-31')).toMatchObject({ state: 'overdue', amount: { has: 1, needs: 2 } })
    // The first two have left on 10 February: of two shifts one session.
    expect(asked('2026-02-09').amount).toMatchObject({ needs: 2 })
    expect(asked('2026-02-10')).toMatchObject({
      state: 'met',
      amount: { has: 1, needs: 1 },
      breaches: [{ from: '2026-01-31', to: '2026-02-09', made_good: null }],
    })
  })

  test('asks no share of what happened before the rule bound', () => {
    const share = { times: 1, of: { event: 'shift', as: 'worker' }, round: 'up' }
    const shifts = ['2026-01-11', '2026-01-12'].map((on) => ({ id: on, event: 'shift', on, links: { worker: 'w1' } }))
    const facts = { ...history([bound('2026-01-12')]), events: shifts }
    expect(only(rolling({ at_least: share }), facts, '2026-01-20').amount).toMatchObject({ needs: 1 })
  })

  test('that covers everybody asks for each from the day on which the worker has them', () => {
    const covers = { kind: 'child', by: 'holder', as: 'child' }
    const holder = (of: string, from: string, last?: string) => ({ of, fact: 'holder', value: 'w1', from, until: last })
    const facts = {
      evaluate_from: '2026-01-01',
      things: [{ id: 'w1', kind: 'worker' }, ...['c1', 'c2'].map((id) => ({ id, kind: 'child' }))],
      facts: [bound('2026-01-01'), holder('c1', '2026-01-01'), holder('c2', '2026-01-01', '2026-02-20')],
      events: [session('s1', '2026-01-25', {}, { child: ['c1'] })],
    }
    const rule = rolling({ at_least: undefined, covers })
    expect(only(rule, facts, '2026-02-20')).toMatchObject({ state: 'overdue', amount: { has: 1, needs: 2 } })
    expect(only(rule, facts, '2026-02-21')).toMatchObject({
      state: 'met',
      amount: { has: 1, needs: 1 },
      breaches: [{ from: '2026-01-31', to: '2026-02-20', made_good: null }],
    })
  })

  describe('with a pause', () => {
    const sick = (from: string, last?: string) => fact('leave', 'sick', from, last)
    const pausing = (effect: string) => rolling({}, { pauses: [{ while: { leave: 'sick' }, effect }] })
    const restart = pausing('restart')

    test('that stops the clock and has no end has no first whole stretch', () => {
      const facts = history([bound('2026-01-01'), sick('2026-01-20')], '2026-01-05')
      expect(only(pausing('stop_clock'), facts, '2026-02-10')).toMatchObject({
        state: 'paused',
        cycle: null,
        due: null,
        turns: null,
        evidence: ['s1'],
      })
    })

    test('that restarts lets a whole stretch pass, and what was late before it stays', () => {
      // 5 January leaves on 4 February. From 11 March the first whole stretch ends on 9 April.
      const facts = history([bound('2026-01-01'), sick('2026-03-01', '2026-03-10')], '2026-01-05')
      const breaches = [{ from: '2026-02-05', to: '2026-02-28', made_good: null }]
      expect(only(restart, facts, '2026-02-28')).toMatchObject({ state: 'overdue', due: '2026-02-04' })
      expect(only(restart, facts, '2026-03-05')).toMatchObject({
        state: 'paused',
        turns: { state: 'upcoming', on: '2026-03-11' },
        breaches,
      })
      expect(only(restart, facts, '2026-03-11')).toMatchObject({
        state: 'upcoming',
        due: '2026-04-09',
        cycle: { from: '2026-03-11', to: '2026-04-09' },
        breaches,
      })
      expect(only(restart, facts, '2026-04-10')).toMatchObject({
        state: 'overdue',
        breaches: [...breaches, { from: '2026-04-10', to: null }],
      })
    })

    test('that restarts twice runs from the second, and one that was over before the rule bound is none', () => {
      const facts = (...pauses: object[]) => history([bound('2026-01-10'), ...pauses])
      // Bound from 10 January: the first whole stretch ends on 8 February; from 21 January on 19 February.
      expect(only(restart, facts(sick('2026-01-02', '2026-01-05')), '2026-01-25').due).toBe('2026-02-08')
      expect(only(restart, facts(sick('2026-01-02', '2026-01-09')), '2026-01-25').due).toBe('2026-02-08')
      expect(only(restart, facts(sick('2026-01-05', '2026-01-20')), '2026-01-25').due).toBe('2026-02-19')
      const two = facts(sick('2026-01-12', '2026-01-13'), sick('2026-01-15', '2026-01-20'))
      expect(only(restart, two, '2026-01-25').due).toBe('2026-02-19')
      expect(only(restart, two, '2026-02-20').breaches).toMatchObject([{ from: '2026-02-20' }])
    })

    test('ends what is late on the day before it, and changes nothing of days on which the rule does not bind', () => {
      const facts = history([bound('2026-01-01', '2026-02-10'), bound('2026-03-01'), sick('2026-02-10', '2026-02-12')])
      expect(only(restart, facts, '2026-02-20')).toMatchObject({
        state: 'not_applicable',
        breaches: [{ from: '2026-01-31', to: '2026-02-09', made_good: null }],
      })
      const later = history([bound('2026-01-01', '2026-02-10'), bound('2026-03-01'), sick('2026-03-10', '2026-03-12')])
      expect(only(restart, later, '2026-03-20')).toMatchObject({
        state: 'upcoming',
        due: '2026-04-11',
        breaches: [{ from: '2026-01-31', to: '2026-02-10', made_good: null }],
      })
    })

    test('that is only planned moves no deadline, and one that has begun moves it at once', () => {
      const facts = history([bound('2026-01-01'), sick('2026-01-12', '2026-01-20')])
      expect(only(restart, facts, '2026-01-11').due).toBe('2026-01-30')
      expect(only(restart, facts, '2026-01-12')).toMatchObject({ state: 'paused', due: '2026-02-19' })
      const endless = history([bound('2026-01-01'), sick('2026-01-12')])
      expect(only(restart, endless, '2026-03-01')).toMatchObject({ state: 'paused', cycle: null, breaches: [] })
    })

    test('that restarts leaves inside what came before it', () => {
      // 10 January is inside until 8 February, with the pause over on the 12th.
      const facts = history([bound('2026-01-01'), sick('2026-01-11', '2026-01-12')], '2026-01-10')
      expect(only(restart, facts, '2026-01-20')).toMatchObject({ state: 'met', evidence: ['s1'] })
      expect(only(restart, facts, '2026-02-09')).toMatchObject({ state: 'upcoming', due: '2026-02-11' })
    })
  })
})

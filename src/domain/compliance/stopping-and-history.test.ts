import { describe, expect, test } from 'vitest'
import { fact, held, only, session } from '../../../test/support/compliance.ts'

const month = (window: object) => ({
  while: { role: 'dsl' },
  counts: held,
  window: { each: 'calendar_month', part: 'owed', at_least: 1, ...window },
})

describe('a window in which the rule stops and begins again', () => {
  const split = {
    evaluate_from: '2025-01-01',
    facts: [fact('role', 'dsl', '2025-01-01', '2025-02-10'), fact('role', 'dsl', '2025-02-20')],
  }

  test('keeps what counted before', () => {
    const facts = { ...split, events: [session('s1', '2025-01-05'), session('s2', '2025-02-05')] }
    expect(only(month({}), facts, '2025-02-25')).toMatchObject({ state: 'met', evidence: ['s2'], amount: { has: 1 } })
    expect(only(month({}), facts, '2025-03-02')).toMatchObject({ state: 'upcoming', breaches: [] })
  })

  test('does not count what happened between', () => {
    const facts = { ...split, events: [session('s1', '2025-01-05'), session('s2', '2025-02-15')] }
    expect(only(month({}), facts, '2025-02-25')).toMatchObject({ state: 'upcoming', evidence: [], amount: { has: 0 } })
  })

  test('asks in proportion to all the days on which it bound', () => {
    // 10 days and 9 of 28: of 4 asked 2.7, so 3.
    const rule = month({ at_least: 4, part: { pro_rata: 'up' } })
    const facts = { ...split, events: [session('s1', '2025-02-05')] }
    expect(only(rule, facts, '2025-02-25').amount).toMatchObject({ has: 1, needs: 3 })
  })

  test('has one breach of a ceiling that was passed before', () => {
    const events = [session('s1', '2025-02-03'), session('s2', '2025-02-05')]
    expect(only(month({ at_least: undefined, at_most: 1 }), { ...split, events }, '2025-02-25')).toMatchObject({
      state: 'breached',
      breaches: [{ from: '2025-02-05', to: null }],
    })
  })
})

describe('a window that began before recorded history', () => {
  test.each([
    ['2024-06-01', []],
    ['2025-01-10', []],
    ['2025-01-11', ['2025-02-01']],
  ])('and a fact from %s on, with history from 10 January', (from, late) => {
    const facts = { evaluate_from: '2025-01-10', facts: [fact('role', 'dsl', from)] }
    expect(only(month({}), facts, '2025-02-10').breaches.map((each) => each.from)).toEqual(late)
  })

  test('is met by what is recorded of it', () => {
    const facts = {
      evaluate_from: '2025-01-10',
      facts: [fact('role', 'dsl', '2025-01-10')],
      events: [session('s1', '2025-01-20')],
    }
    expect(only(month({}), facts, '2025-01-15').state).toBe('not_applicable')
    expect(only(month({}), facts, '2025-01-25').state).toBe('met')
  })

  test('and one that begins with it is asked in full', () => {
    const facts = { evaluate_from: '2025-01-01', facts: [fact('role', 'dsl', '2025-01-01')] }
    expect(only(month({}), facts, '2025-02-10').breaches).toMatchObject([{ from: '2025-02-01' }])
  })
})

describe('an answer whose deadline a pause restarts', () => {
  const rule = (within: string, effect = 'restart') => ({
    counts: { event: 'answer', as: 'worker' },
    after: { trigger: { event: 'question', as: 'worker' }, within },
    pauses: [{ while: { leave: 'sick' }, effect }],
  })
  const facts = (from: string, until?: string) => ({
    evaluate_from: '2025-01-01',
    facts: [fact('leave', 'sick', from, until)],
    events: [{ id: 'q1', event: 'question', on: '2025-04-08', links: { worker: 'w1' } }],
  })

  test('is due its whole time after the day after the pause', () => {
    // From 15 April: 16, 17, 22, 23 and 24 April, because 18 and 21 April 2025 are bank holidays.
    const sick = facts('2025-04-10', '2025-04-14')
    const calendars = { school: { nation: 'england_and_wales', periods: [] } }
    expect(only(rule('5 working_days'), { ...sick, calendars }, '2025-04-16')).toMatchObject({
      state: 'upcoming',
      due: '2025-04-24',
      breaches: [],
    })
    expect(only(rule('5 working_days'), { ...sick, calendars }, '2025-04-25').state).toBe('overdue')
  })

  test.each([
    ['over the day of the question', '2025-04-01', '2025-04-09', '2025-04-20'],
    ['over before it', '2025-04-01', '2025-04-07', '2025-04-18'],
    ['begun on the last day in time', '2025-04-18', '2025-04-19', '2025-04-30'],
    ['begun when it was late already', '2025-04-19', '2025-04-21', '2025-04-18'],
  ])('by a pause %s', (_when, from, until, due) => {
    expect(only(rule('10 days'), facts(from, until), '2025-05-02').due).toBe(due)
  })

  test('has none while the pause goes on', () => {
    expect(only(rule('10 days'), facts('2025-04-10'), '2025-06-01')).toMatchObject({ state: 'paused', due: null })
  })

  test('in hours begins again with the day', () => {
    expect(only(rule('24 hours'), facts('2025-04-09', '2025-04-10'), '2025-04-11').due).toBe(
      '2025-04-12T00:00:00+01:00',
    )
  })
})

describe('a standing condition with grace', () => {
  const rule = { while: { role: 'dsl' }, always: { agreement: true }, grace: '5 days' }
  const facts = { evaluate_from: '2025-01-01', facts: [fact('role', 'dsl', '2025-01-06')] }

  test('is due from the first day on which it does not hold to the last day of grace', () => {
    expect(only(rule, facts, '2025-01-10')).toMatchObject({ state: 'due', since: '2025-01-06', due: '2025-01-10' })
  })

  test('is overdue after it, and the breach begins then', () => {
    expect(only(rule, facts, '2025-01-20')).toMatchObject({
      state: 'overdue',
      due: '2025-01-10',
      since: '2025-01-11',
      breaches: [{ from: '2025-01-11', to: null }],
    })
  })
})

import { describe, expect, test } from 'vitest'
import { fact, factsOf, held, only, packOf, session } from '../../../test/support/compliance.ts'
import { assess, historyOf } from './assess.ts'

// When a clock begins, stands still and begins again: of gaps, rolling windows and answers.

const gap = { while: { role: 'dsl' }, counts: held, gap: { at_most: '28 days' } }
const dsl = (from: string, until?: string) => fact('role', 'dsl', from, until)
const leave = (from: string, until?: string) => fact('leave', 'sick', from, until)
const pauses = (effect: string, more: object = {}) => [{ while: { leave: 'sick' }, effect, ...more }]
const since = (day: string, facts: object[] = [], events: object[] = []) => ({ evaluate_from: day, facts, events })

describe('a pause that restarts the clock', () => {
  const rule = { ...gap, pauses: pauses('restart') }

  test('before the rule binds changes nothing, and one after does', () => {
    const facts = since('2026-01-01', [
      dsl('2026-02-02'),
      leave('2026-01-05', '2026-01-09'),
      leave('2026-01-19', '2026-01-23'),
      leave('2026-02-16', '2026-02-20'),
    ])
    expect(only(rule, facts, '2026-02-10').due).toBe('2026-03-02')
    // Day 28 after 21 February.
    expect(only(rule, facts, '2026-02-25')).toMatchObject({ state: 'upcoming', due: '2026-03-21' })
  })

  test('that ends on the first day of the rule restarts it on the second', () => {
    const facts = since('2026-01-01', [dsl('2026-02-02'), leave('2026-01-26', '2026-02-02')])
    expect(only(rule, facts, '2026-02-02').state).toBe('paused')
    expect(only(rule, facts, '2026-02-10').due).toBe('2026-03-03')
  })

  test('lets an event after it count, and forgets one inside it', () => {
    const facts = since(
      '2026-02-02',
      [dsl('2026-02-02'), leave('2026-02-16', '2026-02-20')],
      [session('s1', '2026-02-18'), session('s2', '2026-03-02')],
    )
    expect(only(rule, facts, '2026-02-25')).toMatchObject({ state: 'upcoming', evidence: [], due: '2026-03-21' })
    expect(only(rule, facts, '2026-03-05')).toMatchObject({ state: 'met', evidence: ['s2'], due: '2026-03-30' })
  })

  test('counts an event on the day on which it starts again', () => {
    const events = [session('s1', '2026-02-21')]
    const facts = since('2026-02-02', [dsl('2026-02-02'), leave('2026-02-16', '2026-02-20')], events)
    expect(only(rule, facts, '2026-02-25')).toMatchObject({ state: 'met', evidence: ['s1'] })
  })

  test('on the first day of a rolling window moves its first whole stretch', () => {
    const rolling = { ...rule, window: { rolling: '6 months', at_least: 1 }, gap: undefined }
    const facts = since('2025-03-01', [dsl('2025-03-01'), leave('2025-03-01', '2025-03-31')])
    // Six months from 1 April are whole on 30 September; from 1 March they would be on 31 August.
    expect(only(rolling, facts, '2025-09-15').state).toBe('upcoming')
    expect(only(rolling, facts, '2025-10-01').state).toBe('overdue')
    // One that is only planned moves nothing.
    const planned = { ...facts, facts: [...facts.facts, leave('2025-12-01', '2025-12-12')] }
    expect(only(rolling, planned, '2025-10-15').state).toBe('overdue')
  })
})

describe('a pause that stops the clock', () => {
  const rule = { ...gap, pauses: pauses('stop_clock') }
  const met = (more: object[]) => since('2026-03-02', [dsl('2026-03-02'), ...more], [session('s1', '2026-03-02')])

  test('moves no deadline until it begins, and does from its first day on', () => {
    const facts = met([leave('2026-03-12', '2026-03-21')])
    expect(only(rule, facts, '2026-03-11')).toMatchObject({ state: 'met', due: '2026-03-30' })
    expect(only(rule, facts, '2026-03-12')).toMatchObject({ state: 'paused', due: '2026-04-09' })
  })

  test('of a single day is shown on that day, in an answer too', () => {
    const answer = {
      counts: { event: 'session_rebooked', as: 'supervisee' },
      after: { trigger: { event: 'session_cancelled', as: 'supervisee' }, within: '10 days' },
      pauses: pauses('stop_clock'),
    }
    const events = [{ id: 'x1', event: 'session_cancelled', on: '2026-03-09', links: { supervisee: 'w1' } }]
    const facts = since('2026-03-02', [leave('2026-03-12', '2026-03-12')], events)
    expect(['2026-03-11', '2026-03-12', '2026-03-13'].map((day) => only(answer, facts, day).state)).toEqual([
      'upcoming',
      'paused',
      'upcoming',
    ])
  })

  test('and has no end yet counts for as long as it has lasted', () => {
    const long = { ...gap, pauses: pauses('stop_clock', { lasting: { at_least: '10 working_days' } }) }
    // From Monday 9 March the tenth working day is Friday 20 March.
    const facts = met([leave('2026-03-09')])
    expect(only(long, facts, '2026-03-19').state).toBe('met')
    expect(only(long, facts, '2026-03-20').state).toBe('paused')
  })

  test('that must last two weeks is one from its fourteenth day, and more than two weeks from its fifteenth', () => {
    const state = (lasting: object, until: string) =>
      only({ ...gap, pauses: pauses('stop_clock', { lasting }) }, met([leave('2026-03-09', until)]), '2026-03-16').state
    expect(['2026-03-21', '2026-03-22'].map((until) => state({ at_least: '2 weeks' }, until))).toEqual([
      'met',
      'paused',
    ])
    expect(['2026-03-22', '2026-03-23'].map((until) => state({ more_than: '2 weeks' }, until))).toEqual([
      'met',
      'paused',
    ])
  })
})

describe('a gap', () => {
  test('that is open on purpose has no last good day', () => {
    const open = { counts: held, gap: { at_most: { parameter: 'none', otherwise: 'open' } } }
    const parameters = { none: { asks: 'How often?', type: 'interval', clause: '1' } }
    const facts = since('2026-03-02', [], [session('s1', '2026-03-02')])
    expect(only(open, facts, '2027-03-02', { parameters })).toMatchObject({ state: 'met', due: null, good_until: null })
  })

  test('that is overdue has no last good day either', () => {
    const facts = since('2026-03-02', [dsl('2026-03-02')], [session('s1', '2026-03-02')])
    expect(only(gap, facts, '2026-04-10')).toMatchObject({ state: 'overdue', due: '2026-03-30', good_until: null })
  })

  test('whose limit changes while it is late is one breach, made good by the event that ends it', () => {
    const agreed = { counts: held, gap: { at_most: { fact: 'agreed_interval', otherwise: '4 weeks' } } }
    const facts = since(
      '2026-03-01',
      [fact('agreed_interval', '2 weeks', '2026-03-01', '2026-03-20'), fact('agreed_interval', '1 week', '2026-03-21')],
      [session('s1', '2026-03-25')],
    )
    expect(only(agreed, facts, '2026-03-26').breaches).toMatchObject([
      { from: '2026-03-16', to: '2026-03-24', made_good: '2026-03-25', by: 's1' },
    ])
  })

  test('begins with the earliest event where nobody says when history begins', () => {
    const facts = { events: [session('s1', '2026-03-02')] }
    expect(only({ counts: held, gap: { at_most: '28 days' } }, facts, '2026-03-12')).toMatchObject({
      state: 'met',
      breaches: [],
    })
  })

  test('counts an event on the last day of each stretch on which it binds', () => {
    const facts = since(
      '2026-03-02',
      [dsl('2026-03-02', '2026-03-10'), dsl('2026-03-20')],
      [session('s1', '2026-03-10'), session('s2', '2026-03-20')],
    )
    expect(only(gap, facts, '2026-03-10')).toMatchObject({ state: 'met', evidence: ['s1'] })
    expect(only(gap, facts, '2026-03-20')).toMatchObject({ state: 'met', evidence: ['s2'] })
  })

  test('takes its facts in time, whatever their order in the file', () => {
    const facts = since('2026-03-02', [
      dsl('2026-04-20'),
      fact('role', 'head', '2026-03-20', '2026-03-31'),
      dsl('2026-03-02', '2026-03-10'),
    ])
    expect(['2026-03-10', '2026-03-25', '2026-04-25'].map((day) => only(gap, facts, day).state)).toEqual([
      'upcoming',
      'not_applicable',
      'upcoming',
    ])
    const agreed = { counts: held, gap: { at_most: { fact: 'agreed_interval', otherwise: '8 weeks' } } }
    const rows = since('2026-03-02', [
      fact('agreed_interval', '3 weeks', '2026-03-20'),
      fact('agreed_interval', '4 weeks', '2026-03-09'),
      fact('agreed_interval', '1 week', '2026-03-02', '2026-03-08'),
    ])
    // Of several that hold on a day the one that began last.
    expect(only(agreed, rows, '2026-03-20').due).toBe('2026-03-23')
  })

  test('in weeks of term is not known after the last day of term', () => {
    const periods = [{ kind: 'half_term', name: 'Spring 1', from: '2026-01-05', to: '2026-02-13' }]
    const facts = {
      ...since('2026-01-05', [], [session('s1', '2026-02-03')]),
      calendars: { school: { periods, bank_holidays: [] } },
    }
    const rule = { counts: held, gap: { at_most: '2 term_weeks' } }
    expect(['2026-02-13', '2026-02-14'].map((day) => only(rule, facts, day).state)).toEqual(['met', 'undetermined'])
  })

  test('takes its events in time, whatever their order in the file', () => {
    const facts = since('2026-03-01', [dsl('2026-03-01')], [session('s2', '2026-03-03'), session('s1', '2026-03-02')])
    expect(only(gap, facts, '2026-03-12')).toMatchObject({ evidence: ['s2'], good_until: '2026-03-31' })
  })
})

describe('the day in an attribute', () => {
  const rule = { counts: { ...held, day_of: 'held_on' }, gap: { at_most: '28 days' } }

  test('puts events in another order than their own days', () => {
    const events = [
      session('s1', '2026-03-02', { held_on: '2026-03-20' }),
      session('s2', '2026-03-03', { held_on: '2026-03-10' }),
    ]
    expect(only(rule, since('2026-03-01', [], events), '2026-04-01')).toMatchObject({
      evidence: ['s1'],
      good_until: '2026-04-17',
    })
  })

  test('that is not recorded leaves it undetermined', () => {
    expect(only(rule, since('2026-03-01', [], [session('s1', '2026-03-02')]), '2026-03-30')).toMatchObject({
      state: 'undetermined',
      undecided: [{ why: 'not_recorded', name: 'held_on', of: 's1' }],
    })
  })
})

describe('a rolling ceiling', () => {
  const rule = { counts: held, window: { rolling: '6 months', at_most: 2 } }
  const events = ['2026-01-05', '2026-02-02', '2026-03-02'].map((on, place) => session(`s${place + 1}`, on))

  test('is passed by one too many inside the stretch, until one has left it', () => {
    const at = (day: string) => only(rule, since('2025-06-01', [], events), day)
    expect(at('2026-03-01')).toMatchObject({
      state: 'met',
      good_until: null,
      breaches: [],
      amount: { has: 2, most: 2 },
    })
    expect(at('2026-03-02').breaches).toMatchObject([{ from: '2026-03-02', to: null }])
    // Six months after 5 January the first has left: on 5 July two are inside.
    expect(at('2026-07-05')).toMatchObject({ state: 'met', breaches: [{ from: '2026-03-02', to: '2026-07-04' }] })
  })
})

describe('an event that a rule needs', () => {
  const besides = (first: object, events: object[]) => {
    const month = { counts: held, window: { each: 'calendar_month', at_least: 1, part: 'owed' } }
    const pack = packOf([
      { id: 'first', ...first },
      { id: 'second', ...month, beside: ['first'] },
    ])
    return assess(pack, historyOf(factsOf(since('2026-03-01', [], events))), { asOf: '2026-03-20' })[1]
  }
  const one = [session('s1', '2026-03-10')]
  const two = [...one, session('s2', '2026-03-12')]

  test('to close a gap is not counted by one beside it', () => {
    const counted = { counts: held, gap: { at_most: '28 days' } }
    expect(besides(counted, one)).toMatchObject({ state: 'upcoming', evidence: [] })
    // Of two that are in time the last is the one that matters.
    expect(besides(counted, two)).toMatchObject({ state: 'met', evidence: ['s1'] })
  })

  test('is the last before recorded history where the clock runs from it', () => {
    const early = [session('s0', '2026-02-16'), session('s1', '2026-02-23')]
    const rules = [
      { id: 'first', counts: held, gap: { at_most: '28 days' } },
      { id: 'second', counts: held, gap: { at_most: '28 days' }, beside: ['first'] },
    ]
    const facts = factsOf(since('2026-03-01', [], [...early, session('s2', '2026-03-20')]))
    // 28 days after 23 February is 23 March: the first rule needs s1 and s2, and leaves s0, good until 16 March.
    expect(assess(packOf(rules), historyOf(facts), { asOf: '2026-03-12' })[1]).toMatchObject({
      state: 'met',
      evidence: ['s0'],
      good_until: '2026-03-16',
    })
  })

  test('is counted from the first day of recorded history where the rule binds from then', () => {
    const rules = [
      { id: 'first', while: { role: 'dsl' }, counts: held, gap: { at_most: '28 days' } },
      { id: 'second', counts: held, window: { each: 'calendar_month', at_least: 1, part: 'owed' }, beside: ['first'] },
    ]
    const facts = factsOf(since('2026-03-01', [dsl('2026-03-01')], [session('s1', '2026-03-01'), ...two.slice(1)]))
    expect(assess(packOf(rules), historyOf(facts), { asOf: '2026-03-20' })[1]).toMatchObject({ evidence: ['s1'] })
  })

  test('of a window is the first that is enough', () => {
    expect(besides({ counts: held, window: { each: 'calendar_month', at_least: 1, part: 'owed' } }, two)).toMatchObject(
      {
        state: 'met',
        evidence: ['s2'],
      },
    )
  })

  test('is left to the rule that is written first, where each of two stands beside the other', () => {
    const month = { counts: held, window: { each: 'calendar_month', at_least: 1, part: 'owed' } }
    const pack = packOf([
      { id: 'other', ...month, while: { role: 'head' } },
      { id: 'first', ...month, beside: ['second'] },
      { id: 'second', ...month, beside: ['first'] },
    ])
    const found = assess(pack, historyOf(factsOf(since('2026-03-01', [], one))), { asOf: '2026-03-20' })
    expect(found.map(({ rule, evidence }) => [rule, evidence])).toEqual([
      ['first', ['s1']],
      ['second', []],
    ])
  })

  test('in a rolling window, or as an answer, is not counted either', () => {
    expect(besides({ counts: held, window: { rolling: '6 months', at_least: 1 } }, one)).toMatchObject({ evidence: [] })
    const answer = { counts: held, after: { trigger: 'start', within: '4 weeks' } }
    expect(besides(answer, one)).toMatchObject({ evidence: [] })
    expect(besides(answer, two)).toMatchObject({ evidence: ['s2'] })
  })
})

test('a general rule binds again, with a new clock, when the special one has ended', () => {
  const rules = [
    { id: 'general', counts: held, gap: { at_most: '28 days' } },
    {
      id: 'special',
      while: { newly_qualified: 'yes' },
      instead_of: ['general'],
      counts: held,
      gap: { at_most: '7 days' },
    },
  ]
  const facts = factsOf(since('2026-03-02', [fact('newly_qualified', true, '2026-03-02', '2026-03-10')]))
  const at = (asOf: string) =>
    assess(packOf(rules), historyOf(facts), { asOf }).map(({ rule, state, due }) => [rule, state, due])
  const early = factsOf(since('2026-03-02', [fact('newly_qualified', true, '2026-03-10')]))
  expect(assess(packOf(rules), historyOf(early), { asOf: '2026-03-09' })[0]).toMatchObject({ state: 'upcoming' })
  // Day 28 after 11 March is 8 April.
  expect(at('2026-03-20')).toEqual([
    ['general', 'upcoming', '2026-04-08'],
    ['special', 'not_applicable', null],
  ])
})

describe('an answer in hours', () => {
  const rule = {
    about: 'request',
    counts: { event: 'answer', as: 'request' },
    after: { trigger: 'start', within: '24 hours' },
  }
  const asked = (answers: object[], asOf: string, at = '2026-03-12T00:00:00Z') => {
    const events = [{ id: 'r1', event: 'request', at }, ...answers]
    return assess(packOf([rule]), historyOf(factsOf({ evaluate_from: '2026-03-01', events })), { asOf })[0]
  }

  test('whose time ends at midnight is due on the day that ends then', () => {
    expect(asked([], '2026-03-12')).toMatchObject({ state: 'due', due: '2026-03-13T00:00:00+00:00' })
    expect(asked([], '2026-03-13')).toMatchObject({ state: 'overdue', breaches: [{ from: '2026-03-13', to: null }] })
  })

  test('at the very instant of the request is after it', () => {
    const answer = { id: 'a1', event: 'answer', at: '2026-03-12T09:00:00Z', links: { request: 'r1' } }
    expect(asked([answer], '2026-03-12', '2026-03-12T09:00:00Z')?.state).toBe('met')
    expect(asked([answer], '2026-03-12', '2026-03-12T09:00:01Z')?.state).not.toBe('met')
  })
})

test('what was forbidden and has happened is the evidence of its breach', () => {
  const rule = {
    counts: { event: 'destroyed', as: 'supervisee' },
    after: { trigger: { ends: { role: 'dsl' } }, within: '6 years', at_most: 0 },
  }
  const events = [{ id: 'd1', event: 'destroyed', on: '2026-05-04', links: { supervisee: 'w1' } }]
  expect(only(rule, since('2026-01-05', [dsl('2026-01-05', '2026-03-31')], events), '2026-06-01')).toMatchObject({
    state: 'breached',
    since: '2026-05-04',
    evidence: ['d1'],
    breaches: [{ from: '2026-05-04', to: null }],
  })
})

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

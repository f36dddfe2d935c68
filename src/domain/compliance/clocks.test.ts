import { describe, expect, test } from 'vitest'
import { fact, held, only, session } from '../../../test/support/compliance.ts'

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
    expect(['2026-03-11', '2026-03-12'].map((day) => only(answer, facts, day).due)).toEqual([
      '2026-03-19',
      '2026-03-20',
    ])
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

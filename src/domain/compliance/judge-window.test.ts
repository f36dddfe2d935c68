import { describe, expect, test } from 'vitest'
import { fact, held, only, schoolYears, session } from '../../../test/support/compliance.ts'

const calendars = { school: schoolYears }
const autumn = { evaluate_from: '2025-09-01', calendars }
const each = (window: object) => ({ counts: held, window: { part: 'owed', at_least: 1, ...window } })

describe('a window', () => {
  test('is upcoming, due on its last day, and breached after it when no later one is known', () => {
    const facts = { evaluate_from: '2026-06-01', calendars }
    const state = (day: string) => only(each({ each: 'half_term' }), facts, day).state
    expect([state('2026-07-20'), state('2026-07-21'), state('2026-07-22')]).toEqual(['upcoming', 'due', 'breached'])
  })

  test('that was the last one known stands with its dates, its amount and its evidence', () => {
    const facts = { evaluate_from: '2026-06-01', calendars }
    const summer = { name: 'Summer 2', from: '2026-06-01', to: '2026-07-21' }
    expect(only(each({ each: 'half_term' }), facts, '2026-08-10')).toMatchObject({
      state: 'breached',
      cycle: summer,
      due: '2026-07-21',
      evidence: [],
      amount: { has: 0, needs: 1 },
    })
    const kept = { ...facts, events: [session('s1', '2026-06-10')] }
    expect(only(each({ each: 'half_term' }), kept, '2026-08-10')).toMatchObject({
      state: 'met',
      cycle: summer,
      good_until: '2026-07-21',
      evidence: ['s1'],
      amount: { has: 1, needs: 1 },
    })
  })

  test('that failed is in the breaches of the next, which is shown in the holidays', () => {
    expect(only(each({ each: 'half_term' }), autumn, '2025-10-28')).toMatchObject({
      state: 'upcoming',
      cycle: { name: 'Autumn 2', from: '2025-11-03', to: '2025-12-19' },
      breaches: [{ from: '2025-10-25', to: null, made_good: null, cycle: { name: 'Autumn 1' } }],
    })
  })

  test('whose number changes part-way asks for that of today while it is open, and of its last day after', () => {
    // Four in a month while newly qualified, until 20 March; one in a month from the 21st on. Two were held by the 10th.
    const asked = { first_of: [{ when: { newly_qualified: 'yes' }, use: 4 }, { use: 1 }] }
    const rule = each({ each: 'calendar_month', at_least: asked })
    const facts = {
      evaluate_from: '2026-03-01',
      facts: [fact('newly_qualified', true, '2026-01-01', '2026-03-20')],
      events: [session('s1', '2026-03-03'), session('s2', '2026-03-10')],
    }
    const on = (day: string) => only(rule, facts, day)
    expect(on('2026-03-20')).toMatchObject({ state: 'upcoming', amount: { has: 2, needs: 4 } })
    expect(on('2026-03-21')).toMatchObject({ state: 'met', amount: { has: 2, needs: 1 } })
    expect(on('2026-04-01').breaches).toEqual([])
    // The other way round: one until the 20th, four from the 21st on, so that two are too few for the whole month.
    const later = { ...facts, facts: [fact('newly_qualified', true, '2026-03-21')] }
    expect(only(rule, later, '2026-03-20')).toMatchObject({ state: 'met', amount: { has: 2, needs: 1 } })
    expect(only(rule, later, '2026-03-21')).toMatchObject({ state: 'upcoming', amount: { has: 2, needs: 4 } })
    expect(only(rule, later, '2026-04-01').breaches).toMatchObject([
      { from: '2026-04-01', cycle: { name: 'March 2026' } },
    ])
  })

  test('is not repaired by a late event, and one in the holidays belongs to none', () => {
    const facts = { ...autumn, events: [session('s1', '2025-10-27'), session('s2', '2025-11-04')] }
    expect(only(each({ each: 'half_term' }), facts, '2025-11-05')).toMatchObject({
      state: 'met',
      evidence: ['s2'],
      since: '2025-11-04',
      breaches: [{ from: '2025-10-25', to: null }],
    })
  })

  test.each([
    ['owed', 'due', 2],
    ['exempt', 'not_applicable', 2],
    [{ pro_rata: 'up' }, 'due', 2],
    [{ pro_rata: 'down' }, 'met', 1],
  ])('begun part-way is %j: %s', (part, state, needs) => {
    // Bound from 17 November: 14 of the 30 days of the month are left, so of 3 asked 1.4.
    const facts = {
      evaluate_from: '2025-11-01',
      facts: [fact('role', 'dsl', '2025-11-17')],
      events: [session('s1', '2025-11-20')],
    }
    const asked = {
      ...each({ each: 'calendar_month', at_least: part === 'owed' || part === 'exempt' ? 2 : 3, part }),
      while: { role: 'dsl' },
    }
    expect(only(asked, facts, '2025-11-30')).toMatchObject({ state, amount: { has: 1, needs } })
  })

  test('in which the rule stops is not judged', () => {
    const facts = { ...autumn, facts: [fact('role', 'dsl', '2025-09-01', '2025-10-23')] }
    expect(only({ ...each({ each: 'half_term' }), while: { role: 'dsl' } }, facts, '2025-11-10')).toMatchObject({
      state: 'not_applicable',
      breaches: [],
    })
  })

  test.each([
    ['week', '2026-03-12', 'week of 2026-03-09', '2026-03-09', '2026-03-15'],
    [{ week_from: 'wednesday' }, '2026-03-12', null, '2026-03-11', '2026-03-17'],
    ['calendar_month', '2024-02-10', 'February 2024', '2024-02-01', '2024-02-29'],
    ['calendar_quarter', '2026-05-10', 'April to June 2026', '2026-04-01', '2026-06-30'],
    ['financial_quarter', '2026-01-10', 'January to March 2026', '2026-01-01', '2026-03-31'],
    ['calendar_year', '2026-05-10', '2026', '2026-01-01', '2026-12-31'],
    ['academic_year', '2026-05-10', '2025 to 2026', '2025-09-01', '2026-08-31'],
    ['financial_year', '2026-03-31', '2025 to 2026', '2025-04-01', '2026-03-31'],
    ['half_term', '2026-01-20', 'Spring 1', '2026-01-05', '2026-02-13'],
    ['term', '2026-01-20', 'Spring term', '2026-01-05', '2026-03-27'],
    ['school_week', '2025-10-29', 'week of 2025-11-03', '2025-11-03', '2025-11-09'],
    [{ every: '3 months', from: '2025-08-31' }, '2026-03-01', null, '2026-02-28', '2026-05-30'],
  ])('%j on %s is %s', (kind, day, name, from, to) => {
    expect(only(each({ each: kind }), { evaluate_from: '2023-09-01', calendars }, day).cycle).toEqual({
      name,
      from,
      to,
    })
  })

  test('counted from the first day the rule binds steps from that day', () => {
    const facts = { evaluate_from: '2025-08-31', facts: [fact('role', 'dsl', '2025-08-31')] }
    const rule = { ...each({ each: { every: '1 month', from: 'start' } }), while: { role: 'dsl' } }
    expect(only(rule, facts, '2025-10-05').cycle).toEqual({ name: null, from: '2025-09-30', to: '2025-10-30' })
    expect(only(rule, facts, '2025-10-31').cycle).toEqual({ name: null, from: '2025-10-31', to: '2025-11-29' })
  })

  test('between two events begins with one and ends before the next', () => {
    const conference = (id: string, on: string) => ({ id, event: 'conference', on, links: { child: 'c1' } })
    const rule = {
      about: 'child',
      counts: { ...held, as: 'child' },
      window: { each: { between: { event: 'conference', as: 'child' } }, at_least: 1 },
    }
    const facts = {
      evaluate_from: '2026-01-01',
      things: [{ id: 'c1', kind: 'child' }],
      events: [conference('k1', '2026-01-12'), conference('k2', '2026-04-13')],
    }
    expect(only(rule, facts, '2026-04-12')).toMatchObject({ state: 'upcoming', due: null })
    expect(only(rule, facts, '2026-04-13')).toMatchObject({
      cycle: { from: '2026-04-13', to: null, trigger: 'k2' },
      breaches: [{ from: '2026-04-13', cycle: { from: '2026-01-12', to: '2026-04-12' } }],
    })
  })

  test('without a calendar is undetermined', () => {
    expect(only(each({ each: 'half_term' }), { evaluate_from: '2025-09-01' }, '2025-10-01')).toMatchObject({
      state: 'undetermined',
      undecided: [{ why: 'calendar' }],
    })
  })

  test('measures a total, different values, one of each, or an average', () => {
    const events = [
      session('s1', '2026-03-03', { minutes: 40, type: 'group', place: 'a' }),
      session('s2', '2026-03-10', { minutes: 30, type: 'group', place: 'b' }),
    ]
    const measured = (window: object) =>
      only(each({ each: 'calendar_month', ...window }), { evaluate_from: '2026-03-01', events }, '2026-03-12')
    expect(measured({ total: 'minutes', at_least: 70 })).toMatchObject({
      state: 'met',
      since: '2026-03-10',
      amount: { has: 70, unit: 'minutes' },
    })
    expect(measured({ different: 'place', at_least: 3 })).toMatchObject({
      state: 'upcoming',
      amount: { has: 2, needs: 3 },
    })
    expect(measured({ at_least: undefined, one_of_each: 'type', values: ['individual', 'group'] })).toMatchObject({
      state: 'upcoming',
      amount: { has: 1, needs: 2, unit: 'type' },
    })
    expect(measured({ average: 'minutes', at_least: 36 })).toMatchObject({ state: 'upcoming', amount: { has: 35 } })
  })

  test('with a ceiling is met until it is passed, and breached from then', () => {
    const rule = { counts: held, window: { each: 'calendar_month', at_most: 1, part: 'owed' } }
    const facts = { evaluate_from: '2026-03-01', events: [session('s1', '2026-03-03'), session('s2', '2026-03-10')] }
    expect(only(rule, facts, '2026-03-09')).toMatchObject({ state: 'met', amount: { has: 1, needs: null, most: 1 } })
    expect(only(rule, facts, '2026-03-12')).toMatchObject({
      state: 'breached',
      breaches: [{ from: '2026-03-10', to: null }],
    })
    expect(only(rule, facts, '2026-04-01')).toMatchObject({ state: 'met', breaches: [{ from: '2026-03-10' }] })
  })

  test('that covers everybody is met when each member has been named', () => {
    const rule = {
      counts: held,
      window: {
        each: 'half_term',
        part: 'owed',
        covers: { kind: 'child', by: 'holder', as: 'child', while: { status: { in: 'live' } } },
      },
    }
    const child = (of: string, name: string, value: string) => ({ of, fact: name, value, from: '2025-09-03' })
    const facts = {
      ...autumn,
      things: [{ id: 'w1', kind: 'worker' }, ...['c1', 'c2', 'c3'].map((id) => ({ id, kind: 'child' }))],
      facts: [
        ...['c1', 'c2', 'c3'].map((id) => child(id, 'holder', 'w1')),
        child('c1', 'status', 'child_in_need'),
        child('c2', 'status', 'child_in_need'),
        child('c3', 'status', 'closed'),
      ],
      events: [
        session('s1', '2025-09-10', {}, { child: ['c1', 'c3'] }),
        session('s2', '2025-10-01', {}, { child: ['c2'] }),
      ],
    }
    const lists = { lists: { live: ['child_in_need'] } }
    expect(only(rule, facts, '2025-09-20', lists)).toMatchObject({
      state: 'upcoming',
      amount: { has: 1, needs: 2, unit: 'child' },
    })
    expect(only(rule, facts, '2025-10-02', lists)).toMatchObject({ state: 'met', amount: { has: 2, needs: 2 } })
  })
})

describe('a window on the edges', () => {
  test('of which the rule has stopped, and is known to begin again, says what it turns to', () => {
    const rule = { while: { role: 'dsl' }, ...each({ each: 'calendar_month' }) }
    const facts = {
      evaluate_from: '2026-01-01',
      facts: [fact('role', 'dsl', '2026-01-01', '2026-02-28'), fact('role', 'dsl', '2026-05-01')],
      events: [session('s1', '2026-01-05'), session('s2', '2026-02-05')],
    }
    expect(only(rule, facts, '2026-03-12')).toMatchObject({
      state: 'not_applicable',
      turns: { state: 'upcoming', on: '2026-05-01' },
      breaches: [],
    })
    // A part that is not asked is not asked on its first day either.
    const part = { ...rule, window: { each: 'calendar_month', at_least: 1, part: 'exempt' } }
    const midMonth = {
      ...facts,
      facts: [fact('role', 'dsl', '2026-01-01', '2026-02-28'), fact('role', 'dsl', '2026-05-11')],
    }
    expect(only(part, midMonth, '2026-03-12').turns).toBeNull()
  })

  test('that asks for a fraction asks for no more of a whole window than it says', () => {
    const rule = {
      counts: held,
      window: { each: 'calendar_month', total: 'hours', at_least: 1.5, part: { pro_rata: 'up' } },
    }
    const facts = {
      evaluate_from: '2026-03-01',
      events: [session('s1', '2026-03-03', { hours: 1 }), session('s2', '2026-03-17', { hours: 0.5 })],
    }
    expect(only(rule, facts, '2026-03-20')).toMatchObject({ state: 'met', amount: { has: 1.5, needs: 1.5 } })
  })

  test('with a ceiling, in which the rule stops and begins again, is one breach beside that of another window', () => {
    const rule = {
      while: { role: 'dsl' },
      counts: held,
      window: { each: 'calendar_month', at_most: 1, part: 'owed' },
    }
    const facts = {
      evaluate_from: '2026-01-01',
      facts: [fact('role', 'dsl', '2026-01-01', '2026-02-10'), fact('role', 'dsl', '2026-02-20')],
      events: ['2026-01-12', '2026-01-19', '2026-02-03', '2026-02-05'].map((on, place) => session(`s${place}`, on)),
    }
    expect(only(rule, facts, '2026-02-24').breaches.map(({ from }) => from)).toEqual(['2026-01-19', '2026-02-05'])
  })

  test('that ended before the rule began again, after the last that is known, has no part in what is asked now', () => {
    const rule = { while: { role: 'dsl' }, ...each({ each: 'half_term' }) }
    const facts = {
      evaluate_from: '2026-06-01',
      calendars,
      facts: [fact('role', 'dsl', '2026-06-01', '2026-07-21'), fact('role', 'dsl', '2026-08-03')],
      events: [session('s1', '2026-06-10')],
    }
    expect(only(rule, facts, '2026-08-10')).toMatchObject({ evidence: [], amount: null, due: null })
    expect(only(rule, facts, '2026-08-10').state).not.toBe('met')
  })
})

describe('windows from a day or an event, for somebody who comes later', () => {
  test('begin with that of their first day, also where the term dates end in it', () => {
    // Every two weeks of term from 1 June: 1 June, 15 June, 29 June, 13 July, and then the calendar ends.
    const rule = { while: { role: 'dsl' }, ...each({ each: { every: '2 term_weeks', from: '2026-06-01' } }) }
    const facts = { evaluate_from: '2026-06-01', calendars, facts: [fact('role', 'dsl', '2026-07-14')] }
    expect(only(rule, facts, '2026-07-16')).toMatchObject({ cycle: { from: '2026-07-13' }, breaches: [] })
  })

  test('begin with that between the events around their first day', () => {
    const conference = (id: string, on: string) => ({ id, event: 'conference', on, links: { worker: 'w1' } })
    const rule = {
      while: { role: 'dsl' },
      ...each({ each: { between: { event: 'conference', as: 'worker' } } }),
    }
    const facts = {
      evaluate_from: '2026-01-01',
      facts: [fact('role', 'dsl', '2026-03-02')],
      events: [conference('k1', '2026-01-12'), conference('k2', '2026-02-09')],
    }
    expect(only(rule, facts, '2026-03-10')).toMatchObject({
      cycle: { from: '2026-02-09', to: null, trigger: 'k2' },
      breaches: [],
    })
  })
})

describe('one of each kind', () => {
  test('counts the kinds that are asked for, and no other', () => {
    const rule = {
      counts: held,
      window: { each: 'calendar_month', one_of_each: 'type', values: ['one_to_one', 'group'], part: 'owed' },
    }
    const facts = (type: string) => ({
      evaluate_from: '2026-03-01',
      events: [session('s1', '2026-03-03', { type: 'one_to_one' }), session('s2', '2026-03-10', { type })],
    })
    expect(only(rule, facts('peer'), '2026-03-12')).toMatchObject({ state: 'upcoming', amount: { has: 1, needs: 2 } })
    expect(only(rule, facts('group'), '2026-03-12')).toMatchObject({ state: 'met', amount: { has: 2, needs: 2 } })
  })
})

test('the part of a window that is asked to the nearest is rounded up from the half', () => {
  const rule = {
    while: { role: 'dsl' },
    counts: held,
    window: { each: 'calendar_month', at_least: 3, part: { pro_rata: 'nearest' } },
  }
  const needs = (from: string) =>
    only(rule, { evaluate_from: '2025-10-01', facts: [fact('role', 'dsl', from)] }, '2025-11-28').amount?.needs
  // Of 30 days 16 are left, which is 1.6 of 3; 15, which is 1.5; 14, which is 1.4.
  expect(['2025-11-15', '2025-11-16', '2025-11-17'].map(needs)).toEqual([2, 2, 1])
})

describe('a window on the first day', () => {
  const rule = { while: { role: 'dsl' }, ...each({ each: 'calendar_month' }) }

  test('of the rule is asked, and on its own first day says what it turns to', () => {
    const facts = { evaluate_from: '2026-01-01', facts: [fact('role', 'dsl', '2026-03-01')] }
    expect(only(rule, facts, '2026-03-01')).toMatchObject({
      state: 'upcoming',
      cycle: { from: '2026-03-01', to: '2026-03-31' },
      turns: { state: 'due', on: '2026-03-31' },
    })
    const held1 = { ...facts, events: [session('s1', '2026-03-01')] }
    expect(only(rule, held1, '2026-03-01')).toMatchObject({
      state: 'met',
      turns: { state: 'upcoming', on: '2026-04-01' },
    })
  })

  test('of a stretch in which none is known is left open, whatever is known of a later stretch', () => {
    const halves = { while: { role: 'dsl' }, ...each({ each: 'half_term' }) }
    const facts = {
      evaluate_from: '2024-07-01',
      calendars,
      facts: [fact('role', 'dsl', '2024-07-25', '2024-08-20'), fact('role', 'dsl', '2024-09-03')],
    }
    expect(only(halves, facts, '2024-08-10')).toMatchObject({ state: 'undetermined', undecided: [{ why: 'calendar' }] })
  })

  test('of its second half asks for exactly half', () => {
    const half = { ...rule, window: { each: 'calendar_month', at_least: 2, part: { pro_rata: 'up' } } }
    const facts = { evaluate_from: '2025-10-01', facts: [fact('role', 'dsl', '2025-11-16')] }
    expect(only(half, facts, '2025-11-20').amount).toMatchObject({ needs: 1 })
  })
})

test('a part that was not asked is not failed after the last window that is known', () => {
  const rule = { while: { role: 'dsl' }, counts: held, window: { each: 'half_term', at_least: 1, part: 'exempt' } }
  const facts = { evaluate_from: '2026-05-01', calendars, facts: [fact('role', 'dsl', '2026-06-08')] }
  expect(only(rule, facts, '2026-08-10')).toMatchObject({ state: 'not_applicable', breaches: [] })
})

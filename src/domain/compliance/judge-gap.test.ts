import { describe, expect, test } from 'vitest'
import { fact, held, only, session } from '../../../test/support/compliance.ts'

const since = (day: string) => ({ evaluate_from: day })

describe('a gap', () => {
  test('before the first event has its own limit, and is upcoming, due and overdue', () => {
    const rule = { counts: held, gap: { at_most: '28 days', first: '7 days' } }
    const facts = { ...since('2026-03-02'), events: [] }
    const state = (day: string) => only(rule, facts, day).state
    expect([state('2026-03-08'), state('2026-03-09'), state('2026-03-10')]).toEqual(['upcoming', 'due', 'overdue'])
  })

  test('with grace is due until the grace has passed too, and no breach before', () => {
    const rule = { counts: held, gap: { at_most: '28 days' }, grace: '3 days' }
    const facts = { ...since('2026-03-03'), events: [session('s1', '2026-03-03')] }
    expect(only(rule, facts, '2026-04-03')).toMatchObject({ state: 'due', due: '2026-03-31', breaches: [] })
    expect(only(rule, facts, '2026-04-04')).toMatchObject({ state: 'overdue', breaches: [{ from: '2026-04-04' }] })
  })

  test('that was late and made good keeps its breach: from the first late day to the last before the event', () => {
    const rule = { counts: held, gap: { at_most: '28 days' } }
    const facts = {
      ...since('2026-03-03'),
      events: [session('s1', '2026-03-03'), session('s2', '2026-04-10'), session('s3', '2026-05-09')],
    }
    expect(only(rule, facts, '2026-05-09')).toMatchObject({
      state: 'met',
      good_until: '2026-06-06',
      evidence: ['s3'],
      breaches: [
        { from: '2026-04-01', to: '2026-04-09', made_good: '2026-04-10', by: 's2' },
        // One day late: it was late on the day of the session alone.
        { from: '2026-05-09', to: '2026-05-09', made_good: '2026-05-09', by: 's3' },
      ],
    })
  })

  test('that ends on a day off stays, or moves on or back', () => {
    const due = (day_off: string) =>
      only(
        { counts: held, gap: { at_most: '28 days' }, day_off },
        // Day 28 after 21 March 2025 is Good Friday.
        { ...since('2025-03-21'), events: [session('s1', '2025-03-21')] },
        '2025-04-01',
      ).due
    expect([due('stays'), due('forward'), due('back')]).toEqual(['2025-04-18', '2025-04-22', '2025-04-17'])
  })

  test('in weeks of term stands still in the holidays', () => {
    const rule = { counts: held, gap: { at_most: '2 term_weeks' } }
    const calendars = {
      school: {
        periods: [
          { kind: 'half_term', name: 'Autumn 1', from: '2025-09-03', to: '2025-10-24' },
          { kind: 'half_term', name: 'Autumn 2', from: '2025-11-03', to: '2025-12-19' },
        ],
        bank_holidays: [],
      },
    }
    const facts = {
      ...since('2025-09-03'),
      calendars,
      events: [session('s1', '2025-09-10'), session('s2', '2025-10-15')],
    }
    expect(only(rule, facts, '2025-10-30')).toMatchObject({ state: 'met', good_until: '2025-11-05' })
    // Beyond the last day of term that is known nobody can say.
    expect(only(rule, { ...facts, events: [session('s1', '2025-12-18')] }, '2026-01-20')).toMatchObject({
      state: 'undetermined',
      undecided: [{ why: 'calendar' }],
    })
  })

  test('shows how near it is without changing its state', () => {
    const rule = { counts: held, gap: { at_most: '28 days' }, warn: '5 days' }
    const facts = { ...since('2026-03-03'), events: [session('s1', '2026-03-03')] }
    const near = (day: string) => only(rule, facts, day).near
    expect([near('2026-03-25'), near('2026-03-26'), near('2026-03-31'), near('2026-04-01')]).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('says what it turns to: the limit ahead, or the end of the rule when that comes first', () => {
    const rule = { while: { role: 'dsl' }, counts: held, gap: { at_most: '28 days' } }
    const turns = (until?: string) =>
      only(
        rule,
        {
          ...since('2026-03-03'),
          facts: [fact('role', 'dsl', '2026-03-03', until)],
          events: [session('s1', '2026-03-03')],
        },
        '2026-03-10',
      ).turns
    expect(turns()).toEqual({ state: 'overdue', on: '2026-04-01' })
    expect(turns('2026-03-20')).toEqual({ state: 'not_applicable', on: '2026-03-21' })
  })

  test('counts from the day in an attribute where the stream says so', () => {
    const rule = { counts: { ...held, day_of: 'scheduled_on' }, gap: { at_most: '28 days' } }
    const facts = { ...since('2026-03-01'), events: [session('s1', '2026-03-10', { scheduled_on: '2026-03-03' })] }
    expect(only(rule, facts, '2026-03-12').good_until).toBe('2026-03-31')
  })

  test('leaves out events that are not far enough apart', () => {
    const rule = { counts: { ...held, apart: '14 days' }, gap: { at_most: '28 days' } }
    const facts = { ...since('2026-03-03'), events: [session('s1', '2026-03-03'), session('s2', '2026-03-16')] }
    expect(only(rule, facts, '2026-03-20').good_until).toBe('2026-03-31')
    const later = { ...facts, events: [session('s1', '2026-03-03'), session('s2', '2026-03-17')] }
    expect(only(rule, later, '2026-03-20').good_until).toBe('2026-04-14')
  })
})

describe('a gap in work', () => {
  const rule = { counts: held, gap: { at_most: { number: 3, of: { event: 'shift', as: 'worker' } } } }
  const shift = (id: string, on: string) => ({ id, event: 'shift', on, links: { worker: 'w1' } })
  const shifts = ['02', '03', '04', '05'].map((day, place) => shift(`h${place + 1}`, `2026-03-${day}`))

  test('has no date but what is left, and is overdue with the shift too many', () => {
    const facts = { ...since('2026-03-01'), events: shifts }
    expect(only(rule, facts, '2026-03-04')).toMatchObject({
      state: 'upcoming',
      due: null,
      amount: { has: 3, needs: 3, unit: 'shift' },
    })
    expect(only(rule, facts, '2026-03-05')).toMatchObject({
      state: 'overdue',
      breaches: [{ from: '2026-03-05', to: null }],
    })
  })

  test('begins again at each event, and work on its day is done after it', () => {
    const facts = { ...since('2026-03-01'), events: [...shifts, session('s1', '2026-03-04')] }
    expect(only(rule, facts, '2026-03-05')).toMatchObject({ state: 'met', amount: { has: 2, needs: 3 }, breaches: [] })
  })

  test('in hours worked adds an attribute up', () => {
    const hours = {
      counts: held,
      gap: { at_most: { number: 50, total: 'hours', of: { event: 'shift', as: 'worker' } } },
    }
    const events = shifts.map((one) => ({ ...one, with: { hours: 20 } }))
    expect(only(hours, { ...since('2026-03-01'), events }, '2026-03-04')).toMatchObject({
      state: 'overdue',
      amount: { has: 60, needs: 50, unit: 'hours' },
    })
  })
})

describe('a gap that has stopped and is known to begin again', () => {
  const facts = {
    ...since('2026-03-02'),
    facts: [fact('role', 'dsl', '2026-03-02', '2026-03-20'), fact('role', 'dsl', '2026-04-13')],
    events: [session('s1', '2026-03-09')],
  }
  const rule = { while: { role: 'dsl' }, counts: held, gap: { at_most: '28 days' } }

  test('says on which day it turns, and what it turns to', () => {
    expect(only(rule, facts, '2026-03-30')).toMatchObject({
      state: 'not_applicable',
      turns: { state: 'upcoming', on: '2026-04-13' },
      breaches: [],
    })
    // While it binds it turns to its own end first.
    expect(only(rule, facts, '2026-03-16').turns).toEqual({ state: 'not_applicable', on: '2026-03-21' })
  })

  test('says it of a gap in work too', () => {
    const shifts = { ...rule, gap: { at_most: { number: 8, of: { event: 'shift', as: 'worker' } } } }
    expect(only(shifts, facts, '2026-03-30')).toMatchObject({
      state: 'not_applicable',
      cycle: null,
      turns: { state: 'upcoming', on: '2026-04-13' },
    })
  })
})

describe('a gap on the last day before its state changes', () => {
  test('is paused on a pause of that day alone', () => {
    // Day 28 after 3 March is the 31st; a pause that excuses windows moves no deadline.
    const rule = { counts: held, gap: { at_most: '28 days' }, pauses: [{ while: { leave: 'sick' }, effect: 'excuse' }] }
    const facts = {
      ...since('2026-03-03'),
      facts: [fact('leave', 'sick', '2026-03-31', '2026-03-31')],
      events: [session('s1', '2026-03-03')],
    }
    const state = (day: string) => only(rule, facts, day).state
    expect([state('2026-03-30'), state('2026-03-31'), state('2026-04-01')]).toEqual(['met', 'paused', 'overdue'])
  })
})

describe('a doubtful event that would have ended a breach', () => {
  test('leaves of the breach what is sure', () => {
    // Late from 1 April either way. If s2 was held it was made good on the 3rd, if not by s3 on the 10th.
    const rule = { counts: held, gap: { at_most: '28 days' } }
    const facts = {
      ...since('2026-03-03'),
      events: [
        session('s1', '2026-03-03'),
        { id: 's2', event: 'session', on: '2026-04-03', links: { supervisee: 'w1' } },
        session('s3', '2026-04-10'),
      ],
    }
    expect(only(rule, facts, '2026-04-12')).toMatchObject({
      state: 'met',
      breaches: [{ from: '2026-04-01', to: '2026-04-02' }],
    })
  })
})

describe('a limit that was agreed until a day', () => {
  test('is the usual one from the day after', () => {
    // Four weeks after 23 February were up on 23 March; eight were agreed until the 31st.
    const rule = { counts: held, gap: { at_most: { fact: 'agreed_interval', otherwise: '4 weeks' } } }
    const facts = {
      ...since('2026-02-02'),
      facts: [fact('agreed_interval', '8 weeks', '2026-02-02', '2026-03-31')],
      events: [session('s1', '2026-02-23')],
    }
    expect(only(rule, facts, '2026-03-31')).toMatchObject({ state: 'met', breaches: [] })
    expect(only(rule, facts, '2026-04-01')).toMatchObject({ state: 'overdue', breaches: [{ from: '2026-04-01' }] })
  })
})

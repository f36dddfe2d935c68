import { describe, expect, test } from 'vitest'
import { factsOf, held, packOf, schoolYears } from '../../../test/support/compliance.ts'
import {
  people,
  things,
  employed,
  met,
  monthly,
  fourWeekly,
  measure,
  measured,
  share,
  bands,
  type Loose,
} from '../../../test/support/measures.ts'
import { historyOf } from './assess.ts'
import type { PeriodStanding } from './measure-standing.ts'
import { standingOfMeasures } from './standing-of-measures.ts'
import { addTallies, tallyMeasures } from './roll-up.ts'

// Worked out by hand: each number with its reasoning beside it.

describe('a period', () => {
  const ids = people(6)
  const facts = (events: readonly Loose[], more: readonly Loose[] = []): Loose => ({
    evaluate_from: '2026-01-01',
    things: things(ids),
    facts: [...ids.map((id) => employed(id, '2026-01-01')), ...more],
    events,
  })
  const each = { each: 'calendar_month', judged: 'throughout', part: 'counted' }

  test('is judged by the windows that end in it, and not by what is made up later', () => {
    // Everybody in January; in February all but w1, who is seen on 3 March.
    const events = [
      ...ids.map((id) => met(id, '2026-01-15')),
      ...ids.slice(1).map((id) => met(id, '2026-02-10')),
      met('w1', '2026-03-03'),
    ]
    const [standing] = measured([monthly], [measure({ ...each, rules: ['monthly'] })], facts(events), '2026-03-12')
    expect(standing?.periods.map((one) => [one.name, one.ended, ...share(one)])).toEqual([
      ['January 2026', true, 6, 6, 100, null],
      ['February 2026', true, 5, 6, 83.3, null],
      // March is open: w1 has been seen in it, the others may be yet.
      ['March 2026', false, 1, 1, null, null],
    ])
    expect(standing?.periods[2]?.left_out.open).toBe(5)
  })

  test('of a clock is kept on every one of its days, or as it stands on the last', () => {
    // 28 days after 5 January is 2 February: w1, seen again on the 20th, was late from the 3rd to the 19th.
    const events = [
      ...ids.map((id) => met(id, '2026-01-05')),
      ...ids.map((id) => met(id, id === 'w1' ? '2026-02-20' : '2026-02-01')),
      ...ids.map((id) => met(id, '2026-02-25')),
    ]
    const february = (judged: string) =>
      measured([fourWeekly], [measure({ ...each, judged })], facts(events), '2026-03-12')[0]
        ?.periods[1] as PeriodStanding
    expect(share(february('throughout'))).toEqual([5, 6, 83.3, null])
    expect(share(february('on_last_day'))).toEqual([6, 6, 100, null])
  })

  test('judges as it stood on its last day, with what is recorded since: a late month does not become a kept one', () => {
    const events = [...ids.map((id) => met(id, '2026-01-15')), ...ids.map((id) => met(id, '2026-02-10'))]
    const asked = (asOf: string) => measured([monthly], [measure({ ...each, rules: ['monthly'] })], facts(events), asOf)
    const january = (asOf: string) => asked(asOf)[0]?.periods[0]
    expect(january('2026-02-01')).toEqual(january('2026-06-30'))
  })

  test('before recorded history, or that began before it or before the pack, is not told of', () => {
    // Records begin on 10 January: January is no whole month of them.
    const later = { ...facts(ids.map((id) => met(id, '2026-02-10'))), evaluate_from: '2026-01-10' }
    const [standing] = measured([monthly], [measure({ ...each, rules: ['monthly'] })], later, '2026-03-12')
    expect(standing?.periods.map(({ name }) => name)).toEqual(['February 2026', 'March 2026'])
    const [one] = measured([monthly], [measure({ ...each, rules: ['monthly'] })], facts([]), '2026-03-12', 1)
    expect(one?.periods.map(({ name }) => name)).toEqual(['February 2026', 'March 2026'])
  })

  test('takes whom it binds in a part of it in full, not at all, or for the days', () => {
    // w6 joined on 15 February of 28 days: 14 days. w1 is late: 28 days after 5 January is 2 February.
    const some = facts([
      ...ids.slice(1).map((id) => met(id, '2026-02-20')),
      ...ids.slice(1, 5).map((id) => met(id, '2026-01-25')),
      met('w1', '2026-01-05'),
    ])
    const joined = {
      ...some,
      facts: ids.map((id) => employed(id, id === 'w6' ? '2026-02-15' : '2026-01-01')),
    }
    const february = (part: string) =>
      measured([fourWeekly], [measure({ ...each, part })], joined, '2026-03-12')[0]?.periods[1] as PeriodStanding
    expect(share(february('counted'))).toEqual([5, 6, 83.3, null])
    expect(share(february('left_out'))).toEqual([4, 5, 80, null])
    expect(february('left_out').left_out.part).toBe(1)
    // Days: four of 28 and one of 14 in step, 126; with the 28 of w1 154. 1260 : 154 = 81.81%.
    expect(february('by_days')).toMatchObject({ days: { in_step: 126, counted: 154 }, percent: 81.8 })
  })

  test('in which nothing was asked of somebody leaves them out: who joined in a month of which nothing is asked', () => {
    const joined = {
      ...facts(ids.slice(0, 5).map((id) => met(id, '2026-02-10'))),
      facts: ids.map((id) => employed(id, id === 'w6' ? '2026-02-15' : '2026-01-01')),
    }
    const [standing] = measured([monthly], [measure({ ...each, rules: ['monthly'] })], joined, '2026-03-12', 1)
    expect(standing?.periods[0]).toMatchObject({ in_step: 5, counted: 5, left_out: { not_applicable: 1 } })
  })

  test('counts an answer in the month of its last day, late answers as late, and grace as still open', () => {
    const rebooked = {
      id: 'rebooked',
      grace: '5 days',
      counts: { event: 'session_rebooked', as: 'supervisee' },
      after: { trigger: { event: 'session_cancelled', as: 'supervisee' }, within: '10 days' },
    }
    const cancelled = (of: string, on: string) => ({
      id: `c-${of}`,
      event: 'session_cancelled',
      on,
      links: { supervisee: of },
    })
    const again = (of: string, on: string) => ({
      id: `r-${of}`,
      event: 'session_rebooked',
      on,
      links: { supervisee: of },
    })
    const events = [
      // w1: due 20 January, in time. w2: due 20 January, answered on 10 February, late. w3: due 30 January, on 2 February in grace.
      cancelled('w1', '2026-01-10'),
      again('w1', '2026-01-12'),
      cancelled('w2', '2026-01-10'),
      again('w2', '2026-02-10'),
      cancelled('w3', '2026-01-20'),
      again('w3', '2026-02-02'),
      // w4: cancelled in January, due on 8 February: of February. w5 and w6: nothing was cancelled.
      cancelled('w4', '2026-01-29'),
      again('w4', '2026-01-30'),
    ]
    const months = (asOf: string) =>
      measured(
        [rebooked],
        [
          measure({
            id: 'share',
            each: 'calendar_month',
            judged: 'throughout',
            counts: 'obligations',
            rules: ['rebooked'],
          }),
        ],
        facts(events),
        asOf,
      )[0]?.periods
    expect(months('2026-03-12')?.map((one) => [one.name, one.in_step, one.counted])).toEqual([
      ['January 2026', 2, 3],
      ['February 2026', 1, 1],
      ['March 2026', 0, 0],
    ])
    // On 1 February w3 is within grace and has not answered yet: neither kept nor late.
    expect(months('2026-02-01')?.[0]).toMatchObject({ in_step: 1, counted: 2, left_out: { open: 1 } })
  })

  test('of a year counts each month where obligations are counted, and the months that are excused are left out', () => {
    const excused = { ...monthly, pauses: [{ while: { leave: 'sick' }, effect: 'excuse', covering: 'half' }] }
    const yearly = measure({
      rules: ['monthly'],
      each: 'calendar_quarter',
      judged: 'throughout',
      counts: 'obligations',
    })
    // Six people, three months: 18. w1 missed March; w2 was ill all of February, which is excused: 16 of 17.
    const events = ['2026-01-15', '2026-02-10', '2026-03-10'].flatMap((day) =>
      ids
        .filter((id) => !(id === 'w1' && day.startsWith('2026-03')) && !(id === 'w2' && day.startsWith('2026-02')))
        .map((id) => met(id, day)),
    )
    const ill = { of: 'w2', fact: 'leave', value: 'sick', from: '2026-02-01', until: '2026-02-28' }
    const [standing] = measured([excused], [yearly], facts(events, [ill]), '2026-04-05')
    expect(standing?.periods[0]).toMatchObject({
      name: 'January to March 2026',
      in_step: 16,
      counted: 17,
      percent: 94.1,
      left_out: { not_applicable: 1 },
    })
  })

  test('is void where too few are counted, or too many are left out, and then has no share', () => {
    const ill = (id: string) => ({ of: id, fact: 'leave', value: 'sick', from: '2026-01-01', until: '2026-02-28' })
    const rule = { ...fourWeekly, pauses: [{ while: { leave: 'sick' }, effect: 'stop_clock' }] }
    const events = ['2026-01-05', '2026-02-01', '2026-02-25', '2026-03-10'].flatMap((day) =>
      ids.map((id) => met(id, day)),
    )
    const standing = (when: Loose, sick: number) =>
      (measured(
        [rule],
        [measure({ ...each, void: when, bands })],
        facts(events, ids.slice(0, sick).map(ill)),
        '2026-03-12',
      )[0]?.periods[1] ?? null) as PeriodStanding
    // Five of six are counted and one is paused: 16.6% of six are left out.
    expect(standing({ fewer_than: 6 }, 1)).toMatchObject({
      void: 'too_few',
      percent: null,
      band: null,
      in_step: 5,
      counted: 5,
    })
    expect(standing({ fewer_than: 5 }, 1)).toMatchObject({ void: null, percent: 100, band: 'green' })
    expect(standing({ more_left_out_than: 16.6 }, 1).void).toBe('too_many_left_out')
    expect(standing({ more_left_out_than: 16.7 }, 1).void).toBeNull()
    // Three of six are exactly half, which is not more than half.
    expect(standing({ more_left_out_than: 50 }, 3).void).toBeNull()
  })

  test('of a school has the half-terms of its own calendar', () => {
    const halfTermly = {
      id: 'half_termly',
      while: { employed: 'yes' },
      counts: held,
      window: { each: 'half_term', at_least: 1, part: 'exempt' },
    }
    const standing = measured(
      [halfTermly],
      [measure({ rules: ['half_termly'], each: 'half_term', judged: 'throughout', part: 'counted' })],
      { ...facts(ids.slice(1).map((id) => met(id, '2026-01-20'))), calendars: { school: schoolYears } },
      '2026-03-01',
    )[0]
    expect(standing?.periods.map((one) => [one.name, one.from, one.to, one.in_step, one.counted])).toEqual([
      ['Spring 1', '2026-01-05', '2026-02-13', 5, 6],
      ['Spring 2', '2026-02-23', '2026-03-27', 0, 0],
    ])
  })
})

describe('where several things meet', () => {
  const each = { each: 'calendar_month', judged: 'throughout', part: 'counted' }
  const ids = people(6)

  test('two calendars have half-terms of their own, and each subject is counted in those of its own', () => {
    const calendar = (from: string, to: string) => ({
      nation: 'england_and_wales',
      periods: [{ kind: 'half_term', name: 'Spring 1', from, to }],
    })
    const rule = { id: 'half_termly', counts: held, window: { each: 'half_term', at_least: 1, part: 'exempt' } }
    const standing = measured(
      [rule],
      [measure({ rules: ['half_termly'], each: 'half_term', judged: 'throughout', part: 'counted' })],
      {
        evaluate_from: '2026-01-01',
        // The second begins sooner and stands later, and the last two end on the same day.
        calendars: {
          north: calendar('2026-01-05', '2026-02-13'),
          south: calendar('2026-01-04', '2026-02-20'),
          west: calendar('2026-01-05', '2026-02-20'),
        },
        things: ids.map((id, place) => ({
          id,
          kind: 'worker',
          calendar: place < 3 ? 'north' : place < 5 ? 'south' : 'west',
        })),
        events: [met('w1', '2026-01-20'), met('w4', '2026-01-20'), met('w5', '2026-02-19')],
      },
      '2026-03-01',
    )[0]
    expect(standing?.periods.map((one) => [one.from, one.to, one.in_step, one.counted])).toEqual([
      ['2026-01-04', '2026-02-20', 2, 2],
      ['2026-01-05', '2026-02-13', 1, 3],
      ['2026-01-05', '2026-02-20', 0, 1],
    ])
  })

  test('terms are those of each subject’s own calendar, and a calendar of things and events that are not counted has none', () => {
    const calendar = (to: string) => ({
      nation: 'england_and_wales',
      periods: [
        { kind: 'half_term', name: 'Spring 1', from: '2026-01-05', to: '2026-02-13' },
        { kind: 'half_term', name: 'Spring 2', from: '2026-02-23', to },
      ],
    })
    const facts = {
      evaluate_from: '2026-01-01',
      calendars: { north: calendar('2026-03-27'), south: calendar('2026-04-02'), west: calendar('2026-04-01') },
      things: [
        ...ids.map((id, place) => ({ id, kind: 'worker', calendar: place < 4 ? 'north' : 'south' })),
        { id: 'c1', kind: 'child', calendar: 'west' },
      ],
      events: [
        ...ids.slice(1).map((id) => met(id, '2026-01-20', { minutes: 60 })),
        { id: 'x1', event: 'session_cancelled', on: '2026-01-20', links: { child: 'c1' } },
      ],
    }
    const told = (rule: Loose, of: string, more: Loose) =>
      measured(
        [rule],
        [measure({ of, rules: [rule['id']], judged: 'throughout', ...more })],
        facts,
        '2026-04-10',
      )[0]?.periods.map((one) => [one.from, one.to, one.in_step, one.counted])
    const termly = { id: 'termly', counts: held, window: { each: 'term', at_least: 1, part: 'exempt' } }
    // w1, of the four in the north, was not seen; both in the south were.
    expect(told(termly, 'worker', { each: 'term', part: 'counted' })).toEqual([
      ['2026-01-05', '2026-03-27', 3, 4],
      ['2026-01-05', '2026-04-02', 2, 2],
    ])
    const long = { id: 'long', about: 'session', always: { minutes: { at_least: 45 } } }
    expect(told(long, 'session', { each: 'term' })).toEqual([
      ['2026-01-05', '2026-03-27', 3, 3],
      ['2026-01-05', '2026-04-02', 2, 2],
    ])
  })

  test('who is left out is counted by each reason, the first that holds, and of whom it is unknown as undecided', () => {
    const rule = { id: 'long', about: 'session', where: { outcome: 'held' }, always: { minutes: { at_least: 45 } } }
    const out = [
      { while: { type: 'group' }, says: 'In a group' },
      { while: { form: 'clinical' }, says: 'Clinical' },
    ]
    const one = { minutes: 60, type: 'one_to_one', form: 'safeguarding' }
    const sessions = [
      one,
      { ...one, type: 'group' },
      { ...one, type: 'group', form: 'clinical' },
      { ...one, form: 'clinical' },
      // Of which kind it was nobody noted.
      { minutes: 60, type: 'one_to_one' },
      { ...one, minutes: 30 },
    ]
    const facts = {
      evaluate_from: '2026-01-01',
      things: things(ids),
      events: sessions.map((attributes, place) => met(`w${place + 1}`, '2026-01-10', attributes)),
    }
    const sessionsOut = measure({ of: 'session', rules: ['long'], ...each, part: undefined, leaves_out: out })
    const standing = measured([rule], [sessionsOut], facts, '2026-02-02')[0]?.periods[0]
    expect(standing).toMatchObject({
      in_step: 1,
      counted: 2,
      left_out: {
        undetermined: 1,
        others: [
          { says: 'In a group', count: 2 },
          { says: 'Clinical', count: 1 },
        ],
      },
    })
    const pack = packOf([rule], { measures: [sessionsOut] })
    const history = historyOf(factsOf(facts))
    const part = (subjects: readonly string[]) =>
      tallyMeasures(pack, history, { asOf: '2026-02-02', ended: 1, subjects })
    const events = facts.events.map(({ id }) => String(id))
    const sum = addTallies([part(events.slice(0, 2)), part(events.slice(2, 4)), part(events.slice(4))])
    expect(standingOfMeasures(pack.pack, sum)[0]?.periods[0]).toEqual(standing)
    expect(part(['w1', 'nobody'])).toEqual([])
  })

  test('a session of several is of all of them, and one that names nobody is of itself', () => {
    const rule = { id: 'long', about: 'session', always: { minutes: { at_least: 45 } } }
    const of = (links: (place: number) => Loose) => ({
      evaluate_from: '2026-01-01',
      things: things(ids),
      events: ids.map((id, place) => ({ ...met(id, '2026-01-10', { minutes: 60 }), links: links(place) })),
    })
    const percent = (links: (place: number) => Loose) =>
      measured(
        [rule],
        [measure({ of: 'session', rules: ['long'], ...each, part: undefined })],
        of(links),
        '2026-02-02',
      )[0]?.periods[0]?.percent
    expect(percent(() => ({ supervisee: ['w1', 'w2', 'w3', 'w4'] }))).toBeNull()
    expect(percent(() => ({ supervisee: ['w1', 'w2', 'w3', 'w4', 'w5'] }))).toBe(100)
    // Of a list of nobody the next link is taken; of one supervisor they are.
    expect(percent((place) => ({ supervisee: [], child: `c${place}` }))).toBe(100)
    expect(percent((place) => ({ supervisor: 'w6', child: `c${place}` }))).toBeNull()
    expect(percent(() => ({ room: 'r1' }))).toBe(100)
    expect(percent(() => ({ supervisee: 'w1' }))).toBeNull()
    // A name is one person, however long it is; and a list of one is that one.
    expect(percent(() => ({ supervisee: 'abcdefg' }))).toBeNull()
    expect(percent((place) => ({ supervisee: [`w${place}`], child: 'c1' }))).toBe(100)
  })

  test('a period is there from its first day, has not ended on its last, and lies whole in the days of the pack', () => {
    const facts = {
      evaluate_from: '2026-01-01',
      things: things(ids),
      facts: ids.map((id) => employed(id, '2026-01-01')),
    }
    const told = (asOf: string, pack: Loose = {}) => {
      const compiled = packOf([monthly], { measures: [measure({ ...each, rules: ['monthly'] })], ...pack })
      const tallies = tallyMeasures(compiled, historyOf(factsOf(facts)), { asOf, ended: 1 })
      return standingOfMeasures(compiled.pack, tallies)[0]?.periods.map(({ name, ended }) => [name, ended])
    }
    const [january, february] = [
      ['January 2026', true],
      ['February 2026', false],
    ]
    expect(told('2026-01-31')).toEqual([['January 2026', false]])
    expect(told('2026-02-01')).toEqual([january, february])
    expect(told('2026-02-10', { in_force_until: '2026-02-28' })).toEqual([january, february])
    expect(told('2026-02-10', { in_force_until: '2026-02-27' })).toEqual([january])
  })

  test('bound on every day of a period is whole, and on all but one a part of it', () => {
    const facts = (from: string) => ({
      evaluate_from: '2026-01-01',
      things: things(ids),
      facts: ids.map((id) => employed(id, from)),
      events: ids.flatMap((id) => [met(id, '2026-02-05'), met(id, '2026-02-20')]),
    })
    const february = (from: string) =>
      measured([fourWeekly], [measure({ ...each, part: 'left_out' })], facts(from), '2026-03-02')[0]?.periods[1]
    expect(february('2026-02-01')).toMatchObject({ counted: 6, left_out: { part: 0 } })
    expect(february('2026-02-02')).toMatchObject({ counted: 0, left_out: { part: 6 } })
  })
})

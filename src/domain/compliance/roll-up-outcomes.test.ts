import { describe, expect, test } from 'vitest'
import { factsOf, held, packOf, publishedHolidays, session } from '../../../test/support/compliance.ts'
import { historyOf } from './assess.ts'
import type { PeriodStanding } from './measure-standing.ts'
import { tallyMeasures } from './roll-up.ts'
import { standingOfMeasures } from './standing-of-measures.ts'

// To which period something belongs, and what it came to there. Each number is worked out by hand.

type Loose = Readonly<Record<string, unknown>>

interface Asked {
  readonly rule: Loose
  readonly facts: Loose
  readonly asOf: string
  readonly more?: Loose
  readonly pack?: Loose
}

function periods({ rule, facts, asOf, more = {}, pack: also = {} }: Asked): readonly PeriodStanding[] {
  const measure = { id: 'share', title: 'Share', clause: '1', of: rule['about'] ?? 'worker', rules: ['rule_1'] }
  const each = { each: 'calendar_month', judged: 'throughout', part: 'counted' }
  const pack = packOf([rule], { measures: [{ ...measure, ...each, ...more }], ...also })
  const history = historyOf(factsOf(facts), null, { bankHolidays: publishedHolidays })
  return standingOfMeasures(pack.pack, tallyMeasures(pack, history, { asOf, ended: 12 }))[0]?.periods ?? []
}
/** Of each month in step and counted; and what was left out, where asked for. */
const months = (asked: Asked, left: readonly (keyof PeriodStanding['left_out'])[] = []) =>
  periods(asked).map(({ name, in_step, counted, left_out }) => [
    name,
    in_step,
    counted,
    ...left.map((key) => left_out[key]),
  ])

const events = { part: undefined }
const employed = (from: string, until?: string): Loose => ({
  of: 'w1',
  fact: 'employed',
  value: true,
  from,
  ...(until === undefined ? {} : { until }),
})

describe('an event that is judged once', () => {
  const rule = { about: 'session', where: { outcome: 'held' }, always: { minutes: { at_least: 45 } } }
  const days = ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01', '2026-03-10']
  const facts = {
    evaluate_from: '2026-01-01',
    events: days.map((on, place) => session(`s${place}`, on, { minutes: place === 1 ? 30 : 60 })),
  }

  test('belongs to the month of its own day, the first and the last of it too', () => {
    // February has those of the 1st, which was too short, and of the 28th.
    expect(months({ rule, facts, asOf: '2026-03-10', more: events })).toEqual([
      ['January 2026', 1, 1],
      ['February 2026', 1, 2],
      ['March 2026', 2, 2],
    ])
    expect(months({ rule, facts, asOf: '2026-03-09', more: events }).at(-1)).toEqual(['March 2026', 1, 1])
  })

  test('as it stands on a last day is of all there have been until then, and of none after', () => {
    const more = { ...events, judged: 'on_last_day' }
    expect(months({ rule, facts, asOf: '2026-03-10', more }, ['not_applicable'])).toEqual([
      ['January 2026', 1, 1, 0],
      ['February 2026', 2, 3, 0],
      ['March 2026', 4, 5, 0],
    ])
  })

  test('of which something is not recorded is left out of its month', () => {
    const unknown = { ...facts, events: [session('s1', '2026-02-01'), session('s2', '2026-02-02', { minutes: 50 })] }
    expect(months({ rule, facts: unknown, asOf: '2026-02-10', more: events }, ['undetermined'])).toEqual([
      ['January 2026', 0, 0, 0],
      ['February 2026', 1, 1, 1],
    ])
  })

  test('that can be mended still is within its grace neither kept nor missed', () => {
    const mendable = { ...rule, mendable: 'yes', grace: '5 days' }
    const short = { evaluate_from: '2026-02-01', events: [session('s1', '2026-02-10', { minutes: 30 })] }
    // The grace of five days from the 10th ends on the 14th.
    const on = (asOf: string) => months({ rule: mendable, facts: short, asOf, more: events }, ['open'])
    expect(on('2026-02-14')).toEqual([['February 2026', 0, 0, 1]])
    expect(on('2026-02-15')).toEqual([['February 2026', 0, 1, 0]])
  })
})

describe('an answer', () => {
  const rule = {
    counts: { event: 'session_rebooked', as: 'supervisee' },
    after: { trigger: { event: 'session_cancelled', as: 'supervisee' }, linked: 'cancellation', within: '10 days' },
  }
  const cancelled = (id: string, on: string): Loose => ({
    id,
    event: 'session_cancelled',
    on,
    links: { supervisee: 'w1' },
  })
  const again = (cancellation: string, on: string): Loose => ({
    id: `r-${cancellation}`,
    event: 'session_rebooked',
    on,
    links: { supervisee: 'w1', cancellation },
  })
  const of = (rows: readonly Loose[], more: Loose = {}): Loose => ({
    evaluate_from: '2026-01-01',
    events: rows,
    ...more,
  })
  const counting = { part: undefined, counts: 'obligations' }

  test('belongs to the month of its last day in time, the first and the last of it too', () => {
    // Ten days after 21 January is the 31st, after 22 January 1 February, after 18 February the 28th, after 19 February 1 March.
    const rows = ['2026-01-21', '2026-01-22', '2026-02-18', '2026-02-19'].map((on, place) => cancelled(`c${place}`, on))
    const answers = [
      again('c0', '2026-01-25'),
      again('c1', '2026-02-01'),
      again('c2', '2026-03-01'),
      again('c3', '2026-03-01'),
    ]
    expect(months({ rule, facts: of([...rows, ...answers]), asOf: '2026-03-12', more: counting })).toEqual([
      ['January 2026', 1, 1],
      ['February 2026', 1, 2],
      ['March 2026', 1, 1],
    ])
  })

  test('that is due today is open, and missed from the day after', () => {
    const on = (asOf: string) =>
      months({ rule, facts: of([cancelled('c1', '2026-02-10')]), asOf, more: counting }, ['open']).at(-1)
    expect(on('2026-02-20')).toEqual(['February 2026', 0, 0, 1])
    expect(on('2026-02-21')).toEqual(['February 2026', 0, 1, 0])
  })

  test('that came on the first late day was late, also when that is today', () => {
    const rows = [cancelled('c1', '2026-02-10'), again('c1', '2026-02-21')]
    expect(months({ rule, facts: of(rows), asOf: '2026-02-21', more: counting }).at(-1)).toEqual([
      'February 2026',
      0,
      1,
    ])
  })

  test('that was given before the day asked about counts, though its last day is ahead', () => {
    const rows = [cancelled('c1', '2026-02-10'), again('c1', '2026-02-11')]
    expect(months({ rule, facts: of(rows), asOf: '2026-02-12', more: counting }).at(-1)).toEqual([
      'February 2026',
      1,
      1,
    ])
  })

  test('that nobody can date belongs to the month in which it was asked for, and is left out of it', () => {
    const open = { ...rule, after: { ...rule.after, within: { parameter: 'how_soon' } } }
    const pack = { parameters: { how_soon: { asks: 'How soon?', type: 'interval', clause: '1' } } }
    const facts = of([cancelled('c1', '2026-01-20')])
    expect(months({ rule: open, facts, asOf: '2026-03-12', more: counting, pack }, ['undetermined'])).toEqual([
      ['January 2026', 0, 0, 1],
      ['February 2026', 0, 0, 0],
      ['March 2026', 0, 0, 0],
    ])
  })

  test('without a time is in no month', () => {
    const open = { ...rule, after: { ...rule.after, within: 'open' } }
    const facts = of([cancelled('c1', '2026-01-20')])
    expect(months({ rule: open, facts, asOf: '2026-02-12', more: counting }, ['open', 'undetermined'])).toEqual([
      ['January 2026', 0, 0, 0, 0],
      ['February 2026', 0, 0, 0, 0],
    ])
  })

  test('that was asked of somebody whom the rule stopped binding before its last day is asked no more', () => {
    const bound = { ...rule, while: { employed: 'yes' } }
    const left = (until: string) => of([cancelled('c1', '2026-01-10')], { facts: [employed('2026-01-01', until)] })
    // Due on the 20th: who left on the 15th owes it no more, who left on the 25th was late.
    const january = (until: string) =>
      months({ rule: bound, facts: left(until), asOf: '2026-02-12', more: counting }, ['not_applicable'])[0]
    expect(january('2026-01-15')).toEqual(['January 2026', 0, 0, 1])
    expect(january('2026-01-25')).toEqual(['January 2026', 0, 1, 0])
  })

  test('that was in time stays so, though the rule binds no more', () => {
    const bound = { ...rule, while: { employed: 'yes' } }
    const facts = of([cancelled('c1', '2026-01-10'), again('c1', '2026-01-12')], {
      facts: [employed('2026-01-01', '2026-01-25')],
    })
    expect(months({ rule: bound, facts, asOf: '2026-02-12', more: counting })[0]).toEqual(['January 2026', 1, 1])
  })

  test('as it stands on a last day is of what was asked for until then', () => {
    // On 31 January that of the 20th is late, answered on 5 February; that of 30 January is ahead. That of 10 February is not there yet.
    const rows = [
      cancelled('c1', '2026-01-20'),
      again('c1', '2026-02-05'),
      cancelled('c2', '2026-01-30'),
      again('c2', '2026-02-01'),
      cancelled('c3', '2026-02-10'),
    ]
    const more = { ...counting, judged: 'on_last_day' }
    expect(months({ rule, facts: of(rows), asOf: '2026-03-01', more }, ['not_applicable']).slice(0, 2)).toEqual([
      ['January 2026', 1, 2, 0],
      // On 28 February the last, due on the 20th, is late.
      ['February 2026', 2, 3, 0],
    ])
  })
})

describe('a window', () => {
  const rule = {
    while: { employed: 'yes' },
    counts: held,
    window: { each: 'calendar_month', at_least: 1, part: 'owed' },
  }
  const of = (days: readonly string[], facts: readonly Loose[] = [employed('2026-01-01')]): Loose => ({
    evaluate_from: '2026-01-01',
    facts,
    events: days.map((on, place) => session(`s${place}`, on)),
  })

  test('that ends today and is not reached is open, and missed from the day after', () => {
    const on = (asOf: string) => months({ rule, facts: of([]), asOf }, ['open'])[0]
    expect(on('2026-01-31')).toEqual(['January 2026', 0, 0, 1])
    expect(on('2026-02-01')).toEqual(['January 2026', 0, 1, 0])
  })

  test('in which the rule stops binding is not judged, and one that it binds again is', () => {
    // Away from 20 February to 10 March: February is not judged, March is owed in full and was missed.
    const facts = of(['2026-01-10', '2026-04-01'], [employed('2026-01-01', '2026-02-19'), employed('2026-03-11')])
    expect(months({ rule, facts, asOf: '2026-04-20' }, ['open', 'not_applicable'])).toEqual([
      ['January 2026', 1, 1, 0, 0],
      ['February 2026', 0, 0, 0, 1],
      ['March 2026', 0, 1, 0, 0],
      ['April 2026', 1, 1, 0, 0],
    ])
  })

  test('in which the rule stops binding is no obligation, and one on whose last day it still binds is', () => {
    // Of January to March each month is an obligation; February is none for who was away on its last day.
    const more = { part: undefined, counts: 'obligations', each: 'calendar_quarter' }
    const quarter = (until: string, again: string) => {
      const facts = of(['2026-01-10', '2026-03-20'], [employed('2026-01-01', until), employed(again)])
      return months({ rule, facts, asOf: '2026-04-20', more }, ['not_applicable'])[0]
    }
    expect(quarter('2026-02-19', '2026-03-01')).toEqual(['January to March 2026', 2, 2, 0])
    expect(quarter('2026-02-27', '2026-03-11')).toEqual(['January to March 2026', 2, 2, 0])
    expect(quarter('2026-02-28', '2026-03-11')).toEqual(['January to March 2026', 2, 3, 0])
  })

  test('on whose last day somebody is paused is kept where it was reached before, and missed where it was not', () => {
    // Ill from 25 January to 2 February: less than half of either month.
    const pausable = { ...rule, pauses: [{ while: { leave: 'sick' }, effect: 'excuse', covering: 'half' }] }
    const ill = { of: 'w1', fact: 'leave', value: 'sick', from: '2026-01-25', until: '2026-02-02' }
    const january = (on: string) =>
      months({ rule: pausable, facts: of([on], [employed('2026-01-01'), ill]), asOf: '2026-02-12' }, ['paused'])[0]
    expect(january('2026-01-10')).toEqual(['January 2026', 1, 1, 0])
    expect(january('2026-02-05')).toEqual(['January 2026', 0, 1, 0])
  })

  test('of which nobody can say is left out', () => {
    const long = { ...rule, counts: { ...held, where: { minutes: { at_least: 30 } } } }
    expect(months({ rule: long, facts: of(['2026-01-10']), asOf: '2026-02-12' }, ['undetermined'])[0]).toEqual([
      'January 2026',
      0,
      0,
      1,
    ])
  })

  test('longer than the period is judged in the one in which it ends, and asks nothing in those that are over', () => {
    const quarter = { ...rule, window: { each: 'calendar_quarter', at_least: 1, part: 'owed' } }
    expect(months({ rule: quarter, facts: of([]), asOf: '2026-04-12' }, ['open', 'not_applicable'])).toEqual([
      ['January 2026', 0, 0, 0, 1],
      ['February 2026', 0, 0, 0, 1],
      ['March 2026', 0, 1, 0, 0],
      ['April 2026', 0, 0, 1, 0],
    ])
  })

  test('longer than the period is open up to the last day of it, also of somebody who joined in it', () => {
    const quarter = { ...rule, window: { each: 'calendar_quarter', at_least: 1, part: 'owed' } }
    const on = (asOf: string, from: string) =>
      months({ rule: quarter, facts: of([], [employed(from)]), asOf }, ['open', 'not_applicable']).at(-1)
    expect(on('2026-01-31', '2026-01-01')).toEqual(['January 2026', 0, 0, 1, 0])
    expect(on('2026-04-20', '2026-04-10')).toEqual(['April 2026', 0, 0, 1, 0])
  })

  test('shorter than the period is missed once for all of it, and counted each for itself', () => {
    const weekly = { ...rule, window: { each: 'week', at_least: 1, part: 'exempt' } }
    // Weeks that end in February 2026: those of the 1st, 8th, 15th and 22nd. Seen on 27 January, 4 and 10 February.
    const facts = of(['2026-01-27', '2026-02-04', '2026-02-10'])
    expect(months({ rule: weekly, facts, asOf: '2026-03-12' })[1]).toEqual(['February 2026', 0, 1])
    const counting = { part: undefined, counts: 'obligations' }
    expect(months({ rule: weekly, facts, asOf: '2026-03-12', more: counting })[1]).toEqual(['February 2026', 3, 4])
  })

  test('of which more than a ceiling was had is missed, also when it is not over', () => {
    const atMost = { ...rule, window: { each: 'calendar_month', at_most: 1, part: 'owed' } }
    const facts = of(['2026-01-10', '2026-01-12', '2026-02-10'])
    expect(months({ rule: atMost, facts, asOf: '2026-01-12' })[0]).toEqual(['January 2026', 0, 1])
    expect(months({ rule: atMost, facts, asOf: '2026-02-12' })).toEqual([
      ['January 2026', 0, 1],
      ['February 2026', 1, 1],
    ])
  })
})

describe('a clock', () => {
  const rule = { while: { employed: 'yes' }, counts: held, gap: { at_most: '28 days' } }
  const of = (days: readonly string[], facts: readonly Loose[] = [employed('2026-01-01')]): Loose => ({
    evaluate_from: '2026-01-01',
    facts,
    events: days.map((on, place) => session(`s${place}`, on)),
  })

  test('is late in a month of which it was late on the last day or the first alone', () => {
    // 28 days after 3 January is the 31st: late from 1 February, seen on the 2nd.
    const first = of(['2026-01-03', '2026-02-02', '2026-02-20'])
    expect(months({ rule, facts: first, asOf: '2026-02-28' })).toEqual([
      ['January 2026', 1, 1],
      ['February 2026', 0, 1],
    ])
    // 28 days after 2 January is the 30th: late on the 31st, seen on 1 February.
    const last = of(['2026-01-02', '2026-02-01', '2026-02-20'])
    expect(months({ rule, facts: last, asOf: '2026-02-28' })).toEqual([
      ['January 2026', 0, 1],
      ['February 2026', 1, 1],
    ])
  })

  test('is asked of whom it bound on one day of a month alone, the first or the last', () => {
    const agreed = { while: { employed: 'yes' }, always: { agreement_in_force: 'yes' } }
    const signed = { of: 'w1', fact: 'agreement_in_force', value: true, from: '2026-01-01' }
    const facts = of([], [employed('2026-01-31', '2026-03-01'), signed])
    expect(months({ rule: agreed, facts, asOf: '2026-04-10' }, ['not_applicable'])).toEqual([
      ['January 2026', 1, 1, 0],
      ['February 2026', 1, 1, 0],
      ['March 2026', 1, 1, 0],
      ['April 2026', 0, 0, 1],
    ])
    const missing = of([], [employed('2026-01-31', '2026-03-01')])
    expect(months({ rule: agreed, facts: missing, asOf: '2026-03-10' })).toEqual([
      ['January 2026', 0, 1],
      ['February 2026', 0, 1],
      ['March 2026', 0, 1],
    ])
  })

  test('of which nobody can say on some days of a month is left out of that month', () => {
    const long = { ...rule, counts: { ...held, where: { minutes: { at_least: 30 } } } }
    // 28 days after 3 January is the 31st. Whether the one on 20 January was long enough nobody noted: with it, it was in
    // step until 17 February, and without it late from 1 February until the one on the 10th.
    const facts = {
      ...of([]),
      events: [
        session('s1', '2026-01-03', { minutes: 60 }),
        session('s2', '2026-01-20'),
        session('s3', '2026-02-10', { minutes: 60 }),
      ],
    }
    expect(months({ rule: long, facts, asOf: '2026-03-02' }, ['undetermined'])).toEqual([
      ['January 2026', 1, 1, 0],
      ['February 2026', 0, 0, 1],
      ['March 2026', 1, 1, 0],
    ])
  })

  test('that stood still on some days of a month is kept in it', () => {
    const ill = { of: 'w1', fact: 'leave', value: 'sick', from: '2026-01-12', until: '2026-01-16' }
    const paused = { ...rule, pauses: [{ while: { leave: 'sick' }, effect: 'stop_clock' }] }
    const facts = of(['2026-01-10'], [employed('2026-01-01'), ill])
    expect(months({ rule: paused, facts, asOf: '2026-01-31' }, ['paused'])).toEqual([['January 2026', 1, 1, 0]])
  })

  test('is asked of nobody whom it bound on no day of it, and left out where it stood still on all', () => {
    const left = of(['2026-01-03'], [employed('2026-01-01', '2026-01-15')])
    expect(months({ rule, facts: left, asOf: '2026-02-28' }, ['not_applicable'])).toEqual([
      ['January 2026', 1, 1, 0],
      ['February 2026', 0, 0, 1],
    ])
    const ill = { of: 'w1', fact: 'leave', value: 'sick', from: '2026-02-01', until: '2026-02-28' }
    const paused = { ...rule, pauses: [{ while: { leave: 'sick' }, effect: 'stop_clock' }] }
    const facts = of(['2026-01-10'], [employed('2026-01-01'), ill])
    expect(months({ rule: paused, facts, asOf: '2026-03-02' }, ['paused'])).toEqual([
      ['January 2026', 1, 1, 0],
      ['February 2026', 0, 0, 1],
      ['March 2026', 1, 1, 0],
    ])
  })
})

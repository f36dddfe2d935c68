import { describe, expect, test } from 'vitest'
import { factsOf, held, packOf } from '../../../test/support/compliance.ts'
import {
  people,
  things,
  employed,
  met,
  fourWeekly,
  measure,
  measured,
  only,
  share,
  bands,
  closedOnly,
  type Loose,
} from '../../../test/support/measures.ts'
import { historyOf } from './assess.ts'
import type { PeriodStanding } from './measure-standing.ts'
import { standingOfMeasures } from './standing-of-measures.ts'
import { addTallies, tallyMeasures } from './roll-up.ts'
import { measureSentence } from './words/measure-sentence.ts'

// Worked out by hand: each number with its reasoning beside it.

describe('the share of a day', () => {
  /** So many with a session on 2 March, and so many whose last was on 6 January: 28 days on, 3 February. */
  const standing = (inStep: number, out: number, more: Loose = {}) => {
    const ids = people(inStep + out)
    return measured(
      [fourWeekly],
      [measure({ bands, ...more })],
      {
        evaluate_from: '2026-01-05',
        things: things(ids),
        facts: ids.map((id) => employed(id, '2026-01-05')),
        events: ids.map((id, place) => met(id, place < inStep ? '2026-03-02' : '2026-01-06')),
      },
      '2026-03-12',
    )
  }

  test('is of those whom the rule binds, and its band begins exactly where it says', () => {
    // 17 of 20 are 85% to the hair; 16 of 19 are 84.2%; 19 of 20 are 95%; 18 of 19 are 94.7%.
    expect(share(only(standing(17, 3)))).toEqual([17, 20, 85, 'amber'])
    expect(share(only(standing(16, 3)))).toEqual([16, 19, 84.2, 'red'])
    expect(share(only(standing(19, 1)))).toEqual([19, 20, 95, 'green'])
    expect(share(only(standing(18, 1)))).toEqual([18, 19, 94.7, 'amber'])
  })

  test('is never rounded up: 199 of 200 is 99.5%, and 6 of 7 is 85.7 and not 86', () => {
    // 6000 : 7 = 857.14 tenths.
    expect(share(only(standing(199, 1, { bands: [{ name: 'all', at_least: 100 }] })))).toEqual([199, 200, 99.5, null])
    expect(share(only(standing(6, 1, { bands: [{ name: 'good', at_least: 85.8 }] })))).toEqual([6, 7, 85.7, null])
    expect(only(standing(6, 1, { bands: [{ name: 'good', at_least: 85.7 }] })).band).toBe('good')
  })

  test('of fewer than five is told as it is, without a percentage or a band', () => {
    expect(share(only(standing(2, 1)))).toEqual([2, 3, null, null])
    expect(share(only(standing(4, 1)))).toEqual([4, 5, 80, 'red'])
    expect(share(only(standing(4, 1, { percent_from: 6 })))).toEqual([4, 5, null, null])
  })

  test('of one person is never a percentage, however many sessions there are', () => {
    // Six sessions, of which five were signed: of one person they are a score about that person.
    const signed = {
      id: 'signed',
      about: 'session',
      where: { outcome: 'held' },
      counts: { event: 'record_signed', as: 'session' },
      after: { trigger: 'start', within: '5 days' },
    }
    const sessionsOf = (whose: (place: number) => string) => {
      const days = ['02', '03', '04', '05', '06', '07']
      const held_ = days.map((day, place) => met(whose(place), `2026-03-${day}`))
      return {
        evaluate_from: '2026-03-01',
        things: things(people(6)),
        events: [
          ...held_,
          ...held_
            .slice(1)
            .map(({ id }) => ({ id: `g-${id}`, event: 'record_signed', on: '2026-03-08', links: { session: id } })),
        ],
      }
    }
    const of = measure({ of: 'session', rules: ['signed'], each: 'calendar_month', judged: 'throughout' })
    const ofOne = only(
      measured(
        [signed],
        [of],
        sessionsOf(() => 'w1'),
        '2026-04-01',
      ).map(closedOnly),
    )
    const ofSix = only(
      measured(
        [signed],
        [of],
        sessionsOf((place) => `w${place + 1}`),
        '2026-04-01',
      ).map(closedOnly),
    )
    // The first was due by the 7th; the second, of the 3rd, by the 8th and in time.
    expect(share(ofOne)).toEqual([5, 6, null, null])
    expect(share(ofSix)).toEqual([5, 6, 83.3, null])
  })

  test('leaves out who is paused and of whom nobody can say, unless the pack counts them against it', () => {
    const rule = {
      ...fourWeekly,
      counts: { ...held, where: { minutes: { at_least: 30 } } },
      pauses: [{ while: { leave: 'sick' }, effect: 'stop_clock' }],
    }
    const ids = people(8)
    const facts = {
      evaluate_from: '2026-01-05',
      things: things(ids),
      facts: [
        // w7 left in January, and w8 is on sick leave.
        ...ids.map((id) => employed(id, '2026-01-05', id === 'w7' ? '2026-01-20' : undefined)),
        { of: 'w8', fact: 'leave', value: 'sick', from: '2026-01-12' },
      ],
      // Five on 2 March of an hour; of w6 nobody noted how long it was, and the one before is too long ago.
      events: [...people(5).map((id) => met(id, '2026-03-02', { minutes: 60 })), met('w6', '2026-03-02')],
    }
    const standing = (more: Loose) => only(measured([rule], [measure(more)], facts, '2026-03-12'))
    expect(standing({})).toMatchObject({
      in_step: 5,
      counted: 5,
      percent: 100,
      left_out: { paused: 1, undetermined: 1, not_applicable: 1, open: 0, part: 0, others: [] },
    })
    // 5 of 6 with the undetermined, 5 of 7 with both.
    expect(share(standing({ against: ['undetermined'] }))).toEqual([5, 6, 83.3, null])
    expect(share(standing({ against: ['undetermined', 'paused'] }))).toEqual([5, 7, 71.4, null])
  })

  test('leaves out whom the pack names, with the reason and how many', () => {
    // w6 has been employed since 20 February, which is less than 3 months on 12 March; the others since January 2025.
    const ids = people(6)
    const standing = only(
      measured(
        [fourWeekly],
        [
          measure({
            leaves_out: [{ while: { employed: { is: 'yes', for_less_than: '3 months' } }, says: 'New in post' }],
          }),
        ],
        {
          evaluate_from: '2025-01-01',
          things: things(ids),
          facts: ids.map((id) => employed(id, id === 'w6' ? '2026-02-20' : '2025-01-01')),
          events: ids.map((id) => met(id, '2026-03-02')),
        },
        '2026-03-12',
      ),
    )
    expect(share(standing)).toEqual([5, 5, 100, null])
    expect(standing.left_out.others).toEqual([{ says: 'New in post', count: 1 }])
  })

  test('of several rules counts who keeps them all, and of whom one is not decided nobody says so', () => {
    const agreed = { id: 'agreed', while: { employed: 'yes' }, always: { agreement_in_force: 'yes' } }
    const open = {
      id: 'open',
      while: { grade: 'senior' },
      counts: held,
      gap: { at_most: { parameter: 'how_often' } },
    }
    const ids = people(7)
    const pack = packOf([fourWeekly, agreed, open], {
      parameters: { how_often: { asks: 'How often?', type: 'interval', clause: '1' } },
      measures: [measure({ rules: ['four_weekly', 'agreed', 'open'] })],
    })
    const history = historyOf(
      factsOf({
        evaluate_from: '2026-01-05',
        things: things(ids),
        facts: [
          ...ids.map((id) => employed(id, '2026-01-05')),
          ...ids
            .filter((id) => id !== 'w1')
            .map((of) => ({ of, fact: 'agreement_in_force', value: true, from: '2026-01-05' })),
          { of: 'w2', fact: 'grade', value: 'senior', from: '2026-01-05' },
        ],
        events: ids.map((id) => met(id, '2026-03-02')),
      }),
    )
    const [standing] = standingOfMeasures(pack.pack, tallyMeasures(pack, history, { asOf: '2026-03-12', ended: 0 }))
    // w1 has no agreement, and of w2 the third rule is not decided: 5 of 6.
    expect(standing?.periods[0]).toMatchObject({ in_step: 5, counted: 6, percent: 83.3, left_out: { undetermined: 1 } })
  })
})

describe('a measure in words', () => {
  const said = (standing: Partial<PeriodStanding>, more: Loose = {}) => {
    const pack = packOf([fourWeekly], {
      measures: [measure({ bands, each: 'calendar_month', judged: 'throughout', part: 'counted', ...more })],
    }).pack
    const [one] = pack.measures ?? []
    if (one === undefined) throw new Error('no measure')
    const none = { paused: 0, undetermined: 0, not_applicable: 0, open: 0, part: 0, others: [] }
    const base = {
      name: 'February 2026',
      from: '2026-02-01',
      to: '2026-02-28',
      ended: true,
      in_step: 18,
      counted: 20,
      days: null,
      left_out: none,
      void: null,
      percent: 90,
      band: 'amber',
    }
    return measureSentence(one, { ...base, ...standing }, pack)
  }

  test('says what the share is of, its band, and who is left out', () => {
    expect(said({})).toBe('In February 2026, 18 of 20 members of staff were in step (90%): amber.')
    expect(said({ ended: false })).toBe('In February 2026 so far, 18 of 20 members of staff are in step (90%): amber.')
    expect(
      said({
        left_out: {
          paused: 2,
          undetermined: 1,
          not_applicable: 9,
          open: 0,
          part: 0,
          others: [{ says: 'New in post', count: 3 }],
        },
      }),
    ).toBe(
      'In February 2026, 18 of 20 members of staff were in step (90%): amber. Not counted: 2 paused, 1 not decided and 3 new in post.',
    )
  })

  test('says a few as they are, and why it says nothing', () => {
    expect(said({ in_step: 2, counted: 3, percent: null, band: null })).toBe(
      'In February 2026, 2 of 3 members of staff were in step; that is too few for a percentage.',
    )
    expect(
      said({ in_step: 4, counted: 4, void: 'too_few', percent: null, band: null }, { void: { fewer_than: 10 } }),
    ).toBe('In February 2026, it says nothing: 4 members of staff are counted, and it wants 10.')
    expect(said({ in_step: 0, counted: 0, percent: null, band: null, ended: false })).toBe(
      'In February 2026 so far, no member of staff is counted.',
    )
    expect(said({ in_step: 0, counted: 0, percent: null, band: null })).toBe(
      'In February 2026, no member of staff was counted.',
    )
  })
})

test('parts of a population add up to the whole', () => {
  const ids = people(9)
  const pack = packOf([fourWeekly], {
    measures: [measure({ each: 'calendar_month', judged: 'throughout', part: 'by_days' })],
  })
  const history = historyOf(
    factsOf({
      evaluate_from: '2026-01-01',
      things: things(ids),
      facts: ids.map((id, place) => employed(id, place < 6 ? '2026-01-01' : '2026-02-10')),
      events: ids.map((id, place) => met(id, `2026-01-${10 + place}`)),
    }),
  )
  const asked = { asOf: '2026-03-12', ended: 3 }
  const part = (subjects: readonly string[]) => tallyMeasures(pack, history, { ...asked, subjects })
  const whole = tallyMeasures(pack, history, asked)
  expect(addTallies([part(ids.slice(0, 4)), part(ids.slice(4, 5)), part(ids.slice(5))])).toEqual(whole)
})

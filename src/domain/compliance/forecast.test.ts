import { describe, expect, test } from 'vitest'
import { fact, factsOf, held, packOf, session } from '../../../test/support/compliance.ts'
import { historyOf } from './assess.ts'
import { forecast } from './forecast.ts'

const rules = [{ id: 'gap', counts: held, gap: { at_most: '28 days' } }]
const booked = (id: string, on: string, scheduled: string) => ({
  id,
  event: 'session_booked',
  on,
  links: { supervisee: 'w1' },
  with: { scheduled_on: scheduled, type: 'one_to_one' },
})
const days = { asOf: '2026-03-12', until: '2026-06-30' }
const ahead = (events: object[], facts: object[] = []) =>
  forecast(packOf(rules), historyOf(factsOf({ evaluate_from: '2026-03-03', facts, events })), days)

describe('a forecast', () => {
  const done = session('s1', '2026-03-03')

  test('says when a state turns if nothing more is recorded', () => {
    expect(ahead([done])).toEqual([
      {
        rule: 'gap',
        subject: 'w1',
        key: '',
        state: 'met',
        ifNothing: [{ state: 'overdue', on: '2026-04-01' }],
        ifHeld: null,
      },
    ])
  })

  test('says what it is when the bookings are held', () => {
    const [found] = ahead([done, booked('b1', '2026-03-10', '2026-03-26'), booked('b2', '2026-03-10', '2026-05-04')])
    expect(found?.ifNothing).toEqual([{ state: 'overdue', on: '2026-04-01' }])
    // Day 28 after 26 March is 23 April; the next is on 4 May, and good until 1 June.
    expect(found?.ifHeld).toEqual([
      { state: 'overdue', on: '2026-04-24' },
      { state: 'met', on: '2026-05-04' },
      { state: 'overdue', on: '2026-06-02' },
    ])
  })

  test('does not hold what was cancelled', () => {
    const cancelled = {
      id: 'x1',
      event: 'session_cancelled',
      on: '2026-03-11',
      links: { supervisee: 'w1', session: 'b1' },
    }
    expect(ahead([done, booked('b1', '2026-03-10', '2026-03-26'), cancelled])[0]?.ifHeld).toBeNull()
  })

  test('holds nothing but bookings, and those for later days', () => {
    const meeting = { id: 'm1', event: 'review_meeting', on: '2026-04-02', links: { supervisee: 'w1' } }
    expect(ahead([done, meeting])[0]?.ifHeld).toBeNull()
    expect(ahead([done, booked('b1', '2026-03-10', '2026-03-12')])[0]?.ifHeld).toBeNull()
  })

  test('knows the plans that are recorded', () => {
    const paused = packOf([{ ...rules[0], pauses: [{ while: { leave: 'annual' }, effect: 'stop_clock' }] }])
    const facts = [fact('leave', 'annual', '2026-03-20', '2026-03-29')]
    const [found] = forecast(paused, historyOf(factsOf({ evaluate_from: '2026-03-03', facts, events: [done] })), days)
    expect(found?.ifNothing).toEqual([
      { state: 'paused', on: '2026-03-20' },
      { state: 'met', on: '2026-03-30' },
      { state: 'overdue', on: '2026-04-11' },
    ])
  })

  test('goes on from window to window', () => {
    const monthly = packOf([{ counts: held, window: { each: 'calendar_month', at_least: 1, part: 'owed' } }])
    const [found] = forecast(monthly, historyOf(factsOf({ evaluate_from: '2026-03-01' })), {
      asOf: '2026-03-12',
      until: '2026-05-01',
    })
    expect(found?.ifNothing).toEqual([
      { state: 'due', on: '2026-03-31' },
      { state: 'upcoming', on: '2026-04-01' },
      { state: 'due', on: '2026-04-30' },
      { state: 'upcoming', on: '2026-05-01' },
    ])
  })
})

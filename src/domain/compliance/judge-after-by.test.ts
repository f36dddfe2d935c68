import { describe, expect, test } from 'vitest'
import { askOne, fact, only } from '../../../test/support/compliance.ts'

const rule = {
  counts: { event: 'action_done', as: 'owner' },
  after: { trigger: { event: 'action_set', as: 'owner' }, linked: 'action', by: 'due_on' },
}
const set = (id: string, on: string, due?: string) => ({
  id,
  event: 'action_set',
  on,
  links: { owner: 'w1' },
  ...(due && { with: { due_on: due } }),
})
const done = (action: string, on: string) => ({
  id: `${action} done`,
  event: 'action_done',
  on,
  links: { owner: 'w1', action },
})
const since = (...events: object[]) => ({ evaluate_from: '2026-03-01', events })

describe('a deadline on a day that the trigger holds', () => {
  test('is that day, and the day after is late', () => {
    expect(only(rule, since(set('a', '2026-03-02', '2026-03-20')), '2026-03-19')).toMatchObject({
      state: 'upcoming',
      due: '2026-03-20',
      cycle: { from: '2026-03-02', to: '2026-03-20', trigger: 'a' },
    })
    expect(only(rule, since(set('a', '2026-03-02', '2026-03-20')), '2026-03-20').state).toBe('due')
    expect(only(rule, since(set('a', '2026-03-02', '2026-03-20')), '2026-03-21')).toMatchObject({
      state: 'overdue',
      breaches: [{ from: '2026-03-21', to: null }],
    })
  })

  test('is another for each trigger, and is met on it and made good after', () => {
    const events = since(
      set('a', '2026-03-02', '2026-03-20'),
      set('b', '2026-03-02', '2026-03-27'),
      done('a', '2026-03-20'),
      done('b', '2026-03-30'),
    )
    expect(askOne(rule, events, '2026-04-01')).toMatchObject([
      { state: 'met', breaches: [] },
      { state: 'met', breaches: [{ from: '2026-03-28', to: '2026-03-29', made_good: '2026-03-30' }] },
    ])
  })

  test('is undetermined where the day is not recorded, until it is answered', () => {
    expect(only(rule, since(set('a', '2026-03-02')), '2026-06-01')).toMatchObject({
      state: 'undetermined',
      due: null,
      breaches: [],
      undecided: [{ why: 'not_recorded', name: 'due_on', of: 'a' }],
    })
    expect(only(rule, since(set('a', '2026-03-02'), done('a', '2026-05-01')), '2026-06-01')).toMatchObject({
      state: 'met',
      breaches: [],
    })
  })

  test('moves off a day that is not a working day where the rule says so, and never for a pause', () => {
    // 21 March 2026 is a Saturday.
    const events = since(set('a', '2026-03-02', '2026-03-21'))
    expect(only({ ...rule, day_off: 'forward' }, events, '2026-03-10').due).toBe('2026-03-23')
    const pauses = [{ while: { leave: 'sick' }, effect: 'stop_clock' }]
    const facts = [fact('leave', 'sick', '2026-03-05', '2026-03-09')]
    expect(only({ ...rule, pauses }, { ...events, facts }, '2026-03-10').due).toBe('2026-03-21')
  })

  test('that was over when it was set is the day on which it was set', () => {
    expect(only(rule, since(set('a', '2026-03-10', '2026-03-05')), '2026-03-11')).toMatchObject({
      due: '2026-03-10',
      breaches: [{ from: '2026-03-11' }],
    })
  })

  test('may be the day in an attribute of the event that a rule is about', () => {
    const signed = {
      about: 'session',
      counts: { event: 'record_signed', as: 'session' },
      after: { trigger: 'start', by: 'next_date' },
    }
    const events = [
      { id: 's1', event: 'session', on: '2026-03-02', links: { supervisee: 'w1' }, with: { next_date: '2026-03-30' } },
      { id: 'g1', event: 'record_signed', on: '2026-03-31', links: { session: 's1' } },
    ]
    expect(only(signed, since(...events), '2026-04-01')).toMatchObject({
      due: '2026-03-30',
      breaches: [{ from: '2026-03-31' }],
    })
  })

  test('or in a fact of the subject, where what starts it is no event', () => {
    const reviewed = {
      counts: { event: 'agreement_reviewed', as: 'worker' },
      after: { trigger: { begins: { agreement_in_force: 'yes' } }, by: 'review_on' },
    }
    const facts = [fact('agreement_in_force', true, '2026-03-02'), fact('review_on', '2027-03-01', '2026-03-02')]
    expect(only(reviewed, { evaluate_from: '2026-03-01', facts }, '2026-04-01').due).toBe('2027-03-01')
  })

  test('forbids until it has passed', () => {
    const kept = {
      counts: { event: 'record_destroyed', as: 'worker' },
      after: { trigger: { event: 'record_closed', as: 'worker' }, by: 'keep_until', at_most: 0 },
    }
    const closed = {
      id: 'c',
      event: 'record_closed',
      on: '2026-03-02',
      links: { worker: 'w1' },
      with: { keep_until: '2026-03-31' },
    }
    const gone = (on: string) => ({ id: 'd', event: 'record_destroyed', on, links: { worker: 'w1' } })
    expect(only(kept, since(closed, gone('2026-03-31')), '2026-04-02').state).toBe('breached')
    expect(only(kept, since(closed, gone('2026-04-01')), '2026-04-02').state).toBe('met')
  })
})

import { describe, expect, test } from 'vitest'
import { askOne, fact, held, only, session } from '../../../test/support/compliance.ts'

// Which events count, for whom, and from which moment.

describe('a stream that says under which link the subject stands', () => {
  const between = session('s1', '2026-03-03', {}, { supervisee: 'w2', supervisor: 'w1' })
  const facts = { evaluate_from: '2026-03-02', events: [between] }

  test('counts no event in which it stands under another', () => {
    const rule = { counts: held, gap: { at_most: '28 days' } }
    expect(only(rule, facts, '2026-03-10')).toMatchObject({ state: 'upcoming', evidence: [] })
  })

  test('counts those in which it stands anywhere where it does not say', () => {
    const rule = { always: { happened: { event: 'session' } } }
    expect(only(rule, facts, '2026-03-10').state).toBe('met')
    expect(only({ always: { happened: { event: 'session', as: 'supervisee' } } }, facts, '2026-03-10').state).toBe(
      'overdue',
    )
  })
})

describe('a trigger that counts on the day in an attribute', () => {
  test('has no hour of its own there: hours run from the end of that day', () => {
    const rule = {
      counts: { event: 'confirmed', as: 'worker' },
      after: { trigger: { event: 'booked', as: 'worker', day_of: 'scheduled_on' }, within: '24 hours' },
    }
    const booked = {
      id: 'b1',
      event: 'booked',
      at: '2026-03-02T10:00:00+00:00',
      links: { worker: 'w1' },
      with: { scheduled_on: '2026-03-10' },
    }
    const facts = { evaluate_from: '2026-03-02', events: [booked] }
    // From the end of 10 March, so until the end of the 11th.
    expect(only(rule, facts, '2026-03-11')).toMatchObject({ state: 'due', breaches: [] })
    expect(only(rule, facts, '2026-03-12')).toMatchObject({ state: 'overdue', breaches: [{ from: '2026-03-12' }] })
  })
})

describe('what an event asks for', () => {
  test('is asked of one before recorded history whose deadline was still ahead', () => {
    const rule = {
      about: 'session',
      counts: { event: 'record_signed', as: 'session' },
      after: { trigger: 'start', within: '10 days' },
    }
    const facts = {
      evaluate_from: '2026-03-02',
      events: [session('s1', '2026-02-27'), session('s2', '2026-02-10')],
    }
    expect(askOne(rule, facts, '2026-03-03')).toMatchObject([{ subject: 's1', state: 'upcoming', due: '2026-03-09' }])
  })

  test('looks at what is known to lie ahead where it asks for the next days', () => {
    const rule = {
      about: 'session',
      always: { happened: { event: 'session_booked', as: 'session', in_next: '30 days' } },
    }
    const facts = {
      evaluate_from: '2026-03-02',
      events: [
        session('s1', '2026-03-03'),
        { id: 'b1', event: 'session_booked', on: '2026-03-20', links: { session: 's1' } },
        session('s2', '2026-03-03'),
        { id: 'b2', event: 'session_booked', on: '2026-04-03', links: { session: 's2' } },
      ],
    }
    expect(askOne(rule, facts, '2026-03-05').map(({ subject, state }) => [subject, state])).toEqual([
      ['s1', 'met'],
      ['s2', 'breached'],
    ])
  })
})

describe('an answer to something', () => {
  const rule = {
    while: { role: 'dsl' },
    counts: { event: 'answer', as: 'worker' },
    after: { trigger: { event: 'question', as: 'worker' }, within: '5 days' },
    pauses: [{ while: { leave: 'sick' }, effect: 'stop_clock' }],
  }
  const question = { id: 'q1', event: 'question', on: '2026-03-02', links: { worker: 'w1' } }

  test('was owed where the rule bound until the last day in time', () => {
    const facts = {
      evaluate_from: '2026-03-02',
      facts: [fact('role', 'dsl', '2026-03-02', '2026-03-07')],
      events: [question],
    }
    expect(only(rule, facts, '2026-03-10')).toMatchObject({ state: 'breached', breaches: [{ from: '2026-03-08' }] })
    const aDayLess = { ...facts, facts: [fact('role', 'dsl', '2026-03-02', '2026-03-06')] }
    expect(only(rule, aDayLess, '2026-03-10')).toMatchObject({ state: 'not_applicable', breaches: [] })
  })

  test('that never came stays so in a pause after the rule has stopped', () => {
    const facts = {
      evaluate_from: '2026-03-02',
      facts: [fact('role', 'dsl', '2026-03-02', '2026-03-20'), fact('leave', 'sick', '2026-04-01', '2026-04-10')],
      events: [question],
    }
    expect(only(rule, facts, '2026-04-02').state).toBe('breached')
  })

  test('without a time has no last day, on whichever day of the week and whichever way days off move', () => {
    for (const day_off of ['forward', 'back']) {
      const open = { ...rule, day_off, after: { ...rule.after, within: 'open' } }
      const facts = { evaluate_from: '2026-03-02', facts: [fact('role', 'dsl', '2026-03-02')], events: [question] }
      expect(only(open, facts, '2027-03-02')).toMatchObject({ state: 'upcoming', due: null, turns: null })
    }
  })
})

test('yes among several values of an event is the yes of a policy', () => {
  const rule = { counts: { ...held, where: { met: 'yes' } }, gap: { at_most: '28 days' } }
  const facts = { evaluate_from: '2026-03-02', events: [session('s1', '2026-03-03', { met: ['yes', 'late'] })] }
  expect(only(rule, facts, '2026-03-10')).toMatchObject({ state: 'met', evidence: ['s1'] })
})

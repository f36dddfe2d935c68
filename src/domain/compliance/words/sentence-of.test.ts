import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { packSchema, type Pack } from '../../policy/pack.ts'
import type { Rule } from '../../policy/rule.ts'
import { obligationSchema, obligationStates, type Obligation } from '../obligation.ts'
import { sentenceOf } from './sentence-of.ts'
import { stateInSentence, stateWords } from './state-words.ts'

const pack: Pack = packSchema.parse(
  parse(`
plumbline: pack/1
id: brook-lane
title: Brook Lane
version: 1
in_force_from: 2025-09-01
clauses: { "4.2": One., "6.3": Two. }
parameters:
  new_interval: { asks: How often?, type: interval, clause: "4.2" }
rules:
  - { id: gap, title: G, clause: "4.2", strength: must, about: worker, counts: { event: session, as: supervisee }, gap: { at_most: 4 weeks } }
  - { id: child, title: C, clause: "4.2", strength: must, about: child, counts: { event: session, as: child }, gap: { at_most: 28 days } }
  - { id: shifts, title: S, clause: "4.2", strength: must, about: worker, counts: { event: session, as: supervisee }, gap: { at_most: { number: 8, of: { event: shift, as: worker } } } }
  - { id: open, title: O, clause: "4.2", strength: must, about: worker, counts: { event: session, as: supervisee }, gap: { at_most: { parameter: new_interval } } }
  - { id: half, title: H, clause: "4.2", strength: must, about: worker, counts: { event: session, as: supervisee, where: { type: one_to_one } }, window: { each: half_term, at_least: 1, part: owed } }
  - { id: minutes, title: M, clause: "4.2", strength: must, about: worker, counts: { event: session, as: supervisee }, window: { each: calendar_month, total: minutes, at_least: 90, part: owed } }
  - { id: ceiling, title: L, clause: "4.2", strength: must, about: worker, counts: { event: session, as: supervisee }, window: { each: week, at_most: 2, part: owed } }
  - { id: signed, title: R, clause: ["4.2", "6.3"], strength: must, about: session, where: { outcome: held }, counts: { event: record_signed, as: session }, after: { trigger: start, within: 5 working_days } }
  - { id: always, title: A, clause: "6.3", strength: must, about: worker, always: { supervisor: { known: yes } } }
  - { id: whole, title: W, clause: "6.3", strength: must, about: session, where: { outcome: held }, always: { interrupted: no } }
  - { id: led, title: D, clause: "6.3", strength: must, about: worker, counts: { event: session, as: supervisor, where: { type: group } }, window: { each: half_term, at_least: 1, part: owed } }
  - { id: person, title: P, clause: "6.3", strength: must, about: worker, person: Whether the record reflects the meeting. }
`),
)
const names = {
  thing: (id: string) => ({ w1: 'Nia Roe', c1: 'Tobias' })[id] ?? id,
  event: (id: string) => (id.startsWith('s') ? { kind: 'session', on: `2026-03-0${id.slice(1)}` } : null),
}
const plainSpaces = (text: string) => text.replaceAll('\u00a0', ' ')

function said(rule: string, more: Partial<Obligation>, reader: 'subject' | 'other' = 'other'): string {
  const found = pack.rules?.find(({ id }) => id === rule) as Rule
  const obligation = obligationSchema.parse({
    rule,
    subject: 'w1',
    state: 'met',
    clause: [found.clause].flat(),
    strength: 'must',
    owed_by: null,
    cycle: null,
    due: null,
    good_until: null,
    since: null,
    evidence: [],
    amount: null,
    breaches: [],
    turns: null,
    undecided: [],
    near: false,
    ...more,
  })
  return plainSpaces(sentenceOf(obligation, found, pack, names, { reader }))
}

describe('why an obligation is in its state', () => {
  test('a gap that is met says the last session, until when it is good, and what comes', () => {
    const met: Partial<Obligation> = {
      state: 'met',
      evidence: ['s5'],
      due: '2026-04-02',
      good_until: '2026-04-02',
      turns: { state: 'overdue', on: '2026-04-03' },
    }
    expect(said('gap', met)).toBe(
      'Nia Roe’s last session was on 5 March 2026, which is good until 2 April 2026 (clause 4.2). It will be overdue on 3 April 2026 unless a session is held before.',
    )
    expect(said('gap', met, 'subject')).toMatch(/^Your last session was on 5 March 2026/)
  })

  test('a gap without any session, due today, overdue, in grace', () => {
    expect(said('child', { subject: 'c1', state: 'upcoming', due: '2026-04-02' })).toBe(
      'Tobias has had no discussion yet that counts; the first is due by 2 April 2026 (clause 4.2).',
    )
    expect(said('gap', { state: 'upcoming', due: '2026-04-02' }, 'subject')).toBe(
      'You have had no session yet that counts; the first is due by 2 April 2026 (clause 4.2).',
    )
    expect(
      said('gap', { state: 'due', due: '2026-04-02', evidence: ['s5'], turns: { state: 'overdue', on: '2026-04-03' } }),
    ).toContain('and the next is due on 2 April 2026, the last day in time (clause 4.2)')
    expect(
      said('gap', { state: 'due', due: '2026-04-02', evidence: ['s5'], turns: { state: 'overdue', on: '2026-04-06' } }),
    ).toContain('days of grace still run')
    expect(
      said('gap', {
        state: 'overdue',
        due: '2026-04-02',
        evidence: ['s5'],
        breaches: [
          { from: '2026-01-16', to: '2026-01-21', made_good: '2026-01-22' },
          { from: '2026-04-03', to: null, made_good: null },
        ],
      }),
    ).toBe(
      'Nia Roe’s last session was on 5 March 2026, and the next was due by 2 April 2026 (clause 4.2). It has been late since 3 April 2026. Late once before, from 16 January 2026; made good on 22 January 2026.',
    )
  })

  test('a breach that was made good stays on record', () => {
    const breach = { from: '2026-01-16', to: '2026-01-21', made_good: '2026-01-22' }
    expect(said('gap', { evidence: ['s5'], due: '2026-04-02', breaches: [breach] })).toMatch(
      /Late once, from 16 January 2026; made good on 22 January 2026\.$/,
    )
    expect(
      said('gap', { evidence: ['s5'], due: '2026-04-02', breaches: [breach, { ...breach, made_good: null }] }),
    ).toMatch(/Late twice, last from 16 January 2026 until 21 January 2026, and not made good\.$/)
  })

  test('a clock of work says what is left instead of a date', () => {
    expect(said('shifts', { evidence: ['s5'], amount: { has: 3, needs: 8, unit: 'shifts' } })).toBe(
      'Nia Roe’s last session was on 5 March 2026, and 3 of 8 shifts have been worked since, so 5 are left (clause 4.2).',
    )
  })

  test('a window says how many of how many, where it lies, and which it missed before', () => {
    const cycle = { name: 'Spring 2', from: '2026-02-23', to: '2026-03-27' }
    expect(
      said('half', { cycle, due: '2026-03-27', evidence: ['s5'], amount: { has: 1, needs: 1, unit: 'session' } }),
    ).toBe(
      'Nia Roe has 1 one-to-one session in Spring 2 (23 February to 27 March 2026), on 5 March 2026; 1 is needed (clause 4.2).',
    )
    expect(
      said('half', {
        state: 'upcoming',
        cycle,
        due: '2026-03-27',
        amount: { has: 0, needs: 1, unit: 'session' },
        turns: { state: 'breached', on: '2026-03-28' },
        breaches: [
          {
            from: '2026-02-14',
            to: null,
            made_good: null,
            cycle: { name: 'Spring 1', from: '2026-01-05', to: '2026-02-13' },
          },
        ],
      }),
    ).toBe(
      'Nia Roe has no one-to-one sessions in Spring 2 (23 February to 27 March 2026); 1 is needed (clause 4.2). It will be missed for good on 28 March 2026 unless a one-to-one session is held before. Missed once, in Spring 1.',
    )
  })

  test('a week is called by its days, and by no date in digits', () => {
    const week = (from: string, to: string) => ({ name: `week of ${from}`, from, to })
    const text = said('half', {
      state: 'upcoming',
      cycle: week('2026-03-16', '2026-03-22'),
      due: '2026-03-22',
      amount: { has: 0, needs: 1, unit: 'session' },
      breaches: [{ from: '2026-03-16', to: null, made_good: null, cycle: week('2026-03-09', '2026-03-15') }],
    })
    expect(text).toContain('in the week of 16 to 22 March 2026; 1 is needed')
    expect(text).toContain('Missed once, in the week of 9 to 15 March 2026.')
    expect(text).not.toContain('2026-03')
  })

  test('minutes are said as minutes, and a ceiling as what may be', () => {
    const cycle = { name: 'March 2026', from: '2026-03-01', to: '2026-03-31' }
    expect(said('minutes', { state: 'upcoming', cycle, amount: { has: 45, needs: 90, unit: 'minutes' } })).toBe(
      'Nia Roe has 45 minutes of sessions in March 2026 (1 to 31 March 2026); 90 are needed (clause 4.2).',
    )
    expect(said('ceiling', { cycle, amount: { has: 1, needs: null, most: 2, unit: 'session' } })).toContain(
      '; no more than 2 may be (clause 4.2).',
    )
  })

  test('an answer says to what, by when, and whether it came in time', () => {
    const answer: Partial<Obligation> = {
      subject: 's5',
      due: '2026-03-12',
      cycle: { name: null, from: '2026-03-05', to: '2026-03-12', trigger: 's5' },
    }
    expect(said('signed', { ...answer, state: 'upcoming', turns: { state: 'overdue', on: '2026-03-13' } })).toBe(
      'Nothing is recorded yet after the session on 5 March 2026; it is due by 12 March 2026 (clauses 4.2 and 6.3). It will be overdue on 13 March 2026 unless the record is signed by both before.',
    )
    expect(said('signed', { ...answer, state: 'met', evidence: ['s9'] })).toBe(
      'Done on 9 March 2026 after the session on 5 March 2026, in time for 12 March 2026 (clauses 4.2 and 6.3).',
    )
    expect(said('signed', { ...answer, state: 'upcoming', due: null })).toContain(
      'it stays open, because no time is set for it',
    )
    expect(said('signed', { ...answer, state: 'breached', due: '2026-03-12T15:30:00+00:00' })).toContain(
      'it was due by 12 March 2026 at 3.30pm',
    )
  })

  test('of what somebody leads, it speaks to whoever leads', () => {
    const none: Partial<Obligation> = { state: 'upcoming', amount: { has: 0, needs: 1, unit: 'sessions' } }
    expect(said('led', none, 'subject')).toMatch(/^You have no group sessions that you lead/)
    expect(said('led', none)).toMatch(/^Nia Roe has no group sessions that they lead/)
  })

  test('a standing condition is said as it is, or as it is not', () => {
    expect(said('always', { since: '2026-01-05' })).toBe('Nia Roe has a supervisor, since 5 January 2026 (clause 6.3).')
    expect(said('always', { state: 'overdue', since: '2026-01-05' }, 'subject')).toBe(
      'You have no supervisor, since 5 January 2026 (clause 6.3).',
    )
  })

  test('what a session that was held was like is said as past', () => {
    expect(said('whole', { subject: 's5' })).toBe('The session on 5 March 2026 was not interrupted (clause 6.3).')
    expect(said('whole', { subject: 's5', state: 'breached' })).toBe(
      'The session on 5 March 2026 was interrupted (clause 6.3).',
    )
  })

  test('paused and not asked', () => {
    expect(said('gap', { state: 'paused', since: '2026-02-09' })).toBe(
      'Paused for Nia Roe since 9 February 2026: these days do not count (clause 4.2).',
    )
    expect(said('gap', { state: 'not_applicable' }, 'subject')).toBe('Not asked of you now (clause 4.2).')
  })

  test('what is not decided says why, and who could settle it', () => {
    const open = (undecided: Obligation['undecided'], rule = 'gap') => said(rule, { state: 'undetermined', undecided })
    expect(open([{ why: 'parameter', name: 'new_interval' }], 'open')).toBe(
      'Not decided for Nia Roe: the policy gives no number for “How often?” and whoever adopts it can set one (clause 4.2).',
    )
    expect(open([{ why: 'not_recorded', name: 'minutes', of: 's5' }])).toBe(
      'Not decided for Nia Roe: the minutes of the session on 5 March 2026 are not recorded; whoever keeps the record can add it (clause 4.2).',
    )
    expect(open([{ why: 'calendar' }])).toContain('whoever keeps the calendar can enter them')
    expect(open([{ why: 'person' }], 'person')).toBe(
      'Not decided for Nia Roe: a person has to judge whether the record reflects the meeting (clause 6.3).',
    )
  })

  test('no state of any rule is said with a hole in it', () => {
    for (const { id } of pack.rules ?? []) {
      for (const state of obligationStates) {
        const text = said(id, { state, turns: { state: 'overdue', on: '2026-04-03' } })
        expect(text, `${id} ${state}`).not.toMatch(/undefined|NaN|null|_| {2}|\.\./)
        expect(text).toMatch(/^[A-Z].*\.$/)
      }
    }
  })

  test('every state has its words', () => {
    for (const state of obligationStates) expect([stateWords[state], stateInSentence[state]]).not.toContain(undefined)
  })
})

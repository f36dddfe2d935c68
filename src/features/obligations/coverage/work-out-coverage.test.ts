import { describe, expect, test } from 'vitest'
import type { Rule } from '../../../domain/policy/rule.ts'
import type { KeptObligation } from '../assess/kept-obligation.ts'
import type { CoverageFacts } from './coverage-facts.ts'
import { isAboutDiscussing, nearestLimit } from './nearest-limit.ts'
import { workOutCoverage } from './work-out-coverage.ts'

const today = Temporal.PlainDate.from('2026-03-12')

const rule = (more: Partial<Rule> = {}): Rule => ({
  id: 'discussed',
  title: 'A rule',
  clause: '5.1',
  strength: 'must',
  about: 'child',
  counts: { event: 'session', as: 'child' },
  gap: { at_most: '28 days' },
  ...more,
})

const obligation = (more: Partial<KeptObligation> = {}): KeptObligation => ({
  rule: 'discussed',
  subject: 'c1',
  state: 'met',
  clause: ['5.1'],
  strength: 'must',
  owed_by: null,
  cycle: null,
  due: null,
  good_until: '2026-04-02',
  since: null,
  evidence: ['s1'],
  amount: null,
  breaches: [],
  turns: null,
  undecided: [],
  near: false,
  events: { s1: { kind: 'session', on: '2026-03-05' } },
  ...more,
})

describe('the limit that comes first', () => {
  test('is of a rule that asks that a child is discussed', () => {
    expect(isAboutDiscussing(rule())).toBe(true)
    expect(isAboutDiscussing(rule({ counts: { event: 'decision_filed', as: 'child' } }))).toBe(false)
    expect(isAboutDiscussing(rule({ about: 'worker' }))).toBe(false)
    const filed = { rule: rule({ counts: { event: 'decision_filed', as: 'child' } }), obligation: obligation() }
    expect(nearestLimit([filed])).toBeNull()
  })

  test('is the earliest day, past or to come, with where its time began', () => {
    const late = obligation({ state: 'overdue', due: '2026-03-06', good_until: null, clause: ['4'] })
    const window = rule({ gap: undefined, window: { each: 'half_term', at_least: 1, part: 'owed' } } as Partial<Rule>)
    const limit = nearestLimit([
      { rule: rule(), obligation: obligation() },
      { rule: window, obligation: late },
    ])
    expect(limit).toMatchObject({ state: 'overdue', kind: 'window', clause: ['4'] })
    expect([limit?.dueOn, limit?.from].map(String)).toEqual(['2026-03-06', '2026-03-05'])
  })

  test('is none where a rule sets no time or binds no more, and one not decided only where no other has a day', () => {
    const open = { rule: rule({ gap: undefined } as Partial<Rule>), obligation: obligation({ good_until: null }) }
    expect(nearestLimit([open])).toBeNull()
    expect(nearestLimit([{ rule: rule(), obligation: obligation({ state: 'not_applicable' }) }])).toBeNull()
    const undecided = { rule: rule(), obligation: obligation({ state: 'undetermined', good_until: null }) }
    expect(nearestLimit([undecided])).toMatchObject({ state: 'undetermined', dueOn: null })
    expect(nearestLimit([undecided, { rule: rule(), obligation: obligation() }])).toMatchObject({ state: 'met' })
  })

  test('before a meeting it is the meeting’s, as long as it is open', () => {
    const before = rule({
      gap: undefined,
      before: { trigger: { event: 'review_meeting', as: 'child' }, within: '14 days' },
    } as Partial<Rule>)
    const open = obligation({ state: 'upcoming', due: '2026-03-20', good_until: null })
    expect(nearestLimit([{ rule: before, obligation: open }])).toMatchObject({ kind: 'meeting' })
    expect(nearestLimit([{ rule: before, obligation: obligation({ state: 'breached' }) }])).toBeNull()
  })
})

const facts = (more: Partial<CoverageFacts> = {}): CoverageFacts => ({
  child: 'c1',
  family: 'f1',
  statuses: [{ id: 't1', status: 'child_in_need', basis: 's17', from: '2025-06-01', until: null, known: 0 }],
  holders: ['w1'],
  meetings: [],
  discussions: [],
  actions: [],
  escalations: [],
  booked: null,
  booked_with: null,
  ...more,
})

const discussed = (on: string, rag: string | null = 'amber', signed = true) => ({
  session: `s-${on}`,
  on,
  rag,
  alone: null,
  signed,
  decisions: 1,
  known: 0,
})

describe('the row of a child', () => {
  test('says who was never discussed, and since when the case is live', () => {
    expect(workOutCoverage(facts(), null, today)).toMatchObject({
      never: 'at_all',
      watched_from: '2025-06-01',
      statuses: ['child_in_need'],
      discussed_on: [],
      rag: null,
      limit_state: null,
    })
  })

  test('keeps the days that are drawn and the one before, the newest first, and how often the direction was the same', () => {
    const days = ['2025-06-10', '2025-08-01', '2025-10-01', '2026-02-01', '2026-03-01']
    const row = workOutCoverage(facts({ discussions: days.map((on) => discussed(on)) }), null, today)
    expect(row).toMatchObject({
      discussed_on: ['2026-03-01', '2026-02-01', '2025-10-01'],
      rag: 'amber',
      rag_times: 5,
    })
  })

  test('takes a direction from both signatures on', () => {
    const row = workOutCoverage(facts({ discussions: [discussed('2026-03-01', 'red', false)] }), null, today)
    expect(row).toMatchObject({ rag: null, discussed_on: ['2026-03-01'] })
  })

  test('is none for a child whom nothing asks to discuss', () => {
    expect(workOutCoverage(facts({ statuses: [] }), null, today)).toBeNull()
    const steady = facts({
      statuses: [{ id: 't1', status: 'stepped_down', basis: null, from: '2025-06-01', until: null, known: 0 }],
      discussions: [discussed('2025-09-01', 'green'), discussed('2025-10-01', 'green')],
    })
    expect(workOutCoverage(steady, null, today)).toBeNull()
    const notYet = { ...steady, discussions: [discussed('2025-10-01', 'green')] }
    expect(workOutCoverage(notYet, null, today)).toMatchObject({ stepped_down_on: '2025-06-01' })
  })

  test('says since when nothing changes for a child in need, and never what an action is', () => {
    const row = workOutCoverage(
      facts({
        discussions: ['2025-09-01', '2025-11-01', '2026-01-01', '2026-03-01'].map((on) => discussed(on)),
        actions: [
          {
            id: 'a1',
            agreed: '2025-09-01',
            due: '2025-09-20',
            state: 'open',
            carried: 3,
            closed: null,
            mark: 'f00',
            known: 0,
          },
        ],
      }),
      null,
      today,
    )
    expect(row?.unchanged_since).not.toBeNull()
    expect(JSON.stringify(row?.drift)).toContain('not_improving')
    expect(JSON.stringify(row?.drift)).not.toContain('f00')
  })

  test('an escalation waits until somebody was told, stands for three months, and ends when things move', () => {
    const escalation = (more: object) =>
      workOutCoverage(
        facts({ escalations: [{ id: 'e1', said: '2026-01-10', told: null, ended: null, ...more }] }),
        null,
        today,
      )
    expect(escalation({})).toMatchObject({ escalation: 'waiting', escalated_on: '2026-01-10' })
    expect(escalation({ told: '2026-01-12' })).toMatchObject({ escalation: 'told', escalated_on: '2026-01-12' })
    expect(escalation({ said: '2025-11-01', told: '2025-12-01' })).toMatchObject({ escalation: null })
    expect(escalation({ ended: '2026-03-01' })).toMatchObject({ escalation: null })
  })

  test('what is booked for the child comes before what is booked for a holder', () => {
    const row = workOutCoverage(facts({ booked: '2026-04-01', booked_with: '2026-03-20' }), null, today)
    expect(row).toMatchObject({ booked_on: '2026-04-01', booked_for: 'child' })
    expect(workOutCoverage(facts({ booked_with: '2026-03-20' }), null, today)).toMatchObject({
      booked_on: '2026-03-20',
      booked_for: 'holder',
    })
  })
})

import { describe, expect, test } from 'vitest'
import type { FactRows } from './fact-rows.ts'
import { withGroups, type GroupFactRows, type GroupSessionRow } from './group-facts.ts'
import { productFacts } from './product-facts.ts'

const known = '2026-01-08T09:00:00+00:00'
const session: GroupSessionRow = {
  id: 's1',
  supervisor: 'lead',
  members: ['lead', 'deputy', 'teacher'],
  bounds: true,
  at: '2026-02-02T15:45:00+00:00',
  state: 'signed',
  type: 'group',
  extended: false,
  minutes: 55,
  planned: 60,
  discussed: 'all',
  private: true,
  interruptions: 0,
  next: false,
  opened: '2026-02-02T15:45:00+00:00',
  completed: '2026-02-02T16:45:00+00:00',
  signed: '2026-02-03T09:00:00+00:00',
  made: known,
  children: [{ child: 'c1', rag: 'amber', seen_alone: null }],
}
const agreement = (supervisee: string, form: string): FactRows['agreements'][number] => ({
  id: `a.${supervisee}`,
  kind: 'safeguarding',
  supervisee,
  supervisor: 'lead',
  ended: null,
  made: known,
  versions: [
    {
      no: 1,
      state: 'signed',
      frequency: { every: 4, unit: 'week' },
      minutes: 60,
      starts: '2026-01-08',
      review: null,
      signed: known,
      proposed: known,
      clauses: { form },
    },
  ],
})
const nothing: FactRows = {
  organisation: { kind: 'school', since: '2025-09-01' },
  people: [{ id: 'lead', from: '2025-09-01', until: null, known }],
  facts: [],
  agreements: [agreement('deputy', 'group'), agreement('teacher', 'one_to_one')],
  // As platform.facts_of has a group session, by whoever leads it alone.
  sessions: [{ ...session, agreement: '', supervisee: 'lead' }],
  moves: [],
  statuses: [],
  holders: [],
  informal: [],
  actions: [],
  meetings: [],
  escalations: [],
  oversight: [],
  policies: [],
  read: [],
}
const groups: GroupFactRows = {
  people: [
    { id: 'lead', from: '2025-09-01', until: null, known },
    { id: 'deputy', from: '2025-09-01', until: null, known },
  ],
  facts: [],
  sessions: [session],
  actions: [],
  oversight: [
    { id: 'o1', child: 'c1', worker: 'deputy', manager: 'head', on: '2026-02-10', departs: true, known },
    { id: 'o2', child: 'c1', worker: 'deputy', manager: 'head', on: '2026-02-11', departs: false, known },
  ],
}
const factsOf = (more: Partial<GroupSessionRow> = {}) =>
  productFacts(withGroups(nothing, { ...groups, sessions: [{ ...session, ...more }] }), {
    organisation: 'o1',
    children: ['c1'],
    calendar: { nation: 'england_and_wales', periods: [] } as never,
    evaluateFrom: '2025-09-01',
  })
const eventsOf = (facts: ReturnType<typeof factsOf>, name: string) =>
  (facts.events ?? []).filter(({ event }) => event === name)

describe('a group session as a fact', () => {
  test('is there once, of everybody who was there, led by its supervisor, and met by an agreement that says a group', () => {
    const [held, ...more] = eventsOf(factsOf(), 'session')
    expect(more).toEqual([])
    expect(held).toMatchObject({
      links: { supervisee: ['deputy', 'teacher'], supervisor: 'lead', agreement: ['a.deputy'], child: ['c1'] },
      with: { type: 'group', form: 'safeguarding', outcome: 'held', cases_discussed: true, boundaries_agreed: true },
    })
  })

  test('of peers has no supervisor, and one without a child says so', () => {
    const [held] = eventsOf(factsOf({ type: 'peer', children: [] }), 'session')
    expect(held?.links).toEqual({ supervisee: ['lead', 'deputy', 'teacher'], child: [] })
    expect(held?.with).toMatchObject({ type: 'peer', cases_discussed: false })
  })

  test('has its bounds agreed when all agreed, or all signed the notes in which they stand', () => {
    const agreed = (more: Partial<GroupSessionRow>) =>
      eventsOf(factsOf(more), 'session')[0]?.with?.['boundaries_agreed']
    expect(agreed({ bounds: false })).toBe(true)
    expect(agreed({ bounds: false, state: 'completed', signed: null })).toBe(false)
    expect(agreed({ bounds: true, state: 'completed', signed: null })).toBe(true)
  })

  test('gives its record to everybody who was there', () => {
    expect(eventsOf(factsOf(), 'record_copied').map(({ links }) => links?.['to'])).toEqual([
      'lead',
      'deputy',
      'teacher',
    ])
    expect(factsOf().things.filter(({ id }) => id === 'lead')).toHaveLength(1)
  })
})

test('management oversight is an event of its own, of no session, with its why, and why it departs where it does', () => {
  const [departs, keeps] = eventsOf(factsOf(), 'management_oversight')
  expect(departs).toMatchObject({ on: '2026-02-10', links: { child: 'c1', worker: 'deputy' } })
  expect(departs?.links).not.toHaveProperty('session')
  expect(departs?.with).toEqual({ reason: true, departs: true, departure_reason: true })
  expect(keeps?.with).toEqual({ reason: true, departs: false })
})

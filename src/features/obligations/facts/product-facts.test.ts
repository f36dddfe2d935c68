import { describe, expect, test } from 'vitest'
import { keptFact, known, sessionRow } from '../../../../test/builders/fact-rows.ts'
import { factsSchema, type Facts } from '../../../domain/compliance/facts.ts'
import type { FactRows } from './fact-rows.ts'
import { productFacts } from './product-facts.ts'
import { suppliedEvents, suppliedNames } from './supplied-names.ts'

const meeting = (more: Partial<FactRows['meetings'][number]>): FactRows['meetings'][number] => ({
  id: 'm',
  child: 'c1',
  kind: 'child_protection_conference',
  on: '2026-02-03',
  state: 'planned',
  known,
  settled: null,
  withdrawn: null,
  ...more,
})

const rows: FactRows = {
  organisation: { kind: 'school', since: '2025-09-01' },
  people: ['w1', 'w2'].map((id) => ({ id, from: '2025-09-01', until: null, known })),
  facts: [
    keptFact('role', 'deputy_dsl', '2025-09-01'),
    keptFact('contracted_hours', '32.5', '2025-09-01'),
    keptFact('absence', 'sick', '2026-02-02'),
    keptFact('clinical_role', 'yes'),
    keptFact('occupational_standard', 'yes'),
    keptFact('standard_interval', '6 weeks'),
    keptFact('standard_minutes', '90'),
    keptFact('line_manager', 'Gwen', '2025-09-01', 'w2'),
    keptFact('line_manager', 'Idris', '2026-02-01', 'w3'),
  ],
  agreements: [
    {
      id: 'a1',
      kind: 'external',
      supervisee: 'w1',
      supervisor: 'w2',
      ended: null,
      made: known,
      versions: [
        {
          no: 1,
          state: 'superseded',
          frequency: { every: 4, unit: 'term_week' },
          minutes: 60,
          starts: '2026-01-08',
          review: '2027-01-08',
          signed: known,
          proposed: known,
          clauses: { form: 'one_to_one', appraisal_link: true, minutes: true },
        },
        {
          no: 2,
          state: 'signed',
          frequency: { times: 2, per: 'term' },
          minutes: 75,
          starts: '2026-02-08',
          review: null,
          signed: '2026-02-08T10:00:00+00:00',
          proposed: known,
          clauses: null,
        },
      ],
    },
  ],
  sessions: [sessionRow()],
  moves: [{ session: 's1', from: '2026-01-15T15:45:00+00:00', to: '2026-01-22T15:45:00+00:00', moved: known }],
  statuses: [],
  holders: [],
  informal: [{ id: 'i1', child: null, by: 'w1', with: 'w2', on: '2026-01-10', revisited: 's1', known }],
  actions: [
    {
      id: 'x1',
      session: 's1',
      child: null,
      owner: 'w1',
      agreed: '2026-01-22',
      due: '2026-02-05',
      state: 'done',
      closed: '2026-02-01T09:00:00+00:00',
      known,
    },
    {
      id: 'x2',
      session: 's1',
      child: null,
      owner: 'w1',
      agreed: '2026-01-22',
      due: '2026-02-05',
      state: 'dropped',
      closed: '2026-02-01T09:00:00+00:00',
      known,
    },
    {
      id: 'x3',
      session: 's1',
      child: null,
      owner: 'w1',
      agreed: '2026-01-22',
      due: '2026-01-30',
      state: 'dropped',
      closed: '2026-02-01T09:00:00+00:00',
      known,
    },
  ],
  meetings: [
    meeting({ id: 'm1', state: 'held', settled: '2026-02-03T15:00:00+00:00' }),
    meeting({ id: 'm2', kind: 'core_group', on: '2026-03-10' }),
    meeting({ id: 'm3', on: '2026-03-20', state: 'cancelled', settled: '2026-03-01T09:00:00+00:00' }),
    meeting({ id: 'm4', state: 'held', settled: known, withdrawn: '2026-01-09T09:00:00+00:00' }),
  ],
  escalations: [
    { id: 'e1', child: 'c1', said: '2026-02-10', known, told: null, by: null, told_known: null, ended: null },
    {
      id: 'e2',
      child: 'c2',
      said: '2026-01-20',
      known,
      told: '2026-01-21',
      by: 'w2',
      told_known: '2026-01-21T10:00:00+00:00',
      ended: '2026-03-01',
    },
  ],
  oversight: [],
  policies: [
    { id: 'p1', no: 1, from: '2025-09-01', adopted: '2025-09-02', ratified: '2025-09-20', review: null, known },
  ],
  read: [{ policy: 'p1', worker: 'w1', at: known }],
}

const facts: Facts = productFacts(rows, {
  organisation: 'o1',
  children: ['c1'],
  calendar: { nation: 'england_and_wales', periods: [] },
  evaluateFrom: '2025-09-01',
})
const of = (id: string) =>
  (facts.facts ?? [])
    .filter((row) => row.of === id)
    .map(({ fact: name, value, from, until }) => `${name} ${value} ${from}/${until ?? ''}`)
const event = (id: string) => facts.events?.find((one) => one.id === id)

test('what the product gives is as the contract says', () => {
  expect(factsSchema.safeParse(facts).error).toBeUndefined()
})

test('everything given is among the names that are said to be supplied, so that no rule about it is left to people', () => {
  const attributes = new Set(facts.events?.flatMap(({ with: told = {} }) => Object.keys(told)))
  expect([...attributes].filter((name) => !suppliedNames.has(name) && name !== 'course')).toEqual([])
  const clauses = new Set(['appraisal_link'])
  const names = new Set(facts.facts?.map(({ fact: name }) => name))
  expect([...names].filter((name) => !suppliedNames.has(name) && !clauses.has(name))).toEqual([])
  for (const { event: kind, links = {} } of facts.events ?? []) {
    expect(Object.keys(links).filter((link) => !suppliedEvents[kind]?.includes(link))).toEqual([])
  }
})

describe('people', () => {
  test('have their roles, hours and leave, and where they work', () => {
    expect(of('w1')).toEqual(
      expect.arrayContaining([
        'employed true 2025-09-01/',
        'works_in school 2025-09-01/',
        'role deputy_dsl 2025-09-01/',
        'hours 32.5 2025-09-01/',
        'leave sick 2026-02-02/',
      ]),
    )
  })

  test('have what the standard of their occupation asks for, its minutes as a number', () => {
    expect(of('w1')).toEqual(
      expect.arrayContaining([
        'clinical_role true 2025-09-01/',
        'occupational_standard true 2025-09-01/',
        'standard_interval 6 weeks 2025-09-01/',
      ]),
    )
    expect(facts.facts?.find(({ fact }) => fact === 'standard_minutes')?.value).toBe(90)
  })

  test('whose line manager becomes another have had a change', () => {
    expect(facts.events?.filter(({ event: kind }) => kind === 'line_manager_changed')).toMatchObject([
      { on: '2026-02-01', links: { worker: 'w1' } },
    ])
  })
})

describe('an agreement', () => {
  test('says what was agreed while it holds, and which clauses are filled, never what they say', () => {
    expect(of('a1')).toEqual(
      expect.arrayContaining([
        'agreed_interval 4 term_weeks 2026-01-08/2026-02-07',
        'agreed_interval 2 each term 2026-02-08/',
        'agreed_minutes 75 2026-02-08/',
        'type one_to_one 2026-01-08/2026-02-07',
        'appraisal_link true 2026-01-08/2026-02-07',
        'review_on 2027-01-08 2026-01-08/2026-02-07',
      ]),
    )
  })

  test('of so many in a term gives its supervisee no interval, and from outside its supervisor a role', () => {
    expect(of('w1').filter((row) => row.startsWith('agreed_interval'))).toEqual([
      'agreed_interval 4 term_weeks 2026-01-08/2026-02-07',
    ])
    expect(of('w2')).toContain('role external_supervisor 2026-01-08/')
  })
})

describe('a session', () => {
  test('tells what became of it, and which items are known to have been met', () => {
    expect(event('s1')).toMatchObject({
      event: 'session',
      with: {
        extended: true,
        form: 'safeguarding',
        outcome: 'held',
        minutes: 75,
        planned_minutes: 60,
        interrupted: true,
        cases_discussed: true,
        next_date: true,
        items_met: ['last_actions', 'children', 'actions_agreed'],
      },
    })
  })

  test('was booked before, and moved by cancelling and booking again in one', () => {
    expect(event('s1.booked')).toMatchObject({ links: { session: 's1' }, with: { scheduled_on: '2026-01-22' } })
    expect(event('s1.moved.0.rebooked')).toMatchObject({ links: { cancellation: 's1.moved.0' } })
  })

  test('that is signed has given both a copy, and the child’s file its decision', () => {
    expect(event('s1.w1.copied')).toMatchObject({ links: { to: 'w1' } })
    expect(event('s1.w2.copied')).toMatchObject({ links: { to: 'w2' } })
    expect(event('s1.c1.filed')).toMatchObject({ event: 'decision_filed', links: { child: 'c1', session: 's1' } })
  })
})

test('an informal discussion is written down in the logging, and revisited in its session', () => {
  expect(event('i1.logged')).toMatchObject({ event: 'record_completed', links: { discussion: 'i1' } })
  expect(event('i1.revisited')).toMatchObject({ links: { discussion: 'i1', session: 's1' } })
})

test('an action has its owner and the time agreed; given up in time it is asked for no more, given up late it is answered then', () => {
  expect(event('x1')).toMatchObject({ with: { owner: 'w1', due_on: '2026-02-05' } })
  expect(event('x2')).toHaveProperty('withdrawn')
  expect(event('x3.done')).toMatchObject({ event: 'action_done', links: { action: 'x3' } })
})

test('a meeting about a plan is an event, planned or held; cancelled or entered by mistake it counts from then on no longer', () => {
  expect(event('m1')).toMatchObject({
    event: 'review_meeting',
    on: '2026-02-03',
    links: { child: 'c1' },
    with: { kind: 'child_protection_conference', outcome: 'held' },
  })
  expect(event('m2')).toMatchObject({ on: '2026-03-10', with: { kind: 'core_group', outcome: 'planned' } })
  expect([event('m1')?.withdrawn, event('m2')?.withdrawn]).toEqual([undefined, undefined])
  expect(event('m3')).toMatchObject({ with: { outcome: 'planned' }, withdrawn: '2026-03-01T09:00:00+00:00' })
  expect(event('m4')?.withdrawn).toBe('2026-01-09T09:00:00+00:00')
})

test('that nothing changes for a child holds from when somebody said so, and it is escalated when somebody was told', () => {
  expect(of('c1')).toContain('drift true 2026-02-10/')
  expect(of('c2')).toContain('drift true 2026-01-20/2026-03-01')
  expect(event('e1.told')).toBeUndefined()
  expect(event('e2.told')).toMatchObject({ event: 'escalated', on: '2026-01-21', links: { child: 'c2', worker: 'w2' } })
})

test('an organisation that adopted a policy has one, and reading it is an event', () => {
  expect(of('o1')).toEqual(['kind school 2025-09-01/', 'supervision_policy true 2025-09-02/'])
  expect(event('p1.w1.read')).toMatchObject({ event: 'policy_read', links: { worker: 'w1' } })
})

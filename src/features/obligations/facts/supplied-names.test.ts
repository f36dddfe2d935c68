import { expect, test } from 'vitest'
import { keptFact, known, sessionRow } from '../../../../test/builders/fact-rows.ts'
import { suppliedEventNames, suppliedFactNames, suppliedLinkNames } from '../../../domain/policy/supplied-names.ts'
import type { FactRows } from './fact-rows.ts'
import { withGroups } from './group-facts.ts'
import { productFacts } from './product-facts.ts'
import { suppliedEvents, suppliedNames } from './supplied-names.ts'

/*
 * What is said to be supplied and no mapping makes would be held against people who cannot record it. Here is one row of
 * everything that the product keeps, each with all that can stand in it: together they make every name.
 */
const session = sessionRow()
const version = {
  no: 1,
  state: 'signed',
  frequency: { every: 4, unit: 'week' } as const,
  minutes: 60,
  starts: '2026-01-08',
  review: '2027-01-08',
  signed: known,
  proposed: known,
  clauses: { form: 'one_to_one' },
}
const action = { session: 's1', child: 'c1', owner: 'w1', agreed: '2026-01-22', due: '2026-02-05', known }
const alone: FactRows = {
  organisation: { kind: 'school', since: '2025-09-01' },
  people: ['w1', 'w2'].map((id) => ({ id, from: '2025-09-01', until: null, known })),
  facts: [
    ...['role', 'post', 'absence'].map((kind) => keptFact(kind, kind)),
    ...['newly_qualified', 'case_holding', 'clinical_role', 'occupational_standard'].map((kind) =>
      keptFact(kind, 'yes'),
    ),
    keptFact('contracted_hours', '32.5'),
    keptFact('standard_interval', '6 weeks'),
    keptFact('standard_minutes', '90'),
    keptFact('line_manager', 'Gwen', '2025-09-01', 'w2'),
    keptFact('line_manager', 'Idris', '2026-02-01', 'w3'),
  ],
  agreements: [
    {
      id: 'a1',
      kind: 'safeguarding',
      supervisee: 'w1',
      supervisor: 'w2',
      ended: null,
      made: known,
      versions: [version, { ...version, no: 2, signed: '2026-02-08T10:00:00+00:00' }],
    },
  ],
  sessions: [session],
  moves: [{ session: 's1', from: '2026-01-15T15:45:00+00:00', to: session.at, moved: known }],
  statuses: [
    { id: 't1', child: 'c1', status: 'child_in_need', from: '2025-09-01', until: null, known, withdrawn: null },
  ],
  holders: [{ child: 'c1', holder: 'w1', from: '2025-09-01', until: null, known }],
  informal: [{ id: 'i1', child: 'c1', by: 'w1', with: 'w2', on: '2026-01-10', revisited: 's1', known }],
  actions: [{ ...action, id: 'x1', state: 'done', closed: '2026-02-01T09:00:00+00:00' }],
  meetings: [
    {
      id: 'm1',
      child: 'c1',
      kind: 'core_group',
      on: '2026-02-03',
      state: 'held',
      known,
      settled: known,
      withdrawn: null,
    },
  ],
  escalations: [
    { id: 'e1', child: 'c1', said: '2026-02-10', known, told: '2026-02-11', by: 'w2', told_known: known, ended: null },
  ],
  oversight: [],
  policies: [
    { id: 'p1', no: 1, from: '2025-09-01', adopted: '2025-09-02', ratified: '2025-09-20', review: null, known },
  ],
  read: [{ policy: 'p1', worker: 'w1', at: known }],
}
const rows = withGroups(alone, {
  people: [],
  facts: [],
  sessions: [{ ...session, id: 'g1', type: 'group', members: ['w1', 'w2'], bounds: true }],
  actions: [],
  oversight: [
    {
      id: 'o1',
      child: 'c1',
      worker: 'w1',
      manager: 'w2',
      on: '2026-02-10',
      departs: true,
      known: '2026-02-10T12:00:00Z',
    },
  ],
})
const { facts = [], events = [] } = productFacts(rows, {
  organisation: 'o1',
  children: ['c1'],
  calendar: { nation: 'england_and_wales', periods: [] },
  evaluateFrom: '2025-09-01',
})

test('every event that is said to be supplied is made, with each of its links', () => {
  const made = new Map<string, Set<string>>()
  for (const { event, links = {} } of events) {
    made.set(event, new Set([...(made.get(event) ?? []), ...Object.keys(links)]))
  }
  const missing = Object.entries(suppliedEvents).flatMap(([event, links]) =>
    made.has(event) ? links.filter((link) => !made.get(event)?.has(link)).map((link) => `${event}.${link}`) : [event],
  )
  expect(missing, 'Said to be supplied in supplied-names.ts, and made by no mapping').toEqual([])
})

test('every fact and attribute that is said to be supplied is made', () => {
  const made = new Set([
    ...facts.map(({ fact }) => fact),
    ...events.flatMap(({ with: told = {} }) => Object.keys(told)),
  ])
  const missing = [...suppliedNames].filter((name) => !made.has(name))
  expect(missing, 'Said to be supplied in supplied-names.ts, and made by no mapping').toEqual([])
})

test('whatever can be recorded is among the names that every pack may count on', () => {
  const links = Object.values(suppliedEvents).flat()
  expect(Object.keys(suppliedEvents).filter((event) => !suppliedEventNames.includes(event))).toEqual([])
  expect(links.filter((link) => !suppliedLinkNames.includes(link) && !suppliedFactNames.includes(link))).toEqual([])
  expect([...suppliedNames].filter((name) => !suppliedFactNames.includes(name))).toEqual([])
})

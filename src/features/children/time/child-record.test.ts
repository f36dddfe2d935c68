import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { completed, openSession, signedByBoth } from '../../../../test/builders/open-session.ts'
import { testWorld, type TestPerson, type World } from '../../../../test/support/world.ts'
import { caseHistories } from '../history/case-histories.queries.ts'
import { childRecords } from './child-record.queries.ts'

let world: World
let people: Record<string, TestPerson>
let children: string[]

const today = Temporal.Now.zonedDateTimeISO('Europe/London').toPlainDate()

beforeAll(async () => {
  world = await testWorld()
  const school = await world.organisation('Wrenfold Primary School')
  const other = await world.organisation('Kestrel Vale College')
  people = {
    supervisor: await world.person(school, 'Idris Falodun', ['supervisor']),
    supervisee: await world.person(school, 'Morwenna Tait', ['supervisee']),
    lead: await world.person(school, 'Kofi Larkin', ['dsl']),
    stranger: await world.person(school, 'Saskia Penhallow', ['supervisee', 'supervisor']),
    administrator: await world.person(school, 'Petra Lindqvist', ['administrator']),
    outsider: await world.person(other, 'Beck Orlanski', ['dsl', 'supervisee']),
  }
  const { supervisor, supervisee } = people as Record<'supervisor' | 'supervisee', TestPerson>
  const pair = { supervisor, supervisee }
  const signed = await openSession(world, { ...pair, daysAgo: 30, children: [{ name: ['Tobias', 'Ellery'] }] })
  await completed(world, supervisor, signed.sessionId)
  await signedByBoth(world, [supervisor, supervisee], signed.sessionId)
  const waiting = await openSession(world, { ...pair, daysAgo: 9, children: [{ name: ['Leo', 'Sandiford'] }] })
  await completed(world, supervisor, waiting.sessionId)
  children = [...signed.children, ...waiting.children].map(({ childId }) => childId)
  const { owner } = world.database
  for (const childId of children) {
    const org = school.organisationId
    await owner.query(
      `insert into app.child_status (organisation_id, status_id, child_id, status, starts_on, ends_on, recorded_by) values ($1, $2, $3, 'child_in_need', current_date - 90, null, $4), ($1, $5, $3, 'early_help', current_date - 200, current_date - 91, $4)`,
      [org, randomUUID(), childId, supervisee.membershipId, randomUUID()],
    )
    await owner.query(
      `insert into app.case_holder (organisation_id, holding_id, child_id, membership_id, starts_on, recorded_by) values ($1, $2, $3, $4, current_date - 90, $4)`,
      [org, randomUUID(), childId, supervisee.membershipId],
    )
    await owner.query(
      `insert into app.review_meeting (organisation_id, meeting_id, child_id, kind, meets_on, state, recorded_by) values ($1, $2, $3, 'core_group', current_date - 20, 'held', $4), ($1, $5, $3, 'core_group', current_date + 20, 'planned', $4)`,
      [org, randomUUID(), childId, supervisee.membershipId, randomUUID()],
    )
    await owner.query(
      `insert into app.case_concern (organisation_id, concern_id, child_id, concern, starts_on, recorded_by) values ($1, $2, $3, 'neglect', current_date - 50, $4)`,
      [org, randomUUID(), childId, supervisee.membershipId],
    )
    await owner.query(
      `insert into app.action (organisation_id, action_id, session_id, child_id, supervisee_id, supervisor_id, owner_id, what, why, due_on, agreed_on, created_by)
       values ($1, $2, $3, $4, $5, $6, $5, 'Ring the nursery', 'Agreed', current_date + 7, current_date - 9, $6)`,
      [org, randomUUID(), signed.sessionId, childId, supervisee.membershipId, supervisor.membershipId],
    )
    await owner.query(
      `insert into app.informal_discussion (organisation_id, informal_id, child_id, logged_by, with_id, happened_on) values ($1, $2, $3, $4, $5, current_date - 5)`,
      [org, randomUUID(), childId, supervisee.membershipId, supervisor.membershipId],
    )
  }
})
afterAll(() => world.end())

const who = ['supervisor', 'supervisee', 'lead', 'stranger', 'administrator', 'outsider'] as const

test.each(who)('what the %s is given in one look is what a case history gives, and no more', async (name) => {
  const person = people[name] as TestPerson
  const { histories, found } = await world.work(person, async ({ db, actor }) => ({
    histories: await caseHistories(db, actor, children, today),
    found: await childRecords(db, children, { since: today.subtract({ years: 1 }), history: true }),
  }))
  expect(found.map(({ record }) => record.childId).toSorted()).toEqual([...histories.keys()].toSorted())
  expect(found).toHaveLength(['supervisor', 'supervisee', 'lead'].includes(name) ? children.length : 0)
  for (const { record } of found) {
    const history = histories.get(record.childId)
    if (history === undefined) throw new Error('no history')
    for (const list of ['statuses', 'holders', 'meetings', 'discussions', 'actions', 'informal', 'concerns'] as const) {
      const wanted = (history[list] ?? []) as readonly object[]
      expect(record[list]).toHaveLength(wanted.length)
      // Each has what the history has, and what a picture needs beside it. What is put before signers is complete.
      for (const [index, one] of wanted.entries()) {
        const { knownAt, ...rest } = one as { knownAt: number }
        expect(record[list]?.[index]).toMatchObject(rest)
        expect(Math.abs((record[list]?.[index]?.knownAt ?? 0) - knownAt)).toBeLessThan(60_000)
      }
    }
  }
})

test('who may not know the direction and the words of an action is given neither', async () => {
  const found = await world.work(people['lead'] as TestPerson, ({ db }) =>
    childRecords(db, children, { since: today.subtract({ years: 1 }), history: false }),
  )
  const byName = (name: string) => found.find(({ child }) => child.givenName === name)?.record
  expect(byName('Tobias')?.discussions[0]?.rag).toBe('amber')
  expect(byName('Leo')?.discussions[0]?.rag).toBeNull()
  expect(found.flatMap(({ record }) => record.actions).every(({ what }) => what === null)).toBe(true)
  expect(found.flatMap(({ record }) => record.discussions).some(({ isMine }) => isMine)).toBe(false)
})

test('what is older than asked for is left out, but for statuses, holders and what is open; the first day is said', async () => {
  const found = await world.work(people['supervisee'] as TestPerson, ({ db }) =>
    childRecords(db, children, { since: today, history: false }),
  )
  for (const { record } of found) {
    expect(record.discussions).toEqual([])
    expect(record.statuses).toHaveLength(2)
    expect(record.holders).toHaveLength(1)
    expect(record.actions).toHaveLength(1)
    expect(record.meetings.map(({ state }) => state)).toEqual(['planned'])
    expect(record.firstOn?.equals(today.subtract({ days: 200 }))).toBe(true)
  }
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { completed, openSession, signedByBoth, type OpenSession } from '../../../../test/builders/open-session.ts'
import { testWorld, type TestPerson, type World } from '../../../../test/support/world.ts'

// What a party or the safeguarding team could do to the facts beside a signed record with any statement as the web role.

let world: World
let alice: TestPerson
let bob: TestPerson
let lead: TestPerson
let signed: OpenSession
let other: OpenSession
const documentId = () => signed.children[0]?.documentId ?? ''

beforeAll(async () => {
  world = await testWorld()
  const school = await world.organisation('Wrenfold Primary School')
  alice = await world.person(school, 'Morwenna Tait', ['supervisee'])
  bob = await world.person(school, 'Idris Falodun', ['supervisor'])
  lead = await world.person(school, 'Saskia Penhallow', ['dsl'])
  const pair = { supervisee: alice, supervisor: bob }
  signed = await openSession(world, { ...pair, daysAgo: 8, children: [{ name: ['Tobias', 'Ellery'] }] })
  await completed(world, bob, signed.sessionId)
  await signedByBoth(world, [bob, alice], signed.sessionId)
  other = await openSession(world, { ...pair, children: [{ name: ['Leo', 'Sandiford'] }] })
})
afterAll(() => world.end())

test('a copy that waits is not made to wait no more by calling it superseded', async () => {
  for (const person of [alice, bob, lead]) {
    const done = world.work(person, ({ db }) =>
      db.updateTable('file_copy').set({ state: 'superseded' }).where('document_id', '=', documentId()).execute(),
    )
    await expect(done).rejects.toThrow('goes one way')
  }
})

test('a departure is of the session of its record', async () => {
  const departure = (sessionId: string) =>
    world.work(bob, (work) =>
      work.db
        .insertInto('departure')
        .values({
          organisation_id: work.actor.organisationId,
          document_id: documentId(),
          version_no: 1,
          decision_no: 9,
          session_id: sessionId,
          approver: 'The head',
          recorded_by: bob.membershipId,
        })
        .execute(),
    )
  await expect(departure(other.sessionId)).rejects.toThrow('of the session of its record')
  await expect(departure(signed.sessionId)).resolves.toBeDefined()
})

test('a referral is recorded by whoever made it, whatever they say', async () => {
  const made = randomUUID()
  await world.work(alice, async (work) => {
    const of = {
      organisation_id: work.actor.organisationId,
      document_id: made,
      session_id: other.sessionId,
      child_id: other.children[0]?.childId ?? '',
    }
    await work.db
      .insertInto('document')
      .values({ ...of, kind: 'referral', template_key: 'referral', created_by: alice.membershipId })
      .execute()
    await work.db
      .insertInto('referral')
      .values({ ...of, decided: 'referred', recorded_by: bob.membershipId })
      .execute()
  })
  const { rows } = await world.database.owner.query('select recorded_by from app.referral where document_id = $1', [
    made,
  ])
  expect(rows).toEqual([{ recorded_by: alice.membershipId }])
})

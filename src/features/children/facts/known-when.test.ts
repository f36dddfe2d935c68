import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { liveChild } from '../../../../test/builders/group.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'

// "What was known on" a day rests on when a fact was recorded and withdrawn, and a register on nothing going from it that
// others recorded. Here somebody tries to change either with any statement as the web role.

let world: World
let school: TestOrganisation
let alice: TestPerson
let lead: TestPerson
let child: string

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  alice = await world.person(school, 'Morwenna Tait', ['supervisee'])
  lead = await world.person(school, 'Saskia Penhallow', ['dsl'])
  child = await liveChild(world, alice, ['Tobias', 'Ellery'])
})
afterAll(() => world.end())

const longAgo = '2001-01-01T00:00:00Z'
const status = (by: TestPerson, of: string, more: object = {}) =>
  world.work(by, ({ db }) =>
    db
      .insertInto('child_status')
      .values({
        organisation_id: school.organisationId,
        status_id: randomUUID(),
        child_id: of,
        status: 'child_protection_plan',
        starts_on: '2024-01-01',
        recorded_by: by.membershipId,
        ...more,
      } as never)
      .returning(['recorded_at', 'withdrawn_at'])
      .executeTakeFirstOrThrow(),
  )
const isNew = (moment: Temporal.Instant) =>
  Temporal.Instant.compare(moment, Temporal.Now.instant().subtract({ hours: 1 })) > 0

test('nobody records a status or a case holder as known before it was', async () => {
  const made = await status(alice, child, {
    recorded_at: longAgo,
    withdrawn_at: longAgo,
    withdrawn_by: lead.membershipId,
  })
  expect([isNew(made.recorded_at), made.withdrawn_at]).toEqual([true, null])
  const held = await world.work(alice, ({ db }) =>
    db
      .insertInto('case_holder')
      .values({
        organisation_id: school.organisationId,
        holding_id: randomUUID(),
        child_id: child,
        membership_id: alice.membershipId,
        starts_on: '2024-01-01',
        recorded_by: alice.membershipId,
        recorded_at: longAgo,
      } as never)
      .returning('recorded_at')
      .executeTakeFirstOrThrow(),
  )
  expect(isNew(held.recorded_at)).toBe(true)
})

test('a number or a worry that was withdrawn stays withdrawn, from the moment it was', async () => {
  const of = { organisation_id: school.organisationId, child_id: child, recorded_by: alice.membershipId }
  await world.work(alice, async ({ db }) => {
    await db
      .insertInto('child_reference')
      .values({ ...of, reference_id: randomUUID(), kind: 'other', value: 'A1' })
      .execute()
    await db
      .insertInto('case_concern')
      .values({ ...of, concern_id: randomUUID(), concern: 'neglect', starts_on: '2024-01-01' } as never)
      .execute()
  })
  for (const table of ['child_reference', 'case_concern'] as const) {
    const set = (withdrawn: string | null) =>
      world.work(alice, ({ db }) =>
        db
          .updateTable(table)
          .set({ withdrawn_at: withdrawn === null ? null : Temporal.Instant.from(withdrawn) })
          .where('child_id', '=', child)
          .returning('withdrawn_at')
          .execute(),
      )
    const [row] = await set(longAgo)
    expect(row?.withdrawn_at && isNew(row.withdrawn_at)).toBe(true)
    await expect(set(null)).rejects.toThrow('what is withdrawn does not change')
  }
})

test('a child is not taken out with a status or holder that somebody else recorded, or that came later', async () => {
  const takesOut = async (of: string) => (await world.as(alice).post(`/children/${of}/take-out`, {})).location
  const mistake = await liveChild(world, alice, ['Jude', 'Varley'])
  await status(lead, mistake)
  expect((await world.as(alice).get(`/children/${mistake}/take-out`)).text).toContain('1 status recorded since')
  expect(await takesOut(mistake)).toBe(`/children/${mistake}/take-out`)
  const old = await liveChild(world, alice, ['Wren', 'Ashby'])
  await world.database.owner.query(`update app.child set created_at = now() - interval '3 days' where child_id = $1`, [
    old,
  ])
  expect(await takesOut(old)).toBe(`/children/${old}/take-out`)
  const fresh = await liveChild(world, alice, ['Nell', 'Osgood'])
  expect(await takesOut(fresh)).toBe('/children')
})

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { liveChild } from '../../../../test/builders/group.ts'
import { pairIn, sessionOf } from '../../../../test/builders/writing-session.ts'
import { knownBefore } from '../../../domain/children/child-record.ts'
import { endOfDay } from '../../../domain/children/known-until.ts'
import { recordFrom, type ChildFactsRow } from '../time/child-facts.ts'
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

test('the end of a worry is known from the moment somebody said it, and a picture of then does not have it', async () => {
  const of = await liveChild(world, alice, ['Kit', 'Osgathorpe'])
  await world.database.owner.query(
    `insert into app.case_concern (organisation_id, concern_id, child_id, concern, starts_on, recorded_by, recorded_at)
     values ($1, gen_random_uuid(), $2, 'neglect', '2026-01-05', $3, '2026-01-06')`,
    [school.organisationId, of, alice.membershipId],
  )
  const [ended] = await world.work(alice, ({ db }) =>
    db
      .updateTable('case_concern')
      .set({ ends_on: '2026-02-01' } as never)
      .where('child_id', '=', of)
      .returning('ended_at')
      .execute(),
  )
  expect(ended?.ended_at && isNew(ended.ended_at)).toBe(true)
  await expect(
    world.work(alice, ({ db }) =>
      db
        .updateTable('case_concern')
        .set({ ended_at: longAgo } as never)
        .where('child_id', '=', of)
        .execute(),
    ),
  ).rejects.toThrow('permission denied')
  const picture = await world.work(alice, async ({ db }) => {
    const { rows } = await sql<{ facts: ChildFactsRow }>`
      select facts from platform.child_times(array[${of}::uuid], '2025-01-01', true)`.execute(db)
    return rows[0] && recordFrom(of, rows[0].facts)
  })
  if (picture === undefined) throw new Error('There is no picture')
  const concern = (before: string | null) =>
    knownBefore(picture, before === null ? null : endOfDay(Temporal.PlainDate.from(before))).concerns?.[0]
  expect(concern('2026-03-01')?.endsOn).toBeNull()
  expect(concern(null)?.endsOn?.toString()).toBe('2026-02-01')
})

test('nobody plans a session or notes an informal discussion as if it had been known before', async () => {
  const pair = await pairIn(world)
  const { organisationId } = pair.organisation
  const [me, other] = [pair.supervisee.membershipId, pair.supervisor.membershipId]
  const session = await world.work(pair.supervisee, ({ db }) =>
    db
      .insertInto('session')
      .values({
        organisation_id: organisationId,
        session_id: randomUUID(),
        agreement_id: pair.agreementId,
        supervisee_id: me,
        supervisor_id: other,
        starts_at: Temporal.Now.instant().add({ hours: 48 }),
        planned_minutes: 60,
        created_by: me,
        created_at: longAgo,
        opened_at: longAgo,
        completed_at: longAgo,
        completed_by: other,
      } as never)
      .returning(['session_id', 'created_at', 'opened_at', 'completed_at', 'completed_by'])
      .executeTakeFirstOrThrow(),
  )
  expect([isNew(session.created_at), session.opened_at, session.completed_at, session.completed_by]).toEqual([
    true,
    null,
    null,
    null,
  ])
  const informal = await world.work(pair.supervisee, ({ db }) =>
    db
      .insertInto('informal_discussion')
      .values({
        organisation_id: organisationId,
        informal_id: randomUUID(),
        logged_by: me,
        with_id: other,
        happened_on: '2024-01-01',
        created_at: longAgo,
        revisited_in: session.session_id,
      } as never)
      .returning(['created_at', 'revisited_in'])
      .executeTakeFirstOrThrow(),
  )
  expect([isNew(informal.created_at), informal.revisited_in]).toEqual([true, null])
  const family = await world.work(pair.supervisee, ({ db }) =>
    db
      .insertInto('family')
      .values({
        organisation_id: organisationId,
        family_id: randomUUID(),
        name: 'Varley',
        created_by: me,
        created_at: longAgo,
      } as never)
      .returning(['family_id', 'created_at'])
      .executeTakeFirstOrThrow(),
  )
  const added = await world.work(pair.supervisee, ({ db }) =>
    db
      .insertInto('child')
      .values({
        organisation_id: organisationId,
        child_id: randomUUID(),
        family_id: family.family_id,
        given_name: 'Jude',
        family_name: 'Varley',
        created_by: me,
        created_at: longAgo,
      } as never)
      .returning('created_at')
      .executeTakeFirstOrThrow(),
  )
  expect([isNew(family.created_at), isNew(added.created_at)]).toEqual([true, true])
})

test('when a session was opened and completed is said by the database', async () => {
  const pair = await pairIn(world)
  const sessionId = await sessionOf(world, pair, 0)
  const set = (by: TestPerson, values: object) =>
    world.work(by, ({ db }) =>
      db
        .updateTable('session')
        .set(values)
        .where('session_id', '=', sessionId)
        .returning(['opened_at', 'completed_at', 'completed_by'])
        .executeTakeFirstOrThrow(),
    )
  const opened = await set(pair.supervisor, { state: 'open', opened_at: longAgo })
  expect(opened.opened_at && isNew(opened.opened_at)).toBe(true)
  expect((await set(pair.supervisee, { opened_at: longAgo })).opened_at?.equals(opened.opened_at ?? '')).toBe(true)
  const completed = await set(pair.supervisor, {
    state: 'completed',
    completed_at: longAgo,
    completed_by: pair.supervisee.membershipId,
  })
  expect([completed.completed_at && isNew(completed.completed_at), completed.completed_by]).toEqual([
    true,
    pair.supervisor.membershipId,
  ])
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

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adoptedPolicy } from '../../../../test/builders/policy.ts'
import { policyWorld, type PolicyWorld } from '../../../../test/support/policy-world.ts'

let here: PolicyWorld
const today = Temporal.Now.plainDateISO('Europe/London')
beforeAll(async () => {
  here = await policyWorld()
  await adoptedPolicy(here.world, here.head, { follows: 'primary-and-nursery@1' })
})
afterAll(() => here.end())

const reads = async () =>
  (
    await here.world.database.owner.query<{ name: string }>(
      `select m.name from app.policy_read r join app.membership m using (organisation_id, membership_id) where r.organisation_id = $1`,
      [here.school.organisationId],
    )
  ).rows.map(({ name }) => name)

test('somebody says that they have read it, once however often they send it', async () => {
  const { world, supervisee } = here
  const form = { version: '1', _once: randomUUID() }
  expect((await world.as(supervisee).post('/policy/read', form)).location).toBe('/policy#read')
  await world.as(supervisee).post('/policy/read', form)
  await world.as(supervisee).post('/policy/read', { version: '1' })
  expect(await reads()).toEqual(['Morwenna Tait'])
  expect((await world.as(supervisee).get('/policy')).text).toContain('that you have read and understood version 1')
  const { rows } = await world.database.owner.query(
    `select event from app.journal_entry where organisation_id = $1 and event = 'policy.read'`,
    [here.school.organisationId],
  )
  expect(rows).toHaveLength(1)
})

test('a version that is not in force is not read, and another school has none', async () => {
  const { world, governor, elsewhere } = here
  await world.as(governor).post('/policy/read', { version: '7' })
  await world.as(governor).post('/policy/read', {})
  await world.as(elsewhere).post('/policy/read', { version: '1' })
  expect(await reads()).toEqual(['Morwenna Tait'])
})

test('nobody says it for somebody else', async () => {
  const { world, lead, governor } = here
  await expect(
    world.work(lead, async ({ db, actor }) => {
      const { version_id: version } = await db
        .selectFrom('policy_version')
        .select('version_id')
        .where('organisation_id', '=', actor.organisationId)
        .executeTakeFirstOrThrow()
      await db
        .insertInto('policy_read')
        .values({ organisation_id: actor.organisationId, version_id: version, membership_id: governor.membershipId })
        .execute()
    }),
  ).rejects.toThrow(/row-level security/)
})

test('who has and who has not is seen by whoever answers for it, and by nobody else', async () => {
  const { world, head, lead, administrator, governor, supervisee, elsewhere } = here
  for (const person of [head, lead, administrator, governor]) {
    const page = await world.as(person).get('/policy/readers')
    expect(page.text).toContain('1 of 5 people has said')
    expect(page.text).toContain('Morwenna Tait')
  }
  expect((await world.as(supervisee).get('/policy/readers')).status).toBe(404)
  expect((await world.as(elsewhere).get('/policy/readers')).text).not.toContain('Morwenna Tait')
})

test('a further version is read anew, beside what has changed since the one that was read', async () => {
  const { world, head, supervisee } = here
  await adoptedPolicy(world, head, {
    inForceFrom: today.subtract({ days: 1 }),
    vary: [{ rule: 'four_weekly', change: { gap: { at_most: '3 weeks' } }, reason: 'Our review.' }],
  })
  const page = await world.as(supervisee).get('/policy')
  expect(page.text).toContain('You have read version 1. This is what has changed since.')
  expect(page.text).toContain('Longest gap: 4 weeks, now 3 weeks, stricter.')
  expect(page.text).toContain('I have read and understood version 2')
  expect((await world.as(head).get('/policy/readers')).text).toContain('Version 1')
  await world.as(supervisee).post('/policy/read', { version: '1' })
  expect((await world.as(supervisee).get('/policy')).text).toContain('I have read and understood version 2')
})

test('two versions are compared in words by anybody here', async () => {
  const { world, supervisee, elsewhere } = here
  const page = await world.as(supervisee).get('/policy/compare?from=1&to=2')
  expect(page.text).toContain('1 rule changes.')
  expect(page.text).toContain('Reason: Our review.')
  for (const query of ['?from=1&to=9', '?from=x&to=1', '', '?from=-1&to=99999999999']) {
    expect((await world.as(supervisee).get(`/policy/compare${query}`)).status).toBe(404)
  }
  expect((await world.as(elsewhere).get('/policy/versions/1')).status).toBe(404)
  expect((await world.as(elsewhere).get('/policy/versions/1/file')).status).toBe(404)
})

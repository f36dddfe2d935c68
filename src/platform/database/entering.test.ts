import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testWorld, type TestPerson, type World } from '../../../test/support/world.ts'
import { inScope, type Scoped } from './scope.ts'

let world: World
let person: TestPerson

beforeAll(async () => {
  world = await testWorld()
})
afterAll(() => world.end())
beforeEach(async () => {
  const school = await world.organisation('Wrenfold Primary School')
  person = await world.person(school, 'Morwenna Tait', ['supervisee'])
  await enter()
})

/** What work is given: as a page is answered, so with what is remembered while that holds. */
const work = <T>(then: (scoped: Scoped) => Promise<T>, wanted: string | null = null) =>
  inScope(world.services.pools.web, person.token, wanted, then, { repeatable: true })
const seen = ({ db }: Scoped) => sql<{ membership_id: string }>`select membership_id from membership`.execute(db)
const enter = (wanted: string | null = null) =>
  work(async (scoped) => {
    await scoped.last(() => seen(scoped))
    return scoped.actor
  }, wanted)
const change = (text: string, ...values: unknown[]) => world.database.owner.query(text, values)
const kept = async () =>
  (
    await change(
      `select e.mark from platform.entry e join auth."session" s on s."id" = e.web_session where s."token" = $1`,
      person.token,
    )
  ).rows.map(({ mark }: { mark: string }) => mark)

test('while nothing changes, what was entered is found and not worked out again', async () => {
  const marks = await kept()
  expect(marks).toHaveLength(1)
  expect((await enter())?.membershipId).toBe(person.membershipId)
  expect(await kept()).toEqual(marks)
})

describe('the very next request sees', () => {
  test('a role that was given, and one that was taken away', async () => {
    await change(
      `insert into app.membership_fact (organisation_id, fact_id, membership_id, kind, value, valid_from) values ($1, gen_random_uuid(), $2, 'role', 'head', current_date - 1)`,
      person.organisation.organisationId,
      person.membershipId,
    )
    expect((await enter())?.roles).toEqual(['head', 'supervisee'])
    await change(
      `update app.membership_fact set withdrawn_at = now() where membership_id = $1 and value = 'head'`,
      person.membershipId,
    )
    expect((await enter())?.roles).toEqual(['supervisee'])
    await change(`delete from app.membership_fact where membership_id = $1`, person.membershipId)
    expect((await enter())?.roles).toEqual([])
  })

  test('a name, a second factor, and the words of the organisation', async () => {
    await change(
      'update app.membership set name = $2 where membership_id = $1',
      person.membershipId,
      'Morwenna Tait-Boscawen',
    )
    expect((await enter())?.name).toBe('Morwenna Tait-Boscawen')
    await change('update auth."user" set "twoFactorEnabled" = false where "id" = $1', person.accountId)
    expect((await enter())?.secondFactor).toBe(false)
    await change(
      `update app.organisation set words = '{"agreement": "contract"}' where organisation_id = $1`,
      person.organisation.organisationId,
    )
    expect((await enter())?.words).toEqual({ agreement: 'contract' })
  })

  test('that a membership has ended, that an account is somebody else’s, and that a web session is over', async () => {
    await change(
      'update app.membership set started_on = current_date - 9, ended_on = current_date - 2 where membership_id = $1',
      person.membershipId,
    )
    expect(await enter()).toBeNull()
    await change('update app.membership set ended_on = null where membership_id = $1', person.membershipId)
    expect((await enter())?.membershipId).toBe(person.membershipId)
    await change('update app.person set auth_user_id = null where person_id = $1', person.personId)
    expect(await enter()).toBeNull()
    await change('update app.person set auth_user_id = $2 where person_id = $1', person.personId, person.accountId)
    expect((await enter())?.membershipId).toBe(person.membershipId)
    await change('delete from auth."session" where "token" = $1', person.token)
    expect(await enter()).toBeNull()
  })

  test('that a web session has come to its end', async () => {
    await change(`update auth."session" set "expiresAt" = now() - interval '1 second' where "token" = $1`, person.token)
    expect(await enter()).toBeNull()
  })

  test('another day, on which a role begins', async () => {
    await change(`update platform.entry set day = day - 1`)
    const before = await kept()
    expect((await enter())?.roles).toEqual(['supervisee'])
    expect(await kept()).not.toEqual(before)
  })
})

test('a change that is not yet committed changes nothing, and counts from the moment it is', async () => {
  await change('begin')
  await change('update app.membership set name = $2 where membership_id = $1', person.membershipId, 'Somebody Else')
  expect((await enter())?.name).toBe('Morwenna Tait')
  await change('commit')
  expect((await enter())?.name).toBe('Somebody Else')
})

test('what is kept in the database may be lost: it is made again', async () => {
  await change('delete from platform.entry')
  expect((await enter())?.membershipId).toBe(person.membershipId)
  expect(await kept()).toHaveLength(1)
})

test('work that began with what has changed is done again, and only the second time counts', async () => {
  await change('update app.membership set name = $2 where membership_id = $1', person.membershipId, 'Morwenna Boscawen')
  const names: string[] = []
  const key = randomUUID()
  await work(async (scoped) => {
    names.push(scoped.actor?.name ?? '')
    await sql`insert into once (organisation_id, membership_id, once_key) values (${person.organisation.organisationId}, ${person.membershipId}, ${key})`
      .execute(scoped.db)
      // Work that hides a failure is done again all the same.
      .catch(() => {})
  })
  expect(names).toEqual(['Morwenna Tait', 'Morwenna Boscawen'])
  expect((await change('select from app.once where once_key = $1', key)).rowCount).toBe(1)
})

test('a refusal from what is remembered alone is not believed', async () => {
  await change('update app.membership set name = $2 where membership_id = $1', person.membershipId, 'Morwenna Boscawen')
  const refuses = work(async ({ actor }) => {
    if (actor?.name === 'Morwenna Tait') throw new Error('refused')
    return 'allowed'
  })
  expect(await refuses).toBe('allowed')
  const asksNothing = await work(async ({ actor }) => actor?.name)
  expect(asksNothing).toBe('Morwenna Boscawen')
})

test('an error of the work itself is told, and the work is not done again', async () => {
  let times = 0
  const fails = work(async (scoped) => {
    times++
    await sql`select 1 / 0`.execute(scoped.db)
  })
  await expect(fails).rejects.toThrow('division by zero')
  expect(times).toBe(1)
})

test('a membership that is not theirs is neither entered nor kept', async () => {
  const stranger = randomUUID()
  for (const _ of [1, 2, 3]) expect((await enter(stranger))?.membershipId).toBe(person.membershipId)
  expect(await kept()).toHaveLength(1)
  expect((await enter(person.membershipId))?.membershipId).toBe(person.membershipId)
  expect(await kept()).toHaveLength(2)
})

test('many requests at once of one web session all enter, whoever keeps it', async () => {
  await change('delete from platform.entry')
  const actors = await Promise.all(Array.from({ length: 20 }, () => enter()))
  expect(new Set(actors.map((actor) => actor?.membershipId))).toEqual(new Set([person.membershipId]))
})

test('the mark of one web session opens nothing with the token of another', async () => {
  const other = await world.person(person.organisation, 'Idris Falodun', ['supervisor'])
  const [mark] = await kept()
  const tried = inScope(world.services.pools.web, null, null, ({ db }) =>
    sql`select platform.enter_again(${other.token}, ${mark}::uuid)`.execute(db),
  )
  await expect(tried).rejects.toThrow('has changed')
})

import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { asRole } from '../src/platform/database/pools.ts'
import { testSecrets } from './support/database.ts'
import { testWorld, type TestPerson, type World } from './support/world.ts'

// The scope against somebody who runs any SQL they like as the web role: it is a text in a setting, which everybody may
// set, and a mark that the connection keeps, which only the door may set (database/migrations/0019).

let world: World
let alice: TestPerson
let bob: TestPerson
let web: pg.Client
let other: pg.Client

const connected = async () => {
  const client = new pg.Client({
    ...asRole(world.database.ownerUrl, 'plumbline_web', testSecrets.web),
    options: '-c search_path=app,pg_catalog,pg_temp',
  })
  await client.connect()
  return client
}

beforeAll(async () => {
  world = await testWorld()
  const school = await world.organisation('Wrenfold Primary School')
  alice = await world.person(school, 'Morwenna Tait', ['supervisee'])
  bob = await world.person(school, 'Idris Falodun', ['supervisor'])
})
beforeEach(async () => {
  web = await connected()
  other = await connected()
})
afterEach(() => Promise.all([web.end(), other.end()]))
afterAll(() => world.end())

const enter = (client: pg.Client, person: TestPerson) =>
  client.query('select * from platform.enter($1, null)', [person.token])
const take = (client: pg.Client, scope: string, local = true) =>
  client.query(`select set_config('plumbline.scope', $1, $2)`, [scope, local])
const scopeOf = async (client: pg.Client): Promise<string> =>
  (await client.query(`select current_setting('plumbline.scope') as scope`)).rows[0].scope
const look = (client: pg.Client) => client.query<{ id: string }>('select platform.membership_id() as id')
const refused = /not made by platform.enter|not yet defined in this session/

/** The scope text of somebody, as it is while they are entered, with the transaction still open. */
async function entered(client: pg.Client, person: TestPerson): Promise<string> {
  await client.query('begin')
  await enter(client, person)
  expect((await look(client)).rows[0]?.id).toBe(person.membershipId)
  return scopeOf(client)
}

test('no part of a scope can be changed: not who, not where, not the circles or roles', async () => {
  const scope = await entered(web, alice)
  const parts = scope.split('|')
  expect(parts).toHaveLength(6)
  for (let n = 0; n < parts.length; n++) {
    const changed = parts.map((part, at) => (at === n ? 'dsl' : part)).join('|')
    await web.query('savepoint s')
    await take(web, changed)
    await expect(look(web), changed).rejects.toThrow(refused)
    await expect(web.query('rollback to s; select * from membership'), changed).resolves.toBeDefined()
  }
  for (const changed of [`${scope}|`, `${scope},dsl`, ` ${scope}`, scope.toUpperCase(), scope.slice(0, -1)]) {
    await web.query('savepoint s')
    await take(web, changed)
    await expect(look(web), changed).rejects.toThrow(refused)
    await web.query('rollback to s')
  }
  expect((await look(web)).rows[0]?.id).toBe(alice.membershipId)
})

test('a scope is of one connection: the same text at the same time elsewhere is nothing', async () => {
  const scope = await entered(web, alice)
  await other.query('begin')
  await take(other, scope)
  await expect(look(other)).rejects.toThrow(refused)
  await other.query('rollback; begin')
  await enter(other, bob)
  await take(other, scope)
  await expect(look(other)).rejects.toThrow(refused)
})

test('a scope is of one transaction, whether it ended well or not, and however the setting outlives it', async () => {
  for (const end of ['commit', 'rollback']) {
    const scope = await entered(web, alice)
    await web.query(end)
    await web.query('begin')
    await take(web, scope)
    await expect(look(web), end).rejects.toThrow(refused)
    await web.query('rollback')
    await take(web, scope, false)
    await expect(look(web), end).rejects.toThrow(refused)
    await web.query('reset plumbline.scope')
  }
})

test('of two who enter in one transaction the last one counts, also when a savepoint brings the first text back', async () => {
  const first = await entered(web, alice)
  await web.query('savepoint s')
  await enter(web, bob)
  expect((await look(web)).rows[0]?.id).toBe(bob.membershipId)
  await web.query('savepoint t')
  await take(web, first)
  await expect(look(web)).rejects.toThrow(refused)
  await web.query('rollback to s')
  expect(await scopeOf(web)).toBe(first)
  await expect(look(web)).rejects.toThrow(refused)
})

test('who is not found leaves no scope behind, neither the one before nor one left on the connection', async () => {
  await take(web, 'left by somebody', false)
  await entered(web, alice)
  expect((await web.query(`select * from platform.enter('no such token', null)`)).rowCount).toBe(0)
  expect((await look(web)).rows[0]?.id).toBeNull()
  expect((await web.query('select * from membership')).rowCount).toBe(0)
})

test('the mark cannot be set, moved on, read or taken away to any use', async () => {
  await entered(web, alice)
  for (const query of [
    `select setval('platform.scope_mark_one', 1)`,
    `select nextval('platform.scope_mark_one')`,
    `select currval('platform.scope_mark_two')`,
    `select last_value from platform.scope_mark_two`,
    `alter sequence platform.scope_mark_one restart`,
    `drop sequence platform.scope_mark_one`,
    `select platform.set_scope(gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '{dsl}', '')`,
  ]) {
    await web.query('savepoint s')
    await expect(web.query(query), query).rejects.toThrow(/permission denied|must be owner/)
    await web.query('rollback to s')
  }
  const { rows } = await web.query(
    `select last_value from pg_sequences where schemaname = 'platform' and last_value is not null`,
  )
  expect(rows).toEqual([])
  await web.query('rollback')
  await web.query('discard sequences')
  await web.query('begin')
  await take(web, `x|${alice.organisation.organisationId}|${alice.membershipId}|${alice.personId}||supervisee`)
  await expect(look(web)).rejects.toThrow(refused)
})

test('nothing that the web role may set or make changes how the mark is compared', async () => {
  const scope = await entered(web, alice)
  for (const setting of [
    `set local datestyle = 'sql, dmy'`,
    `set local timezone = 'Asia/Kolkata'`,
    `set local client_encoding = 'latin1'`,
    `set local bytea_output = 'escape'`,
    `set local search_path = pg_temp, app, public`,
    `set local extra_float_digits = 0`,
  ]) {
    await web.query(setting)
    expect((await look(web)).rows[0]?.id, setting).toBe(alice.membershipId)
    await web.query('savepoint s')
    await take(web, scope.replace(alice.membershipId, bob.membershipId))
    await expect(look(web), setting).rejects.toThrow(refused)
    await web.query('rollback to s')
  }
  for (const making of [
    'create temporary table scope_mark_one (last_value bigint)',
    `create function pg_temp.currval(regclass) returns bigint language sql as 'select 1::bigint'`,
    `create function app.sha256(bytea) returns bytea language sql as 'select $1'`,
    `create function public.int8send(bigint) returns bytea language sql as 'select ''''::bytea'`,
  ]) {
    await web.query('savepoint s')
    await expect(web.query(making), making).rejects.toThrow(/permission denied/)
    await web.query('rollback to s')
  }
})

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testWorld, type TestPerson, type World } from '../../../test/support/world.ts'
import { inScope, type Scoped } from './scope.ts'

let world: World
let person: TestPerson

beforeAll(async () => {
  world = await testWorld()
  const school = await world.organisation('Wrenfold Primary School')
  person = await world.person(school, 'Morwenna Tait', ['supervisee'])
})
afterAll(() => world.end())

const within = <T>(work: (scoped: Scoped) => Promise<T>) => inScope(world.services.pools.web, person.token, null, work)
const add = ({ db }: Scoped, key: string) =>
  sql`insert into once (organisation_id, membership_id, once_key) values (${person.organisation.organisationId}, ${person.membershipId}, ${key})`.execute(
    db,
  )
const isThere = async (key: string) =>
  (await world.database.owner.query('select from app.once where once_key = $1', [key])).rowCount === 1

describe('the last statement', () => {
  test('is kept as soon as it is answered, with what came before it', async () => {
    const [before, last] = [randomUUID(), randomUUID()]
    await within(async (scoped) => {
      await add(scoped, before)
      await scoped.last(() => add(scoped, last))
      expect([await isThere(before), await isThere(last)]).toEqual([true, true])
    })
  })

  test('is the last: nothing is asked after it, outside the transaction and without a scope', async () => {
    const key = randomUUID()
    const after = within(async (scoped) => {
      await scoped.last(() => add(scoped, key))
      await add(scoped, randomUUID())
    })
    await expect(after).rejects.toThrow('Nothing can be asked after the last statement')
    const one = within((scoped) => scoped.last(() => add(scoped, randomUUID()).then(() => add(scoped, randomUUID()))))
    await expect(one).rejects.toThrow('Nothing can be asked after the last statement')
    await expect(within((scoped) => scoped.last(() => Promise.resolve()))).rejects.toThrow('nothing was committed')
  })

  test('that fails is told, and undoes what came before it', async () => {
    const key = randomUUID()
    const failed = within(async (scoped) => {
      await add(scoped, key)
      await scoped.last(() => sql`select 1 / 0`.execute(scoped.db))
    })
    await expect(failed).rejects.toThrow('division by zero')
    expect(await isThere(key)).toBe(false)
  })

  test('is not taken for kept when committing fails', async () => {
    await world.database.owner.query(`
      create function public.refuse_late() returns trigger language plpgsql as $$ begin raise exception 'refused late'; end $$;
      create constraint trigger late after insert on app.once deferrable initially deferred for each row execute function public.refuse_late()`)
    const key = randomUUID()
    await expect(within((scoped) => scoped.last(() => add(scoped, key)))).rejects.toThrow('refused late')
    await world.database.owner.query('drop function public.refuse_late cascade')
    expect(await isThere(key)).toBe(false)
  })

  test('leaves a connection that the next request begins anew on, and no scope', async () => {
    await Promise.all(
      Array.from({ length: 30 }, () => within((scoped) => scoped.last(() => add(scoped, randomUUID())))),
    )
    const { rows } = await inScope(world.services.pools.web, null, null, ({ db }) =>
      sql`select * from membership`.execute(db),
    )
    expect(rows).toEqual([])
  })
})

describe('what is asked side by side', () => {
  test('is kept together, also when it is the last', async () => {
    const keys = Array.from({ length: 4 }, () => randomUUID())
    await within(async (scoped) => {
      await Promise.all(keys.slice(0, 2).map((key) => add(scoped, key)))
      await scoped.last(() => Promise.all(keys.slice(2).map((key) => add(scoped, key))))
      expect(await Promise.all(keys.map(isThere))).toEqual([true, true, true, true])
    })
  })

  test('is answered each its own, in the order in which it was asked', async () => {
    const answers = await within(({ db }) =>
      Promise.all([1, 2, 3].map((n) => sql<{ n: number }>`select ${n}::int as n`.execute(db))),
    )
    expect(answers.map(({ rows }) => rows[0]?.n)).toEqual([1, 2, 3])
  })

  test('is undone together when one of it fails, and says which failure that was', async () => {
    const [first, third] = [randomUUID(), randomUUID()]
    const failed = within((scoped) =>
      scoped.last(() => Promise.all([add(scoped, first), sql`select 1 / 0`.execute(scoped.db), add(scoped, third)])),
    )
    await expect(failed).rejects.toThrow('division by zero')
    expect([await isThere(first), await isThere(third)]).toEqual([false, false])
  })

  test('is not sent when the work fails before that, and the connection is as good as new', async () => {
    const key = randomUUID()
    const failed = within((scoped) => Promise.all([add(scoped, key), Promise.reject(new Error('changed its mind'))]))
    await expect(failed).rejects.toThrow('changed its mind')
    await Promise.all(Array.from({ length: 10 }, () => within((scoped) => add(scoped, randomUUID()))))
    expect(await isThere(key)).toBe(false)
  })
})

test('a failure that was not told is not taken for kept', async () => {
  const key = randomUUID()
  const swallowed = within(async (scoped) => {
    await add(scoped, key)
    await sql`select 1 / 0`.execute(scoped.db).catch(() => {})
  })
  await expect(swallowed).rejects.toThrow('was undone')
  expect(await isThere(key)).toBe(false)
})

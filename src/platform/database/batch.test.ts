import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testWorld, type World } from '../../../test/support/world.ts'
import { askTogether, BatchFailed, type Statement } from './batch.ts'

let world: World
let client: pg.PoolClient

beforeAll(async () => {
  world = await testWorld()
  await world.database.owner.query(`create table public.kept (word text unique deferrable initially deferred);
    grant all on public.kept to plumbline_web; grant usage, create on schema public to plumbline_web`)
  client = await world.services.pools.web.connect()
})
afterAll(async () => {
  client.release()
  await world.end()
})

const keep = (word: string): Statement => ({
  name: 'keep',
  text: 'insert into public.kept values ($1) returning word, length(word) as size',
  values: [word],
})
const fails: Statement = { text: 'select 1 / 0' }
const kept = async () => {
  const [answer] = await askTogether(client, [{ text: 'select word from public.kept order by word' }])
  return answer?.rows.map((row) => (row as { word: string }).word)
}
const failure = (statements: readonly Statement[]) =>
  askTogether(client, statements).then(
    () => null,
    (problem: unknown) => problem as BatchFailed,
  )

test('each is answered its own, by the names of its columns, the first time and every time after it', async () => {
  for (const words of [
    ['ash', 'box'],
    ['cedar', 'dogwood'],
  ]) {
    expect(await askTogether(client, words.map(keep))).toEqual(
      words.map((word) => ({ command: 'INSERT', rowCount: 1, rows: [{ word, size: word.length }] })),
    )
  }
  const [changed, gone, nothing] = await askTogether(client, [
    { text: `update public.kept set word = word || '.'` },
    { name: 'gone', text: 'delete from public.kept' },
    { text: 'select null::date as day where $1', values: [true] },
  ])
  expect([changed?.command, changed?.rowCount]).toEqual(['UPDATE', 4])
  expect([gone?.command, gone?.rowCount, gone?.rows]).toEqual(['DELETE', 4, []])
  expect(nothing?.rows).toEqual([{ day: null }])
})

describe('outside a transaction a message is one', () => {
  test('when a statement fails, nothing of it is kept, what comes after is not run, and it says which failed', async () => {
    const failed = await failure([keep('elm'), keep('fig'), fails, { text: 'create table public.after ()' }])
    expect(failed).toBeInstanceOf(BatchFailed)
    expect(failed).toMatchObject({ place: 2, cause: { message: 'division by zero' } })
    expect(await kept()).toEqual([])
    expect((await askTogether(client, [{ text: `select to_regclass('public.after') as there` }]))[0]?.rows).toEqual([
      { there: null },
    ])
  })

  test('when keeping it fails, all is undone, and it says that every statement had been run', async () => {
    const failed = await failure([keep('gorse'), keep('gorse')])
    expect(failed).toMatchObject({ place: 2, cause: { code: '23505' } })
    expect(await kept()).toEqual([])
  })
})

test('within a transaction it is part of that, and the message that ends it says whether it was kept', async () => {
  await askTogether(client, [{ text: 'begin' }, keep('hazel')])
  await failure([fails])
  const [ended] = await askTogether(client, [{ text: 'commit' }])
  expect(ended?.command).toBe('ROLLBACK')
  expect(await kept()).toEqual([])
})

test('a statement that could not be prepared is prepared when it can be', async () => {
  const early: Statement = { name: 'early', text: 'select * from public.later' }
  expect((await failure([early]))?.place).toBe(0)
  await askTogether(client, [{ text: 'create table public.later as select 7 as number' }])
  expect((await askTogether(client, [early]))[0]?.rows).toEqual([{ number: 7 }])
})

test('a statement that was prepared in a message that failed can be asked again', async () => {
  const prepared: Statement = { name: 'prepared', text: 'select 3 as three' }
  await failure([fails, prepared])
  await failure([prepared, fails])
  expect((await askTogether(client, [prepared]))[0]?.rows).toEqual([{ three: 3 }])
})

test('what was prepared of a table that has changed since fails, and is never read by its old columns', async () => {
  const all: Statement = { name: 'all of changing', text: 'select * from public.changing' }
  await askTogether(client, [{ text: 'create table public.changing as select 1 as one, 2 as two' }, all])
  await askTogether(client, [{ text: 'alter table public.changing drop column one' }])
  expect((await failure([all]))?.cause).toMatchObject({ message: 'cached plan must not change result type' })
})

test('a value that cannot be read fails the message and leaves the connection as good as new', async () => {
  expect((await failure([{ text: `select 'infinity'::timestamptz as never` }, fails]))?.cause).toMatchObject({
    message: 'division by zero',
  })
  expect(await failure([{ text: `select 'infinity'::timestamptz as never` }])).toBeInstanceOf(BatchFailed)
  expect((await askTogether(client, [{ text: 'select 1 as one' }]))[0]?.rows).toEqual([{ one: 1 }])
})

test('a lost connection fails what was asked on it', async () => {
  const lost = await world.services.pools.web.connect()
  const [own] = await askTogether(lost, [{ text: 'select pg_backend_pid() as pid' }])
  const { pid } = { pid: 0, ...own?.rows[0] }
  const [problem] = await Promise.all([
    askTogether(lost, [{ text: 'select pg_sleep(14)' }]).catch((failed: unknown) => failed),
    world.database.owner.query('select pg_terminate_backend($1)', [pid]),
  ])
  expect(problem).toMatchObject({ place: 0, cause: expect.any(Error) as Error })
  lost.release(new Error('lost'))
})

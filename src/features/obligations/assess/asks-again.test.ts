import { afterAll, beforeAll, expect, test } from 'vitest'
import { testWorld, type World } from '../../../../test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await testWorld()
})
afterAll(() => world.end())

/** What reassess.ts reads facts with. */
const readers = ['facts_of', 'meetings_of', 'escalations_of', 'group_facts_of', 'calendar_of', 'policies_of']

/** Those that say nothing by themselves, and why a row of another table that does ask always comes with theirs. */
const written = {
  document: 'with its session or agreement',
  document_reader: 'with its document',
  document_version: 'with the version of its agreement',
  organisation: 'before there is anybody in it; a change asks',
  session_bounds: 'said before the session, and counted once those who are there agree, which is their own row',
  session_move: 'with the session that it moves',
}

test('a new row of a table that facts are read from asks for what is owed to be worked out again', async () => {
  const { rows } = await world.database.owner.query<{ name: string; asks: boolean }>(
    `select c.relname as name, bool_or(f.body ~ 'insert into app\\.reassessment') as asks
       from pg_class c
       join pg_proc p on p.proname = any ($1) and p.pronamespace = 'platform'::regnamespace
         and p.prosrc ~ ('\\mapp\\.' || c.relname || '\\M')
       left join lateral (
         select t.prosrc from pg_trigger g join pg_proc t on t.oid = g.tgfoid
           where g.tgrelid = c.oid and not g.tgisinternal and (g.tgtype & 4) > 0
       ) f (body) on true
       where c.relnamespace = 'app'::regnamespace and c.relkind = 'r'
       group by c.relname order by 1`,
    [readers],
  )
  expect(rows.length).toBeGreaterThan(10)
  expect(rows.filter(({ asks }) => asks !== true).map(({ name }) => name)).toEqual(Object.keys(written))
})

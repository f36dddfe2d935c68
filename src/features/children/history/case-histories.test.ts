import { afterAll, beforeAll, expect, test } from 'vitest'
import { heldChild, pairIn, sessionOf, type Pair } from '../../../../test/builders/writing-session.ts'
import { childOnAgenda } from '../../../../test/support/supervision.ts'
import { testWorld, type TestPerson, type World } from '../../../../test/support/world.ts'
import { caseHistories, closeConcern, recordConcern } from '../public.ts'

let world: World
let pair: Pair
let leo: string

const today = () => Temporal.Now.plainDateISO('Europe/London')

beforeAll(async () => {
  world = await testWorld()
  pair = await pairIn(world, ['Leo', 'Rosa'])
  leo = pair.children['Leo'] ?? ''
  const { organisationId } = pair.organisation
  for (const [inDays, state, rag] of [
    [-40, 'signed', 'amber'],
    [-10, 'completed', 'red'],
    [0, 'open', 'green'],
  ] as const) {
    const sessionId = await sessionOf(world, pair, inDays, state)
    await childOnAgenda(world, sessionId, leo, { organisationId, addedBy: pair.supervisor.membershipId, rag })
    if (inDays === -40) {
      await world.database.owner.query(
        `insert into app.action (organisation_id, action_id, session_id, child_id, supervisee_id, supervisor_id, owner_id, what, why, due_on, agreed_on, created_by)
         values ($1, gen_random_uuid(), $2, $3, $4, $5, $4, 'Ring the nursery', 'To know', current_date + 5, current_date - 40, $4)`,
        [organisationId, sessionId, leo, pair.supervisee.membershipId, pair.supervisor.membershipId],
      )
    }
  }
})
afterAll(() => world.end())

const read = (person: TestPerson, ids: readonly string[] = [leo]) =>
  world.work(person, (work) => caseHistories(work.db, work.actor, ids, work.today))

test('the two who met know every direction of what was held, and what is agreed; not of a session that is still open', async () => {
  for (const person of [pair.supervisee, pair.supervisor]) {
    const history = (await read(person)).get(leo)
    expect(history?.discussions.map(({ rag, signed }) => [rag, signed])).toEqual([
      ['amber', true],
      ['red', false],
    ])
    expect(history?.actions.map(({ what }) => what)).toEqual(['Ring the nursery'])
    expect(history?.statuses.map(({ status }) => status)).toEqual(['child_in_need'])
    expect(history?.holders.map(({ name }) => name)).toEqual(['Morwenna Tait'])
    expect(history?.name).toBe('Leo Ellery')
  }
})

test('who may see the child without having met knows when, and the direction once all have signed; no words of an action', async () => {
  const lead = await world.person(pair.organisation, 'Una Lead', ['dsl'])
  const history = (await read(lead)).get(leo)
  expect(history?.discussions.map(({ rag, signed }) => [rag, signed])).toEqual([
    ['amber', true],
    [null, false],
  ])
  expect(history?.actions.map(({ what, carried }) => [what, carried])).toEqual([[null, 0]])
  expect(history?.informal).toEqual([])
})

test('nobody else knows anything of the child, whatever they ask for', async () => {
  for (const [role, person] of Object.entries(pair.others)) {
    expect([role, [...(await read(person)).keys()]]).toEqual([role, []])
    // Behind the product’s back: the functions look for themselves.
    const asked = await world.work(person, async (work) => {
      const { sql } = await import('kysely')
      const discussions = await sql`select * from platform.discussions_of(${[leo]}::uuid[])`.execute(work.db)
      const actions = await sql`select * from platform.actions_of(${[leo]}::uuid[])`.execute(work.db)
      return discussions.rows.length + actions.rows.length
    })
    expect([role, asked]).toEqual([role, 0])
  }
})

test('several children are read at once, in the order of their names', async () => {
  const rosa = pair.children['Rosa'] ?? ''
  expect([...(await read(pair.supervisee, [rosa, leo, crypto.randomUUID()])).keys()]).toEqual([leo, rosa])
  expect((await read(pair.supervisee, [])).size).toBe(0)
})

test('what the worry is about is said by whoever sees the child, once, ended, or taken back', async () => {
  const childId = await heldChild(world, pair.supervisee, ['Ada', 'Sandiford'])
  const say = (person: TestPerson) =>
    world.work(person, (work) => recordConcern(work, { childId, concern: 'neglect', startsOn: today() }))
  const concernId = (await say(pair.supervisee)) ?? ''
  expect(await say(pair.supervisor)).toBe('there_already')
  for (const person of Object.values(pair.others)) {
    expect(await say(person)).toBeNull()
    expect(await world.work(person, (work) => closeConcern(work, { childId, concernId, as: 'over' }))).toBe(false)
  }
  const known = async () => (await read(pair.supervisee, [childId])).get(childId)?.concerns?.map((each) => each.endsOn)
  expect(await known()).toEqual([null])
  const close = (as: 'over' | 'mistake', id: string) =>
    world.work(pair.supervisor, (work) => closeConcern(work, { childId, concernId: id, as }))
  expect(await close('over', concernId)).toBe(true)
  expect(await close('over', concernId)).toBe(false)
  expect((await known())?.map(String)).toEqual([today().toString()])
  const again = (await say(pair.supervisor)) ?? ''
  expect(await close('mistake', again)).toBe(true)
  expect((await known())?.length).toBe(1)
})

test('the page of a worry asks for the two things it needs, and keeps what was typed', async () => {
  const path = `/children/${leo}/concern`
  const browser = world.as(pair.supervisee)
  const day = today()
  const form = {
    concern: 'neglect',
    'since-day': `${day.day}`,
    'since-month': `${day.month}`,
    'since-year': `${day.year}`,
  }
  expect((await browser.post(path, { ...form, concern: '' })).text).toContain('Choose what the worry is mainly about')
  const future = await browser.post(path, { ...form, 'since-year': `${day.year + 1}` })
  expect(future.status).toBe(422)
  expect((await browser.post(path, form)).location).toBe(path)
  const twice = await browser.post(path, form)
  expect(twice.status).toBe(422)
  expect(twice.text).toContain('That is recorded already, and goes on')
  const { text } = await browser.get(path)
  const close = /close:([0-9a-f-]{36})/.exec(text)?.[0] ?? ''
  expect((await browser.post(path, { do: close, as: 'over' })).location).toBe(path)
  expect((await browser.get(path)).text).not.toContain('close:')
  for (const person of Object.values(pair.others)) expect((await world.as(person).get(path)).status).toBe(404)
})

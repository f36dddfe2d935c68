import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openedSession, pairIn, type Pair } from '../../../test/builders/writing-session.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import { agreeAction, closeAction, removeAction } from './public.ts'

let world: World
let pair: Pair
let sessionId: string

beforeAll(async () => {
  world = await testWorld()
  pair = await pairIn(world, ['Leo'])
  sessionId = await openedSession(world, pair)
})
afterAll(() => world.end())

const agree = (more: { ownerId?: string; childId?: string | null; person?: Pair['supervisee'] } = {}) =>
  world.work(more.person ?? pair.supervisor, (work) =>
    agreeAction(work, {
      sessionId,
      childId: more.childId ?? null,
      what: 'Ring the nursery',
      why: 'To know who collects',
      ownerId: more.ownerId ?? pair.supervisee.membershipId,
      dueOn: work.today.add({ days: 5 }),
    }),
  )

test('an action is agreed by one of the two, for one of the two, about a child on the agenda or none', async () => {
  expect(await agree()).not.toBeNull()
  expect(await agree({ childId: pair.children['Leo'] ?? '' })).not.toBeNull()
  expect(await agree({ ownerId: pair.others.head.membershipId })).toBeNull()
  expect(await agree({ childId: crypto.randomUUID() })).toBeNull()
  for (const person of Object.values(pair.others)) expect(await agree({ person })).toBeNull()
})

describe('the page of one action', () => {
  test('is there for the two, and for nobody else', async () => {
    const actionId = (await agree()) ?? ''
    for (const person of Object.values(pair.others)) {
      expect((await world.as(person).get(`/actions/${actionId}`)).status).toBe(404)
      expect((await world.as(person).post(`/actions/${actionId}`, { do: 'done', outcome: 'x' })).status).toBe(404)
      expect(await world.work(person, (work) => closeAction(work, { actionId, outcome: 'x' }))).toBe(false)
    }
    expect((await world.as(pair.supervisor).get(`/actions/${actionId}`)).text).toContain('Ring the nursery')
  })

  test('lets it be changed and taken back while its session is open, and then no more', async () => {
    const actionId = (await agree()) ?? ''
    const day = Temporal.Now.plainDateISO('Europe/London').add({ days: 9 })
    const change = {
      do: 'change',
      'action.what': 'Ring them twice',
      'action.why': 'To be sure',
      'action.who': pair.supervisor.membershipId,
      'action.by-day': `${day.day}`,
      'action.by-month': `${day.month}`,
      'action.by-year': `${day.year}`,
    }
    expect(
      (await world.as(pair.supervisee).post(`/actions/${actionId}`, { ...change, 'action.what': '' })).status,
    ).toBe(422)
    expect((await world.as(pair.supervisee).post(`/actions/${actionId}`, change)).status).toBe(303)
    expect((await world.as(pair.supervisee).get(`/actions/${actionId}`)).text).toContain('Ring them twice')
    await world.database.owner.query(`update app.session set state = 'completed' where session_id = $1`, [sessionId])
    expect((await world.as(pair.supervisee).post(`/actions/${actionId}`, change)).status).toBe(404)
    expect(await world.work(pair.supervisee, (work) => removeAction(work, actionId))).toBe(false)
    await world.database.owner.query(`update app.session set state = 'open' where session_id = $1`, [sessionId])
    expect((await world.as(pair.supervisee).post(`/actions/${actionId}`, { do: 'remove' })).status).toBe(303)
    expect((await world.as(pair.supervisee).get(`/actions/${actionId}`)).status).toBe(404)
  })

  test('marks it done with what came of it, once', async () => {
    const actionId = (await agree()) ?? ''
    const browser = world.as(pair.supervisee)
    expect((await browser.post(`/actions/${actionId}`, { do: 'done', outcome: ' ' })).text).toContain(
      'Write what came of it',
    )
    expect((await browser.post(`/actions/${actionId}`, { do: 'done', outcome: 'She collects him now' })).location).toBe(
      '/actions',
    )
    expect((await browser.post(`/actions/${actionId}`, { do: 'done', outcome: 'Something else' })).status).toBe(422)
    const { text } = await browser.get('/actions')
    expect(text).toContain('She collects him now')
  })
})

test('my list has what I own, by date, and nobody else’s', async () => {
  const mine = await agree({ ownerId: pair.supervisor.membershipId })
  expect((await world.as(pair.supervisor).get('/actions')).text).toContain(`/actions/${mine}`)
  expect((await world.as(pair.others.anotherSupervisor).get('/actions')).text).toContain('Nothing is left to do')
  expect((await world.as(pair.others.governor).get('/actions')).status).toBe(404)
})

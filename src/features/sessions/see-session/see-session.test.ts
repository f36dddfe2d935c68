import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { heldChild, openedSession, pairIn, sessionOf, type Pair } from '../../../../test/builders/writing-session.ts'
import { childOnAgenda } from '../../../../test/support/supervision.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'

let world: World
let pair: Pair

beforeAll(async () => {
  world = await testWorld()
  pair = await pairIn(world)
})
afterAll(() => world.end())

const stateOf = async (sessionId: string) =>
  (await world.database.owner.query('select state, opened_at from app.session where session_id = $1', [sessionId]))
    .rows[0] as { state: string; opened_at: unknown }

test('a child’s part is said to be unwritten before the session, and not while it is being written', async () => {
  const other = await pairIn(world, ['Leo'])
  const sessionId = await openedSession(world, other)
  expect((await world.as(other.supervisee).get(`/sessions/${sessionId}`)).text).not.toContain('Nothing written yet')
  const planned = await sessionOf(world, other, 5)
  await childOnAgenda(world, planned, other.children['Leo'] ?? '', {
    organisationId: other.organisation.organisationId,
    addedBy: other.supervisee.membershipId,
  })
  expect((await world.as(other.supervisee).get(`/sessions/${planned}`)).text).toContain('Nothing written yet')
})

describe('who may see a session', () => {
  test('both of the two, and nobody else: not an administrator, a governor, a head, a line manager or another school', async () => {
    const sessionId = await sessionOf(world, pair, 3)
    for (const path of ['', '/write/actions', '/write/work', '/write/close', '/refer']) {
      for (const person of Object.values(pair.others)) {
        expect((await world.as(person).get(`/sessions/${sessionId}${path}`)).status).toBe(404)
      }
    }
    expect((await world.as(pair.supervisee).get(`/sessions/${sessionId}`)).status).toBe(200)
    expect((await world.as(pair.supervisor).get(`/sessions/${sessionId}`)).status).toBe(200)
  })

  test('nobody else can open it, add to its agenda or say that it did not happen', async () => {
    const sessionId = await sessionOf(world, pair, -2)
    for (const person of Object.values(pair.others)) {
      const browser = world.as(person)
      expect((await browser.post(`/sessions/${sessionId}/open`, {})).status).toBe(404)
      expect((await browser.post(`/sessions/${sessionId}/missed`, {})).status).toBe(404)
      expect((await browser.post(`/sessions/${sessionId}/agenda`, { do: 'add-item', title: 'Mine' })).status).toBe(404)
    }
    expect((await stateOf(sessionId)).state).toBe('planned')
  })

  test('the list shows my sessions and nobody else’s', async () => {
    await sessionOf(world, pair, 5)
    expect((await world.as(pair.supervisee).get('/sessions')).text).toContain('Idris Falodun, your supervisor')
    expect((await world.as(pair.others.anotherSupervisor).get('/sessions')).text).not.toContain('Idris Falodun')
    expect((await world.as(pair.others.governor).get('/sessions')).status).toBe(404)
    expect((await world.as(pair.others.administrator).get('/sessions')).status).toBe(404)
  })

  test('the list shows 10 that are over, goes on by a link with up to 50 more, and comes to its end', async () => {
    const other = await pairIn(world, [])
    for (let day = 1; day <= 63; day++) await sessionOf(world, other, -day, 'signed')
    const first = (await world.as(other.supervisee).get('/sessions')).text
    const older = /href="(\/sessions\?before=[^"]+)"/.exec(first)?.[1] ?? ''
    expect(first.match(/pl-state--met/g)?.length).toBe(10)
    const second = (await world.as(other.supervisee).get(older)).text
    expect(second.match(/pl-state--met/g)?.length).toBe(50)
    const third = await world.as(other.supervisee).get(/href="(\/sessions\?before=[^"]+)"/.exec(second)?.[1] ?? '')
    expect(third.text.match(/pl-state--met/g)?.length).toBe(3)
    expect(third.text).not.toContain('Show earlier sessions')
    expect((await world.as(other.supervisee).get('/sessions?before=nonsense')).status).toBe(200)
  })
})

describe('the shared agenda', () => {
  test('has every child the supervisee holds, each with why, and last session’s actions first', async () => {
    const sessionId = await sessionOf(world, pair, 4)
    const { text } = await world.as(pair.supervisor).get(`/sessions/${sessionId}`)
    expect(text).toContain('Tobias Ellery')
    expect(text).toContain('Child in need, never discussed')
    expect(text.indexOf('Actions from last time')).toBeLessThan(text.indexOf('Tobias Ellery'))
    expect(text.indexOf('Actions from last time')).toBeGreaterThan(0)
  })

  test('a case that comes after the agenda was first opened is put on it, and one taken off stays off', async () => {
    const sessionId = await sessionOf(world, pair, 6)
    const browser = world.as(pair.supervisee)
    await browser.get(`/sessions/${sessionId}`)
    const rosa = pair.children['Rosa'] ?? ''
    expect((await browser.post(`/sessions/${sessionId}/agenda`, { do: 'remove-child', id: rosa })).status).toBe(303)
    await heldChild(world, pair.supervisee, ['Leo', 'Sandiford'])
    const { text } = await browser.get(`/sessions/${sessionId}`)
    expect(text).toContain('Leo Sandiford, ')
    expect(text).not.toContain('Rosa Ellery, ')
    expect((await browser.post(`/sessions/${sessionId}/agenda`, { do: 'add-child', child: rosa })).status).toBe(303)
    expect((await browser.get(`/sessions/${sessionId}`)).text).toContain('Rosa Ellery, ')
  })

  test('either adds an item and either takes it off; an empty one is turned back', async () => {
    const sessionId = await sessionOf(world, pair, 7)
    const [one, other] = [world.as(pair.supervisee), world.as(pair.supervisor)]
    const empty = await one.post(`/sessions/${sessionId}/agenda`, { do: 'add-item', title: ' ' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Write what to talk about')
    await one.post(`/sessions/${sessionId}/agenda`, { do: 'add-item', title: 'The new rota' })
    const seen = (await other.get(`/sessions/${sessionId}`)).text
    expect(seen).toContain('The new rota')
    expect(seen).toContain('Added by Morwenna Tait')
    const { rows } = await world.database.owner.query<{ item_id: string }>(
      'select item_id from app.agenda_item where session_id = $1',
      [sessionId],
    )
    await other.post(`/sessions/${sessionId}/agenda`, { do: 'remove-item', id: rows[0]?.item_id ?? '' })
    expect((await one.get(`/sessions/${sessionId}`)).text).not.toContain('The new rota')
  })

  test('a child the supervisee does not hold cannot be put on it', async () => {
    const sessionId = await sessionOf(world, pair, 8)
    const stranger = await heldChild(world, pair.others.anotherSupervisor, ['Ines', 'Brook'])
    const turned = await world
      .as(pair.supervisor)
      .post(`/sessions/${sessionId}/agenda`, { do: 'add-child', child: stranger })
    expect(turned.status).toBe(422)
  })
})

describe('how a session moves on', () => {
  test('it cannot be opened before its day, and the page says so', async () => {
    const sessionId = await sessionOf(world, pair, 1)
    const early = await world.as(pair.supervisor).post(`/sessions/${sessionId}/open`, {})
    expect(early.status).toBe(422)
    expect(early.text).toContain('can be opened on')
    expect((await stateOf(sessionId)).state).toBe('planned')
  })

  test('either opens it on its day; opened twice it is opened once', async () => {
    const sessionId = await sessionOf(world, pair, 0)
    expect((await world.as(pair.supervisee).post(`/sessions/${sessionId}/open`, {})).location).toBe(
      `/sessions/${sessionId}/write/actions`,
    )
    const first = await stateOf(sessionId)
    expect(first.state).toBe('open')
    expect((await world.as(pair.supervisor).post(`/sessions/${sessionId}/open`, {})).status).toBe(303)
    expect(String((await stateOf(sessionId)).opened_at)).toBe(String(first.opened_at))
    const { rows } = await world.database.owner.query(
      `select 1 from app.journal_entry where event = 'session.opened' and subject_id = $1`,
      [sessionId],
    )
    expect(rows).toHaveLength(1)
  })

  test('that it did not happen is said from the day after, and it then cannot be opened', async () => {
    const today = await sessionOf(world, pair, 0)
    expect((await world.as(pair.supervisor).post(`/sessions/${today}/missed`, {})).status).toBe(422)
    const yesterday = await sessionOf(world, pair, -1)
    expect((await world.as(pair.supervisor).post(`/sessions/${yesterday}/missed`, {})).status).toBe(303)
    expect((await stateOf(yesterday)).state).toBe('missed')
    expect((await world.as(pair.supervisor).post(`/sessions/${yesterday}/open`, {})).status).toBe(422)
    expect((await world.as(pair.supervisor).get(`/sessions/${yesterday}`)).text).toContain('did not happen')
  })

  test('one that is signed has no page to write on, and nothing to stop', async () => {
    const sessionId = await sessionOf(world, pair, -9, 'signed')
    expect((await world.as(pair.supervisee).get(`/sessions/${sessionId}`)).text).not.toContain('Stop and refer now')
    expect((await world.as(pair.supervisee).get(`/sessions/${sessionId}/write/work`)).location).toBe(
      `/sessions/${sessionId}/record`,
    )
    expect((await world.as(pair.supervisee).get(`/sessions/${sessionId}/write/close`)).location).toBe(
      `/sessions/${sessionId}/record`,
    )
  })
})

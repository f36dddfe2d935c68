import { afterAll, beforeAll, expect, test } from 'vitest'
import { heldChild, openedSession, pairIn, sessionOf, type Pair } from '../../../test/builders/writing-session.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import { dayInWords } from '../../domain/text/dates.ts'
import { revisitInformal } from './public.ts'

let world: World
let pair: Pair

beforeAll(async () => {
  world = await testWorld()
  pair = await pairIn(world, ['Leo'])
})
afterAll(() => world.end())

const today = () => Temporal.Now.plainDateISO('Europe/London')
const form = (more: Record<string, string> = {}, day = today()) => ({
  with: pair.supervisor.membershipId,
  child: pair.children['Leo'] ?? '',
  'when-day': `${day.day}`,
  'when-month': `${day.month}`,
  'when-year': `${day.year}`,
  gist: 'His aunt may move. We agreed to ask.',
  ...more,
})
const logged = async () =>
  (
    await world.database.owner.query<{ informal_id: string; revisited_in: string | null }>(
      'select informal_id, revisited_in from app.informal_discussion order by created_at',
    )
  ).rows

test('a conversation is logged on one page, sealed for the two, and comes back on the agenda until it is revisited', async () => {
  const before = await sessionOf(world, pair, 3)
  const saved = await world.as(pair.supervisee).post('/informal/new', form())
  const [informal] = await logged()
  expect(saved.location).toBe(`/sessions?logged=${informal?.informal_id}`)
  const day = dayInWords(today().add({ days: 3 }), today())
  expect((await world.as(pair.supervisee).get(saved.location ?? '')).text).toContain(
    `It comes back on your agenda of ${day} with Idris.`,
  )
  expect((await world.as(pair.supervisor).get(saved.location ?? '')).text).not.toContain('It comes back')
  const { rows } = await world.database.owner.query(`select state, kind from app.document where informal_id = $1`, [
    informal?.informal_id,
  ])
  expect(rows).toEqual([{ state: 'sealed', kind: 'informal_discussion' }])
  expect((await world.as(pair.supervisor).get(`/sessions/${before}`)).text).toContain(
    'An informal discussion to revisit',
  )
  expect((await world.as(pair.supervisor).get(`/sessions/${before}`)).text).toContain('with Morwenna, about Leo')
  const sessionId = await openedSession(world, pair)
  const page = `/sessions/${sessionId}/write/actions`
  expect((await world.as(pair.supervisor).get(page)).text).toContain('Informal discussions to revisit')
  for (const person of Object.values(pair.others)) {
    expect(await world.work(person, (work) => revisitInformal(work, sessionId, informal?.informal_id ?? ''))).toBe(
      false,
    )
  }
  await world.as(pair.supervisor).post(`${page}/revisit`, { informal: informal?.informal_id ?? '' })
  expect((await logged())[0]?.revisited_in).toBe(sessionId)
  expect((await world.as(pair.supervisor).get(`/sessions/${before}`)).text).not.toContain(
    'An informal discussion to revisit',
  )
})

test('its words are read by the two who had it, from the agenda, and by nobody else', async () => {
  const { rows } = await world.database.owner.query<{ document_id: string }>(
    `select document_id from app.document where kind = 'informal_discussion' order by created_at limit 1`,
  )
  const documentId = rows[0]?.document_id ?? ''
  for (const person of [pair.supervisee, pair.supervisor]) {
    const from = await world.as(person).get(`/documents/${documentId}`)
    expect(from.location).toBe(`/informal/${documentId}`)
    const read = await world.as(person).get(`/informal/${documentId}`)
    expect(read.status).toBe(200)
    expect(read.text).toContain('His aunt may move. We agreed to ask.')
    expect(read.text).toContain('About Leo Ellery')
  }
  for (const person of Object.values(pair.others)) {
    expect((await world.as(person).get(`/informal/${documentId}`)).status).toBe(404)
    expect((await world.as(person).get(`/documents/${documentId}`)).status).toBe(404)
  }
  expect((await world.as(pair.supervisee).get(`/informal/${documentId.slice(1)}`)).status).toBe(404)
})

test('lists one’s own cases first, and a child that is asked for wherever it stands', async () => {
  const far = await heldChild(world, pair.others.anotherSupervisor, ['Zed', 'Zzyzx'])
  const { text } = await world.as(pair.supervisor).get(`/informal/new?child=${far}`)
  const options = [...text.matchAll(/<option value="([0-9a-f-]{36})"[^>]*>([^<]+)/g)].map(([, , name]) => name)
  expect(options.indexOf('Zed Zzyzx')).toBeLessThan(options.indexOf('Leo Ellery'))
  expect(text).toMatch(new RegExp(`value="${far}" selected`))
  const plain = (await world.as(pair.supervisor).get('/informal/new')).text
  expect(plain).toMatch(/<optgroup label="Held by you, or by somebody you supervise">.*Leo Ellery/s)
  expect(plain.indexOf('Leo Ellery')).toBeLessThan(plain.indexOf('Zed Zzyzx'))
  // A child that one cannot see is not listed, though its identifier is known.
  expect((await world.as(pair.others.lineManager).get(`/informal/new?child=${far}`)).text).not.toContain('Zzyzx')
})

test('never counts as a session', async () => {
  const count = async () => (await world.database.owner.query('select 1 from app.session')).rowCount
  const before = await count()
  await world.as(pair.supervisor).post('/informal/new', form({ with: pair.supervisee.membershipId, child: '' }))
  expect(await count()).toBe(before)
})

test('cannot be after today, empty, with a stranger, or about a child one cannot see, and keeps what was typed', async () => {
  const browser = world.as(pair.supervisee)
  const late = await browser.post('/informal/new', form({}, today().add({ days: 1 })))
  expect(late.status).toBe(422)
  expect(late.text).toContain('The informal discussion cannot be after today')
  expect(late.text).toContain('His aunt may move.')
  expect((await browser.post('/informal/new', form({ gist: ' ' }))).text).toContain('Write what was said')
  expect((await browser.post('/informal/new', form({ with: pair.others.head.membershipId }))).status).toBe(422)
  expect((await browser.post('/informal/new', form({ child: crypto.randomUUID() }))).text).toContain('Choose the child')
})

test('sent twice is logged once', async () => {
  const before = (await logged()).length
  const once = { ...form({ gist: 'Only once' }), _once: crypto.randomUUID() }
  await Promise.all([
    world.as(pair.supervisee).post('/informal/new', once),
    world.as(pair.supervisee).post('/informal/new', once),
  ])
  expect((await logged()).length).toBe(before + 1)
})

test('is no page for an administrator or a governor', async () => {
  expect((await world.as(pair.others.administrator).get('/informal/new')).status).toBe(404)
  expect((await world.as(pair.others.governor).get('/informal/new')).status).toBe(404)
})

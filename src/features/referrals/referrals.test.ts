import { afterAll, beforeAll, expect, test } from 'vitest'
import { heldChild, openedSession, pairIn, type Pair } from '../../../test/builders/writing-session.ts'
import { testWorld, type World } from '../../../test/support/world.ts'

let world: World
let pair: Pair
let sessionId: string
let path: string

beforeAll(async () => {
  world = await testWorld()
  pair = await pairIn(world, ['Leo'])
  sessionId = await openedSession(world, pair)
  path = `/sessions/${sessionId}/refer`
})
afterAll(() => world.end())

const today = Temporal.Now.plainDateISO('Europe/London')
const told = (more: Record<string, string> = {}) => ({
  child: pair.children['Leo'] ?? '',
  concern: 'He said he is left alone at night.',
  decision: 'referred',
  told_name: 'Sam Oduya',
  told_role: 'Duty social worker',
  told_organisation: 'County children’s services',
  'told_on-day': `${today.day}`,
  'told_on-month': `${today.month}`,
  'told_on-year': `${today.year}`,
  told_at: '12.01am',
  told_said: 'They will visit today.',
  next_step: 'Idris rings back at 5pm.',
  ...more,
})

test('says what to do first: 999, the lead by name, and social care', async () => {
  const { text } = await world.as(pair.supervisee).get(path)
  expect(text).toContain('call 999')
  expect(text).toContain('at once: Idris Falodun.')
  expect(text).toContain('children’s social care')
})

test('what was said to whom and when is sealed, and the safeguarding team can read it at once', async () => {
  const { location } = await world.as(pair.supervisee).post(path, told())
  const { rows } = await world.database.owner.query<{ document_id: string; state: string; child_id: string }>(
    `select document_id, state, child_id from app.document where session_id = $1 and kind = 'referral'`,
    [sessionId],
  )
  expect(rows).toHaveLength(1)
  expect(location).toBe(`${path}?recorded=${rows[0]?.document_id}`)
  const confirmation = await world.as(pair.supervisee).get(location ?? '')
  expect(confirmation.text).toMatch(/Recorded at [\d.]+[ap]m\. The safeguarding team can read it from now on\./)
  expect(confirmation.text).toContain(`/documents/${rows[0]?.document_id}`)
  expect(confirmation.text).not.toContain('<form method="post" action="' + path)
  expect((await world.as(pair.supervisee).get(`/children/${pair.children['Leo']}`)).text).toContain(
    'Stop and refer record of',
  )
  expect(rows[0]).toMatchObject({ state: 'sealed', child_id: pair.children['Leo'] })
  const readers = await world.database.owner.query(
    'select basis, circle from app.document_reader where document_id = $1 order by basis',
    [rows[0]?.document_id],
  )
  expect(readers.rows).toEqual([
    { basis: 'child_file', circle: 'safeguarding_team' },
    { basis: 'party', circle: null },
    { basis: 'party', circle: null },
  ])
  const deputy = await world.person(pair.organisation, 'Tam Ode', ['deputy_dsl'])
  const opened = await world.work(deputy, (work) => work.door.open([rows[0]?.document_id ?? ''], 'to read'))
  expect(opened[0]?.body).toContain('left alone at night')
  for (const person of [
    pair.others.administrator,
    pair.others.governor,
    pair.others.lineManager,
    pair.others.anotherSchool,
  ]) {
    expect(await world.work(person, (work) => work.door.open([rows[0]?.document_id ?? ''], 'to read'))).toEqual([])
  }
  const journal = await world.database.owner.query(
    `select 1 from app.journal_entry where event = 'referral.opened' and subject_id = $1`,
    [sessionId],
  )
  expect(journal.rowCount).toBe(1)
  expect((await world.as(pair.supervisor).get(path)).text).toContain('About Leo Ellery')
})

test('is about any child that one may see, on the agenda or not, and no other', async () => {
  const theirs = await heldChild(world, pair.supervisee, ['Ava', 'Marsh'])
  expect((await world.as(pair.supervisor).get(path)).text).toContain('Ava Marsh')
  expect((await world.as(pair.supervisor).post(path, told({ child: theirs }))).status).toBe(303)
  const elsewhere = await heldChild(world, pair.others.anotherSchool, ['Sol', 'Away'])
  expect((await world.as(pair.supervisor).post(path, told({ child: elsewhere }))).status).toBe(422)
})

test('deciding not to refer needs its why', async () => {
  const without = await world.as(pair.supervisor).post(path, told({ decision: 'not_referred' }))
  expect(without.status).toBe(422)
  expect(without.text).toContain('Say why it was decided not to refer')
  expect(without.text).toContain('He said he is left alone at night.')
  expect(
    (
      await world
        .as(pair.supervisor)
        .post(path, told({ decision: 'not_referred', why: 'Known, and the plan covers it.' }))
    ).status,
  ).toBe(303)
})

test('each thing that is missing is asked for in its own words', async () => {
  const turned = await world
    .as(pair.supervisor)
    .post(path, told({ child: '', concern: '', told_name: '', told_at: 'soon', 'told_on-year': `${today.year + 1}` }))
  for (const words of [
    'Choose the child this is about',
    'Write what was seen',
    'Give the name of the person',
    'Give the time they were told',
  ])
    expect(turned.text).toContain(words)
})

test('nobody else finds the page', async () => {
  for (const person of Object.values(pair.others)) {
    expect((await world.as(person).get(path)).status).toBe(404)
    expect((await world.as(person).post(path, told())).status).toBe(404)
  }
})

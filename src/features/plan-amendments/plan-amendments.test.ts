import { afterAll, beforeAll, expect, test } from 'vitest'
import { heldChild, openedSession, pairIn, type Pair } from '../../../test/builders/writing-session.ts'
import { testWorld, type World } from '../../../test/support/world.ts'

let world: World
let pair: Pair
let leo: string
let sessionId: string

beforeAll(async () => {
  world = await testWorld()
  pair = await pairIn(world, ['Leo'])
  leo = pair.children['Leo'] ?? ''
  sessionId = await openedSession(world, pair)
})
afterAll(() => world.end())

const today = Temporal.Now.plainDateISO('Europe/London')
const day = (name: string, on: Temporal.PlainDate) => ({
  [`${name}-day`]: `${on.day}`,
  [`${name}-month`]: `${on.month}`,
  [`${name}-year`]: `${on.year}`,
})
const change = (more: Record<string, string> = {}) => ({
  session: sessionId,
  what: 'Weekly home visits, announced and not',
  ...day('agreed_on', today),
  agency_1_name: 'County children’s services',
  agency_1_person: 'The allocated social worker',
  ...day('agency_1_by', today.add({ days: 2 })),
  agency_1_teller: pair.supervisee.membershipId,
  ...more,
})
const newPath = () => `/children/${leo}/plan-changes/new`
const recorded = async () => (await world.as(pair.supervisor).post(newPath(), change())).location ?? ''
const agencyOf = async (path: string) => {
  const { text } = await world.as(pair.supervisor).get(path)
  return /agencies\/([0-9a-f-]{36})/.exec(text)?.[1] ?? ''
}

test('a change of a plan names who must hear of it, by when, and who tells them', async () => {
  const form = await world.as(pair.supervisor).get(`${newPath()}?session=${sessionId}`)
  expect(form.text).toContain('The plan for Leo changes')
  const path = await recorded()
  const { text } = await world.as(pair.supervisee).get(path)
  for (const words of [
    'Weekly home visits',
    '1 agency to be told.',
    'County children’s services',
    'To be told by',
    'Morwenna Tait',
  ])
    expect(text).toContain(words)
  expect((await world.as(pair.supervisee).get('/plan-changes')).text).toContain('Weekly home visits')
  expect((await world.as(pair.supervisor).get('/plan-changes')).text).not.toContain('Weekly home visits')
  expect((await world.as(pair.supervisor).get(`/children/${leo}/plan-changes`)).text).toContain('Weekly home visits')
})

test('an agency is told, then answers; each is noted once', async () => {
  const path = await recorded()
  const agency = `${path}/agencies/${await agencyOf(path)}`
  const turned = await world.as(pair.supervisee).post(agency, { do: 'told', ...day('told_on', today.add({ days: 1 })) })
  expect(turned.status).toBe(422)
  for (const words of ['It cannot be after today', 'Choose how they were told']) expect(turned.text).toContain(words)
  // Nobody answers who was not told.
  expect((await world.as(pair.supervisee).post(agency, { do: 'answer', answer: 'agrees' })).status).toBe(404)
  expect(
    (await world.as(pair.supervisee).post(agency, { do: 'told', ...day('told_on', today), told_how: 'telephone' }))
      .location,
  ).toBe(path)
  expect((await world.as(pair.supervisor).get(path)).text).toContain('1 agency told and not answered.')
  const answer = { do: 'answer', answer: 'disagrees', ...day('answered_on', today), answered_by: 'Sam Oduya' }
  expect((await world.as(pair.supervisor).post(agency, { ...answer, answered_by: '' })).text).toContain(
    'Give the name of whoever said so',
  )
  await world.as(pair.supervisor).post(agency, answer)
  await world.as(pair.supervisor).post(agency, { ...answer, answer: 'agrees' })
  const { text } = await world.as(pair.supervisee).get(path)
  expect(text).toContain('1 agency disagrees.')
  expect(text).toContain('Sam Oduya')
  expect(text).toContain('Differences between agencies')
  const { rows } = await world.database.owner.query<{ event: string }>(
    `select event from app.journal_entry where subject_id = $1 order by entry_id`,
    [path.split('/').at(-1)],
  )
  expect(rows.map((row) => row.event)).toEqual([
    'plan_amendment.recorded',
    'plan_amendment.told',
    'plan_amendment.answered',
  ])
})

test('an agency is added, and taken off until it was told', async () => {
  const path = await recorded()
  expect((await world.as(pair.supervisee).post(path, { do: 'add', agency_1_name: '' })).text).toContain(
    'Name the agency that must hear of it',
  )
  const more = {
    do: 'add',
    agency_1_name: 'Housing',
    ...day('agency_1_by', today),
    agency_1_teller: pair.supervisee.membershipId,
  }
  await world.as(pair.supervisee).post(path, more)
  expect((await world.as(pair.supervisor).get(path)).text).toContain('2 agencies to be told.')
  const agency = `${path}/agencies/${await agencyOf(path)}`
  await world.as(pair.supervisor).post(agency, { do: 'remove' })
  expect((await world.as(pair.supervisor).get(path)).text).toContain('1 agency to be told.')
  expect((await world.as(pair.supervisor).get(agency)).status).toBe(404)
})

test('what is missing is asked for in its own words, and nothing typed is lost', async () => {
  const turned = await world.as(pair.supervisor).post(
    newPath(),
    change({
      what: '',
      agency_1_name: '',
      agency_1_teller: pair.others.head.membershipId,
      agency_2_name: 'Police',
      ...day('agreed_on', today.add({ days: 3 })),
      ...day('agency_1_by', today.subtract({ days: 1 })),
    }),
  )
  expect(turned.status).toBe(422)
  for (const words of [
    'Write what changes in the plan',
    'It cannot be after today',
    'Name the agency that must hear of it',
    'Give a day from today on',
    'Choose who tells them',
    'value="Police"',
  ])
    expect(turned.text).toContain(words)
})

test('withdrawn, it is shown no more', async () => {
  const path = await recorded()
  expect((await world.as(pair.supervisor).post(path, { do: 'withdraw' })).location).toBe(
    `/children/${leo}/plan-changes`,
  )
  expect((await world.as(pair.supervisor).get(path)).status).toBe(404)
})

test('nobody who may not see the child finds any of it', async () => {
  const path = await recorded()
  const agency = `${path}/agencies/${await agencyOf(path)}`
  for (const person of Object.values(pair.others)) {
    for (const each of [newPath(), path, agency, `/children/${leo}/plan-changes`]) {
      expect((await world.as(person).get(each)).status, each).toBe(404)
    }
    expect((await world.as(person).post(newPath(), change())).status).toBe(404)
    expect((await world.as(person).post(path, { do: 'withdraw' })).status).toBe(404)
    expect((await world.as(person).post(agency, { do: 'remove' })).status).toBe(404)
  }
  expect((await world.as(pair.supervisee).get(path)).status).toBe(200)
})

test('a session of others is not one it was agreed in, nor a stranger one who tells', async () => {
  const theirs = await heldChild(world, pair.others.anotherSupervisor, ['Ava', 'Marsh'])
  const form = change({ agency_1_teller: pair.others.anotherSupervisor.membershipId })
  const at = `/children/${theirs}/plan-changes/new`
  expect((await world.as(pair.others.anotherSupervisor).post(at, form)).status).toBe(404)
  const { session: _, ...withoutSession } = form
  expect((await world.as(pair.others.anotherSupervisor).post(at, withoutSession)).status).toBe(303)
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adoptedPolicy, assessed, policyText } from '../../../../test/support/policy.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'
import { addChild } from '../public.ts'

let world: World
let school: TestOrganisation
let dsl: TestPerson
let morwenna: TestPerson
let outsiders: TestPerson[]

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  const head = await world.person(school, 'Gwen Abara-Holt', ['head'])
  dsl = await world.person(school, 'Kofi Larkin', ['dsl'])
  morwenna = await world.person(school, 'Morwenna Tait', ['supervisee'])
  outsiders = [
    head,
    await world.person(school, 'Saskia Penhallow', ['supervisee', 'supervisor']),
    await world.person(school, 'Petra Lindqvist', ['administrator']),
    await world.person(school, 'Lowri Castellane', ['governor']),
    await world.person(await world.organisation('Hartsease Infants'), 'Beck Orlanski', ['dsl']),
  ]
  await adoptedPolicy(world, school, policyText(clocks))
})
afterAll(() => world.end())

const today = Temporal.Now.plainDateISO('Europe/London')
const clocks = [
  {
    id: 'conference_again',
    title: 'A conference every six months',
    clause: '4',
    about: 'child',
    while: { status: 'child_protection_plan' },
    counts: { event: 'review_meeting', as: 'child', where: { kind: 'child_protection_conference', outcome: 'held' } },
    gap: { at_most: '6 months' },
  },
  {
    id: 'before_review',
    title: 'A discussion before a core group',
    clause: '5',
    about: 'child',
    while: { status: { known: 'yes' } },
    counts: { event: 'session', as: 'child', where: { outcome: 'held' } },
    before: { trigger: { event: 'review_meeting', as: 'child', where: { kind: 'core_group' } }, within: '14 days' },
  },
]

const fields = (name: string, day: Temporal.PlainDate) => ({
  [`${name}-day`]: `${day.day}`,
  [`${name}-month`]: `${day.month}`,
  [`${name}-year`]: `${day.year}`,
})

async function child(givenName = 'Tobias', familyId?: string) {
  const added = await world.work(dsl, (work) =>
    addChild(work, {
      family: familyId === undefined ? { name: 'Ellery' } : { familyId },
      givenName,
      familyName: 'Ellery',
      bornOn: null,
      reference: null,
      status: { status: 'child_protection_plan', legalBasis: 's47', startsOn: today.subtract({ months: 2 }) },
      holderId: morwenna.membershipId,
    }),
  )
  if (added.outcome !== 'added') throw new Error('not added')
  return added
}

const meetingsOf = async (childId: string) =>
  (
    await world.database.owner.query(
      `select meeting_id, kind, meets_on::text as on, state, withdrawn_at is not null as gone, moved_from, settled_by
       from app.review_meeting where child_id = $1 order by recorded_at`,
      [childId],
    )
  ).rows

async function planned(childId: string, on: Temporal.PlainDate, more: Record<string, string | string[]> = {}) {
  const sent = await world
    .as(morwenna)
    .post(`/children/${childId}/meetings/new`, { kind: 'core_group', ...fields('on', on), ...more })
  expect(sent.location).toBe(`/children/${childId}/meetings`)
  return (await meetingsOf(childId)).at(-1)
}

describe('a meeting about a plan', () => {
  test('is planned, and noted as held when its day has come, not before', async () => {
    const { childId } = await child()
    const browser = world.as(morwenna)
    expect((await browser.get(`/children/${childId}/meetings/new`)).text).toMatch(/value="core_group" checked/)
    const { meeting_id } = await planned(childId, today.add({ days: 9 }))
    const path = `/children/${childId}/meetings/${meeting_id}`
    expect((await browser.get(path)).text).not.toContain('It was held')
    expect((await browser.post(path, { became: 'held' })).status).toBe(422)
    await world.database.owner.query(
      `update app.review_meeting set meets_on = current_date - 1 where meeting_id = $1`,
      [meeting_id],
    )
    expect((await browser.get(`/children/${childId}/meetings`)).text).toContain('Core group: say whether it was held')
    expect((await browser.post(path, { became: 'held' })).status).toBe(303)
    expect(await meetingsOf(childId)).toMatchObject([{ state: 'held', settled_by: morwenna.membershipId }])
    expect((await browser.post(path, { became: 'cancelled' })).status).toBe(422)
    expect((await browser.get(`/children/${childId}/meetings`)).text).toContain('Held')
  })

  test('in the past is recorded as held, once, with what is wrong said beside what was typed', async () => {
    const { childId } = await child()
    const path = `/children/${childId}/meetings/new`
    const browser = world.as(morwenna)
    const form = { kind: 'child_protection_conference', ...fields('on', today.subtract({ days: 3 })) }
    expect((await browser.post(path, { ...form, kind: '' })).text).toContain('Choose which meeting it is')
    expect((await browser.post(path, { ...form, 'on-month': '13' })).text).toContain('The day must be a real date')
    expect((await browser.post(path, form)).status).toBe(303)
    const again = await browser.post(path, form)
    expect([again.status, again.text.includes('Tobias has a child protection conference on that day already')]).toEqual(
      [422, true],
    )
    expect(await meetingsOf(childId)).toMatchObject([{ state: 'held', settled_by: morwenna.membershipId }])
  })

  test('that is moved is cancelled, and planned anew; one cancelled has no new day; a mistake is withdrawn', async () => {
    const { childId } = await child()
    const { meeting_id } = await planned(childId, today.add({ days: 9 }))
    const path = `/children/${childId}/meetings`
    const browser = world.as(morwenna)
    const bad = await browser.post(`${path}/${meeting_id}`, {
      became: 'moved',
      ...fields('to', today.subtract({ days: 1 })),
    })
    expect([bad.status, bad.text.includes('The new day cannot be before today')]).toEqual([422, true])
    await browser.post(`${path}/${meeting_id}`, { became: 'moved', ...fields('to', today.add({ days: 16 })) })
    const [first, second] = await meetingsOf(childId)
    expect([first.state, second.state, second.moved_from]).toEqual(['cancelled', 'planned', meeting_id])
    expect((await browser.get(path)).text).toContain('Moved to')
    await browser.post(`${path}/${second.meeting_id}`, { became: 'cancelled' })
    await browser.post(`${path}/${second.meeting_id}`, { became: 'mistake' })
    expect((await meetingsOf(childId)).map(({ state, gone }) => [state, gone])).toEqual([
      ['cancelled', false],
      ['cancelled', true],
    ])
    expect((await browser.post(`${path}/${second.meeting_id}`, { became: 'mistake' })).status).toBe(404)
  })

  test('is often about brothers and sisters too: recorded and settled together', async () => {
    const { childId, familyId } = await child('Ada')
    const sibling = await child('Ivo', familyId)
    const stranger = await child('Kit')
    const on = today.add({ days: 20 })
    const { meeting_id } = await planned(childId, on, { also: [sibling.childId, stranger.childId] })
    expect(await meetingsOf(stranger.childId)).toEqual([])
    const [its] = await meetingsOf(sibling.childId)
    const page = await world.as(morwenna).get(`/children/${childId}/meetings/${meeting_id}`)
    expect(page.text).toContain('The same meeting is planned for Ivo too.')
    await world
      .as(morwenna)
      .post(`/children/${childId}/meetings/${meeting_id}`, { became: 'cancelled', also: its.meeting_id })
    expect((await meetingsOf(sibling.childId))[0].state).toBe('cancelled')
  })

  test('is for those who may see the child', async () => {
    const { childId } = await child()
    const { meeting_id } = await planned(childId, today.add({ days: 9 }))
    for (const person of outsiders) {
      const browser = world.as(person)
      for (const path of ['', '/new', `/${meeting_id}`]) {
        expect((await browser.get(`/children/${childId}/meetings${path}`)).status).toBe(404)
      }
      expect((await browser.post(`/children/${childId}/meetings/new`, { kind: 'core_group' })).status).toBe(404)
      expect((await browser.post(`/children/${childId}/meetings/${meeting_id}`, { became: 'mistake' })).status).toBe(
        404,
      )
      const { rows } = await world.work(person, async ({ db }) => ({
        rows: await db.selectFrom('review_meeting').selectAll().where('child_id', '=', childId).execute(),
      }))
      expect(rows).toEqual([])
    }
  })

  test('that is settled cannot be changed behind the product’s back by the web role', async () => {
    const { childId } = await child()
    const { meeting_id } = await planned(childId, today.add({ days: 9 }))
    const set = (state: 'planned' | 'cancelled' | 'held') =>
      world.work(morwenna, ({ db }) =>
        db.updateTable('review_meeting').set({ state }).where('meeting_id', '=', meeting_id).execute(),
      )
    await expect(set('held')).rejects.toThrow(/has not been held/)
    await set('cancelled')
    await expect(set('planned')).rejects.toThrow(/does not change/)
  })
})

test('the clocks of the policy are asked again when a meeting is recorded, and are shown', async () => {
  const { childId } = await child('Wren')
  await assessed(world)
  const path = `/children/${childId}/meetings`
  const before = await world.as(morwenna).get(path)
  expect(before.text).toContain('A conference every six months')
  expect(before.text).not.toContain('A discussion before a core group')
  // Its fortnight begins after the records of the school do: what lies before them is held against nobody.
  await planned(childId, today.add({ days: 20 }))
  await planned(childId, today.subtract({ days: 30 }), { kind: 'child_protection_conference' })
  await assessed(world)
  const { rows } = await world.database.owner.query(
    `select rule, state from app.obligation where subject_id = $1 order by rule`,
    [childId],
  )
  expect(rows).toEqual([
    { rule: 'before_review', state: 'upcoming' },
    { rule: 'conference_again', state: 'met' },
  ])
  expect((await world.as(morwenna).get(path)).text).toContain('A discussion before a core group')
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreementBetween, childOnAgenda, sessionUnder } from '../../../../test/support/supervision.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'
import { addChild } from '../../children/public.ts'

let world: World
let school: TestOrganisation
let boss: TestPerson
let idris: TestPerson
let morwenna: TestPerson
let gwen: TestPerson
let dsl: TestPerson
let heldId: string

const supervisionOf = (person: TestPerson) => `/people/${person.membershipId}/supervision`

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  boss = await world.person(school, 'Ansel Brightwater', ['governor'])
  gwen = await world.person(school, 'Gwen Abara-Holt', ['head'])
  dsl = await world.person(school, 'Kofi Larkin', ['dsl'])
  idris = await world.person(school, 'Idris Falodun', ['supervisor'])
  morwenna = await world.person(school, 'Morwenna Tait', ['supervisee', 'supervisor'], {
    post: 'deputy DSL',
    lineManager: boss,
  })
  const dev = await world.person(school, 'Dev Mistry-Crane', ['supervisee'])
  const agreementId = await agreementBetween(world, idris, morwenna)
  await agreementBetween(world, morwenna, dev)
  const pair = { supervisor: idris, supervisee: morwenna }
  heldId = await sessionUnder(world, agreementId, pair, 0, 'completed')
  const added = await world.work(morwenna, (work) =>
    addChild(work, {
      family: { name: 'Sandiford' },
      givenName: 'Leo',
      familyName: 'Sandiford',
      bornOn: null,
      reference: null,
      status: null,
      holderId: morwenna.membershipId,
    }),
  )
  if (added.outcome !== 'added') throw new Error('not added')
  await childOnAgenda(world, heldId, added.childId, {
    organisationId: school.organisationId,
    addedBy: morwenna.membershipId,
    rag: 'red',
  })
})
afterAll(() => world.end())

test('my own page has my year as picture and table, what I am owed, and who supports whom', async () => {
  const page = await world.as(morwenna).get('/my-supervision')
  const html = page.text.replaceAll('\u00a0', ' ')
  expect(page.status).toBe(200)
  expect(html).toContain('Deputy DSL, since 1 September 2020')
  expect(html).toContain('Supervised by Idris Falodun')
  expect(html).toContain('Line manager: Ansel Brightwater')
  expect(html).toContain('You have had 1 session this year')
  expect(html).toContain('role="img"')
  expect(html).toContain(`href="/sessions/${heldId}"`)
  expect(html).toContain('Waiting for you and Idris Falodun.')
  expect(html).toContain('Dev Mistry-Crane')
})

test('the line manager sees dates and states, and no child, no link to a session and no agreement to open', async () => {
  const page = await world.as(boss).get(supervisionOf(morwenna))
  expect(page.status).toBe(200)
  expect(page.text).toContain('Morwenna has had 1 session this year')
  expect(page.text).not.toMatch(/Leo|Sandiford|Willow Room/)
  expect(page.text).not.toContain('href="/sessions/')
  expect(page.text).not.toContain('href="/agreements/')
  expect(page.text).not.toContain('Waiting for')
})

test('the supervisor, the head and the designated lead may look; nobody else may', async () => {
  for (const person of [idris, gwen, dsl, morwenna]) {
    expect([person.name, (await world.as(person).get(supervisionOf(morwenna))).status]).toEqual([person.name, 200])
  }
  const administrator = await world.person(school, 'Sam Okonjo', ['administrator'])
  const governor = await world.person(school, 'Lowri Castellane', ['governor'])
  const colleague = await world.person(school, 'Saskia Penhallow', ['supervisee', 'supervisor'])
  const deputy = await world.person(school, 'Jonas Pell', ['deputy_dsl'])
  const elsewhere = await world.organisation('Harrow Lane School')
  const otherHead = await world.person(elsewhere, 'Nadia Petrova', ['head', 'dsl'])
  for (const person of [administrator, governor, colleague, deputy, otherHead]) {
    const page = await world.as(person).get(supervisionOf(morwenna))
    expect([person.name, page.status]).toEqual([person.name, 404])
    expect(page.text).not.toContain('Morwenna')
  }
})

test('whom I am supervised by is not mine to look at, and neither is whoever I only proposed to supervise', async () => {
  expect((await world.as(morwenna).get(supervisionOf(idris))).status).toBe(404)
  await agreementBetween(world, morwenna, idris, { state: 'proposed' })
  expect((await world.as(morwenna).get(supervisionOf(idris))).status).toBe(404)
})

test('I can draft another agreement from my own page, and the first of somebody whom nobody supervises from theirs', async () => {
  const beck = await world.person(school, 'Beck Orlanski', ['supervisee'])
  const other = await world.person(school, 'Saskia Penhallow', ['supervisee'], { lineManager: boss })
  const first = `/agreements/new?with=${beck.membershipId}&amp;as=supervisor&amp;choose=1`
  expect((await world.as(morwenna).get('/my-supervision')).text).toContain('Draft another agreement')
  expect((await world.as(beck).get('/my-supervision')).text).toContain('Draft your first agreement')
  expect((await world.as(dsl).get(supervisionOf(beck))).text).toContain(first)
  expect((await world.as(dsl).get(supervisionOf(morwenna))).text).not.toContain('/agreements/new')
  // A line manager without a role in supervision looks, and drafts nothing.
  expect((await world.as(boss).get(supervisionOf(other))).text).not.toContain('/agreements/new')
})

test('a governor and an administrator have no supervision of their own to see', async () => {
  const administrator = await world.person(school, 'Pat Lindqvist', ['administrator'])
  expect((await world.as(administrator).get('/my-supervision')).status).toBe(404)
})

test('an earlier year can be paged to, and a strange one is this one', async () => {
  const browser = world.as(morwenna)
  const before = await browser.get('/my-supervision?year=2021')
  expect(before.text).toContain('2021 to 2022')
  expect(before.text).toContain('No sessions are known of this year')
  expect((await browser.get('/my-supervision?year=cheese')).text).toContain('You have had 1 session')
})

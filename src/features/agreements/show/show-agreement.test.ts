import { afterAll, beforeAll, expect, test } from 'vitest'
import { londonToday, proposedAgreement, signedAgreement, testTerms } from '../../../../test/support/agreement.ts'
import { startingValues } from '../../../domain/templates/agreement-values.ts'
import { templates } from '../../../../test/support/templates.ts'
import { proposeAgreement } from '../propose/propose-agreement.command.ts'
import { sessionUnder } from '../../../../test/support/supervision.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'

let world: World
let school: TestOrganisation
let gwen: TestPerson
let lead: TestPerson
let idris: TestPerson
let morwenna: TestPerson
let agreementId: string

const secretWords = 'Nobody but these two may read of the heron'

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  gwen = await world.person(school, 'Gwen Abara-Holt', ['supervisee'])
  lead = await world.person(school, 'Hester Lowe', ['dsl'])
  idris = await world.person(school, 'Idris Falodun', ['supervisor'])
  morwenna = await world.person(school, 'Morwenna Tait', ['supervisee'], { lineManager: gwen })
  agreementId = await signedAgreement(world, {
    supervisor: idris,
    supervisee: morwenna,
    values: testTerms({
      kept_where: secretWords,
      shared_with: [lead.membershipId],
      // The parties themselves are not others.
      shared_cases_with: [gwen.membershipId, idris.membershipId],
    }),
  })
})
afterAll(() => world.end())

test('each of the two sees its words, who reads what, the signatures, and what is known of whether one may supervise', async () => {
  const { status, text } = await world.as(morwenna).get(`/agreements/${agreementId}`)
  expect(status).toBe(200)
  expect(text).toContain('Safeguarding supervision agreement')
  expect(text).toContain('Between Morwenna Tait and Idris Falodun')
  expect(text).toContain(secretWords)
  expect(text).toContain('Can Idris supervise you?')
  expect(text).toContain('Supervisors are best trained in supervising')
  expect(text).not.toContain('in the last 2 years')
  expect(text).toContain('Signatures on version 1')
  expect(text).toContain('You, Idris and Hester Lowe')
  expect(text).toContain('You, Idris, Gwen Abara-Holt and the safeguarding team, who keep the child’s file')
  expect(text).toContain('Who else may read each child’s page')
  expect(text).toContain('No sessions are planned.')
  const supervisor = await world.as(idris).get(`/agreements/${agreementId}`)
  expect(supervisor.text).toContain('Can you supervise Morwenna?')
  expect(supervisor.text).toContain(secretWords)
})

test('what the policy says of leads is said of leads alone, and answered where roles answer it', async () => {
  const primary = templates.agreement('primary_and_nursery_contract')
  const wren = await world.person(school, 'Wren Castellane', ['supervisee'])
  const proposed = await world.work(idris, (work) =>
    proposeAgreement(work, {
      supervisorId: idris.membershipId,
      superviseeId: wren.membershipId,
      kind: 'safeguarding',
      templateKey: primary.key,
      values: {
        ...startingValues(primary),
        minutes: 60,
        disagreement_person: lead.membershipId,
        form: 'one_to_one',
        starts_on: londonToday().toString(),
        venue: 'The Willow Room',
        contingency: 'We ask the head.',
        review_on: londonToday().add({ years: 1 }).toString(),
      },
    }),
  )
  if (proposed.outcome !== 'proposed') throw new Error(JSON.stringify(proposed))
  const { text } = await world.as(wren).get(`/agreements/${proposed.agreementId}`)
  expect(text).toMatch(/Not so here<\/span>.{0,200}is best supervised by the designated lead/s)
  expect(text).not.toContain('The designated lead is supervised by the head')
  expect(text).not.toContain('A head who is the designated lead')
})

test('training within 2 years is asked after only where the policy asks it', async () => {
  const tegan = await world.person(school, 'Tegan Vale', ['supervisee'])
  const college = templates.agreement('college_agreement')
  const proposed = await world.work(idris, (work) =>
    proposeAgreement(work, {
      supervisorId: idris.membershipId,
      superviseeId: tegan.membershipId,
      kind: 'clinical',
      templateKey: college.key,
      values: {
        ...startingValues(college),
        form: 'one_to_one',
        starts_on: londonToday().toString(),
        venue: 'The Willow Room',
        contingency: 'We ask the head.',
        review_on: londonToday().add({ years: 1 }).toString(),
      },
    }),
  )
  if (proposed.outcome !== 'proposed') throw new Error(`Not proposed: ${JSON.stringify(proposed)}`)
  const { text } = await world.as(tegan).get(`/agreements/${proposed.agreementId}`)
  expect(text).toContain('Trained as a supervisor in the last 2 years')
  expect(text).toContain('Not recorded')
})

test('planning is the one filled button while the sessions run out soon, and outlined once they reach 8 weeks ahead', async () => {
  const rhys = await world.person(school, 'Rhys Cole', ['supervisee'])
  const agreement = await signedAgreement(world, { supervisor: idris, supervisee: rhys })
  const button = async () =>
    /<a[^>]*>\s*Plan the sessions/.exec((await world.as(rhys).get(`/agreements/${agreement}`)).text)?.[0] ?? ''
  await sessionUnder(world, agreement, { supervisor: idris, supervisee: rhys }, 7)
  expect(await button()).toContain('class="govuk-button"')
  await sessionUnder(world, agreement, { supervisor: idris, supervisee: rhys }, 70)
  expect(await button()).toContain('govuk-button--secondary')
})

test('reading it is journalled in the reader’s name', async () => {
  const read = async () =>
    (
      await world.database.owner.query(
        `select 1 from app.journal_entry where event = 'document.read' and membership_id = $1`,
        [morwenna.membershipId],
      )
    ).rowCount ?? 0
  const before = await read()
  await world.as(morwenna).get(`/agreements/${agreementId}`)
  expect(await read()).toBe(before + 1)
})

test('a line manager and the lead see that it stands and none of its words', async () => {
  for (const person of [gwen, lead]) {
    const { status, text } = await world.as(person).get(`/agreements/${agreementId}`)
    expect(status).toBe(200)
    expect(text).toContain('Every 4 weeks')
    expect(text).toContain('Looked at again on')
    expect(text).toContain('Signed by both')
    expect(text).not.toContain(secretWords)
    expect(text).not.toContain('The Willow Room')
    expect((await world.as(person).get(`/agreements/${agreementId}/versions/1`)).status).toBe(404)
    expect((await world.as(person).get(`/agreements/${agreementId}/sign`)).status).toBe(404)
  }
})

test('nobody else finds it: another school, another supervisor, an administrator, a governor', async () => {
  const elsewhere = await world.organisation('Another School')
  const others = [
    await world.person(elsewhere, 'Ada Brightwell', ['dsl', 'supervisor', 'administrator']),
    await world.person(school, 'Ewan Lisle', ['supervisor', 'supervisee']),
    await world.person(school, 'Perrin Oakshott', ['administrator']),
    await world.person(school, 'Lowri Castellane', ['governor']),
  ]
  for (const other of others) {
    for (const page of ['', '/versions/1', '/change', '/sign', '/plan']) {
      const { status, text } = await world.as(other).get(`/agreements/${agreementId}${page}`)
      expect(status, `${other.name} ${page}`).toBe(404)
      expect(text).not.toContain(secretWords)
    }
  }
})

test('a version there never was is not found', async () => {
  expect((await world.as(morwenna).get(`/agreements/${agreementId}/versions/9`)).status).toBe(404)
  expect((await world.as(morwenna).get(`/agreements/${agreementId}/versions/one`)).status).toBe(404)
})

test('several at once: each says which others there are', async () => {
  const other = await proposedAgreement(world, { supervisor: idris, supervisee: morwenna, kind: 'clinical' })
  const { text } = await world.as(morwenna).get(`/agreements/${agreementId}`)
  expect(text).toContain('Your other agreement')
  expect(text).toContain(`href="/agreements/${other}"`)
})

test('when its day has come it is time to look at it again', async () => {
  const supervisee = await world.person(school, 'Tamsin Rook', ['supervisee'])
  const day = londonToday()
  const due = await signedAgreement(world, {
    supervisor: idris,
    supervisee,
    values: testTerms({ starts_on: day.subtract({ years: 1 }).toString(), review_on: day.toString() }),
  })
  expect((await world.as(supervisee).get(`/agreements/${due}`)).text).toContain('It is time to look at this again')
})

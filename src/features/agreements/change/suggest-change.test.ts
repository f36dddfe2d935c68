import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  proposedAgreement,
  signedAgreement,
  signNewest,
  testTemplate,
  testTerms,
} from '../../../../test/support/agreement.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'
import { templates } from '../../../../test/support/templates.ts'
import type { AgreementValues } from '../../../domain/templates/agreement-values.ts'
import { formOf } from '../read-clauses.ts'
import { proposeChange } from './suggest-change.command.ts'

let world: World
let school: TestOrganisation
let gwen: TestPerson

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  gwen = await world.person(school, 'Gwen Abara-Holt', ['head'])
})
afterAll(() => world.end())

async function pair() {
  const supervisor = await world.person(school, 'Idris Falodun', ['supervisor'], { lineManager: gwen })
  const supervisee = await world.person(school, 'Morwenna Tait', ['supervisee'], { lineManager: gwen })
  return { supervisor, supervisee }
}

const form = (values: AgreementValues, basedOn: number) => ({
  ...formOf(templates.agreement(testTemplate), values),
  based_on: String(basedOn),
})

const states = async (agreementId: string) =>
  (
    await world.database.owner.query(
      'select version_no, state from app.agreement_version where agreement_id = $1 order by 1',
      [agreementId],
    )
  ).rows

test('the other changes the draft: the signature on it ends, and both are asked to sign the new text', async () => {
  const { supervisor, supervisee } = await pair()
  const agreementId = await proposedAgreement(world, { supervisor, supervisee })
  await signNewest(world, supervisor, agreementId)
  const open = await world.as(supervisee).get(`/agreements/${agreementId}/change`)
  expect(open.text).toContain('The Willow Room, door closed')
  expect(open.text).toContain('name="based_on" value="1"')
  const changed = await world
    .as(supervisee)
    .post(`/agreements/${agreementId}/change`, form(testTerms({ minutes: 75, venue: 'The Oak Room, door closed' }), 1))
  expect(changed.location).toBe(`/agreements/${agreementId}`)
  expect(await states(agreementId)).toEqual([
    { version_no: 1, state: 'withdrawn' },
    { version_no: 2, state: 'proposed' },
  ])
  const ended = await world.database.owner.query(
    'select ended_why from app.signing_set where agreement_id = $1 and version_no = 1',
    [agreementId],
  )
  expect(ended.rows).toEqual([{ ended_why: 'changed' }])
  const { text } = await world.as(supervisor).get(`/agreements/${agreementId}`)
  expect(text).toContain('Your turn')
  expect(text).toContain('Morwenna suggests 2 changes')
  expect(text).toContain('<del>60 minutes</del> <ins>75 minutes</ins>')
  expect(text).toContain('<del>Willow</del>')
  expect(text).toContain('<ins>Oak</ins>')
})

test('a version in force stays in force until both have signed the new one, and is then kept as superseded', async () => {
  const { supervisor, supervisee } = await pair()
  const agreementId = await signedAgreement(world, { supervisor, supervisee })
  await world.as(supervisor).post(`/agreements/${agreementId}/change`, form(testTerms({ minutes: 90 }), 1))
  const { text } = await world.as(supervisee).get(`/agreements/${agreementId}`)
  expect(text).toContain('Version 1 stands until it is')
  await signNewest(world, supervisee, agreementId)
  expect(await states(agreementId)).toEqual([
    { version_no: 1, state: 'signed' },
    { version_no: 2, state: 'proposed' },
  ])
  await signNewest(world, supervisor, agreementId)
  expect(await states(agreementId)).toEqual([
    { version_no: 1, state: 'superseded' },
    { version_no: 2, state: 'signed' },
  ])
  const earlier = await world.as(supervisee).get(`/agreements/${agreementId}/versions/1`)
  expect(earlier.status).toBe(200)
  expect(earlier.text).toContain('60 minutes')
  expect(earlier.text).not.toContain('90 minutes')
})

test('a change to words that are no longer the newest shows both texts, loses neither, and can be sent again', async () => {
  const { supervisor, supervisee } = await pair()
  const agreementId = await proposedAgreement(world, { supervisor, supervisee })
  const url = `/agreements/${agreementId}/change`
  await world.as(supervisor).post(url, form(testTerms({ venue: 'The library' }), 1))
  const mine = testTerms({ venue: 'The boat house', minutes: 45 })
  const stale = await world.as(supervisee).post(url, form(mine, 1))
  expect(stale.status).toBe(409)
  expect(stale.text).toContain('Idris Falodun proposed version 2 while you were writing')
  expect(stale.text).toContain('The <ins>library</ins>')
  expect(stale.text).toContain('value="The boat house"')
  expect(stale.text).toContain('name="based_on" value="2"')
  expect(await states(agreementId)).toHaveLength(2)
  const sent = await world.as(supervisee).post(url, form(mine, 2))
  expect(sent.status).toBe(303)
  expect(await states(agreementId)).toHaveLength(3)
})

test('sending the same words changes nothing and ends no signature', async () => {
  const { supervisor, supervisee } = await pair()
  const agreementId = await proposedAgreement(world, { supervisor, supervisee })
  const same = await world.as(supervisee).post(`/agreements/${agreementId}/change`, form(testTerms(), 1))
  expect(same.status).toBe(422)
  expect(same.text).toContain('Nothing is different yet')
  expect(await states(agreementId)).toEqual([{ version_no: 1, state: 'proposed' }])
})

test('bad input keeps what was typed and writes nothing', async () => {
  const { supervisor, supervisee } = await pair()
  const agreementId = await proposedAgreement(world, { supervisor, supervisee })
  const bad = await world.as(supervisee).post(`/agreements/${agreementId}/change`, {
    ...form(testTerms(), 1),
    'clause-venue': '',
    'clause-preferred_time-time': 'teatime',
  })
  expect(bad.status).toBe(422)
  expect(bad.text).toContain('Say where you will meet')
  expect(bad.text).toContain('value="teatime"')
  expect(await states(agreementId)).toHaveLength(1)
})

test('two who change the same version at once: one is proposed, the other is told', async () => {
  const { supervisor, supervisee } = await pair()
  const agreementId = await proposedAgreement(world, { supervisor, supervisee })
  const outcomes = await Promise.all(
    [supervisor, supervisee].map((person, index) =>
      world.work(
        person,
        async (work) => (await proposeChange(work, agreementId, 1, testTerms({ minutes: 30 + index }))).outcome,
      ),
    ),
  )
  expect(outcomes.toSorted()).toEqual(['proposed', 'stale'])
})

test('nobody but the two has the page, and nobody else’s change is taken', async () => {
  const { supervisor, supervisee } = await pair()
  const agreementId = await proposedAgreement(world, { supervisor, supervisee })
  const elsewhere = await world.organisation('Another School')
  const others = [
    gwen,
    await world.person(school, 'Ewan Lisle', ['supervisor']),
    await world.person(elsewhere, 'Ada Brightwell', ['dsl']),
  ]
  for (const other of others) {
    expect((await world.as(other).get(`/agreements/${agreementId}/change`)).status).toBe(404)
    const posted = await world.as(other).post(`/agreements/${agreementId}/change`, form(testTerms({ minutes: 20 }), 1))
    expect(posted.status).toBe(404)
  }
  expect(await states(agreementId)).toEqual([{ version_no: 1, state: 'proposed' }])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { totpNow } from '../../../../test/support/accounts.ts'
import { proposedAgreement, signNewest, testTerms } from '../../../../test/support/agreement.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'
import { proposeChange } from '../change/suggest-change.command.ts'

let world: World
let school: TestOrganisation

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
})
afterAll(() => world.end())

async function drafted() {
  const supervisor = await world.person(school, 'Idris Falodun', ['supervisor'])
  const supervisee = await world.person(school, 'Morwenna Tait', ['supervisee'])
  const agreementId = await proposedAgreement(world, { supervisor, supervisee })
  return { supervisor, supervisee, agreementId, url: `/agreements/${agreementId}/sign` }
}

/** What the page's form carries unseen. */
async function shown(person: TestPerson, url: string) {
  const { text } = await world.as(person).get(url)
  const of = (name: string) => text.match(new RegExp(`name="${name}" value="([^"]+)"`))?.[1] ?? ''
  return { set: of('set'), root: of('root') }
}

const signature = async (person: TestPerson, url: string, more: Record<string, string> = {}) => ({
  ...(await shown(person, url)),
  accurate: 'yes',
  password: person.password,
  code: totpNow(person.totpSecret),
  ...more,
})

const stateOf = async (agreementId: string) =>
  (
    await world.database.owner.query(
      'select state, signed_at from app.agreement_version where agreement_id = $1 order by version_no desc',
      [agreementId],
    )
  ).rows[0]

test('both sign the whole text, and it is in force', async () => {
  const { supervisor, supervisee, agreementId, url } = await drafted()
  const page = await world.as(supervisor).get(url)
  expect(page.text).toContain('The Willow Room, door closed')
  expect(page.text).toContain('Fingerprint')
  expect(page.text.indexOf('id="sign"')).toBeGreaterThan(page.text.indexOf('The Willow Room'))
  const first = await world.as(supervisor).post(url, await signature(supervisor, url))
  expect(first.location).toBe(`/agreements/${agreementId}`)
  expect(await stateOf(agreementId)).toMatchObject({ state: 'proposed', signed_at: null })
  expect((await world.as(supervisor).get(`/agreements/${agreementId}`)).text).toContain('Waiting for Morwenna to sign')
  await world.as(supervisee).post(url, await signature(supervisee, url))
  expect((await stateOf(agreementId)).state).toBe('signed')
  const { rows } = await world.database.owner.query(
    `select event from app.journal_entry where subject_id = $1 and event like 'agreement.%' order by entry_id`,
    [agreementId],
  )
  expect(rows.map((row) => row.event)).toEqual([
    'agreement.proposed',
    'agreement.signed',
    'agreement.signed',
    'agreement.in_force',
  ])
  expect((await world.as(supervisee).get(url)).location).toBe(`/agreements/${agreementId}`)
})

test('signing with a disagreement keeps the words beside the text, for the two of them', async () => {
  const { supervisor, supervisee, agreementId, url } = await drafted()
  const words = 'Four weeks is too long in the autumn term'
  const more = { accurate: 'but', disagreement: words }
  expect(
    (await world.as(supervisee).post(url, await signature(supervisee, url, { ...more, disagreement: ' ' }))).status,
  ).toBe(422)
  const signed = await world.as(supervisee).post(url, await signature(supervisee, url, more))
  expect(signed.status).toBe(303)
  const { text } = await world.as(supervisor).get(`/agreements/${agreementId}`)
  expect(text).toContain('recording where they disagree')
  expect(text).toContain(words)
})

test('a wrong password or a wrong code is said on the same page, journalled, and signs nothing', async () => {
  const { supervisee, agreementId, url } = await drafted()
  const code = totpNow(supervisee.totpSecret)
  const wrong = [{ password: 'not it at all' }, { code: code === '000000' ? '000001' : '000000' }]
  for (const more of wrong) {
    const { status, text } = await world.as(supervisee).post(url, await signature(supervisee, url, more))
    expect(status).toBe(422)
    expect(text).toContain('The password or the code is not right')
    expect(text).not.toContain(supervisee.password)
  }
  const failed = await world.database.owner.query(
    `select 1 from app.journal_entry where event = 'second_factor.failed' and membership_id = $1`,
    [supervisee.membershipId],
  )
  expect(failed.rowCount).toBe(2)
  expect(
    (
      await world.database.owner.query(
        'select 1 from app.signature s join app.signing_set t using (organisation_id, set_id) where t.agreement_id = $1',
        [agreementId],
      )
    ).rowCount,
  ).toBe(0)
})

test('a second click signs once', async () => {
  const { supervisee, agreementId, url } = await drafted()
  const form = { ...(await signature(supervisee, url)), _once: crypto.randomUUID() }
  const both = await Promise.all([world.as(supervisee).post(url, form), world.as(supervisee).post(url, form)])
  expect(both.map((each) => each.location)).toEqual([`/agreements/${agreementId}`, `/agreements/${agreementId}`])
  // Another tab, with another form: already signed is no error.
  const tab = await world.as(supervisee).post(url, { ...form, _once: crypto.randomUUID() })
  expect(tab.location).toBe(`/agreements/${agreementId}`)
  expect((await signNewest(world, supervisee, agreementId)).outcome).toBe('already')
})

test('words that changed since they were shown are not signed: the new ones are shown', async () => {
  const { supervisor, supervisee, agreementId, url } = await drafted()
  const form = await signature(supervisee, url)
  await world.work(supervisor, (work) => proposeChange(work, agreementId, 1, testTerms({ venue: 'The boat house' })))
  const { status, text } = await world.as(supervisee).post(url, form)
  expect(status).toBe(409)
  expect(text).toContain('nothing was signed')
  expect(text).toContain('boat house')
  // The code was not used up: it signs the new words.
  expect((await world.as(supervisee).post(url, { ...form, ...(await shown(supervisee, url)) })).status).toBe(303)
})

test('without a second factor the page says so, with the way to one', async () => {
  const { supervisee, url } = await drafted()
  await world.database.owner.query('update auth."user" set "twoFactorEnabled" = false where "id" = $1', [
    supervisee.accountId,
  ])
  const { text } = await world.as(supervisee).get(url)
  expect(text).toContain('href="/account/second-factor"')
  expect(text).not.toContain('name="password"')
})

test('whoever is not one of the two signs nothing', async () => {
  const { supervisee, agreementId, url } = await drafted()
  const form = await shown(supervisee, url)
  const head = await world.person(school, 'Gwen Abara-Holt', ['head'])
  const posted = await world
    .as(head)
    .post(url, { ...form, accurate: 'yes', password: head.password, code: totpNow(head.totpSecret) })
  expect(posted.status).toBe(404)
  expect((await stateOf(agreementId)).state).toBe('proposed')
})

test('after too many tries it says when to try again', async () => {
  const { supervisee, url } = await drafted()
  const form = await signature(supervisee, url, { password: 'not it at all' })
  let last = ''
  for (let tries = 0; tries < 11; tries++) last = (await world.as(supervisee).post(url, form)).text
  expect(last).toMatch(/There were too many tries. Sign after [\d.]+(am|pm)|There were too many tries. Sign after mid/)
})

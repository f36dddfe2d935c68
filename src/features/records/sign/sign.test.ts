import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSession, write } from '../../../../test/builders/open-session.ts'
import { shownOn, signAs, signingForm, stateOf } from '../../../../test/builders/signing.ts'
import { totpNow } from '../../../../test/support/accounts.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'
import { completeRecord } from '../public.ts'

let world: World
let school: TestOrganisation
let morwenna: TestPerson
let idris: TestPerson

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  idris = await world.person(school, 'Idris Falodun', ['supervisor'])
  morwenna = await world.person(school, 'Morwenna Tait', ['supervisee'])
})
afterAll(() => world.end())

/** One-time codes count once, so each signature through a page has a person of its own, or goes by the command. */
const pair = async () => ({
  supervisee: await world.person(school, 'Nia Probert', ['supervisee']),
  supervisor: await world.person(school, 'Owen Bryce', ['supervisor']),
})

describe('signing a record', () => {
  test('goes from complete to signed by both, through the pages', async () => {
    const { supervisee, supervisor } = await pair()
    const session = await openSession(world, {
      supervisee,
      supervisor,
      children: [{ name: ['Tobias', 'Ellery'] }],
      wellbeing: { wellbeing: 'The drawing stayed with me.' },
    })
    const at = `/sessions/${session.sessionId}`
    await world.as(supervisor).post(`${at}/complete`, {})
    const first = await world.as(supervisor).get(`${at}/sign`)
    expect(first.text).toContain('The drawing stayed with me.')
    expect(first.text).toContain('3 documents, version 1 of each, as shown above')
    const signedOnce = await world.as(supervisor).post(`${at}/sign`, signingForm(supervisor, first))
    expect([signedOnce.status, signedOnce.location]).toEqual([303, `${at}/record`])
    expect(await stateOf(world, session)).toBe('completed')
    const second = await world.as(supervisee).get(`${at}/sign`)
    expect(second.text).toMatch(/Owen Bryce, .* with a password and a code/)
    expect((await world.as(supervisee).post(`${at}/sign`, signingForm(supervisee, second))).status).toBe(303)
    expect(await stateOf(world, session)).toBe('signed')
    expect((await world.as(supervisee).get(`${at}/sign`)).location).toBe(`${at}/record`)
    const record = await world.as(supervisee).get(`${at}/record`)
    expect(record.status).toBe(200)
    expect(record.text).toContain('Signed by both')
  })

  test('with a wrong code or password signs nothing, and a code counts once', async () => {
    const { supervisee, supervisor } = await pair()
    const session = await openSession(world, { supervisee, supervisor, children: [{ name: ['Tobias', 'Ellery'] }] })
    const again = await openSession(world, { supervisee, supervisor, children: [{ name: ['Tobias', 'Ellery'] }] })
    for (const { sessionId } of [session, again]) await world.as(supervisor).post(`/sessions/${sessionId}/complete`, {})
    const page = await world.as(supervisor).get(`/sessions/${session.sessionId}/sign`)
    const code = totpNow(supervisor.totpSecret)
    const wrong = await world
      .as(supervisor)
      .post(
        `/sessions/${session.sessionId}/sign`,
        signingForm(supervisor, page, { code: code === '000000' ? '000001' : '000000' }),
      )
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('The password or the code is not right')
    expect(wrong.text).not.toContain(supervisor.password)
    const right = await world
      .as(supervisor)
      .post(`/sessions/${session.sessionId}/sign`, signingForm(supervisor, page, { code }))
    expect(right.status).toBe(303)
    const other = await world.as(supervisor).get(`/sessions/${again.sessionId}/sign`)
    expect(
      (await world.as(supervisor).post(`/sessions/${again.sessionId}/sign`, signingForm(supervisor, other, { code })))
        .status,
    ).toBe(422)
  })

  test('asks for everything that is missing, in the panel’s words', async () => {
    const session = await openSession(world, {
      supervisee: morwenna,
      supervisor: idris,
      children: [{ name: ['Tobias', 'Ellery'] }],
    })
    await world.as(idris).post(`/sessions/${session.sessionId}/complete`, {})
    const page = await world.as(idris).get(`/sessions/${session.sessionId}/sign`)
    const answer = await world
      .as(idris)
      .post(`/sessions/${session.sessionId}/sign`, { ...shownOn(page), accurate: 'but' })
    expect(answer.status).toBe(422)
    for (const words of [
      'Choose the document you disagree with',
      'Say where you disagree',
      'Enter your password',
      'Enter the 6-digit code',
    ]) {
      expect(answer.text).toContain(words)
    }
  })

  test('an old root is a 409 with the new text to read first, and uses up no code', async () => {
    const { supervisee, supervisor } = await pair()
    const session = await openSession(world, { supervisee, supervisor, children: [{ name: ['Tobias', 'Ellery'] }] })
    const at = `/sessions/${session.sessionId}`
    await world.as(supervisor).post(`${at}/complete`, {})
    const old = await world.as(supervisee).get(`${at}/sign`)
    // The other sends it back, changes a word and completes it again.
    const back = await world.as(supervisor).post(`${at}/send-back`, { ...shownOn(old), reason: 'wrong' })
    expect([back.status, back.location]).toEqual([303, at])
    const whileOpen = await world.as(supervisee).post(`${at}/sign`, signingForm(supervisee, old))
    expect(whileOpen.status).toBe(409)
    expect(whileOpen.text).toContain('being written again')
    await world.work(supervisor, (work) =>
      write(work, session.children[0]?.documentId ?? '', {
        'decision.1.why': 'The mother has begun to come, for now.',
      }),
    )
    await world.as(supervisor).post(`${at}/complete`, {})
    const late = await world.as(supervisee).post(`${at}/sign`, signingForm(supervisee, old))
    expect(late.status).toBe(409)
    expect(late.text).toContain('nothing was signed')
    expect(late.text).toContain('<ins>')
    expect(late.text).toContain('for now')
    const fresh = await world.as(supervisee).get(`${at}/sign`)
    expect((await world.as(supervisee).post(`${at}/sign`, signingForm(supervisee, fresh))).status).toBe(303)
    // The old version is kept as it was, for the two.
    const first = await world.as(supervisee).get(`${at}/record?version=1`)
    expect(first.text).toContain('sent back by Owen Bryce')
    expect(first.text).not.toContain('for now')
  })

  test('clicking twice is one signature', async () => {
    const { supervisee, supervisor } = await pair()
    const session = await openSession(world, { supervisee, supervisor, children: [{ name: ['Tobias', 'Ellery'] }] })
    const at = `/sessions/${session.sessionId}`
    await world.as(supervisor).post(`${at}/complete`, {})
    const page = await world.as(supervisor).get(`${at}/sign`)
    const form = signingForm(supervisor, page, { _once: '6f1b3a4e-58d9-4b5e-9a1d-0a2b3c4d5e6f' })
    const answers = await Promise.all([
      world.as(supervisor).post(`${at}/sign`, form),
      world.as(supervisor).post(`${at}/sign`, form),
    ])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const { rows } = await world.database.owner.query(
      'select count(*)::int as n from app.signature g join app.signing_set s using (organisation_id, set_id) where s.session_id = $1',
      [session.sessionId],
    )
    expect(rows[0].n).toBe(1)
  })

  test('by both at the same moment completes it once', async () => {
    const session = await openSession(world, {
      supervisee: morwenna,
      supervisor: idris,
      children: [{ name: ['Tobias', 'Ellery'] }],
    })
    await world.work(idris, (work) => completeRecord(work, session.sessionId))
    const outcomes = await Promise.all([
      signAs(world, morwenna, session.sessionId),
      signAs(world, idris, session.sessionId),
    ])
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['complete', 'signed'])
    expect(await stateOf(world, session)).toBe('signed')
    const { rows } = await world.database.owner.query(
      `select count(*)::int as n from app.document_reader where basis = 'child_file' and document_id = $1`,
      [session.children[0]?.documentId],
    )
    expect(rows[0].n).toBe(1)
  })

  test('a disagreement is kept beside the document it is about, and follows it to its readers', async () => {
    const { supervisee, supervisor } = await pair()
    const lead = await world.person(school, 'Bronwen Ash', ['dsl'])
    const session = await openSession(world, {
      supervisee,
      supervisor,
      children: [{ name: ['Tobias', 'Ellery'] }, { name: ['Amina', 'Marchbank'] }],
    })
    const at = `/sessions/${session.sessionId}`
    await world.as(supervisor).post(`${at}/complete`, {})
    const page = await world.as(supervisee).get(`${at}/sign`)
    const about = session.children[1]?.documentId ?? ''
    await world
      .as(supervisee)
      .post(
        `${at}/sign`,
        signingForm(supervisee, page, { accurate: 'but', about, disagreement: 'I said every morning, not most.' }),
      )
    await signAs(world, supervisor, session.sessionId)
    const record = (await world.as(supervisor).get(`${at}/record`)).text
    const second = record.indexOf(`document-${about}`)
    expect(record.indexOf('I said every morning')).toBeGreaterThan(second)
    expect(record.indexOf('I said every morning')).toBeLessThan(record.indexOf(`document-${session.workDocumentId}`))
    expect((await world.as(lead).get(`/documents/${about}`)).text).toContain('I said every morning')
    expect((await world.as(lead).get(`/documents/${session.children[0]?.documentId}`)).text).not.toMatch(
      /every morning|disagree/,
    )
  })

  test('needs a second factor, and says where to set one up', async () => {
    const { supervisee, supervisor } = await pair()
    await world.database.owner.query('update auth."user" set "twoFactorEnabled" = false where id = $1', [
      supervisee.accountId,
    ])
    const session = await openSession(world, { supervisee, supervisor, children: [{ name: ['Tobias', 'Ellery'] }] })
    await world.as(supervisor).post(`/sessions/${session.sessionId}/complete`, {})
    const page = await world.as(supervisee).get(`/sessions/${session.sessionId}/sign`)
    expect(page.text).toContain('href="/account/second-factor"')
    expect(page.text).not.toContain('name="code"')
  })
})

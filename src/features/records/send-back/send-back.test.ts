import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSession } from '../../../../test/builders/open-session.ts'
import { signAs, stateOf } from '../../../../test/builders/signing.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'
import { signingSetOf } from '../../signing/public.ts'
import { completeRecord, sendBackRecord } from '../public.ts'

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

describe('sending a record back', () => {
  test('asks why, says what it does, and opens the session for writing', async () => {
    const session = await openSession(world, {
      supervisee: morwenna,
      supervisor: idris,
      children: [{ name: ['Tobias', 'Ellery'] }],
    })
    const at = `/sessions/${session.sessionId}`
    await world.work(idris, (work) => completeRecord(work, session.sessionId))
    await signAs(world, idris, session.sessionId)
    const page = await world.as(morwenna).get(`${at}/send-back`)
    expect(page.text).toContain('Idris’s signature ends, and you both sign the new text.')
    expect(
      (
        await world
          .as(morwenna)
          .post(`${at}/send-back`, { set: page.text.match(/name="set" value="([^"]+)"/)?.[1] ?? '' })
      ).status,
    ).toBe(422)
    await world.as(morwenna).post(`${at}/send-back`, { reason: 'missing' })
    expect(await stateOf(world, session)).toBe('open')
    const his = (await world.as(idris).get(at)).text
    expect(his).toMatch(/Morwenna Tait sent it back on .*: something is missing\./)
    expect((await world.as(morwenna).get(at)).text).toMatch(/You sent it back on .*: something is missing\./)
    await world.work(idris, (work) => completeRecord(work, session.sessionId))
    const record = await world.as(idris).get(`${at}/sign`)
    expect(record.text).toContain('version 2 of each')
    expect(record.text).toContain('Nobody yet')
    expect(record.text).toMatch(/Morwenna Tait sent version 1 back on .* because something is missing/)
  })

  test('is refused when both have signed, and to anybody else', async () => {
    const session = await openSession(world, {
      supervisee: morwenna,
      supervisor: idris,
      children: [{ name: ['Tobias', 'Ellery'] }],
    })
    await world.work(idris, (work) => completeRecord(work, session.sessionId))
    const stranger = await world.person(school, 'Sam Stranger', ['supervisor'])
    expect((await world.as(stranger).get(`/sessions/${session.sessionId}/send-back`)).status).toBe(404)
    await signAs(world, idris, session.sessionId)
    const agenda = async () => (await world.as(morwenna).get(`/sessions/${session.sessionId}`)).text
    expect(await agenda()).not.toContain('Decision record')
    await signAs(world, morwenna, session.sessionId)
    expect(await agenda()).toMatch(/href="\/documents\/[0-9a-f-]+"[^>]*>Tobias Ellery/)
    expect(await agenda()).toContain('Decision record')
    expect(await agenda()).not.toContain('sent it back')
    const setId = await world.work(
      idris,
      async (work) =>
        (await signingSetOf(work.db, school.organisationId, { sessionId: session.sessionId }))?.setId ?? '',
    )
    expect(
      await world.work(idris, (work) => sendBackRecord(work, { sessionId: session.sessionId, setId, reason: 'wrong' })),
    ).toEqual({ outcome: 'changed' })
    expect(await stateOf(world, session)).toBe('signed')
  })
})

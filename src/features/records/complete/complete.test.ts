import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSession } from '../../../../test/builders/open-session.ts'
import { stateOf } from '../../../../test/builders/signing.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'
import { agreeAction, removeAction } from '../../actions/public.ts'
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

describe('completing a record', () => {
  test('says what is still missing, with where to write it, and puts nothing to signing', async () => {
    const session = await openSession(world, {
      supervisee: morwenna,
      supervisor: idris,
      children: [{ name: ['Tobias', 'Ellery'], words: { voice: '' } }],
    })
    const page = await world.as(idris).post(`/sessions/${session.sessionId}/complete`, {})
    expect(page.status).toBe(422)
    expect(page.text).toContain(`/sessions/${session.sessionId}/write/child/${session.children[0]?.childId}`)
    expect(page.text).toContain('Write what Tobias has said or shown')
    expect(await stateOf(world, session)).toBe('open')
  })

  test('seals one document for each child, one of work and one of wellbeing, even when nothing was written', async () => {
    const session = await openSession(world, {
      supervisee: morwenna,
      supervisor: idris,
      children: [{ name: ['Tobias', 'Ellery'] }, { name: ['Amina', 'Marchbank'] }],
    })
    const page = await world.as(idris).post(`/sessions/${session.sessionId}/complete`, {})
    expect([page.status, page.location]).toEqual([303, `/sessions/${session.sessionId}/sign`])
    expect(await stateOf(world, session)).toBe('completed')
    const { rows } = await world.database.owner.query(
      `select d.kind, d.child_id from app.signing_item i join app.signing_set s using (organisation_id, set_id) join app.document d using (organisation_id, document_id)
       where s.session_id = $1 order by i.leaf_index`,
      [session.sessionId],
    )
    expect(rows.map((row) => row.kind)).toEqual(['case_discussion', 'case_discussion', 'work', 'wellbeing'])
    expect(rows[0].child_id).toBe(session.children[0]?.childId)
    const shown = await world.as(morwenna).get(`/sessions/${session.sessionId}/sign`)
    expect(shown.text).toContain('Nothing was recorded.')
    expect(shown.text).toContain('Wait for the core group.')
  })

  test('twice at once makes one set', async () => {
    const session = await openSession(world, {
      supervisee: morwenna,
      supervisor: idris,
      children: [{ name: ['Tobias', 'Ellery'] }],
    })
    const done = await Promise.all(
      [idris, idris].map((person) => world.work(person, (work) => completeRecord(work, session.sessionId))),
    )
    expect(done.map(({ outcome }) => outcome).sort()).toEqual(['already', 'completed'])
  })

  test('in the moment of a save loses no word: it is in the sealed text, or its writer was told that it is closed', async () => {
    for (const words of ['first', 'second', 'third', 'fourth', 'fifth']) {
      const session = await openSession(world, { supervisee: morwenna, supervisor: idris, children: [] })
      const [saved] = await Promise.all([
        world.work(morwenna, (work) => work.door.save(session.wellbeingDocumentId, 'wellbeing', 0, words)),
        world.work(idris, (work) => completeRecord(work, session.sessionId)),
      ])
      const { rows } = await world.database.owner.query<{ body: string }>(
        'select body from app.document_version where document_id = $1',
        [session.wellbeingDocumentId],
      )
      expect([saved.outcome, rows[0]?.body.includes(words)]).toEqual(
        saved.outcome === 'saved' ? ['saved', true] : ['closed', false],
      )
    }
  })

  test('is not done while an action is for a child who was taken off the agenda: it would be in no page', async () => {
    const session = await openSession(world, {
      supervisee: morwenna,
      supervisor: idris,
      children: [{ name: ['Tobias', 'Ellery'] }, { name: ['Amina', 'Marchbank'] }],
    })
    const childId = session.children[1]?.childId ?? ''
    const agree = () =>
      world.work(idris, (work) =>
        agreeAction(work, {
          sessionId: session.sessionId,
          childId,
          what: 'Ring the nursery',
          why: 'To know who collects',
          ownerId: idris.membershipId,
          dueOn: work.today.add({ days: 5 }),
        }),
      )
    const actionId = (await agree()) ?? ''
    await world.database.owner.query(
      'update app.session_child set removed_at = now() where session_id = $1 and child_id = $2',
      [session.sessionId, childId],
    )
    expect(await agree()).toBeNull()
    const page = await world.as(idris).post(`/sessions/${session.sessionId}/complete`, {})
    expect(page.status).toBe(422)
    expect(page.text).toContain('is for a child who is not on the agenda')
    expect(page.text).toContain(`href="/actions/${actionId}"`)
    expect(await stateOf(world, session)).toBe('open')
    expect(await world.work(idris, (work) => removeAction(work, actionId))).toBe(true)
    expect((await world.as(idris).post(`/sessions/${session.sessionId}/complete`, {})).status).toBe(303)
  })

  test('is refused to anybody but the supervisor', async () => {
    const session = await openSession(world, {
      supervisee: morwenna,
      supervisor: idris,
      children: [{ name: ['Tobias', 'Ellery'] }],
    })
    const head = await world.person(school, 'Gwen Abara', ['head'])
    for (const person of [head, morwenna])
      expect((await world.as(person).post(`/sessions/${session.sessionId}/complete`, {})).status).toBe(404)
    expect(await stateOf(world, session)).toBe('open')
  })
})

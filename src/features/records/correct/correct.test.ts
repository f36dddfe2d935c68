import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  completed,
  openSession,
  signedByBoth,
  write,
  type OpenSession,
} from '../../../../test/builders/open-session.ts'
import { signAs, stateOf } from '../../../../test/builders/signing.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'
import { verifyProof } from '../../../domain/evidence/verify-proof.ts'
import { sha256, verifyEd25519 } from '../../../platform/evidence/crypto.ts'
import { beginCorrection, sendBackRecord } from '../public.ts'
import { signingSetOf } from '../../signing/public.ts'

let world: World
let school: TestOrganisation
let people: Record<'morwenna' | 'idris' | 'gwen' | 'bronwen' | 'ada' | 'sam' | 'lena', TestPerson>

const was = 'Mondays are the tired day.'
const corrected = 'Tuesdays are the tired day.'

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  const elsewhere = await world.organisation('Another School')
  const gwen = await world.person(school, 'Gwen Abara', ['supervisor'])
  people = {
    gwen,
    idris: await world.person(school, 'Idris Falodun', ['supervisor']),
    morwenna: await world.person(school, 'Morwenna Tait', ['supervisee'], { lineManager: gwen }),
    bronwen: await world.person(school, 'Bronwen Ash', ['deputy_dsl']),
    ada: await world.person(school, 'Ada Office', ['administrator']),
    sam: await world.person(school, 'Sam Stranger', ['supervisor']),
    lena: await world.person(elsewhere, 'Lena Lead', ['dsl', 'supervisor']),
  }
})
afterAll(() => world.end())

async function signedSession(): Promise<OpenSession> {
  const { morwenna, idris, gwen } = people
  const session = await openSession(world, {
    supervisee: morwenna,
    supervisor: idris,
    children: [{ name: ['Tobias', 'Ellery'], words: { voice: was } }],
    readers: [{ person: gwen, kinds: ['case_discussion', 'work'] }],
  })
  await completed(world, idris, session.sessionId)
  await signedByBoth(world, [idris, morwenna], session.sessionId)
  return session
}

const pageOf = (session: OpenSession) => session.children[0]?.documentId ?? ''

/** A query as the role that requests run as, in the scope of somebody. */
const asWeb =
  (person: TestPerson, statement: (work: { sessionId: string; documentId: string }) => string) =>
  async (session: OpenSession) =>
    world.work(person, async (work) => {
      const { sql } = await import('kysely')
      return sql.raw(statement({ sessionId: session.sessionId, documentId: pageOf(session) })).execute(work.db)
    })

describe('a correction of a signed record', () => {
  test('is a new version that both sign, and both versions stay, each with its signatures and its proof', async () => {
    const { morwenna, idris, gwen, bronwen } = people
    const session = await signedSession()
    const at = `/sessions/${session.sessionId}`
    const documentId = pageOf(session)
    const proofBefore = JSON.parse((await world.as(idris).get(`/documents/${documentId}/proof`)).text)
    const reads = async (person: TestPerson) => [
      (await world.as(person).get(`${at}/record`)).text,
      (await world.as(person).get(`/documents/${documentId}`)).text,
    ]
    const readersSee = async (text: string, never: string) => {
      for (const person of [gwen, bronwen, morwenna, idris]) {
        for (const page of await reads(person)) {
          expect(page).toContain(text)
          expect(page).not.toContain(never)
        }
      }
    }

    expect((await world.as(morwenna).get(`${at}/record`)).text).toContain(`href="${at}/correct"`)
    expect((await world.as(gwen).get(`${at}/record`)).text).not.toContain('/correct')
    expect((await world.as(morwenna).get(`${at}/correct`)).text).toContain('you both sign the new version')
    const begun = await world.as(morwenna).post(`${at}/correct`, {})
    expect([begun.status, begun.location]).toEqual([303, at])
    expect(await stateOf(world, session)).toBe('open')
    expect((await world.as(idris).get(at)).text).toContain('Correct the record together')
    expect((await world.as(idris).get('/')).status).toBe(200)
    expect((await world.as(idris).get(`${at}/sign`)).location).toBe(at)
    await readersSee(was, corrected)
    expect((await world.as(morwenna).get(`${at}/record`)).text).toContain(
      'A correction of this record is being written',
    )
    expect((await world.as(gwen).get(`${at}/record`)).text).not.toContain('A correction of this record')

    await world.work(morwenna, (work) => write(work, documentId, { voice: corrected }))
    await readersSee(was, corrected)
    await completed(world, idris, session.sessionId)
    await readersSee(was, corrected)
    const signPage = (await world.as(morwenna).get(`${at}/sign`)).text
    expect(signPage).toContain('Both signed version 1. This is its correction.')
    expect(signPage).toContain('<ins>Tuesdays</ins>')
    expect((await signAs(world, morwenna, session.sessionId)).outcome).toBe('signed')
    await readersSee(was, corrected)
    expect((await world.as(morwenna).get(`${at}/record`)).text).toContain('waits for signatures')
    expect(await stateOf(world, session)).toBe('completed')

    expect((await signAs(world, idris, session.sessionId)).outcome).toBe('complete')
    expect(await stateOf(world, session)).toBe('signed')
    await readersSee(corrected, was)

    const now = (await world.as(morwenna).get(`${at}/record`)).text
    expect(now).toContain('Earlier signed versions')
    expect(now).toMatch(/Version 1<\/a>, signed by Idris Falodun and Morwenna Tait/)
    const older = await world.as(morwenna).get(`${at}/record?version=1`)
    expect(older.text).toContain(was)
    expect(older.text).toContain('it was corrected since')
    expect((await world.as(gwen).get(`${at}/record?version=1`)).status).toBe(404)
    expect((await world.as(gwen).get(`/documents/${documentId}/proof?version=1`)).status).toBe(404)
    expect(JSON.parse((await world.as(idris).get(`/documents/${documentId}/proof?version=1`)).text)).toEqual(
      proofBefore,
    )
    expect(verifyProof(proofBefore, { sha256, verifyEd25519 }).ok).toBe(true)
    const proofNow = (await world.as(gwen).get(`/documents/${documentId}/proof`)).text
    expect(proofNow).toContain(corrected)
    expect(verifyProof(JSON.parse(proofNow), { sha256, verifyEd25519 }).ok).toBe(true)
    const { rows } = await world.database.owner.query(
      `select s.version_no, s.ended_at, s.completed_at is not null as complete, count(*)::int as signatures
       from app.signing_set s join app.signature g using (organisation_id, set_id) where s.session_id = $1
       group by s.set_id, s.version_no, s.ended_at, s.completed_at order by s.version_no`,
      [session.sessionId],
    )
    expect(rows).toEqual([
      { version_no: 1, ended_at: null, complete: true, signatures: 2 },
      { version_no: 2, ended_at: null, complete: true, signatures: 2 },
    ])
  })

  test('can be sent back and written again, and corrected once more', async () => {
    const { morwenna, idris, bronwen } = people
    const session = await signedSession()
    const { sessionId } = session
    await world.work(idris, (work) => beginCorrection(work, { sessionId }))
    await completed(world, idris, sessionId)
    const sent = await world.work(morwenna, async (work) => {
      const set = await signingSetOf(work.db, school.organisationId, { sessionId })
      return sendBackRecord(work, { sessionId, setId: set?.setId ?? '', reason: 'wrong' })
    })
    expect(sent).toEqual({ outcome: 'sent_back' })
    expect((await world.as(idris).get(`/sessions/${sessionId}`)).text).toContain('The record was sent back')
    expect((await world.as(bronwen).get(`/sessions/${sessionId}/record`)).text).toContain(was)
    await completed(world, idris, sessionId)
    await signedByBoth(world, [idris, morwenna], sessionId)
    await world.work(idris, (work) => beginCorrection(work, { sessionId }))
    const page = (await world.as(idris).get(`/sessions/${sessionId}`)).text
    expect(page).not.toContain('sent back')
    await completed(world, idris, sessionId)
    await signedByBoth(world, [idris, morwenna], sessionId)
    const record = (await world.as(idris).get(`/sessions/${sessionId}/record`)).text
    expect(record).toContain('version 4')
    expect(record).toContain(`/sessions/${sessionId}/record?version=3`)
    expect(record).toContain(`/sessions/${sessionId}/record?version=2`)
    expect(record).toContain(`/sessions/${sessionId}/record?version=1`)
    for (const version of [1, 2, 3, 4]) {
      expect((await world.as(morwenna).get(`/sessions/${sessionId}/record?version=${version}`)).status).toBe(200)
    }
  })

  test('that leaves out a child’s page leaves the signed page where it is: in the child’s file', async () => {
    const { morwenna, idris, bronwen } = people
    const words = 'Likes the new teacher.'
    const session = await openSession(world, {
      supervisee: morwenna,
      supervisor: idris,
      children: [{ name: ['Tobias', 'Ellery'] }, { name: ['Amina', 'Marchbank'], words: { voice: words } }],
    })
    const { sessionId } = session
    const left = session.children[1]
    await completed(world, idris, sessionId)
    await signedByBoth(world, [idris, morwenna], sessionId)
    await world.work(idris, (work) => beginCorrection(work, { sessionId }))
    await world.as(idris).post(`/sessions/${sessionId}/agenda`, { do: 'remove-child', id: left?.childId ?? '' })
    await completed(world, idris, sessionId)
    await signedByBoth(world, [idris, morwenna], sessionId)
    expect(await stateOf(world, session)).toBe('signed')
    expect((await world.as(idris).get(`/sessions/${sessionId}/record`)).text).not.toContain(words)
    for (const person of [bronwen, idris]) {
      expect((await world.as(person).get(`/documents/${left?.documentId}`)).text).toContain(words)
      expect((await world.as(person).get(`/documents/${left?.documentId}/proof`)).status).toBe(200)
    }
  })

  test('is begun once by a double click, and by both at once', async () => {
    const { morwenna, idris } = people
    const session = await signedSession()
    const at = `/sessions/${session.sessionId}/correct`
    const once = { _once: '11111111-1111-4111-8111-111111111111' }
    const answers = await Promise.all([
      world.as(morwenna).post(at, once),
      world.as(morwenna).post(at, once),
      world.as(idris).post(at, {}),
    ])
    for (const answer of answers) expect(answer.status).toBe(303)
    const { rows } = await world.database.owner.query<{ n: number }>(
      `select count(*)::int as n from app.journal_entry where event = 'record.correction_begun' and subject_id = $1`,
      [session.sessionId],
    )
    expect(rows[0]?.n).toBe(1)
    expect((await world.as(idris).get(at)).location).toBe(`/sessions/${session.sessionId}`)
  })

  test('is not for anybody but the two', async () => {
    const session = await signedSession()
    const at = `/sessions/${session.sessionId}/correct`
    for (const person of [people.gwen, people.bronwen, people.ada, people.sam, people.lena]) {
      expect((await world.as(person).get(at)).status).toBe(404)
      expect((await world.as(person).post(at, {})).status).toBe(404)
      const done = await world.work(person, (work) => work.door.beginCorrection(session.sessionId))
      expect(done).toBe(false)
    }
    expect(await stateOf(world, session)).toBe('signed')
  })
})

describe('what is signed, against whoever speaks to the database', () => {
  test('no role of a request puts a document, a session or a set back, nor says itself that a correction was begun', async () => {
    const session = await signedSession()
    for (const person of [people.idris, people.sam]) {
      await expect(
        asWeb(
          person,
          ({ documentId }) => `update document set state = 'draft' where document_id = '${documentId}'`,
        )(session),
      ).rejects.toThrow('permission denied')
      await expect(
        asWeb(
          person,
          ({ sessionId }) => `update signing_set set completed_at = null where session_id = '${sessionId}'`,
        )(session),
      ).rejects.toThrow('permission denied')
    }
    await expect(
      asWeb(
        people.idris,
        ({ sessionId }) =>
          `update session set state = 'open', signed_at = null, completed_at = null, completed_by = null where session_id = '${sessionId}'`,
      )(session),
    ).rejects.toThrow('keeps its facts')
    await expect(
      asWeb(
        people.idris,
        ({ sessionId }) =>
          `insert into journal_entry (organisation_id, event, membership_id, person_id, subject_kind, subject_id)
           select platform.organisation_id(), 'record.correction_begun', platform.membership_id(), platform.person_id(), 'session', '${sessionId}'`,
      )(session),
    ).rejects.toThrow('row-level security')
  })

  test('even the owner of the schema cannot complete, end or open again what was signed', async () => {
    const session = await signedSession()
    const { owner } = world.database
    for (const change of ['completed_at = null', 'completed_at = now()', 'ended_at = now()']) {
      await expect(
        owner.query(`update app.signing_set set ${change} where session_id = $1`, [session.sessionId]),
      ).rejects.toThrow('stays as it was signed')
    }
    await expect(
      owner.query(`update app.document set state = 'draft' where session_id = $1`, [session.sessionId]),
    ).rejects.toThrow('stays signed')
  })

  test('a correction that was begun is signed by both or stays open: the old signatures do not stand for it', async () => {
    const session = await signedSession()
    const { sessionId } = session
    await world.work(people.idris, (work) => beginCorrection(work, { sessionId }))
    await expect(
      asWeb(people.idris, () => `update session set state = 'signed' where session_id = '${sessionId}'`)(session),
    ).rejects.toThrow('not all have signed')
    await completed(world, people.idris, sessionId)
    await signAs(world, people.idris, sessionId)
    await expect(
      asWeb(people.idris, () => `update session set state = 'signed' where session_id = '${sessionId}'`)(session),
    ).rejects.toThrow('not all have signed')
  })

  test('whoever reads besides the two opens the newest signed version and no other', async () => {
    const session = await signedSession()
    const { sessionId } = session
    const documentId = pageOf(session)
    const versions = (person: TestPerson) =>
      world.work(person, async (work) => {
        const opened = []
        for (const no of [1, 2, 3]) opened.push(...(await work.door.open([documentId], 'to read', no)))
        return opened.map((each) => each.versionNo)
      })
    await world.work(people.idris, (work) => beginCorrection(work, { sessionId }))
    await completed(world, people.idris, sessionId)
    expect(await versions(people.bronwen)).toEqual([1])
    expect(await versions(people.idris)).toEqual([1, 2])
    await signedByBoth(world, [people.idris, people.morwenna], sessionId)
    expect(await versions(people.bronwen)).toEqual([2])
    expect(await versions(people.sam)).toEqual([])
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completed, openSession, signedByBoth, type OpenSession } from '../../../../test/builders/open-session.ts'
import { signedAgreement, testTerms } from '../../../../test/support/agreement.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'

let world: World
let school: TestOrganisation
let [morwenna, idris, gwen, bronwen]: TestPerson[] = []
let session: OpenSession
let others: { who: string; person: TestPerson }[]

const words = {
  child: 'Mondays are the tired day',
  work: 'Two more referrals than agreed',
  wellbeing: 'The drawing stayed with me',
}
const someone = (person: TestPerson | undefined): TestPerson => {
  if (person === undefined) throw new Error('nobody')
  return person
}

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  gwen = await world.person(school, 'Gwen Abara', ['supervisor'])
  idris = await world.person(school, 'Idris Falodun', ['supervisor'])
  morwenna = await world.person(school, 'Morwenna Tait', ['supervisee'], { lineManager: gwen })
  bronwen = await world.person(school, 'Bronwen Ash', ['deputy_dsl'])
  const elsewhere = await world.organisation('Another School')
  others = [
    { who: 'an administrator', person: await world.person(school, 'Ada Office', ['administrator']) },
    { who: 'the governor', person: await world.person(school, 'Glyn Governor', ['governor']) },
    { who: 'the head, who is not named', person: await world.person(school, 'Hattie Head', ['head']) },
    { who: 'another supervisor', person: await world.person(school, 'Sam Stranger', ['supervisor']) },
    { who: 'the lead of another school', person: await world.person(elsewhere, 'Lena Lead', ['dsl']) },
  ]
  session = await openSession(world, {
    supervisee: morwenna,
    supervisor: idris,
    children: [{ name: ['Tobias', 'Ellery'], words: { voice: `${words.child}.` } }],
    work: { workload: `${words.work}.` },
    wellbeing: { wellbeing: `${words.wellbeing}.` },
    readers: [{ person: gwen, kinds: ['case_discussion', 'work'] }],
  })
})
afterAll(() => world.end())

const pages = () => [
  `/sessions/${session.sessionId}/record`,
  ...[session.children[0]?.documentId, session.workDocumentId, session.wellbeingDocumentId].flatMap((id) => [
    `/documents/${id}`,
    `/documents/${id}/pdf`,
    `/documents/${id}/proof`,
  ]),
  `/sessions/${session.sessionId}/forms/recording_template`,
]

describe('before all have signed', () => {
  test('the two read the record, and nobody else does: not the line manager, nor the safeguarding team', async () => {
    await completed(world, someone(idris), session.sessionId)
    expect((await world.as(someone(morwenna)).get(`/sessions/${session.sessionId}/record`)).text).toContain(
      words.wellbeing,
    )
    for (const person of [gwen, bronwen, ...others.map((other) => other.person)]) {
      for (const path of pages())
        expect([path, (await world.as(someone(person)).get(path)).status]).toEqual([path, 404])
    }
  })

  test('the page to sign says who will read what once both have signed', async () => {
    const page = await world.as(someone(morwenna)).get(`/sessions/${session.sessionId}/sign`)
    expect(page.text).toMatch(
      /Gwen Abara<\/b><span>1 and 2\. Line manager, named in your agreement\. Once you have both signed\./,
    )
    expect(page.text).toMatch(
      /The safeguarding team of Wrenfold Primary School<\/b><span>1 only\. They keep Tobias’s file\./,
    )
    expect(page.text).toContain('For Tobias’s file.')
    expect(page.text).toContain('For you, Idris and Gwen Abara.')
    expect(page.text).toContain('For you and Idris only.')
  })
})

describe('when all have signed', () => {
  beforeAll(() => signedByBoth(world, [someone(idris), someone(morwenna)], session.sessionId))

  test('a line manager whom the agreement names reads the child’s and the work documents, and no word of wellbeing', async () => {
    const record = await world.as(someone(gwen)).get(`/sessions/${session.sessionId}/record`)
    expect(record.text).toContain(words.child)
    expect(record.text).toContain(words.work)
    expect(record.text).not.toContain(words.wellbeing)
    const wellbeing = await world.as(someone(gwen)).get(`/documents/${session.wellbeingDocumentId}`)
    expect([wellbeing.status, wellbeing.text.includes(words.wellbeing)]).toEqual([404, false])
  })

  test('the safeguarding team, which keeps the child’s file, reads the case discussion alone', async () => {
    const record = await world.as(someone(bronwen)).get(`/sessions/${session.sessionId}/record`)
    expect(record.status).toBe(200)
    expect(record.text).toContain(words.child)
    expect(record.text).not.toContain(words.work)
    expect(record.text).not.toContain(words.wellbeing)
    expect((await world.as(someone(bronwen)).get(`/documents/${session.workDocumentId}`)).status).toBe(404)
    expect((await world.as(someone(bronwen)).get(`/documents/${session.children[0]?.documentId}`)).text).toContain(
      words.child,
    )
  })

  test('nobody else reads a word, by any page', async () => {
    for (const { who, person } of others) {
      for (const path of pages()) {
        const page = await world.as(person).get(path)
        expect([who, path, page.status]).toEqual([who, path, 404])
        for (const text of Object.values(words)) expect(page.text).not.toContain(text)
      }
    }
  })

  test('the two see who has read it, and each opening was in the journal', async () => {
    const { rows } = await world.database.owner.query<{ n: number }>(
      `select count(*)::int as n from app.journal_entry where event = 'document.read' and membership_id = $1 and document_id = $2`,
      [bronwen?.membershipId, session.children[0]?.documentId],
    )
    expect(rows[0]?.n).toBe(2)
    const record = await world.as(someone(morwenna)).get(`/sessions/${session.sessionId}/record`)
    expect(record.text).toContain('Who has read it')
    expect(record.text).toMatch(/Bronwen Ash<\/b><span>2 times, last .* 1 only\./)
    const theirs = await world.as(someone(gwen)).get(`/sessions/${session.sessionId}/record`)
    expect(theirs.text).not.toContain('Bronwen')
  })

  test('an address that is no document’s, and one that is not an address, are the same 404', async () => {
    for (const path of [
      '/documents/00000000-0000-4000-8000-000000000000',
      '/documents/none',
      `/sessions/${session.sessionId}/record?version=7`,
      `/sessions/${session.sessionId}/record?version=x`,
    ]) {
      expect((await world.as(someone(morwenna)).get(path)).status).toBe(404)
    }
  })
})

describe('what can never change', () => {
  const kept = ['document_version', 'signature', 'signing_item', 'journal_entry'] as const
  test.each(kept)('%s cannot be updated, deleted or emptied, even by the owner of the database', async (table) => {
    const { owner } = world.database
    for (const statement of [
      `update app.${table} set organisation_id = organisation_id`,
      `delete from app.${table}`,
      `truncate app.${table} cascade`,
    ]) {
      await expect(owner.query(statement)).rejects.toThrow('kept for ever')
    }
  })

  test('a signed document and a signed session keep what they are', async () => {
    const { owner } = world.database
    await expect(
      owner.query(`update app.document set state = 'draft' where session_id = $1`, [session.sessionId]),
    ).rejects.toThrow('stays signed')
    await expect(owner.query(`update app.signing_set set root = root`)).resolves.toBeDefined()
    await expect(
      owner.query(`update app.signing_set set signers = '{}' where session_id = $1`, [session.sessionId]),
    ).rejects.toThrow()
    for (const change of [`actual_minutes = 10`, `state = 'open'`, `starts_at = now()`]) {
      await expect(
        owner.query(`update app.session set ${change} where session_id = $1`, [session.sessionId]),
      ).rejects.toThrow('keeps its facts')
    }
  })

  test('neither by the role that requests run as', async () => {
    for (const statement of [
      'delete from document_version',
      `update document_version set body = ''`,
      'delete from signature',
      'delete from journal_entry',
      'select body from document_version',
    ]) {
      await expect(world.services.pools.web.query(statement)).rejects.toThrow('permission denied')
    }
  })

  test('nor through the product: a signed record takes no saves, no completing and no sending back', async () => {
    const saved = await world.work(someone(idris), (work) =>
      work.door.save(session.workDocumentId, 'workload', 1, 'Something else.'),
    )
    expect(saved.outcome).toBe('closed')
    expect((await world.as(someone(idris)).post(`/sessions/${session.sessionId}/complete`, {})).location).toBe(
      `/sessions/${session.sessionId}/sign`,
    )
    expect(
      (await world.as(someone(idris)).post(`/sessions/${session.sessionId}/send-back`, { reason: 'wrong' })).location,
    ).toBe(`/sessions/${session.sessionId}/record`)
    await expect(
      world.work(someone(idris), (work) =>
        work.door.seal(session.workDocumentId, '{}', new Uint8Array(32), new Uint8Array(32)),
      ),
    ).rejects.toThrow('not being written')
  })
})

describe('the journal comes first', () => {
  test('when the journal cannot be written, no word is given', async () => {
    const { owner } = world.database
    await owner.query('revoke insert on app.journal_entry from plumbline_door')
    try {
      const page = await world.as(someone(morwenna)).get(`/sessions/${session.sessionId}/record`)
      expect(page.status).toBe(500)
      for (const text of Object.values(words)) expect(page.text).not.toContain(text)
    } finally {
      await owner.query('grant insert on app.journal_entry to plumbline_door')
    }
  })
})

test('a manager whom the two name for the children’s pages reads those when both have signed, and neither work nor wellbeing', async () => {
  const [supervisee, supervisor] = [
    await world.person(school, 'Kofi Mensah-Pryce', ['supervisee']),
    await world.person(school, 'Dilys Roe', ['supervisor']),
  ]
  const manager = await world.person(school, 'Mattie Crane', ['supervisor'])
  const agreementId = await signedAgreement(world, {
    supervisor,
    supervisee,
    values: testTerms({ shared_cases_with: [manager.membershipId] }),
  })
  const held = await openSession(world, {
    supervisee,
    supervisor,
    agreementId,
    children: [{ name: ['Amina', 'Marchbank'], words: { voice: `${words.child}.` } }],
    work: { workload: `${words.work}.` },
    wellbeing: { wellbeing: `${words.wellbeing}.` },
  })
  await completed(world, supervisor, held.sessionId)
  expect((await world.as(manager).get(`/documents/${held.children[0]?.documentId}`)).status).toBe(404)
  await signedByBoth(world, [supervisor, supervisee], held.sessionId)
  expect((await world.as(manager).get(`/documents/${held.children[0]?.documentId}`)).text).toContain(words.child)
  const record = await world.as(manager).get(`/sessions/${held.sessionId}/record`)
  expect(record.text).toContain(words.child)
  expect(record.text).not.toContain(words.work)
  expect(record.text).not.toContain(words.wellbeing)
  for (const id of [held.workDocumentId, held.wellbeingDocumentId]) {
    expect((await world.as(manager).get(`/documents/${id}`)).status).toBe(404)
  }
})

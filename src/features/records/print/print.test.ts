import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  completed,
  openSession,
  signedByBoth,
  write,
  type OpenSession,
} from '../../../../test/builders/open-session.ts'
import { testWorld, type TestPerson, type World } from '../../../../test/support/world.ts'
import { templates } from '../../../../test/support/templates.ts'
import { verifyProofFile } from '../../../platform/evidence/verify-proof-file.ts'
import { keyIdOf } from '../../../domain/evidence/document-proof.ts'
import { fromBase64url } from '../../../domain/evidence/bytes.ts'
import { sha256, signingKey } from '../../../platform/evidence/crypto.ts'
import { parsePdf, unspaced } from '../../../platform/pdf/read-pdf.test-support.ts'
import { completeRecord } from '../public.ts'

let world: World
let people: { morwenna: TestPerson; idris: TestPerson; bronwen: TestPerson; gwen: TestPerson; stranger: TestPerson }
let session: OpenSession

/** Words that nobody may find in another document than theirs, some made to break a page that puts them together. */
const secrets = {
  tobias: ['Tobias', 'blueheron'],
  amina: [
    'Amina',
    'greyheron',
    '</dd></dl><h1>gap',
    '{child}{supervisee}',
    '#set page(fill: red)',
    '"kind":"case_discussion"',
  ],
  work: ['redkite', 'workload-of-nine'],
  wellbeing: ['blackswan', 'has-not-slept'],
}

beforeAll(async () => {
  world = await testWorld()
  const school = await world.organisation('Wrenfold Primary School', { recordTemplate: 'partnership' })
  const gwen = await world.person(school, 'Gwen Abara', ['supervisor'])
  people = {
    gwen,
    idris: await world.person(school, 'Idris Falodun', ['supervisor']),
    morwenna: await world.person(school, 'Morwenna Tait', ['supervisee'], { lineManager: gwen, post: 'Class teacher' }),
    bronwen: await world.person(school, 'Bronwen Ash', ['dsl']),
    stranger: await world.person(school, 'Sam Stranger', ['supervisor']),
  }
  session = await openSession(world, {
    supervisee: people.morwenna,
    supervisor: people.idris,
    children: [
      { name: ['Tobias', 'Ellery'], words: { risks: 'A blueheron was seen.' } },
      {
        name: ['Amina', 'Marchbank'],
        words: { risks: secrets.amina.slice(1).join('\n') },
        decisions: [{ what: 'Ring the greyheron.', why: 'Because.' }],
      },
    ],
    work: { workload: secrets.work.join(' ') },
    wellbeing: { wellbeing: secrets.wellbeing.join(' ') },
    readers: [{ person: gwen, kinds: ['work'] }],
  })
  await completed(world, people.idris, session.sessionId)
  await signedByBoth(world, [people.idris, people.morwenna], session.sessionId)
})
afterAll(() => world.end())

const bytesOf = async (person: TestPerson, path: string) =>
  new Uint8Array(await (await world.as(person).get(path)).response.arrayBuffer())
const wordsOfPdf = async (person: TestPerson, path: string) =>
  unspaced(parsePdf(await bytesOf(person, path)).pages.join(' '))

describe('a child’s document', () => {
  test('holds nothing of the worker, of wellbeing or of another child: as sealed, as a page, on paper, or as a proof', async () => {
    const tobias = session.children[0]?.documentId ?? ''
    const { rows } = await world.database.owner.query<{ body: string }>(
      'select body from app.document_version where document_id = $1',
      [tobias],
    )
    const page = await world.as(people.bronwen).get(`/documents/${tobias}`)
    const proof = await world.as(people.bronwen).get(`/documents/${tobias}/proof`)
    const pdf = await wordsOfPdf(people.bronwen, `/documents/${tobias}/pdf`)
    const metadata = Buffer.from(await bytesOf(people.bronwen, `/documents/${tobias}/pdf`)).toString('latin1')
    const texts = [rows[0]?.body ?? '', page.text, proof.text, pdf, metadata]
    for (const own of secrets.tobias) for (const text of texts.slice(0, 4)) expect(text).toContain(own)
    for (const foreign of [...secrets.amina.slice(0, 4), ...secrets.work, ...secrets.wellbeing, 'Class teacher']) {
      for (const text of texts) expect(text).not.toContain(foreign)
    }
  })

  test('keeps hostile words as words, in the page and on paper', async () => {
    const amina = session.children[1]?.documentId ?? ''
    const page = await world.as(people.morwenna).get(`/documents/${amina}`)
    expect(page.text).toContain('&lt;/dd>')
    expect(page.text).not.toContain('<h1>gap')
    expect(page.text).toContain('{child}{supervisee}')
    expect(await wordsOfPdf(people.morwenna, `/documents/${amina}/pdf`)).toContain('#setpage(fill:red)')
  })

  test('is not made at all when a matter of the worker stands in its draft', async () => {
    const other = await openSession(world, {
      supervisee: people.morwenna,
      supervisor: people.idris,
      children: [{ name: ['Tobias', 'Ellery'] }],
    })
    await world.work(people.idris, (work) =>
      write(work, other.children[0]?.documentId ?? '', { sickness: 'Two days.' }),
    )
    await expect(world.work(people.idris, (work) => completeRecord(work, other.sessionId))).rejects.toThrow(
      'Not fields of the case_discussion document: sickness',
    )
    const { rows } = await world.database.owner.query('select 1 from app.document_version where document_id = $1', [
      other.workDocumentId,
    ])
    expect(rows).toEqual([])
  })
})

describe('a document on paper', () => {
  test('is a decision record with who signed, its decisions with why, and the stamp', async () => {
    const tobias = session.children[0]?.documentId ?? ''
    const pdf = await wordsOfPdf(people.bronwen, `/documents/${tobias}/pdf`)
    for (const text of [
      'Supervision decision record',
      'For Tobias’s file',
      '4 May 2017',
      'Wait for the core group.',
      'The mother has begun to come.',
      'Idris Falodun',
      'Signed by both',
      'With a password and a code',
    ]) {
      expect(pdf).toContain(unspaced(text))
    }
    const { rows } = await world.database.owner.query<{ event: string; details: { purpose?: string } }>(
      `select event, details from app.journal_entry where document_id = $1 and membership_id = $2 order by entry_id desc limit 2`,
      [tobias, people.bronwen.membershipId],
    )
    expect(rows.map(({ event }) => event)).toEqual(['document.printed', 'document.read'])
    expect(rows[1]?.details.purpose).toBe('to print')
  })

  test('says that it was read through together, as its page does, where the two said so', async () => {
    const held = await openSession(world, {
      supervisee: people.morwenna,
      supervisor: people.idris,
      children: [{ name: ['Nia', 'Ellery'] }],
    })
    await world.database.owner.query('update app.session set read_through = true where session_id = $1', [
      held.sessionId,
    ])
    await completed(world, people.idris, held.sessionId)
    const pdf = await wordsOfPdf(people.morwenna, `/documents/${held.children[0]?.documentId}/pdf`)
    expect(pdf).toContain(unspaced('Read through together before the session ended'))
    const page = await world.as(people.morwenna).get(`/sessions/${held.sessionId}/record`)
    expect(page.text).toContain('Read through together before it ended')
    expect((await world.as(people.morwenna).get(`/sessions/${session.sessionId}/record`)).text).not.toContain(
      'Read through together',
    )
  })

  test('has no child’s name in the name of its file', async () => {
    const { response } = await world.as(people.morwenna).get(`/documents/${session.children[0]?.documentId}/pdf`)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-disposition')).toMatch(/filename="decision-record-\d{4}-\d\d-\d\d\.pdf"/)
  })
})

describe('a paper form', () => {
  test('is listed and printed blank, every one', async () => {
    const list = await world.as(people.stranger).get('/forms')
    for (const form of templates.forms) {
      expect(list.text).toContain(`/forms/${form.key}/blank`)
      const pdf = parsePdf(await bytesOf(people.stranger, `/forms/${form.key}/blank`))
      expect(pdf.pages.length).toBeGreaterThan(0)
    }
    expect((await world.as(people.stranger).get('/forms/nothing/blank')).status).toBe(404)
  })

  test('is filled from the record for the two, each child on its own part', async () => {
    const pdf = await wordsOfPdf(people.morwenna, `/sessions/${session.sessionId}/forms/recording_template`)
    for (const text of ['Morwenna Tait', 'blueheron', 'greyheron', 'Amina Marchbank'])
      expect(pdf).toContain(unspaced(text))
  })

  test('for the supervision file opens nothing of wellbeing, for the two neither', async () => {
    const { rows } = await world.database.owner.query<{ times: number }>(
      `select count(*)::int as times from app.journal_entry e join app.document d using (organisation_id, document_id)
       where d.kind = 'wellbeing' and e.event = 'document.read' and e.details ->> 'purpose' = 'to print' and e.membership_id = $1`,
      [people.morwenna.membershipId],
    )
    expect(rows[0]?.times).toBe(0)
  })

  test('is filled only with what its reader may open, and the rest stays blank', async () => {
    const pdf = await wordsOfPdf(people.gwen, `/sessions/${session.sessionId}/forms/recording_template`)
    expect(pdf).toContain(unspaced('Morwenna Tait'))
    for (const foreign of ['blueheron', 'greyheron', 'Tobias', 'Amina', 'blackswan']) expect(pdf).not.toContain(foreign)
    expect(
      (await world.as(people.stranger).get(`/sessions/${session.sessionId}/forms/recording_template`)).status,
    ).toBe(404)
  })

  test('of another template than the record’s is not there', async () => {
    for (const key of ['supervision_record', 'decision_record', 'college_agreement']) {
      expect((await world.as(people.morwenna).get(`/sessions/${session.sessionId}/forms/${key}`)).status).toBe(404)
    }
  })
})

describe('a proof', () => {
  const saved = async (text: string) => {
    const file = join(await mkdtemp(join(tmpdir(), 'plumbline-proof-')), 'proof.json')
    await writeFile(file, text)
    return file
  }

  test('is checked with nothing but the file, for a reader of one document of four', async () => {
    const proof = await world.as(people.bronwen).get(`/documents/${session.children[0]?.documentId}/proof`)
    const answer = await verifyProofFile(await saved(proof.text), [world.services.signingKey.keyId])
    expect(answer.exitCode).toBe(0)
    expect(answer.lines.join(' ')).toMatch(
      /number 1 of 4 documents .* Idris Falodun signed on .* Morwenna Tait signed on/,
    )
    const key = fromBase64url(world.services.signingKey.publicKey) ?? new Uint8Array()
    expect(keyIdOf(key, sha256)).toBe(world.services.signingKey.keyId)
  })

  test('still holds when the server has had a new key since, by the key it was signed with', async () => {
    const before = world.services.signingKey
    world.services.signingKey = signingKey(generateKeyPairSync('ed25519').privateKey)
    try {
      const proof = await world.as(people.bronwen).get(`/documents/${session.children[0]?.documentId}/proof`)
      expect((await verifyProofFile(await saved(proof.text), [before.keyId])).exitCode).toBe(0)
      expect((await verifyProofFile(await saved(proof.text), [world.services.signingKey.keyId])).exitCode).toBe(1)
    } finally {
      world.services.signingKey = before
    }
  })

  test('does not hold when a word was changed', async () => {
    const proof = await world.as(people.bronwen).get(`/documents/${session.children[0]?.documentId}/proof`)
    const answer = await verifyProofFile(await saved(proof.text.replace('blueheron', 'greenheron')))
    expect(answer.exitCode).toBe(1)
    expect(answer.lines.join(' ')).toContain('The text has been changed')
  })

  test('is not given of what one may not read, nor before all have signed', async () => {
    expect((await world.as(people.bronwen).get(`/documents/${session.workDocumentId}/proof`)).status).toBe(404)
    const other = await openSession(world, {
      supervisee: people.morwenna,
      supervisor: people.idris,
      children: [{ name: ['Nia', 'Ellery'] }],
    })
    await completed(world, people.idris, other.sessionId)
    expect((await world.as(people.morwenna).get(`/documents/${other.workDocumentId}/proof`)).status).toBe(404)
  })
})

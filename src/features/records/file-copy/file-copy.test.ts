import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  completed,
  openSession,
  signedByBoth,
  write,
  type OpenSession,
} from '../../../../test/builders/open-session.ts'
import { testWorld, type TestPerson, type World } from '../../../../test/support/world.ts'
import { csvHeads } from '../../../domain/file-copy/decision-csv.ts'
import { verifyProofFile } from '../../../platform/evidence/verify-proof-file.ts'
import { beginCorrection } from '../public.ts'

let world: World
let people: Record<'morwenna' | 'idris' | 'bronwen' | 'tam' | 'gwen' | 'ada' | 'gus' | 'rhys', TestPerson>
let session: OpenSession
let documentId: string
let at: string

const today = Temporal.Now.plainDateISO('Europe/London')
const day = (name: string, on: Temporal.PlainDate) => ({
  [`${name}-day`]: `${on.day}`,
  [`${name}-month`]: `${on.month}`,
  [`${name}-year`]: `${on.year}`,
})
const sent = (more: Record<string, string> = {}) => ({
  do: 'sent',
  sent_to: 'The county’s case system',
  sent_how: 'upload',
  ...day('sent_on', today),
  ...more,
})
const statesOf = async (id: string) => {
  const { rows } = await world.database.owner.query<{ state: string; version_no: number }>(
    'select state, version_no from app.file_copy where document_id = $1 order by made_at, version_no',
    [id],
  )
  return rows.map((row) => `${row.version_no} ${row.state}`)
}
const bytesOf = async (person: TestPerson, path: string) =>
  new Uint8Array(await (await world.as(person).get(path)).response.arrayBuffer())

/** A decision record's file, as far as the test changes it. */
interface Changeable {
  record: { decisions: { what: string }[] }
  stamp: { fingerprint: string }
  signatures: { name: string }[]
  proof: unknown
  [more: string]: unknown
}

beforeAll(async () => {
  world = await testWorld()
  const school = await world.organisation('Wrenfold Primary School')
  const another = await world.organisation('Larkrise Primary School')
  people = {
    morwenna: await world.person(school, 'Morwenna Tait', ['supervisee']),
    idris: await world.person(school, 'Idris Falodun', ['supervisor']),
    bronwen: await world.person(school, 'Bronwen Ash', ['dsl']),
    tam: await world.person(school, 'Tam Ode', ['deputy_dsl']),
    gwen: await world.person(school, 'Gwen Abara', ['supervisor']),
    ada: await world.person(school, 'Ada Min', ['administrator']),
    gus: await world.person(school, 'Gus Overby', ['governor']),
    rhys: await world.person(another, 'Rhys Elsewhere', ['dsl', 'head', 'supervisor', 'supervisee']),
  }
  session = await openSession(world, {
    supervisee: people.morwenna,
    supervisor: people.idris,
    children: [
      { name: ['Tobias', 'Ellery'], words: { risks: '=HYPERLINK("x")', voice: 'Says "no",\nthen nothing.' } },
      { name: ['Amina', 'Marchbank'] },
    ],
    readers: [{ person: people.gwen, kinds: ['case_discussion'] }],
  })
  documentId = session.children[0]?.documentId ?? ''
  at = `/documents/${documentId}`
  const { organisationId } = school
  await world.database.owner.query(`update app.child set reference = 'WF-17' where child_id = $1`, [
    session.children[0]?.childId,
  ])
  await world.database.owner.query(
    `insert into app.child_reference (organisation_id, reference_id, child_id, kind, value, recorded_by) values ($1, gen_random_uuid(), $2, 'upn', 'A123456789012', $3)`,
    [organisationId, session.children[0]?.childId, people.bronwen.membershipId],
  )
  await completed(world, people.idris, session.sessionId)
})
afterAll(() => world.end())

describe('before all have signed', () => {
  test('nothing is to be sent, and nothing can be taken', async () => {
    expect(await statesOf(documentId)).toEqual([])
    for (const path of ['file-copy', 'package', 'json', 'csv']) {
      expect((await world.as(people.idris).get(`${at}/${path}`)).status, path).toBe(404)
    }
    await signedByBoth(world, [people.idris, people.morwenna], session.sessionId)
    expect(await statesOf(documentId)).toEqual(['1 waiting'])
  })
})

describe('what is taken', () => {
  test('the package is the page, the record with its proof, and a row that names both; no name of a child in any file’s name', async () => {
    const page = await world.as(people.tam).get(`${at}/package`)
    expect(page.response.headers.get('content-disposition')).not.toMatch(/Tobias|Ellery/)
    const files = unzipSync(await bytesOf(people.tam, `${at}/package`))
    const names = Object.keys(files).toSorted()
    expect(names).toHaveLength(3)
    expect(names.join()).not.toMatch(/tobias|ellery/i)
    const json = names.find((name) => name.endsWith('.json')) ?? ''
    const pdf = names.find((name) => name.endsWith('.pdf')) ?? ''
    expect(strFromU8(files[pdf] ?? new Uint8Array()).slice(0, 5)).toBe('%PDF-')
    const rows = parse(strFromU8(files['decision-records.csv'] ?? new Uint8Array()), {
      columns: true,
      bom: true,
    }) as Record<string, string>[]
    expect(rows).toHaveLength(1)
    expect(Object.keys(rows[0] ?? {})).toEqual(csvHeads)
    expect(rows[0]).toMatchObject({
      document_id: documentId,
      given_name: 'Tobias',
      family_name: 'Ellery',
      date_of_birth: '2017-05-04',
      reference: 'WF-17',
      upn: 'A123456789012',
      direction: 'amber',
      supervisee: 'Morwenna Tait',
      pdf_file: pdf,
      json_file: json,
      session_date: today.subtract({ days: 1 }).toString(),
    })
    expect(rows[0]?.['text']).toContain('Says "no",\nthen nothing.')
    expect(rows[0]?.['signed_by']).toContain('Idris Falodun (supervisor)')
  })

  test('a text that a spreadsheet would take for a formula is not one in the table', async () => {
    const bytes = await bytesOf(people.tam, `${at}/csv`)
    const raw = Buffer.from(bytes).toString('utf8')
    expect(raw).not.toMatch(/(^|,)"[=+@-]/m)
    expect(raw).toContain('=HYPERLINK(""x"")')
  })

  test('the file proves by itself that it is what was signed, and says so when a letter was changed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plumbline-copy-'))
    const text = Buffer.from(await bytesOf(people.bronwen, `${at}/json`)).toString('utf8')
    const check = async (name: string, changed: string) => {
      await writeFile(join(folder, name), changed)
      return verifyProofFile(join(folder, name))
    }
    const whole = await check('whole.json', text)
    expect(whole.lines.join(' ')).toContain('What can be read in the file is what was signed.')
    expect(whole.exitCode).toBe(0)
    const turned = (change: (file: Changeable) => void) => {
      const copy = JSON.parse(text) as Changeable
      change(copy)
      return JSON.stringify(copy)
    }
    const first = <T>([one]: T[]): T => one ?? expect.unreachable()
    const softer = turned((file) => (first(file.record.decisions).what = 'Close the case.'))
    expect(await check('softer.json', softer)).toEqual({
      exitCode: 1,
      lines: ['The proof does not hold.', 'What can be read in the file is not what was signed.'],
    })
    const stamp = await check(
      'stamp.json',
      turned((file) => (file.stamp.fingerprint = '0000 0000 0000 0000')),
    )
    expect(stamp.lines[1]).toBe('The stamp is not that of what was signed.')
    const signer = await check(
      'signer.json',
      turned((file) => (first(file.signatures).name = 'Somebody Else')),
    )
    expect(signer.lines[1]).toBe('Who signed, as the file says it, is not who signed.')
    const unsigned = await check(
      'unsigned.json',
      turned((file) => (file.proof = null)),
    )
    expect(unsigned.exitCode).toBe(1)
    const more = await check(
      'more.json',
      turned((file) => (file['work'] = 'Two days of sickness')),
    )
    expect(more).toEqual({ exitCode: 2, lines: ['This is not a Plumbline decision record: look at "the top".'] })
  })

  test('taking it is noted in the journal, and those whose record it is see it', async () => {
    const { rows } = await world.database.owner.query<{ details: { file?: string } }>(
      `select details from app.journal_entry where event = 'document.printed' and document_id = $1 and membership_id = $2`,
      [documentId, people.tam.membershipId],
    )
    expect(rows.map(({ details }) => details.file)).toContain('package')
    expect((await world.as(people.morwenna).get(at)).text).toContain('Tam Ode')
  })
})

describe('where it went', () => {
  test('is asked for on home from the first that waits, of the team that keeps the files', async () => {
    for (const person of [people.bronwen, people.tam])
      expect((await world.as(person).get('/')).text).toMatch(/\d decision records? waits? to go to children’s files/)
    expect((await world.as(people.gwen).get('/')).text).not.toContain('to go to children’s files')
    // Once it was said that the files are those kept here, and nothing ever went, it is not asked each time.
    const kept = `update app.file_copy set state = $2 where document_id = $1`
    await world.database.owner.query(kept, [documentId, 'not_needed'])
    expect((await world.as(people.tam).get('/')).text).not.toContain('to go to children’s files')
    await world.database.owner.query(kept, [documentId, 'waiting'])
  })

  test('waits in the list of those who note it, and of nobody else', async () => {
    for (const person of [people.morwenna, people.idris, people.bronwen, people.tam]) {
      expect((await world.as(person).get('/file-copies')).text).toContain('Tobias Ellery')
    }
    // Somebody whom the agreement names reads it, and sees where it went, but notes nothing.
    expect((await world.as(people.gwen).get('/file-copies')).text).not.toContain('Tobias Ellery')
    expect((await world.as(people.gwen).get(`${at}/file-copy`)).text).not.toContain('Note that it was sent')
    expect((await world.as(people.gwen).post(`${at}/file-copy`, sent())).status).toBe(404)
    expect((await world.as(people.rhys).get('/file-copies')).text).not.toContain('Tobias')
    for (const person of [people.ada, people.gus]) expect((await world.as(person).get('/file-copies')).status).toBe(404)
    for (const person of [people.ada, people.gus, people.rhys]) {
      for (const path of ['file-copy', 'package', 'json', 'csv']) {
        expect((await world.as(person).get(`${at}/${path}`)).status, path).toBe(404)
      }
      expect((await world.as(person).post(`${at}/file-copy`, sent())).status).toBe(404)
    }
    expect(await statesOf(documentId)).toEqual(['1 waiting'])
  })

  test('has the day of its session for those who keep the file, and did not meet in it', async () => {
    const session = /session of ([^<,.]+)/i.exec((await world.as(people.morwenna).get('/file-copies')).text)?.[1]
    expect(session).toBeDefined()
    expect((await world.as(people.tam).get('/file-copies')).text).toContain(`session of ${session}`)
  })

  test('is said with where, how and when; what is missing is asked for', async () => {
    const turned = await world
      .as(people.tam)
      .post(`${at}/file-copy`, sent({ sent_to: '', sent_how: 'pigeon', ...day('sent_on', today.add({ days: 1 })) }))
    expect(turned.status).toBe(422)
    for (const words of ['Say which system', 'Choose how it went', 'It cannot have gone after today'])
      expect(turned.text).toContain(words)
    expect((await world.as(people.tam).post(`${at}/file-copy`, sent())).location).toBe(`${at}/file-copy`)
    expect(await statesOf(documentId)).toEqual(['1 sent'])
    const { text } = await world.as(people.morwenna).get(`${at}/file-copy`)
    expect(text).toContain('The county’s case system')
    expect(text).toContain('Sent, no receipt yet')
  })

  const copyIdOf = async () => {
    const { rows } = await world.database.owner.query<{ copy_id: string }>(
      `select copy_id from app.file_copy where document_id = $1 and state = 'sent'`,
      [documentId],
    )
    return rows[0]?.copy_id ?? ''
  }

  test('what did not arrive stays noted, and waits to be sent again', async () => {
    const path = `${at}/file-copies/${await copyIdOf()}`
    for (const person of [people.gwen, people.ada, people.gus, people.rhys]) {
      expect((await world.as(person).get(path)).status).toBe(404)
      expect((await world.as(person).post(path, { arrived: 'no' })).status).toBe(404)
    }
    expect((await world.as(people.idris).post(path, {})).text).toContain('Say whether it arrived')
    await world.as(people.idris).post(path, { arrived: 'no' })
    expect(await statesOf(documentId)).toEqual(['1 failed', '1 waiting'])
    // It was said a moment ago: saying it again changes nothing.
    await world.as(people.morwenna).post(path, { arrived: 'no' })
    expect(await statesOf(documentId)).toEqual(['1 failed', '1 waiting'])
  })

  test('its receipt says who has it, when and under which number', async () => {
    await world.as(people.bronwen).post(`${at}/file-copy`, sent())
    const path = `${at}/file-copies/${await copyIdOf()}`
    const receipt = { arrived: 'yes', received_by: 'Sam Oduya', reference: 'CS-4411', ...day('received_on', today) }
    const early = await world
      .as(people.tam)
      .post(path, { ...receipt, ...day('received_on', today.subtract({ days: 3 })) })
    expect(early.text).toContain('It cannot have arrived before it went')
    expect((await world.as(people.tam).get('/file-copies')).text).toContain('Say whether it arrived: Tobias Ellery')
    await world.as(people.tam).post(path, receipt)
    const { text } = await world.as(people.morwenna).get(`${at}/file-copy`)
    expect(text).toContain('Sam Oduya, their reference CS-4411')
    expect((await world.as(people.tam).get('/file-copies')).text).not.toContain('Say whether it arrived')
  })

  test('the one way is kept by the database too', async () => {
    const change = (state: string) =>
      world.work(people.tam, ({ db }) =>
        db
          .updateTable('file_copy')
          .set({ state })
          .where('document_id', '=', documentId)
          .where('state', '=', 'received')
          .execute(),
      )
    await expect(change('sent')).rejects.toThrow('a copy goes one way')
    await expect(
      world.work(people.gwen, ({ db, actor }) =>
        db
          .insertInto('file_copy')
          .values({
            organisation_id: actor.organisationId,
            document_id: documentId,
            version_no: 1,
            child_id: session.children[0]?.childId ?? '',
            state: 'sent',
            sent_to: 'Nowhere',
            sent_how: 'post',
            sent_on: today,
          })
          .execute(),
      ),
    ).rejects.toThrow('only those whose record it is')
    await expect(
      world.work(people.tam, ({ db, actor }) =>
        db
          .insertInto('file_copy')
          .values({
            organisation_id: actor.organisationId,
            document_id: documentId,
            version_no: 1,
            child_id: session.children[0]?.childId ?? '',
            state: 'waiting',
          })
          .execute(),
      ),
    ).rejects.toThrow('a copy waits when all have signed')
  })
})

describe('several at once', () => {
  const amina = () => session.children[1]?.documentId ?? ''

  test('are taken as one package, with one table', async () => {
    const none = await world.as(people.tam).post('/file-copies', { do: 'take' })
    expect(none.text).toContain('Choose at least one record')
    const taken = await world.as(people.tam).post('/file-copies', { do: 'take', chosen: [amina()] })
    expect(taken.response.headers.get('content-type')).toBe('application/zip')
    const files = unzipSync(new Uint8Array(await taken.response.arrayBuffer()))
    expect(Object.keys(files)).toHaveLength(3)
    // What is not one's to read is not in it, whatever the form says.
    expect((await world.as(people.rhys).post('/file-copies', { do: 'take', chosen: [amina()] })).status).toBe(422)
  })

  test('are said to be kept here, or sent', async () => {
    const wrong = await world.as(people.tam).post('/file-copies', { do: 'sent', chosen: [amina()] })
    expect(wrong.text).toContain('Say which system')
    const kept = await world.as(people.tam).post('/file-copies', { do: 'not_needed', chosen: [amina()] })
    expect(kept.location).toBe('/file-copies?done=kept-1')
    expect(await statesOf(amina())).toEqual(['1 not_needed'])
    // It may go later all the same.
    await world.as(people.tam).post(`/documents/${amina()}/file-copy`, sent())
    expect(await statesOf(amina())).toEqual(['1 sent'])
  })
})

test('a corrected record waits to be sent again, and the version before it need not', async () => {
  const correct = async (words: string) => {
    await world.work(people.idris, (work) => beginCorrection(work, { sessionId: session.sessionId }))
    await world.work(people.idris, (work) => write(work, documentId, { plan: words }))
    await completed(world, people.idris, session.sessionId)
    await signedByBoth(world, [people.idris, people.morwenna], session.sessionId)
  }
  await correct('School watches. Health visitor calls each week.')
  expect(await statesOf(documentId)).toEqual(['1 failed', '1 received', '2 waiting'])
  await correct('School watches. Health visitor calls each day.')
  expect(await statesOf(documentId)).toEqual(['1 failed', '1 received', '2 superseded', '3 waiting'])
  const { text } = await world.as(people.tam).get(`${at}/file-copy`)
  expect(text).toContain('Then say where it went')
  expect(text).toContain('version 3')
})

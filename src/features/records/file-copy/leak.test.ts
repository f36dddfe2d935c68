import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completed, openSession, write, type OpenSession } from '../../../../test/builders/open-session.ts'
import { templates } from '../../../../test/support/templates.ts'
import { testWorld, type TestPerson, type World } from '../../../../test/support/world.ts'
import { toHex } from '../../../domain/evidence/bytes.ts'
import { decisionCsv } from '../../../domain/file-copy/decision-csv.ts'
import { decisionFile } from '../../../domain/file-copy/decision-file.ts'
import { oversightFile } from '../../../domain/file-copy/oversight-file.ts'
import { keyOfDecision } from '../../../domain/sessions/decisions.ts'
import { composeDocument, type Action } from '../../../domain/templates/compose-document.ts'
import { optionsOf } from '../../../domain/templates/field-values.ts'
import { fieldsOf, type Field, type RecordTemplate } from '../../../domain/templates/shape.ts'
import { decisionFileSchema } from '../../../platform/evidence/decision-record-file.ts'
import { parsePdf, unspaced } from '../../../platform/pdf/read-pdf.test-support.ts'
import { agreeAction } from '../../actions/public.ts'
import { askOversight, writeOversight } from '../../oversight/public.ts'
import { signingSetOf } from '../../signing/public.ts'
import { printRecord } from '../print/print-record.ts'
import { signRecord } from '../public.ts'

// The leak test (product E7): whatever leaves for a child's file holds that child's page and nothing else of the session.
// Every answer of every document has a mark that no other answer has. The names are made to mislead anything that would
// tell people apart by their names: one child's surname is another's first name, a child is called what the worker is
// called, and names look like parts of the format.

const hostile: [given: string, family: string][] = [
  ['Marsh', 'Ellery'],
  ['Ellery', 'Marsh'],
  ['Morwenna', 'Tait'],
  ['Idris', 'Falodun'],
  ['Work', 'Wellbeing'],
  ['{child}', '</dd><h2>'],
]
const workerName = 'Morwenna Tait'
const supervisorName = 'Idris Falodun'

/** Text that names everybody else, as people write: it is the page's own, and what is looked for is the mark. */
const naming = `${supervisorName} told ${workerName} about Marsh, Ellery and Work. "kind":"work" "wellbeing":`

const answerTo = (field: Field, mark: string): string => {
  switch (field.kind) {
    case 'long':
      return `${mark} ${naming}`
    case 'short':
      return mark
    case 'date':
      return '2024-02-01'
    case 'rag':
      return 'red'
    case 'yes_no':
      return 'yes'
    case 'number':
      return '3'
    case 'choice':
      return optionsOf(field)[0]?.value ?? ''
  }
}

/** An answer to every question of a document, each with its own mark. */
const answers = (template: RecordTemplate, kind: 'case_discussion' | 'work' | 'wellbeing', tag: string) =>
  Object.fromEntries(
    fieldsOf(template.documents[kind]).map((field) => [
      field.key,
      answerTo(field, `${tag}q${field.key.replaceAll('_', '')}z`),
    ]),
  )

describe.each(['partnership', 'schools_and_clusters'])('what leaves for a child’s file, by the record of %s', (key) => {
  let world: World
  let people: Record<'worker' | 'supervisor' | 'deputy' | 'manager', TestPerson>
  let session: OpenSession
  /** documents of oversight, of the first child and of the second */
  let oversight: string[]
  const template = templates.record(key)
  const tagOf = (index: number) => `kid${index}x`

  beforeAll(async () => {
    world = await testWorld()
    const school = await world.organisation('Wrenfold Primary School', { recordTemplate: key })
    people = {
      worker: await world.person(school, workerName, ['supervisee'], { post: 'markedpostofworker' }),
      manager: await world.person(school, 'Ellery Marsh', ['head'], { post: 'markedpostofmanager' }),
      supervisor: await world.person(school, supervisorName, ['supervisor'], { post: 'markedpostofsupervisor' }),
      deputy: await world.person(school, 'Bronwen Ash', ['deputy_dsl']),
    }
    session = await openSession(world, {
      supervisee: people.worker,
      supervisor: people.supervisor,
      template: key,
      children: hostile.map((name) => ({ name })),
    })
    const { sessionId } = session
    await world.work(people.supervisor, async (work) => {
      for (const [index, { documentId, childId }] of session.children.entries()) {
        const tag = tagOf(index)
        await write(work, documentId, {
          ...answers(template, 'case_discussion', tag),
          [keyOfDecision(1, 'what')]: `${tag}decided. ${naming}`,
          [keyOfDecision(1, 'why')]: `${tag}because`,
          [keyOfDecision(1, 'departure.what')]: `${tag}departs`,
          [keyOfDecision(1, 'departure.reason')]: `${tag}reason`,
          [keyOfDecision(1, 'departure.approved_by')]: `${tag}approver`,
        })
        await agreed(work, sessionId, childId, tag)
      }
      await write(work, session.workDocumentId, answers(template, 'work', 'staffx'))
      await write(work, session.wellbeingDocumentId, answers(template, 'wellbeing', 'feelx'))
      await agreed(work, sessionId, null, 'staffx')
    })
    await completed(world, people.supervisor, sessionId)
    await signedWithDisagreement()
    oversight = [await overseen(0), await overseen(1)]
  })
  afterAll(() => world.end())

  const agreed = (work: Parameters<typeof agreeAction>[0], sessionId: string, childId: string | null, tag: string) =>
    agreeAction(work, {
      sessionId,
      childId,
      what: `${tag}action`,
      why: `${tag}actionwhy`,
      ownerId: people.worker.membershipId,
      dueOn: Temporal.Now.plainDateISO('Europe/London').add({ days: 7 }),
    })

  /** A manager looks at the work on one child’s case: every answer has its mark, and so has why it was asked for. */
  async function overseen(index: number): Promise<string> {
    const [childId, tag] = [session.children[index]?.childId ?? '', `look${index}x`]
    await world.database.owner.query(
      `insert into app.case_holder (organisation_id, holding_id, child_id, membership_id, starts_on, recorded_by)
       select organisation_id, gen_random_uuid(), $2, membership_id, current_date - 60, membership_id from app.membership where membership_id = $1
         and not exists (select 1 from app.case_holder h where h.child_id = $2 and h.membership_id = $1 and h.ends_on is null)`,
      [people.worker.membershipId, childId],
    )
    const oversightId = await world.work(people.deputy, (work) =>
      askOversight(work, {
        childId,
        workerId: people.worker.membershipId,
        managerId: people.deputy.membershipId,
        about: 'askedx why',
      }),
    )
    await world.work(people.deputy, (work) =>
      writeOversight(work, oversightId ?? '', {
        heldOn: work.today,
        lookedAt: `${tag}looked ${naming}`,
        decided: `${tag}decided`,
        why: `${tag}because`,
        departure: { what: `${tag}departs`, reason: `${tag}reason`, approvedBy: `${tag}approver` },
        asked: `${tag}asked`,
      }),
    )
    const { rows } = await world.database.owner.query<{ document_id: string }>(
      'select document_id from app.document where oversight_id = $1',
      [oversightId],
    )
    return rows[0]?.document_id ?? ''
  }

  /** The worker signs, and disagrees with what was said of their work: that is not for a child's file either. */
  async function signedWithDisagreement() {
    const { sessionId } = session
    for (const person of [people.supervisor, people.worker]) {
      await world.work(person, async (work) => {
        const set = await signingSetOf(work.db, person.organisation.organisationId, { sessionId })
        if (set === null) throw new Error('There is nothing to sign')
        await signRecord(work, {
          sessionId,
          setId: set.setId,
          shownRoot: toHex(set.root),
          method: 'password_and_code',
          ...(person === people.worker
            ? { disagreement: { aboutDocumentId: session.workDocumentId, words: 'staffxdisagreement' } }
            : {}),
        })
      })
    }
  }

  const bytesOf = async (path: string) => {
    const { response, status } = await world.as(people.deputy).get(path)
    if (status !== 200) throw new Error(`${path} gave ${status}`)
    return new Uint8Array(await response.arrayBuffer())
  }
  const pdfText = (bytes: Uint8Array) =>
    `${unspaced(parsePdf(bytes).pages.join(' '))}\n${Buffer.from(bytes).toString('latin1')}`
  const textOf = (name: string, bytes: Uint8Array) => (name.endsWith('.pdf') ? pdfText(bytes) : strFromU8(bytes))

  /** Everything there is of one page for its child's file, as texts by where they are from. */
  async function leaving(documentId: string): Promise<Record<string, string>> {
    const at = `/documents/${documentId}`
    const found: Record<string, string> = {}
    for (const path of ['', '/proof', '/json', '/csv', '/file-copy'])
      found[path] = strFromU8(await bytesOf(`${at}${path}`))
    found['/pdf'] = pdfText(await bytesOf(`${at}/pdf`))
    for (const [name, bytes] of Object.entries(unzipSync(await bytesOf(`${at}/package`))))
      found[`zip ${name}`] = textOf(name, bytes)
    for (const form of templates.forms.filter(
      (each) => each.boundFor === 'child_file' && 'record' in each.of && each.of.record === key,
    )) {
      found[`form ${form.key}`] = pdfText(
        await bytesOf(`/sessions/${session.sessionId}/forms/${form.key}?document=${documentId}`),
      )
    }
    return found
  }

  const marks = (text: string): string[] =>
    [...new Set(text.match(/(?:kid\d+x|look\d+x|staffx|feelx|askedx|markedpost)[a-z]*/g))].toSorted()

  test.each(hostile.map((name, index) => [name.join(' '), index] as const))(
    'holds the page of %s and no mark of another child, of the worker or of wellbeing',
    async (_, index) => {
      const texts = await leaving(session.children[index]?.documentId ?? '')
      expect(Object.keys(texts).length).toBeGreaterThanOrEqual(9)
      for (const [from, text] of Object.entries(texts)) {
        const foreign = marks(text).filter((mark) => !mark.startsWith(tagOf(index)))
        expect({ from, foreign }).toEqual({ from, foreign: [] })
      }
      // The test can fail: what is this child's own is there.
      for (const from of ['', '/proof', '/json', '/csv', '/pdf']) {
        for (const own of ['decided', 'because', 'departs', 'reason', 'approver', 'action', 'qrisksz'])
          expect(texts[from], `${from} ${own}`).toContain(`${tagOf(index)}${own}`)
      }
    },
  )

  test('and of a package of several, each file holds its own page alone; what was not chosen is in none', async () => {
    const chosen = session.children.slice(0, 2).map(({ documentId }) => documentId)
    const page = await world.as(people.deputy).post('/file-copies', { do: 'take', chosen })
    const files = unzipSync(new Uint8Array(await page.response.arrayBuffer()))
    expect(Object.keys(files)).toHaveLength(5)
    for (const [name, bytes] of Object.entries(files)) {
      const tags = [...new Set(marks(textOf(name, bytes)).map((mark) => mark.slice(0, 5)))]
      const of = chosen.findIndex((documentId) => name.includes(documentId.slice(0, 8)))
      expect({ name, tags }).toEqual({ name, tags: name.endsWith('.csv') ? ['kid0x', 'kid1x'] : [tagOf(of)] })
    }
  })

  test.each([0, 1])(
    'oversight of a child’s case holds what its manager wrote, and no mark of a session or of another',
    async (index) => {
      const documentId = oversight[index] ?? ''
      const at = `/documents/${documentId}`
      const texts: Record<string, string> = { '/pdf': pdfText(await bytesOf(`${at}/pdf`)) }
      for (const path of ['/json', '/csv', '/file-copy']) texts[path] = strFromU8(await bytesOf(`${at}${path}`))
      for (const [name, bytes] of Object.entries(unzipSync(await bytesOf(`${at}/package`))))
        texts[`zip ${name}`] = textOf(name, bytes)
      const chosen = await world.as(people.deputy).post('/file-copies', { do: 'take', chosen: documentId })
      for (const [name, bytes] of Object.entries(unzipSync(new Uint8Array(await chosen.response.arrayBuffer()))))
        texts[`taken ${name}`] = textOf(name, bytes)
      expect(Object.keys(texts)).toHaveLength(10)
      for (const [from, text] of Object.entries(texts)) {
        const foreign = marks(text).filter((mark) => !mark.startsWith(`look${index}x`))
        expect({ from, foreign }).toEqual({ from, foreign: [] })
      }
      for (const from of ['/json', '/csv', '/pdf']) {
        for (const own of ['looked', 'decided', 'because', 'departs', 'reason', 'approver', 'asked'])
          expect(texts[from], `${from} ${own}`).toContain(`look${index}x${own}`)
      }
      const file: unknown = JSON.parse(texts['/json'] ?? '')
      expect(decisionFileSchema.safeParse(file).success).toBe(true)
    },
  )

  test('the documents of the worker cannot be taken for a child’s file at all', async () => {
    for (const documentId of [session.workDocumentId, session.wellbeingDocumentId]) {
      for (const person of Object.values(people)) {
        for (const path of ['package', 'json', 'csv', 'file-copy']) {
          expect((await world.as(person).get(`/documents/${documentId}/${path}`)).status).toBe(404)
        }
      }
    }
    const { rows } = await world.database.owner.query(
      `select 1 from app.file_copy c join app.document d on d.organisation_id = c.organisation_id and d.document_id = c.document_id where d.kind not in ('case_discussion', 'oversight')`,
    )
    expect(rows).toEqual([])
  })
})

describe('by construction, whatever the names and words are', () => {
  const words = fc.oneof(
    fc.constantFrom(
      ...hostile.flat(),
      workerName,
      supervisorName,
      'work',
      'wellbeing',
      '"kind":"wellbeing"',
      '{supervisee}',
      '=1+1',
    ),
    fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }).map((text) => text.replaceAll(/\p{C}/gu, '') || 'x'),
  )
  const person = fc.tuple(words, words)

  test('a page is made of its own draft alone, and its file of its own page', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...templates.records.map(({ key }) => key)),
        fc.array(person, { minLength: 2, maxLength: 4 }),
        words,
        words,
        (key, children, worker, supervisor) => {
          const template = templates.record(key)
          const actions: Action[] = [...children.keys(), null].map((child) => ({
            what: `tag${child}x does`,
            why: `tag${child}x why`,
            who: worker,
            by: '2026-03-12',
            child: child === null ? null : `${child}`,
          }))
          for (const [index, [given, family]] of children.entries()) {
            const content = composeDocument(template, 'case_discussion', {
              names: { child: given, supervisor, supervisee: worker, lastDate: null },
              conditions: { drift: true },
              child: `${index}`,
              values: answers(template, 'case_discussion', `tag${index}x`),
              facts: {
                'child.names': `${given} ${family}`,
                'supervisee.name': worker,
                'supervisee.post': 'tagnullx post',
              },
              decisions: [{ what: `tag${index}x`, why: worker }],
              actions,
            })
            const file = decisionFile({
              organisation: { id: 'o', name: 'Wrenfold' },
              child: { id: 'c', givenName: given, familyName: family, bornOn: null, references: [] },
              documentId: 'd',
              version: 1,
              sealedAt: '2026-03-12T10:00:00Z',
              content,
              disagreements: [],
              proof: null,
              parties: null,
            })
            expect(decisionFileSchema.safeParse(file).success).toBe(true)
            const csv = decisionCsv([{ file, pdfFile: '', jsonFile: '', sessionOn: '' }])
            for (const text of [JSON.stringify(content), JSON.stringify(file), csv]) {
              const tags = new Set(text.match(/tag(?:\d+|null)x/g))
              expect([...tags]).toEqual([`tag${index}x`])
            }
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('what makes the page and the file is handed one document, and has no way to another', () => {
    // One argument each: a document and who signed. A second document would have to be passed in by hand.
    expect(printRecord).toHaveLength(1)
    expect(decisionFile).toHaveLength(1)
    expect(oversightFile).toHaveLength(1)
  })
})

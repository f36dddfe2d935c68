import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  documentsOf,
  openedSession,
  pairIn,
  saveAsTyped,
  sessionOf,
  type Pair,
} from '../../../../test/builders/writing-session.ts'
import { somebodyWaits } from '../../../../test/support/somebody-waits.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'

let world: World
let pair: Pair
let sessionId: string
let documentId: string
let tobias: string

beforeAll(async () => {
  world = await testWorld()
  pair = await pairIn(world)
  sessionId = await openedSession(world, pair)
  tobias = pair.children['Tobias'] ?? ''
  documentId = (await documentsOf(world, sessionId)).child[tobias] ?? ''
})
afterAll(() => world.end())

const save = (person: Pair['supervisee'], fieldKey: string, basedOn: number, text: string, document = documentId) =>
  saveAsTyped(world, person, sessionId, { documentId: document, fieldKey, basedOn, text })

describe('saving one field as it is typed', () => {
  test('gives the next revision and when it was saved', async () => {
    const first = await save(pair.supervisee, 'needs', 0, 'A settled bedtime')
    expect(first).toMatchObject({ status: 200, body: { outcome: 'saved', revision: 1 } })
    expect(first.body.savedAtWords).toMatch(/^\d{1,2}(\.\d{2})?(am|pm)|midday|midnight/)
    expect((await save(pair.supervisee, 'needs', 1, 'A settled bedtime and breakfast')).body.revision).toBe(2)
  })

  test('sent twice is saved once', async () => {
    await save(pair.supervisee, 'plan', 0, 'School watches')
    expect((await save(pair.supervisee, 'plan', 0, 'School watches')).body).toMatchObject({
      outcome: 'same',
      revision: 1,
    })
  })

  test('two people in the same field both keep their text, and the later is told whose the other is', async () => {
    await save(pair.supervisor, 'engagement', 0, 'She comes to meetings')
    const late = await save(pair.supervisee, 'engagement', 0, 'She has not changed much')
    expect(late.status).toBe(409)
    expect(late.body).toMatchObject({
      outcome: 'conflict',
      revision: 1,
      theirs: 'She comes to meetings',
      by: 'Idris Falodun',
    })
    expect(late.body.link).toBe(`/sessions/${sessionId}/differ/${documentId}/engagement`)
  })

  test('two tabs of one person are told apart in the same way', async () => {
    await save(pair.supervisee, 'identity', 0, 'First tab')
    expect((await save(pair.supervisee, 'identity', 0, 'Second tab')).body).toMatchObject({
      outcome: 'conflict',
      by: 'you',
    })
  })

  test('keeps the direction and the day the child was seen alone as facts', async () => {
    await save(pair.supervisor, 'direction', 0, 'red')
    await save(pair.supervisee, 'last_seen_alone', 0, '2026-01-15')
    const { rows } = await world.database.owner.query(
      'select rag, seen_alone_on::text from app.session_child where session_id = $1 and child_id = $2',
      [sessionId, tobias],
    )
    expect(rows[0]).toMatchObject({ rag: 'red', seen_alone_on: expect.stringContaining('2026-01-15') })
    await save(pair.supervisor, 'direction', 1, '')
    const again = await world.database.owner.query<{ rag: string | null }>(
      'select rag from app.session_child where session_id = $1 and child_id = $2',
      [sessionId, tobias],
    )
    expect(again.rows[0]?.rag).toBeNull()
  })

  test('keeps whether all cases were discussed as a fact', async () => {
    const { work } = await documentsOf(world, sessionId)
    await save(pair.supervisee, 'cases_discussed', 0, 'sample', work)
    const { rows } = await world.database.owner.query('select discussed from app.session where session_id = $1', [
      sessionId,
    ])
    expect(rows[0]).toEqual({ discussed: 'sample' })
  })

  test('refuses what is not an answer, not a day, after today, or too long', async () => {
    const tomorrow = Temporal.Now.plainDateISO('Europe/London').add({ days: 1 }).toString()
    expect((await save(pair.supervisee, 'direction', 0, 'purple')).status).toBe(422)
    expect((await save(pair.supervisee, 'last_seen_alone', 1, '2026-02-31')).status).toBe(422)
    expect((await save(pair.supervisee, 'last_seen_alone', 1, tomorrow)).body.words).toBe('This cannot be after today')
    expect((await save(pair.supervisee, 'needs', 2, 'x'.repeat(8001))).body.words).toBe('Use 8000 characters or fewer')
  })

  test('knows only the questions of that document: a matter of the worker cannot be written in a child’s', async () => {
    for (const key of [
      'leave',
      'wellbeing',
      'nonsense',
      '',
      'decision.21.what',
      'decision.0.what',
      'decision.1.whim',
    ]) {
      expect((await save(pair.supervisee, key, 0, 'x')).status).toBe(404)
    }
    const { work } = await documentsOf(world, sessionId)
    expect((await save(pair.supervisee, 'needs', 0, 'x', work)).status).toBe(404)
    expect((await save(pair.supervisee, 'decision.1.what', 0, 'x', work)).status).toBe(404)
  })

  test('nobody else can save, nor either of the two through another session', async () => {
    for (const person of Object.values(pair.others)) {
      expect((await save(person, 'needs', 2, 'Mine')).status).toBe(404)
    }
    const another = await sessionOf(world, pair, 2)
    const misplaced = await saveAsTyped(world, pair.supervisee, another, {
      documentId,
      fieldKey: 'needs',
      basedOn: 2,
      text: 'x',
    })
    expect(misplaced.status).toBe(404)
    expect((await save(pair.supervisee, 'needs', 2, 'x', 'not-a-document')).status).toBe(404)
  })

  test('tells nobody else that a document is there, also when it is known and the text does not fit it', async () => {
    expect((await save(pair.supervisee, 'direction', 2, 'purple')).status).toBe(422)
    const another = await sessionOf(world, pair, 3)
    for (const text of ['purple', 'x'.repeat(8001)]) {
      for (const person of Object.values(pair.others)) {
        expect((await save(person, 'direction', 2, text)).status).toBe(404)
        expect((await save(person, 'needs', 2, text)).status).toBe(404)
      }
      const misplaced = { documentId, fieldKey: 'direction', basedOn: 2, text }
      expect((await saveAsTyped(world, pair.supervisee, another, misplaced)).status).toBe(404)
    }
  })

  test('without a form’s token, or signed out, says so and saves nothing', async () => {
    const field = { documentId, fieldKey: 'needs', basedOn: 2, text: 'Nobody wrote this' }
    expect(await saveAsTyped(world, pair.supervisee, sessionId, field, 'wrong')).toMatchObject({
      status: 401,
      body: { signedOut: true },
    })
    expect((await saveAsTyped(world, { ...pair.supervisee, cookie: '' }, sessionId, field)).status).toBe(401)
    const { rows } = await world.database.owner.query(
      `select text from app.draft_field where document_id = $1 and field_key = 'needs'`,
      [documentId],
    )
    expect(rows[0]).toEqual({ text: 'A settled bedtime and breakfast' })
  })

  test('once the session is no longer written, says that the words are only on the page', async () => {
    const other = await pairIn(world, ['Leo'])
    const closing = await openedSession(world, other)
    const { work } = await documentsOf(world, closing)
    const leave = (documentId: string, basedOn: number, text: string) =>
      saveAsTyped(world, other.supervisee, closing, { documentId, fieldKey: 'leave', basedOn, text })
    expect((await leave(work, 0, '1 day')).status).toBe(200)
    await world.database.owner.query(`update app.session set state = 'completed' where session_id = $1`, [closing])
    for (const text of ['2 days', '1 day']) {
      expect(await leave(work, 1, text)).toMatchObject({ status: 409, body: { outcome: 'closed' } })
    }
  })

  // The page of a child who was taken off the agenda is not sealed with the record, and is not held while that is completed.
  test('a direction that was under way while the record was completed is told the same, and nothing of it is kept', async () => {
    const other = await pairIn(world, ['Leo', 'Wilf'])
    const closing = await openedSession(world, other)
    const childId = other.children['Leo'] ?? ''
    const document = (await documentsOf(world, closing)).child[childId] ?? ''
    await world.database.owner.query(
      'update app.session_child set removed_at = now() where session_id = $1 and child_id = $2',
      [closing, childId],
    )
    const holder = new pg.Client({ connectionString: world.database.ownerUrl })
    await holder.connect()
    try {
      await holder.query('begin')
      await holder.query('select 1 from app.document where document_id = $1 for update', [document])
      const field = { documentId: document, fieldKey: 'direction', basedOn: 0, text: 'red' }
      const saving = saveAsTyped(world, other.supervisee, closing, field)
      await somebodyWaits(world)
      await holder.query(`update app.session set state = 'completed' where session_id = $1`, [closing])
      await holder.query('commit')
      const { status, body } = await saving
      expect({ status, outcome: body.outcome }).toEqual({ status: 409, outcome: 'closed' })
      expect(body.words).toContain('copy them')
    } finally {
      await holder.end()
    }
    const { rows } = await world.database.owner.query('select 1 from app.draft_field where document_id = $1', [
      document,
    ])
    expect(rows).toEqual([])
  })
})

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enteredTwice, type EnteredTwice, today } from '../../../../test/builders/entered-twice.ts'
import { assessed } from '../../../../test/support/policy.ts'

let world: EnteredTwice['world']
let school: EnteredTwice['school']
let supervisor: EnteredTwice['supervisor']
let worker: EnteredTwice['worker']
let colleague: EnteredTwice['colleague']
let lead: EnteredTwice['lead']
let deputy: EnteredTwice['deputy']
let entered: EnteredTwice['entered']
let discussed: EnteredTwice['discussed']
let make: EnteredTwice['make']
let undo: EnteredTwice['undo']
let recordOf: EnteredTwice['recordOf']
let readable: EnteredTwice['readable']

beforeAll(async () => {
  ;({ world, school, supervisor, worker, colleague, lead, deputy, entered, discussed, make, undo, recordOf, readable } =
    await enteredTwice())
})
afterAll(() => world.end())

describe('two entries of one child, made one', () => {
  let kept: string
  let closed: Awaited<ReturnType<EnteredTwice['discussed']>>
  let same: { sameId: string; outcome: string }
  let sealed: unknown
  const sealedNow = async () =>
    (
      await world.database.owner.query(
        `select d.child_id, d.state, v.body, v.digest, (select json_agg(r order by r.reader_id) from app.document_reader r where r.document_id = d.document_id) as readers
         from app.document d join app.document_version v using (organisation_id, document_id) where d.document_id = $1`,
        [closed.documentId],
      )
    ).rows

  beforeAll(async () => {
    kept = await entered(lead, { givenName: 'Tobias', familyName: 'Elery', reference: '412' })
    closed = await discussed()
    sealed = await sealedNow()
    same = await make(lead, kept, closed.childId)
    if (same.outcome !== 'made') throw new Error(same.outcome)
  })

  test('what was signed stays as it was signed, with its id and its readers', async () => {
    expect(await sealedNow()).toEqual(sealed)
    expect(await readable(worker, closed.documentId)).toBe(true)
    expect(await readable(colleague, closed.documentId)).toBe(false)
  })

  test('statuses, holders, meetings, numbers, open actions and informal discussions go on under the entry that is kept', async () => {
    const found = await recordOf(worker, kept)
    expect(found?.record.statuses.map(({ status }) => status)).toEqual(['child_in_need'])
    expect(found?.record.holders.map(({ name }) => name)).toEqual(['Morwenna Tait'])
    expect(found?.record.meetings).toHaveLength(1)
    expect(found?.record.actions).toHaveLength(1)
    expect(found?.record.informal).toHaveLength(1)
    expect(found?.record.discussions.map(({ sessionId }) => sessionId)).toEqual([closed.sessionId])
    expect(found?.record.discussions[0]).toMatchObject({ decisions: 1, rag: 'amber', signed: true })
    const { rows } = await world.database.owner.query(`select child_id from app.action where action_id = $1`, [
      closed.actionId,
    ])
    expect(rows).toEqual([{ child_id: kept }])
    expect((await world.as(lead).get(`/children/${kept}/facts`)).text).toContain('H80')
  })

  test('the page of the closed entry leads to the one that is kept, for each as far as they may see it', async () => {
    for (const person of [lead, worker, supervisor]) {
      const page = await world.as(person).get(`/children/${closed.childId}`)
      expect(page.status).toBe(200)
      expect(page.text).toContain('This entry is closed')
      expect(page.text).toContain(`/children/${kept}`)
    }
    expect((await world.as(colleague).get(`/children/${closed.childId}`)).status).toBe(404)
    expect((await world.as(colleague).get(`/children/${kept}`)).status).toBe(404)
  })

  test('the closed entry is in no list, and its name finds the one that is kept', async () => {
    const list = await world.as(lead).get('/children')
    expect(list.text).toContain('Tobias Elery')
    expect(list.text).not.toContain('Tobias Ellery')
    const sought = await world.as(lead).post('/children', { search: 'Ellery Tobias' })
    const found = await world.as(lead).get(sought.location ?? '')
    expect(found.text).toContain(`/children/${kept}`)
    expect(found.text).not.toContain(`/children/${closed.childId}`)
    const looked = await world.as(lead).post('/children/find', { givenName: 'Tobias', familyName: 'Ellery' })
    expect(looked.text).toContain(`/children/${kept}`)
    expect(looked.text).not.toContain(`/children/${closed.childId}`)
  })

  test('what is owed and coverage count discussions of both for the child, and the closed entry is owed nothing', async () => {
    await assessed(world)
    const { rows } = await world.database.owner.query(
      `select child_id, last_on, never, limit_on::text, holders from app.child_coverage where child_id = any ($1)`,
      [[kept, closed.childId]],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ child_id: kept, never: null, holders: [worker.membershipId] })
    const { rows: owed } = await world.database.owner.query(
      `select subject_id, state from app.obligation where subject_kind = 'child' and subject_id = any ($1)`,
      [[kept, closed.childId]],
    )
    expect(owed.filter(({ subject_id: id }) => id === closed.childId && true)).toEqual([])
    expect(owed.some(({ subject_id: id, state }) => id === kept && (state === 'met' || state === 'upcoming'))).toBe(
      true,
    )
  })

  test('both entries, and whoever holds the case, are asked to be worked out again', async () => {
    // (what was worked out takes the asking away)
    const [a, b] = [await entered(lead), await entered(lead, { holderId: worker.membershipId })]
    await assessed(world)
    await make(lead, a, b)
    const { rows } = await world.database.owner.query(
      `select distinct subject_id from app.reassessment where subject_id = any ($1)`,
      [[a, b, worker.membershipId]],
    )
    expect(rows).toHaveLength(3)
  })

  test('what was known on an earlier day stays true of both', async () => {
    const known = today.subtract({ days: 2 }).toString()
    const then = await world.as(worker).get(`/children/${kept}?known=${known}`)
    expect(then.text).toContain('On that day the child was here by two entries.')
    expect(then.text).toContain('Nobody holds the case')
    expect(then.text).not.toContain('Child in need')
    const other = await world.as(worker).get(`/children/${closed.childId}?known=${known}`)
    expect(other.text).toContain('Child in need')
    expect(other.text).toContain('Held by Morwenna Tait')
    expect(other.text).toContain('Ring the nursery')
    const record = (await recordOf(worker, kept, true))?.record
    const before = Temporal.Now.instant().subtract({ hours: 1 }).epochMilliseconds
    for (const list of ['statuses', 'holders', 'meetings', 'actions', 'discussions', 'informal'] as const) {
      expect(record?.[list].length, list).toBeGreaterThan(0)
      expect(
        record?.[list].every(({ knownAt }) => knownAt > before),
        list,
      ).toBe(true)
    }
  })

  test('the closed entry takes nothing new', async () => {
    const refused = world.work(lead, ({ db, actor }) =>
      sql`insert into child_status (organisation_id, status_id, child_id, status, starts_on, recorded_by)
        values (${school.organisationId}, ${randomUUID()}, ${closed.childId}, 'early_help', ${today}, ${actor.membershipId})`.execute(
        db,
      ),
    )
    await expect(refused).rejects.toThrow(/closed/)
  })

  test('said again it is the same, and neither entry is made one with itself or closed twice', async () => {
    expect(await make(lead, kept, closed.childId)).toEqual({ outcome: 'made_already', sameId: same.sameId })
    const third = await entered(lead, { familyName: 'Elleri' })
    expect((await make(lead, closed.childId, kept)).outcome).toBe('kept_is_closed')
    expect((await make(lead, third, closed.childId)).outcome).toBe('closed_already')
    expect((await make(lead, kept, kept)).outcome).toBe('refused')
    expect((await make(lead, closed.childId, third)).outcome).toBe('kept_is_closed')
  })

  test('undone, everything goes back as it stands, and the journal says who did what', async () => {
    expect(await undo(deputy, same, kept, closed.childId)).toBe('undone')
    const back = await recordOf(worker, closed.childId)
    expect(back?.record.statuses.map(({ status }) => status)).toEqual(['child_in_need'])
    expect(back?.record.holders).toHaveLength(1)
    expect(back?.record.meetings).toHaveLength(1)
    expect(back?.record.actions).toHaveLength(1)
    expect(back?.record.informal).toHaveLength(1)
    const left = await recordOf(lead, kept)
    for (const list of ['statuses', 'holders', 'meetings', 'actions', 'discussions'] as const)
      expect(left?.record[list], list).toEqual([])
    expect(await recordOf(worker, kept)).toBeUndefined()
    expect(await undo(deputy, same, kept, closed.childId)).toBe('undone_already')
    const { rows } = await world.database.owner.query(
      `select event from app.journal_entry where event like 'child.same%' and subject_id = $1 order by entry_id`,
      [kept],
    )
    expect(rows.map(({ event }) => event)).toEqual(['child.same_made', 'child.same_undone'])
    expect((await world.as(lead).get(`/children/${closed.childId}`)).text).not.toContain('This entry is closed')
  })
})

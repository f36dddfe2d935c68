import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  groupOf,
  groupSession,
  liveChild,
  openedGroup,
  signedGroup,
  writtenGroup,
} from '../../../test/builders/group.ts'
import { agreementBetween, sessionUnder } from '../../../test/support/supervision.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../test/support/world.ts'
import { childNames } from '../../platform/database/child-names.ts'
import { askOversight, writeOversight } from '../oversight/public.ts'
import { completeRecord } from '../records/public.ts'

// Until when a child is seen through others, and what of a session's facts is nobody's to say: by any statement as the web role
// with the web session of an ordinary member (docs/decisions/0015-sight-of-a-child-ends.md).

let world: World
let school: TestOrganisation
let lead: TestPerson
let nia: TestPerson
let owen: TestPerson
let listener: TestPerson
let guest: TestPerson
let head: TestPerson

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  head = await world.person(school, 'Gwen Abara-Holt', ['head'])
  lead = await world.person(school, 'Idris Falodun', ['supervisor', 'supervisee'])
  nia = await world.person(school, 'Nia Probert', ['supervisee'], { lineManager: head })
  owen = await world.person(school, 'Owen Bryce', ['supervisee'])
  listener = await world.person(school, 'Bronwen Ash', ['supervisee'])
  guest = await world.person(school, 'Kofi Larkin', ['supervisee'])
})
afterAll(() => world.end())

const owner = () => world.database.owner
const rowsOf = ['child', 'child_status', 'case_holder', 'plan_amendment', 'review_meeting', 'child_coverage'] as const

/** In which tables of a child somebody finds a row of it, and whether the page opens. */
async function sight(person: TestPerson, child: string): Promise<string[]> {
  const found = await world.work(person, async ({ db }) => {
    const tables: string[] = []
    for (const table of rowsOf) {
      const rows = await db.selectFrom(table).select('child_id').where('child_id', '=', child).execute()
      if (rows.length > 0) tables.push(table)
    }
    return tables
  })
  const { status } = await world.as(person).get(`/children/${child}`)
  return status === 200 ? [...found, 'page'] : found
}
const sees = async (person: TestPerson, child: string) => (await sight(person, child)).includes('child')

async function amended(child: string) {
  await owner().query(
    `insert into app.plan_amendment (organisation_id, amendment_id, child_id, what, agreed_on, recorded_by) values ($1, $2, $3, 'A later start', current_date, $4)`,
    [school.organisationId, randomUUID(), child, nia.membershipId],
  )
  await owner().query(
    `insert into app.review_meeting (organisation_id, meeting_id, child_id, kind, meets_on, recorded_by) values ($1, $2, $3, 'core_group', current_date + 9, $4)`,
    [school.organisationId, randomUUID(), child, nia.membershipId],
  )
}

interface Scene {
  sessionId: string
  child: string
  other: string
}

/** A session of lead, nia, owen and one who listens, with a child for whom a guest is asked in, and another. */
async function scene(): Promise<Scene> {
  const groupId = await groupOf(world, lead, [nia, owen, [listener, 'observer']])
  const sessionId = await groupSession(world, lead, groupId)
  const child = await liveChild(world, nia, ['Tobias', 'Ellery'])
  const other = await liveChild(world, nia, ['Wren', 'Ashby'])
  for (const each of [child, other]) {
    await amended(each)
    await world.as(nia).post(`/group-sessions/${sessionId}/children`, { child: each })
  }
  const asked = { guest: guest.membershipId, guest_child: child }
  expect((await world.as(nia).post(`/group-sessions/${sessionId}/guests`, asked)).status).toBe(303)
  return { sessionId, child, other }
}
const present = () => [nia, owen, listener]
async function signed({ sessionId }: Scene) {
  await openedGroup(world, lead, sessionId, present())
  await writtenGroup(world, nia, sessionId)
  await signedGroup(world, lead, sessionId, present())
}
/** As if it had happened so many days ago. The database keeps the facts of a signed session, so behind its back. */
async function moveBack(sessionId: string, days: number) {
  await owner().query('begin')
  await owner().query('alter table app.session disable trigger user')
  await owner().query(
    `update app.session set starts_at = starts_at - $2 * interval '1 day', signed_at = signed_at - $2 * interval '1 day' where session_id = $1`,
    [sessionId, days],
  )
  await owner().query('alter table app.session enable trigger user')
  await owner().query('commit')
}

describe('what a guest sees of a child', () => {
  test('ends when all have signed; the page that was written of the child stays to be read', async () => {
    const at = await scene()
    expect(await sight(guest, at.child)).toEqual(
      expect.arrayContaining(['child', 'child_status', 'plan_amendment', 'review_meeting', 'page']),
    )
    await signed(at)
    expect(await sight(guest, at.child)).toEqual([])
    const { rows } = await owner().query(
      `select document_id from app.document where session_id = $1 and child_id = $2 and kind = 'case_discussion'`,
      [at.sessionId, at.child],
    )
    const page = await world.as(guest).get(`/documents/${rows[0].document_id}`)
    expect([page.status, page.text.includes('Tobias')]).toEqual([200, true])
    const view = await world.as(guest).get(`/group-sessions/${at.sessionId}`)
    expect(view.text).toContain('Read the page about Tobias Ellery')
    expect(view.text).not.toContain('Ashby')
  })

  test('ends when the session does not take place, or nobody says what became of it', async () => {
    const off = await scene()
    await world.as(lead).post(`/group-sessions/${off.sessionId}/cancel`, { reason: 'Two of us are away' })
    const missed = await scene()
    await owner().query(`update app.session set state = 'missed' where session_id = $1`, [missed.sessionId])
    const forgotten = await scene()
    await moveBack(forgotten.sessionId, 90)
    for (const { child } of [off, missed, forgotten]) {
      expect(await sight(guest, child)).toEqual([])
      expect(await sight(owen, child)).toEqual([])
    }
    const view = await world.as(guest).get(`/group-sessions/${off.sessionId}`)
    expect([view.status, view.text.includes('Ellery')]).toEqual([200, false])
    expect(view.text).toContain('It did not take place, and there is nothing to read.')
  })

  test('does not come back when the record is written again', async () => {
    const at = await scene()
    await signed(at)
    await owner().query('begin')
    await owner().query('alter table app.session disable trigger user')
    await owner().query(`update app.session set state = 'open', signed_at = null where session_id = $1`, [at.sessionId])
    await owner().query('alter table app.session enable trigger user')
    await owner().query('commit')
    expect(await sees(guest, at.child)).toBe(false)
    expect(await sees(owen, at.child)).toBe(true)
  })

  test('has no departure of another child in it, and the one of their own page', async () => {
    const at = await scene()
    await signed(at)
    await owner().query(
      `insert into app.departure (organisation_id, document_id, version_no, decision_no, session_id, approver, recorded_by)
       select organisation_id, document_id, 1, 1, session_id, 'Somebody', $2 from app.document where session_id = $1 and kind = 'case_discussion'`,
      [at.sessionId, nia.membershipId],
    )
    const departures = (person: TestPerson) =>
      world.work(person, async ({ db }) => {
        const rows = await db
          .selectFrom('departure as x')
          .select('x.document_id')
          .where('x.session_id', '=', at.sessionId)
          .execute()
        return rows.length
      })
    expect(await departures(guest)).toBe(1)
    expect(await departures(owen)).toBe(2)
    expect(await departures(head)).toBe(2)
  })
})

describe('what a member of a group sees of a child', () => {
  test('lasts 12 weeks after all have signed, also for whoever leads it; the record they signed stays theirs', async () => {
    const at = await scene()
    await signed(at)
    await moveBack(at.sessionId, 80)
    for (const person of [lead, owen, listener]) expect(await sees(person, at.child)).toBe(true)
    await moveBack(at.sessionId, 10)
    for (const person of [lead, owen, listener]) expect(await sight(person, at.child)).toEqual([])
    // Whose case it is goes on to see it.
    expect(await sight(nia, at.child)).toContain('page')
    for (const person of [lead, owen, listener]) {
      const record = await world.as(person).get(`/sessions/${at.sessionId}/record`)
      expect(record.status, person.name).toBe(200)
      for (const words of ['Tobias Ellery', 'Wren Ashby', 'Tobias has settled in the mornings']) {
        expect(record.text, person.name).toContain(words)
      }
      expect((await world.as(person).get(`/group-sessions/${at.sessionId}`)).text).toContain('Tobias Ellery')
    }
  })

  test('leaves the name of the child on an action that is theirs', async () => {
    const at = await scene()
    await openedGroup(world, lead, at.sessionId, present())
    await world.work(owen, (work) =>
      work.db
        .insertInto('action')
        .values({
          organisation_id: school.organisationId,
          action_id: randomUUID(),
          session_id: at.sessionId,
          child_id: at.child,
          supervisee_id: lead.membershipId,
          supervisor_id: lead.membershipId,
          owner_id: owen.membershipId,
          what: 'Ask at breakfast club',
          why: 'To know',
          due_on: work.today,
          agreed_on: work.today,
          created_by: owen.membershipId,
        })
        .execute(),
    )
    await writtenGroup(world, nia, at.sessionId)
    await signedGroup(world, lead, at.sessionId, present())
    await moveBack(at.sessionId, 90)
    const mine = await world.as(owen).get('/actions')
    expect(mine.text).toContain('Ask at breakfast club')
    expect(mine.text).toContain('Tobias Ellery')
    const names = await world.work(guest, ({ db }) =>
      db.selectFrom('child').select('given_name').where('child_id', '=', at.other).execute(),
    )
    expect(names).toEqual([])
  })
})

describe('what a manager who was asked to look at a case sees of the child', () => {
  const look = (child: string, by = nia) => ({
    childId: child,
    workerId: nia.membershipId,
    managerId: head.membershipId,
    about: `Plan at 12 months, asked by ${by.name}`,
  })
  const written = {
    heldOn: Temporal.Now.plainDateISO('Europe/London'),
    lookedAt: 'The chronology',
    decided: 'Go on',
    why: 'Two of three aims are met',
    departure: null,
    asked: '',
  }

  test('ends when it is written; what was written stays to be read, with the name', async () => {
    const child = await liveChild(world, nia, ['Ivo', 'Rook'])
    await amended(child)
    expect(await sight(head, child)).not.toContain('child')
    const id = await world.work(nia, (work) => askOversight(work, look(child)))
    expect(await sight(head, child)).toEqual(expect.arrayContaining(['child', 'plan_amendment', 'page']))
    expect(await world.work(head, (work) => writeOversight(work, id ?? '', written))).toBe(true)
    const after = await sight(head, child)
    expect(after.filter((table) => table !== 'child_coverage')).toEqual([])
    const page = await world.as(head).get(`/oversight/${id}`)
    expect([page.status, page.text.includes('Ivo Rook')]).toEqual([200, true])
    expect((await world.as(head).get('/oversight')).text).toContain('Ivo Rook')
  })

  test('is not made to last by asking themself', async () => {
    const child = await liveChild(world, nia, ['Jude', 'Varley'])
    await world.work(nia, (work) => askOversight(work, look(child)))
    expect(await world.work(head, (work) => askOversight(work, look(child, head)))).toBeNull()
    expect((await world.as(head).get(`/oversight/new?child=${child}`)).text).not.toContain(
      `value="${nia.membershipId}/${head.membershipId}"`,
    )
    const byHand = world.work(head, (work) =>
      work.db
        .insertInto('oversight')
        .values({
          organisation_id: school.organisationId,
          oversight_id: randomUUID(),
          child_id: child,
          worker_id: nia.membershipId,
          manager_id: head.membershipId,
          asked_by: head.membershipId,
          asked_on: work.today,
          about: 'Again',
        })
        .execute(),
    )
    await expect(byHand).rejects.toThrow('asked by somebody else')
  })

  test('ends too when the request is taken back, and then not even the name is told', async () => {
    const child = await liveChild(world, nia, ['Cleo', 'Marchbank'])
    const id = await world.work(nia, (work) => askOversight(work, look(child)))
    expect((await world.as(head).post(`/oversight/${id}/withdraw`, {})).status).toBe(303)
    expect((await world.as(head).get('/oversight')).text).not.toContain('Cleo')
  })
})

describe('sight through others', () => {
  const brings = (person: TestPerson, sessionId: string, child: string) =>
    world.work(person, ({ db }) =>
      db
        .insertInto('session_child')
        .values({
          organisation_id: school.organisationId,
          session_id: sessionId,
          child_id: child,
          position: 9,
          why: 'Mine now',
          added_by: person.membershipId,
        })
        .execute(),
    )

  test('is not made to last by bringing the child to a session of one’s own', async () => {
    const at = await scene()
    const asked = await liveChild(world, nia, ['Mabel', 'Stroud'])
    await world.work(nia, (work) =>
      askOversight(work, {
        childId: asked,
        workerId: nia.membershipId,
        managerId: head.membershipId,
        about: 'Plan at 12 months',
      }),
    )
    for (const [person, child] of [
      [guest, at.child],
      [owen, at.child],
      [head, asked],
    ] as const) {
      expect(await sees(person, child)).toBe(true)
      const pair = { supervisor: lead, supervisee: person }
      const agreementId = await agreementBetween(world, lead, person)
      const ours = await sessionUnder(world, agreementId, pair, 2)
      await expect(brings(person, ours, child), person.name).rejects.toThrow('row-level security')
      await owner().query(`update app.agreement set ended_on = current_date - 1 where agreement_id = $1`, [agreementId])
    }
    const elsewhere = await groupSession(world, owen, await groupOf(world, owen, [listener]))
    await expect(brings(owen, elsewhere, at.child)).rejects.toThrow('row-level security')
    expect((await world.as(owen).post(`/group-sessions/${elsewhere}/children`, { child: at.child })).status).toBe(404)
  })

  test('lets a member bring the child to the next session of the same group', async () => {
    const at = await scene()
    const { rows } = await owner().query('select group_id from app.session where session_id = $1', [at.sessionId])
    const next = await groupSession(world, lead, rows[0].group_id)
    await expect(brings(owen, next, at.child)).resolves.toBeDefined()
    await expect(brings(listener, next, at.other)).rejects.toThrow('row-level security')
  })
})

test('names are told to nobody who reads nothing of the child', async () => {
  const at = await scene()
  await signed(at)
  const told = (person: TestPerson, child: string) =>
    world.work(person, async ({ db }) => (await childNames(db, [child])).size)
  expect(await told(owen, at.other)).toBe(1)
  expect(await told(guest, at.child)).toBe(1)
  expect(await told(guest, at.other)).toBe(0)
  expect(await told(await world.person(school, 'Rhys Alder', ['supervisee']), at.child)).toBe(0)
  const elsewhere = await world.organisation('Kestrel Vale College')
  expect(await told(await world.person(elsewhere, 'Beck Orlanski', ['dsl', 'head']), at.child)).toBe(0)
})

describe('the session of a group', () => {
  const set = (person: TestPerson, sessionId: string, values: object) =>
    world.work(person, ({ db }) => db.updateTable('session').set(values).where('session_id', '=', sessionId).execute())

  test('is moved on by no observer, and completed by nobody but whoever leads it', async () => {
    const { sessionId } = await scene()
    await openedGroup(world, lead, sessionId, present())
    await expect(set(listener, sessionId, { state: 'completed' })).rejects.toThrow('completed by whoever leads it')
    await expect(set(nia, sessionId, { state: 'completed' })).rejects.toThrow('completed by whoever leads it')
    for (const values of [
      { private_confirmed: true },
      { actual_minutes: 5 },
      { discussed: 'all' },
      { extended: true },
    ]) {
      await expect(set(listener, sessionId, values)).rejects.toThrow('an observer signs')
    }
    await writtenGroup(world, nia, sessionId)
    const completing = await world.work(lead, (work) => completeRecord(work, sessionId))
    expect(completing.outcome).toBe('completed')
    for (const person of [listener, nia, lead]) {
      await expect(set(person, sessionId, { state: 'open' })).rejects.toThrow('sent back')
      await expect(set(person, sessionId, { state: 'signed' })).rejects.toThrow('not all have signed')
    }
  })

  test('has no minutes a child: neither by the form of a session of two nor by hand', async () => {
    const { sessionId } = await scene()
    const minutes = async () =>
      (await owner().query(`select case_minutes from app.session where session_id = $1`, [sessionId])).rows
    for (const person of [lead, nia, listener]) {
      const sent = await world.as(person).post(`/sessions/${sessionId}/proposed`, { minutes: '20' })
      expect([sent.status, sent.location]).toEqual([404, null])
      await expect(set(person, sessionId, { case_minutes: 20 })).rejects.toThrow('no proposed agenda')
    }
    expect((await world.as(guest).post(`/sessions/${sessionId}/proposed`, { minutes: '20' })).status).toBe(404)
    expect(await minutes()).toEqual([{ case_minutes: null }])
  })
})

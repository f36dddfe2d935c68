import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { groupOf, groupSession, liveChild, openedGroup } from '../../../test/builders/group.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../test/support/world.ts'
import type { Work } from '../../platform/http/work.ts'
import { askOversight } from '../oversight/public.ts'

// What somebody could do about a group who runs any statement as the web role, or sends any form, with the web session of an
// ordinary member. Each was once possible.

let world: World
let school: TestOrganisation
let lead: TestPerson
let nia: TestPerson
let owen: TestPerson
let listener: TestPerson
let guest: TestPerson
let head: TestPerson
let administrator: TestPerson
let board: TestPerson
let groupId: string
let sessionId: string
let child: string

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  head = await world.person(school, 'Gwen Abara-Holt', ['head'])
  lead = await world.person(school, 'Idris Falodun', ['supervisor', 'supervisee'])
  nia = await world.person(school, 'Nia Probert', ['supervisee'], { lineManager: head })
  owen = await world.person(school, 'Owen Bryce', ['supervisee'])
  listener = await world.person(school, 'Bronwen Ash', ['supervisee'])
  guest = await world.person(school, 'Kofi Larkin', ['supervisee'])
  administrator = await world.person(school, 'Petra Lindqvist', ['administrator'])
  board = await world.person(school, 'Lowri Castellane', ['board_member'])
})
afterAll(() => world.end())

beforeEach(async () => {
  groupId = await groupOf(world, lead, [nia, owen, [listener, 'observer']])
  sessionId = await groupSession(world, lead, groupId)
  child = await liveChild(world, nia, ['Tobias', 'Ellery'])
  await world.as(nia).post(`/group-sessions/${sessionId}/children`, { child })
})

const sees = async (person: TestPerson): Promise<boolean> =>
  world.work(
    person,
    async ({ db }) => (await db.selectFrom('child').selectAll().where('child_id', '=', child).execute()).length > 0,
  )
const member = (by: TestPerson, person: TestPerson, values: object) =>
  world.work(by, ({ db }) =>
    db
      .updateTable('session_member')
      .set(values)
      .where('session_id', '=', sessionId)
      .where('membership_id', '=', person.membershipId)
      .execute(),
  )
const guestRow = (by: TestPerson, values: object) =>
  world.work(by, ({ db }) => db.updateTable('session_guest').set(values).where('session_id', '=', sessionId).execute())
const asked = (by: TestPerson, person: TestPerson) =>
  world.as(by).post(`/group-sessions/${sessionId}/guests`, { guest: person.membershipId, guest_child: child })
const own = (work: Work) => ({ organisation_id: work.actor.organisationId })

describe('a session of a group', () => {
  test('is not come back to by whoever was taken out, and nobody changes their own part in it', async () => {
    await expect(member(owen, owen, { role: 'facilitator' })).rejects.toThrow('said by whoever leads it')
    await expect(member(owen, owen, { present: true })).rejects.toThrow('said by whoever leads it')
    await member(lead, owen, { removed_at: world.services.now() })
    expect(await sees(owen)).toBe(false)
    await expect(member(owen, owen, { removed_at: null })).rejects.toThrow('said by whoever leads it')
    expect((await world.as(listener).post(`/groups/${groupId}/leave`, { member: listener.membershipId })).status).toBe(
      303,
    )
    expect(await sees(listener)).toBe(false)
    await expect(member(listener, listener, { removed_at: null })).rejects.toThrow('said by whoever leads it')
  })

  test('is planned, opened and called off by nobody but whoever leads it, on no path', async () => {
    for (const values of [
      { state: 'cancelled', cancelled_reason: 'No' },
      { state: 'open' },
      { starts_at: world.services.now() },
    ]) {
      const done = world.work(nia, ({ db }) =>
        db.updateTable('session').set(values).where('session_id', '=', sessionId).execute(),
      )
      await expect(done).rejects.toThrow('by whoever leads it')
    }
    for (const person of [lead, nia, listener]) {
      expect((await world.as(person).post(`/sessions/${sessionId}/open`, {})).status).toBe(422)
    }
    const { rows } = await world.database.owner.query('select state from app.session where session_id = $1', [
      sessionId,
    ])
    expect(rows).toEqual([{ state: 'planned' }])
  })

  test('shows a child no more who was left out of it, or when it was called off', async () => {
    expect(await sees(owen)).toBe(true)
    await world.as(nia).post(`/group-sessions/${sessionId}/children`, { leave_out: child })
    expect(await sees(owen)).toBe(false)
    await world.as(nia).post(`/group-sessions/${sessionId}/children`, { child })
    expect(await sees(owen)).toBe(true)
    await world.as(lead).post(`/group-sessions/${sessionId}/cancel`, { reason: 'Two of us are away' })
    expect(await sees(owen)).toBe(false)
  })

  test('has an observer write nothing: no direction, action, place, page or guest', async () => {
    await openedGroup(world, lead, sessionId, [nia, listener])
    const set = await world.work(listener, ({ db }) =>
      db.updateTable('session_child').set({ rag: 'red' }).where('session_id', '=', sessionId).executeTakeFirst(),
    )
    expect(Number(set.numUpdatedRows)).toBe(0)
    await expect(
      world.work(listener, (work) =>
        work.db
          .insertInto('document')
          .values({
            ...own(work),
            document_id: randomUUID(),
            kind: 'work',
            template_key: 'group_session',
            session_id: sessionId,
            created_by: listener.membershipId,
          })
          .execute(),
      ),
    ).rejects.toThrow('an observer writes nothing')
    await expect(
      world.work(listener, (work) =>
        work.db
          .insertInto('session_guest')
          .values({
            ...own(work),
            session_id: sessionId,
            child_id: child,
            membership_id: guest.membershipId,
            invited_by: listener.membershipId,
          })
          .execute(),
      ),
    ).rejects.toThrow('asked in by those who write')
    for (const path of ['close', 'actions']) {
      expect((await world.as(listener).post(`/sessions/${sessionId}/write/${path}`, { minutes: '50' })).status).toBe(
        404,
      )
    }
  })

  test('takes no action in the name of others', async () => {
    const action = (values: object) =>
      world.work(nia, (work) =>
        work.db
          .insertInto('action')
          .values({
            ...own(work),
            action_id: randomUUID(),
            session_id: sessionId,
            supervisee_id: lead.membershipId,
            supervisor_id: lead.membershipId,
            owner_id: nia.membershipId,
            what: 'Ask',
            why: 'To know',
            due_on: work.today,
            agreed_on: work.today,
            created_by: nia.membershipId,
            ...values,
          } as never)
          .returning('created_at')
          .executeTakeFirstOrThrow(),
      )
    await openedGroup(world, lead, sessionId, [nia])
    await expect(action({ supervisee_id: head.membershipId })).rejects.toThrow('of those of its session')
    await expect(action({ supervisor_id: owen.membershipId })).rejects.toThrow('of those of its session')
    const { created_at: known } = await action({ created_at: '2001-01-01T00:00:00Z' })
    expect(known.since(Temporal.Instant.from('2020-01-01T00:00:00Z')).sign).toBe(1)
  })
})

describe('a guest', () => {
  test('does not ask themself in again, and agrees to the newest bounds alone', async () => {
    expect((await asked(nia, guest)).status).toBe(303)
    expect(await sees(guest)).toBe(true)
    await expect(guestRow(guest, { agreed_no: 7 })).rejects.toThrow('the newest')
    const gone = { not_coming: `${child}/${guest.membershipId}` }
    expect(
      (await world.as(nia).post(`/group-sessions/${sessionId}/guests`, { not_coming: `${child}/nobody` })).status,
    ).toBe(404)
    expect((await world.as(nia).post(`/group-sessions/${sessionId}/guests`, gone)).status).toBe(303)
    expect(await sees(guest)).toBe(false)
    await expect(guestRow(guest, { removed_at: null })).rejects.toThrow('asked in by the members')
  })

  test('does not make the case their own, and neither does another member', async () => {
    await asked(nia, guest)
    const today = Temporal.Now.plainDateISO('Europe/London')
    for (const person of [guest, owen]) {
      const holding = world.work(person, (work) =>
        work.db
          .insertInto('case_holder')
          .values({
            ...own(work),
            holding_id: randomUUID(),
            child_id: child,
            membership_id: person.membershipId,
            starts_on: today,
            recorded_by: person.membershipId,
          })
          .execute(),
      )
      await expect(holding).rejects.toThrow('row-level security')
      const page = await world.as(person).post(`/children/${child}/holders`, {
        holder: person.membershipId,
        'from-day': `${today.day}`,
        'from-month': `${today.month}`,
        'from-year': `${today.year}`,
      })
      expect(page.status).toBe(404)
    }
  })
})

describe('an administrator or board member', () => {
  test('is asked into no group, in for no child, and to look at no case', async () => {
    for (const person of [administrator, board]) {
      expect((await asked(nia, person)).status).toBe(404)
      const joins = { person: person.membershipId, role: 'presenter' }
      expect((await world.as(lead).post(`/groups/${groupId}/members`, joins)).status).toBe(404)
      const inserted = (by: TestPerson, table: 'session_guest' | 'session_member' | 'group_member', values: object) =>
        world.work(by, (work) =>
          work.db
            .insertInto(table)
            .values({ ...own(work), membership_id: person.membershipId, ...values } as never)
            .execute(),
        )
      const today = Temporal.Now.plainDateISO('Europe/London').toString()
      await expect(
        inserted(nia, 'session_guest', { session_id: sessionId, child_id: child, invited_by: nia.membershipId }),
      ).rejects.toThrow('may read narrative')
      await expect(
        inserted(lead, 'session_member', { session_id: sessionId, role: 'observer', added_by: lead.membershipId }),
      ).rejects.toThrow('take part in supervision')
      await expect(
        inserted(lead, 'group_member', {
          group_id: groupId,
          role: 'observer',
          joined_on: today,
          added_by: lead.membershipId,
        }),
      ).rejects.toThrow('take part in supervision')
      const worker = await world.person(school, `Case Worker of ${person.name}`, ['supervisee'], {
        lineManager: person,
      })
      const theirs = await liveChild(world, worker, ['Jude', 'Varley'])
      const ask = { childId: theirs, workerId: worker.membershipId, managerId: person.membershipId, about: 'Mine' }
      expect(await world.work(worker, (work) => askOversight(work, ask))).toBeNull()
    }
  })
})

describe('a group', () => {
  test('is left once, and whoever left is taken in again by whoever leads it, also on the same day', async () => {
    await world.as(owen).post(`/groups/${groupId}/leave`, { member: owen.membershipId })
    const back = world.work(owen, ({ db }) =>
      db
        .updateTable('group_member')
        .set({ left_on: null })
        .where('group_id', '=', groupId)
        .where('membership_id', '=', owen.membershipId)
        .execute(),
    )
    await expect(back).rejects.toThrow('whoever leads the group')
    const joins = { person: owen.membershipId, role: 'observer' }
    expect((await world.as(lead).post(`/groups/${groupId}/members`, joins)).status).toBe(303)
    expect(await sees(owen)).toBe(true)
  })
})

describe('management oversight', () => {
  test('is a document by its manager about its child, and of nobody and no child else', async () => {
    const other = await liveChild(world, nia, ['Wren', 'Ashby'])
    const ask = { childId: child, workerId: nia.membershipId, managerId: head.membershipId, about: 'Plan at 12 months' }
    const oversightId = await world.work(nia, (work) => askOversight(work, ask))
    for (const [person, about] of [
      [nia, child],
      [head, other],
    ] as const) {
      const made = world.work(person, (work) =>
        work.db
          .insertInto('document')
          .values({
            ...own(work),
            document_id: randomUUID(),
            kind: 'oversight',
            template_key: 'oversight',
            child_id: about,
            oversight_id: oversightId,
            created_by: person.membershipId,
          })
          .execute(),
      )
      await expect(made).rejects.toThrow('written by its manager, about its child')
    }
  })
})

test('whoever only looks on reads of the child and changes none of it, by hand or by form', async () => {
  expect(await sees(owen)).toBe(true)
  const { organisationId } = school
  const row = { organisation_id: organisationId, child_id: child, recorded_by: owen.membershipId }
  const status = (by: TestPerson) =>
    world.work(by, ({ db }) =>
      db
        .insertInto('child_status')
        .values({
          ...row,
          recorded_by: by.membershipId,
          status_id: randomUUID(),
          status: 'early_help',
          starts_on: Temporal.PlainDate.from('2026-01-05'),
        })
        .execute(),
    )
  await expect(status(owen)).rejects.toThrow('row-level security')
  await expect(status(nia)).resolves.toBeDefined()
  await expect(
    world.work(owen, ({ db }) =>
      db.updateTable('child').set({ given_name: 'Somebody' }).where('child_id', '=', child).execute(),
    ),
  ).rejects.toThrow('row-level security')
  const posted = await world.as(owen).post(`/children/${child}/status`, {
    status: 'early_help',
    startsOn_day: '5',
    startsOn_month: '1',
    startsOn_year: '2026',
    'startsOn-day': '5',
    'startsOn-month': '1',
    'startsOn-year': '2026',
    ends: 'none',
  })
  expect(posted.status).not.toBe(303)
})

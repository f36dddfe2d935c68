import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { groupOf, groupSession, liveChild, openedGroup } from '../../../test/builders/group.ts'
import { formIn } from '../../../test/support/form-in.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../test/support/world.ts'
import { dateFieldValues } from '../../ui/form/read-date-field.ts'
import { loadSession } from '../sessions/public.ts'
import { bringChild, inviteGuest, planGroupSessions } from './public.ts'

let world: World
let school: TestOrganisation
let lead: TestPerson
let nia: TestPerson
let guest: TestPerson
let others: TestPerson[]
let groupId: string
let sessionId: string
let move: string
let page: string

const today = Temporal.Now.plainDateISO('Europe/London')
/** a Tuesday, three weeks ahead: no holiday is in the way but a bank holiday, which warns and is overruled */
const day = today.add({ days: 23 - today.dayOfWeek })

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  lead = await world.person(school, 'Idris Falodun', ['supervisor'])
  nia = await world.person(school, 'Nia Probert', ['supervisee'])
  guest = await world.person(school, 'Bronwen Ash', ['supervisee'])
  others = [
    await world.person(school, 'Kofi Larkin', ['supervisee', 'supervisor']),
    await world.person(school, 'Petra Lindqvist', ['administrator']),
    await world.person(school, 'Gwen Abara-Holt', ['head']),
    await world.person(await world.organisation('Kestrel Vale College'), 'Beck Orlanski', ['dsl', 'head']),
  ]
  groupId = await groupOf(world, lead, [nia], { name: 'Thinking together' })
  sessionId = await groupSession(world, lead, groupId)
  move = `/sessions/${sessionId}/move`
  page = `/group-sessions/${sessionId}`
  const childId = await liveChild(world, nia, ['Tobias', 'Ellery'])
  await world.work(nia, async (work) => {
    const session = await loadSession(work, sessionId)
    if (session === null) throw new Error('There is no such session')
    await bringChild(work, session, childId)
  })
  await world.work(nia, async (work) => {
    const session = await loadSession(work, sessionId)
    if (session === null) throw new Error('There is no such session')
    await inviteGuest(work, session, { childId, membershipId: guest.membershipId })
  })
})
afterAll(() => world.end())

const movesOf = async () =>
  (await world.database.owner.query('select * from app.session_move where session_id = $1', [sessionId])).rows
const typed = async (more: Record<string, string> = {}) => ({
  from: formIn((await world.as(lead).get(move)).text, move)['from'] ?? '',
  ...dateFieldValues('date', day.toString()),
  time: '2.15pm',
  venue: 'The Oak Room',
  reason: 'The hall is taken',
  ...more,
})

describe('a session of a group', () => {
  test('is moved by nobody but whoever leads it', async () => {
    const sent = await typed({ even_so: 'yes' })
    for (const person of [nia, guest, ...others]) {
      expect((await world.as(person).get(move)).status).toBe(404)
      expect((await world.as(person).post(move, sent)).status).toBe(404)
    }
    expect(await movesOf()).toEqual([])
    expect((await world.as(lead).get(page)).text).toContain(`href="${move}"`)
    expect((await world.as(nia).get(page)).text).not.toContain(move)
  })

  test('is moved with a reason, and warns when somebody who is asked is taken', async () => {
    const other = await groupOf(world, nia, [guest], { name: 'Fridays' })
    const planned = await world.work(nia, (work) =>
      planGroupSessions(work, other, {
        first: day.toPlainDateTime('14:00'),
        minutes: 60,
        venue: '',
        times: 1,
        everyWeeks: 1,
      }),
    )
    expect(planned.outcome).toBe('planned')
    const none = await world.as(lead).post(move, await typed({ reason: '' }))
    expect([none.status, none.text.includes('Say why it moves')]).toEqual([422, true])
    const taken = await world.as(lead).post(move, await typed())
    expect([taken.status, taken.text.includes('Nia is already booked')]).toEqual([422, true])
    const sent = await world.as(lead).post(move, await typed({ even_so: 'yes' }))
    expect([sent.status, sent.location]).toEqual([303, page])
    expect(await movesOf()).toMatchObject([{ reason: 'The hall is taken', moved_by: lead.membershipId }])
  })

  test('says to everybody who is asked, a guest too, that it moved, from where, by whom and why', async () => {
    for (const person of [lead, nia, guest]) {
      const { text } = await world.as(person).get(page)
      expect(text).toContain('It was moved. From ')
      expect(text).toContain('by Idris Falodun: The hall is taken')
      expect(text).toContain('The Oak Room')
    }
    expect((await world.as(nia).get('/groups')).text).toContain('Moved from')
    for (const person of others) {
      const seen = await world.work(person, (work) =>
        work.db.selectFrom('session_move').select('reason').where('session_id', '=', sessionId).execute(),
      )
      expect(seen).toEqual([])
    }
  })

  test('shows when its members are taken to whoever leads the group, and to nobody else', async () => {
    const times = async (person: TestPerson) =>
      world.work(person, async ({ db }) => {
        const { rows } =
          await sql`select * from platform.diaries_of(array[${nia.membershipId}::uuid], ${day.toString()}::timestamptz,
          ${day.add({ days: 1 }).toString()}::timestamptz, null)`.execute(db)
        return rows
      })
    expect(await times(lead)).toHaveLength(2)
    for (const person of [guest, ...others]) expect(await times(person)).toEqual([])
  })

  test('is not moved once it was opened, nor to a day that has passed', async () => {
    const past = await world
      .as(lead)
      .post(move, await typed(dateFieldValues('date', today.subtract({ days: 3 }).toString())))
    expect(past.text).toContain('still to come')
    await world.database.owner.query('update app.session set starts_at = now() where session_id = $1', [sessionId])
    await openedGroup(world, lead, sessionId, [nia])
    expect((await world.as(lead).get(move)).status).toBe(404)
    expect(await movesOf()).toHaveLength(1)
  })
})

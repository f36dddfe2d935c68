import { afterAll, beforeAll, expect, test } from 'vitest'
import { londonToday, signedAgreement } from '../../../../test/support/agreement.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'
import { london, timeInWords } from '../../../domain/text/dates.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import { planSessions } from '../plan/plan-sessions.command.ts'

let world: World
let school: TestOrganisation
let gwen: TestPerson
const today = londonToday()
/** The school has no term dates here, so only weekends and bank holidays are in the way. */
const monday = today.add({ days: 22 - today.dayOfWeek })

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  gwen = await world.person(school, 'Gwen Abara-Holt', ['head'])
})
afterAll(() => world.end())

async function planned(times: string[] = ['10:00']) {
  const supervisor = await world.person(school, 'Idris Falodun', ['supervisor'])
  const supervisee = await world.person(school, 'Morwenna Tait', ['supervisee'], { lineManager: gwen })
  const agreementId = await signedAgreement(world, { supervisor, supervisee })
  const rows = times.map((time) => ({ startsAt: monday.toPlainDateTime(time) }))
  const planning = await world.work(supervisee, (work) => planSessions(work, agreementId, rows, { evenSo: true }))
  if (planning.outcome !== 'planned') throw new Error(planning.outcome)
  const urls = planning.sessionIds.map((id) => `/sessions/${id}/move`)
  return {
    supervisor,
    supervisee,
    sessionIds: planning.sessionIds,
    urls,
    url: urls[0] ?? '',
    sessionId: planning.sessionIds[0] ?? '',
  }
}

const sessionOf = async (id: string) =>
  (await world.database.owner.query('select * from app.session where session_id = $1', [id])).rows[0]
const movesOf = async (id: string) =>
  (await world.database.owner.query('select * from app.session_move where session_id = $1', [id])).rows

async function form(person: TestPerson, url: string, day: Temporal.PlainDate, more: Record<string, string> = {}) {
  const { text } = await world.as(person).get(url)
  const from = text.match(/name="from" value="([^"]+)"/)?.[1] ?? ''
  return {
    from,
    ...dateFieldValues('date', day.toString()),
    time: '2.15pm',
    venue: 'The Oak Room',
    reason: 'A core group was moved',
    ...more,
  }
}

test('either of the two moves it, with a reason, and where it was is kept', async () => {
  const { supervisor, supervisee, sessionId, url } = await planned()
  const page = await world.as(supervisee).get(url)
  expect(page.status).toBe(200)
  expect(page.text).toContain('value="10am"')
  expect(page.text).toContain('The Willow Room')
  const before = await sessionOf(sessionId)
  const to = monday.add({ days: 1 })
  const posted = await world.as(supervisor).post(url, await form(supervisor, url, to, { even_so: 'yes' }))
  expect(posted.location).toBe(`/sessions/${sessionId}`)
  const after = await sessionOf(sessionId)
  expect(after).toMatchObject({ state: 'planned', venue: 'The Oak Room' })
  const local = (after.starts_at as Temporal.Instant).toZonedDateTimeISO(london)
  expect(local.toPlainDate().equals(to)).toBe(true)
  expect(timeInWords(local.toPlainTime())).toBe('2.15pm')
  const [move] = await movesOf(sessionId)
  expect(move).toMatchObject({ reason: 'A core group was moved', moved_by: supervisor.membershipId })
  expect((move.from_starts_at as Temporal.Instant).equals(before.starts_at)).toBe(true)
  const { rows } = await world.database.owner.query(
    `select details from app.journal_entry where event = 'session.moved' and subject_id = $1`,
    [sessionId],
  )
  expect(rows).toEqual([{ details: {} }])
  expect((await world.as(supervisee).get(url)).text).toContain('A core group was moved')
})

test('it warns when the day is no working day, and moves it when told to', async () => {
  const { supervisee, sessionId, url } = await planned()
  const saturday = monday.add({ days: 5 })
  const sent = await form(supervisee, url, saturday)
  const asked = await world.as(supervisee).post(url, sent)
  expect(asked.status).toBe(422)
  expect(asked.text).toContain('is a weekend')
  expect(asked.text).toContain('name="even_so"')
  expect(asked.text).toContain('A core group was moved')
  expect(await movesOf(sessionId)).toEqual([])
  expect((await world.as(supervisee).post(url, { ...sent, even_so: 'yes' })).status).toBe(303)
  expect(await movesOf(sessionId)).toHaveLength(1)
})

test('it warns when either is booked then, and not for its own time', async () => {
  const { supervisor, supervisee, sessionIds, urls } = await planned(['10:00', '13:00'])
  const url = urls[0] ?? ''
  const clash = await world.as(supervisee).post(url, await form(supervisee, url, monday, { time: '1.30pm' }))
  expect(clash.status).toBe(422)
  expect(clash.text).toContain('Idris and Morwenna are already booked')
  const nudge = await world.as(supervisor).post(url, await form(supervisor, url, monday, { time: '10.15am' }))
  expect(nudge.text).not.toContain('already booked')
  expect(sessionIds).toHaveLength(2)
})

test('bad input keeps what was typed and moves nothing', async () => {
  const { supervisee, sessionId, url } = await planned()
  const bad = await world
    .as(supervisee)
    .post(url, await form(supervisee, url, monday, { time: 'teatime', reason: '', venue: 'x'.repeat(201) }))
  expect(bad.status).toBe(422)
  for (const words of ['Give the new time', 'Say why it moves', 'Use 200 characters or fewer', 'value="teatime"'])
    expect(bad.text).toContain(words)
  const past = await world
    .as(supervisee)
    .post(url, await form(supervisee, url, today.subtract({ days: 7 }), { even_so: 'yes' }))
  expect(past.text).toContain('still to come')
  expect(await movesOf(sessionId)).toEqual([])
})

test('a move that the other made meanwhile is not undone unseen', async () => {
  const { supervisor, supervisee, sessionId, url } = await planned()
  const mine = await form(supervisee, url, monday.add({ days: 2 }), { even_so: 'yes' })
  await world.as(supervisor).post(url, await form(supervisor, url, monday.add({ days: 1 }), { even_so: 'yes' }))
  const stale = await world.as(supervisee).post(url, mine)
  expect(stale.status).toBe(409)
  expect(stale.text).toContain('was moved while you had the page open')
  expect(stale.text).toContain('A core group was moved')
  expect(await movesOf(sessionId)).toHaveLength(1)
})

test('sent twice it moves once', async () => {
  const { supervisee, sessionId, url } = await planned()
  const sent = {
    ...(await form(supervisee, url, monday.add({ days: 3 }), { even_so: 'yes' })),
    _once: crypto.randomUUID(),
  }
  const both = await Promise.all([world.as(supervisee).post(url, sent), world.as(supervisee).post(url, sent)])
  expect(both.map((each) => each.status)).toEqual([303, 303])
  expect(await movesOf(sessionId)).toHaveLength(1)
})

test('a session that has begun is not moved', async () => {
  const { supervisee, sessionId, url } = await planned()
  const sent = await form(supervisee, url, monday.add({ days: 1 }))
  await world.database.owner.query(`update app.session set state = 'open' where session_id = $1`, [sessionId])
  expect((await world.as(supervisee).get(url)).status).toBe(404)
  expect((await world.as(supervisee).post(url, sent)).status).toBe(404)
})

test('nobody else moves it: the manager, another supervisor, an administrator, another school', async () => {
  const { supervisee, sessionId, url } = await planned()
  const sent = await form(supervisee, url, monday.add({ days: 1 }), { even_so: 'yes' })
  const elsewhere = await world.organisation('Another School')
  const others = [
    gwen,
    await world.person(school, 'Ewan Lisle', ['supervisor']),
    await world.person(school, 'Perrin Oakshott', ['administrator']),
    await world.person(school, 'Lowri Castellane', ['governor']),
    await world.person(elsewhere, 'Ada Brightwell', ['dsl']),
  ]
  for (const other of others) {
    expect((await world.as(other).get(url)).status).toBe(404)
    expect((await world.as(other).post(url, sent)).status).toBe(404)
  }
  expect(await movesOf(sessionId)).toEqual([])
})

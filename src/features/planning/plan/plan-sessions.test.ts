import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { londonToday, proposedAgreement, signedAgreement, testTerms } from '../../../../test/support/agreement.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'
import { academicYearOf } from '../../../domain/calendar/windows.ts'
import { isSchoolDay } from '../../../domain/calendar/school-calendar.ts'
import { usualTerms } from '../../../domain/calendar/default-terms.ts'
import { dayInWords, london, londonDay } from '../../../domain/text/dates.ts'
import type { AgreementValues } from '../../../domain/templates/agreement-values.ts'
import { schoolCalendarOf } from '../calendar.queries.ts'
import { seriesRunsOutOn } from '../series.queries.ts'
import { planSessions } from './plan-sessions.command.ts'

let world: World
let authority: TestOrganisation
let school: TestOrganisation
const today = londonToday()
const year = academicYearOf(today).startsOn.year

beforeAll(async () => {
  world = await testWorld()
  authority = await world.organisation('Fellmoor Council', { kind: 'local_authority' })
  school = await world.organisation('Wrenfold Primary School', { parent: authority })
  for (const startYear of [year, year + 1]) await addTerms(authority, startYear)
})
afterAll(() => world.end())

async function addTerms({ organisationId }: TestOrganisation, startYear: number) {
  for (const { kind, name, startsOn, endsOn } of usualTerms(startYear).periods) {
    await world.database.owner.query(
      'insert into app.calendar_period (organisation_id, period_id, kind, name, starts_on, ends_on) values ($1, $2, $3, $4, $5, $6)',
      [organisationId, randomUUID(), kind, name, startsOn.toString(), endsOn.toString()],
    )
  }
}

async function agreed(
  more: AgreementValues = {},
  by: Partial<{ supervisor: TestPerson; supervisee: TestPerson }> = {},
) {
  const supervisor = by.supervisor ?? (await world.person(school, 'Idris Falodun', ['supervisor']))
  const supervisee = by.supervisee ?? (await world.person(school, 'Morwenna Tait', ['supervisee']))
  const agreementId = await signedAgreement(world, { supervisor, supervisee, values: testTerms(more) })
  return { supervisor, supervisee, agreementId, url: `/agreements/${agreementId}/plan` }
}

interface Row {
  row: number
  date: string
  time: string
}

/** The rows that a page proposes, as its form would send them. */
function rowsOf(text: string): Row[] {
  const value = (name: string) => text.match(new RegExp(`name="${name}"[^>]*value="([^"]*)"`))?.[1] ?? ''
  const ticked = [...text.matchAll(/<input[^>]*name="keep"[^>]*value="(\d+)"[^>]*checked/g)].map((found) =>
    Number(found[1]),
  )
  return ticked.map((row) => ({ row, date: value(`date-${row}`), time: value(`time-${row}`) }))
}

const formOf = (rows: readonly Row[]) => ({
  count: String(Math.max(...rows.map((each) => each.row)) + 1),
  keep: rows.map((each) => String(each.row)),
  ...Object.fromEntries(
    rows.flatMap(({ row, date, time }) => [
      [`date-${row}`, date],
      [`time-${row}`, time],
    ]),
  ),
})

const sessionsOf = async (agreementId: string) =>
  (
    await world.database.owner.query('select * from app.session where agreement_id = $1 order by starts_at', [
      agreementId,
    ])
  ).rows

/** A school day at least so many days on, and no bank holiday. */
async function schoolDay(person: TestPerson, daysOn: number) {
  return world.work(person, async (work) => {
    const calendar = await schoolCalendarOf(work.db, work.actor)
    let day = today.add({ days: daysOn })
    while (!isSchoolDay(calendar, day)) day = day.add({ days: 1 })
    return day
  })
}

describe('a year is proposed', () => {
  const frequencies: [string, AgreementValues, least: number, most: number][] = [
    ['every 4 weeks', { frequency: { every: 4, unit: 'week' } }, 8, 14],
    ['every 2 weeks of term', { frequency: { every: 2, unit: 'term_week' } }, 14, 24],
    ['every 2 months', { frequency: { every: 2, unit: 'month' } }, 5, 8],
    ['once a half-term', { frequency: { times: 1, per: 'half_term' } }, 5, 8],
    ['twice a term', { frequency: { times: 2, per: 'term' } }, 5, 9],
    ['6 times an academic year', { frequency: { times: 6, per: 'academic_year' } }, 5, 13],
  ]
  test.each(frequencies)('%s, on school days, and nothing is written yet', async (_, terms, least, most) => {
    const { supervisee, agreementId, url } = await agreed(terms)
    const { status, text } = await world.as(supervisee).get(url)
    expect(status).toBe(200)
    const rows = rowsOf(text)
    expect(rows.length).toBeGreaterThanOrEqual(least)
    expect(rows.length).toBeLessThanOrEqual(most)
    const calendar = await world.work(supervisee, (work) => schoolCalendarOf(work.db, work.actor))
    for (const row of rows) expect(isSchoolDay(calendar, Temporal.PlainDate.from(row.date))).toBe(true)
    expect(await sessionsOf(agreementId)).toEqual([])
  })

  test('round what either has booked, also what the other cannot see, with the reason in words', async () => {
    const first = await agreed({ frequency: { every: 1, unit: 'term_week' } })
    const rows = rowsOf((await world.as(first.supervisee).get(first.url)).text)
    await world.as(first.supervisee).post(first.url, formOf(rows.slice(0, 6)))
    expect(await sessionsOf(first.agreementId)).toHaveLength(6)
    // The same supervisor with somebody who sees none of those sessions.
    const second = await agreed({ frequency: { every: 1, unit: 'term_week' } }, { supervisor: first.supervisor })
    const { text } = await world.as(second.supervisee).get(second.url)
    const at = new Set(rows.slice(0, 6).map((row) => `${row.date} ${row.time}`))
    expect(rowsOf(text).filter((row) => at.has(`${row.date} ${row.time}`))).toEqual([])
    expect(text).toContain('Idris is busy')
    expect(text).not.toContain('Morwenna is busy')
  })

  test('on another day and time when that is asked, and it says what it supposes when none was agreed', async () => {
    const { supervisee, url } = await agreed({ preferred_time: null })
    const supposed = await world.as(supervisee).get(url)
    expect(supposed.text).toContain('have not agreed a usual day')
    const { text } = await world.as(supervisee).get(`${url}?weekday=4&time=9.15am`)
    const rows = rowsOf(text)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter((row) => row.time === '09:15').length).toBeGreaterThan(rows.length / 2)
  })
})

describe('planning what was proposed', () => {
  test('writes the sessions ticked, as they were changed by hand, with the agreed length and place', async () => {
    const { supervisor, supervisee, agreementId, url } = await agreed({ minutes: 75 })
    const rows = rowsOf((await world.as(supervisor).get(url)).text)
    const [first, ...rest] = rows
    const form = formOf([{ ...first, time: '10:05' } as Row, ...rest.slice(0, 3)])
    const posted = await world.as(supervisor).post(url, form)
    expect(posted.location).toBe(`/agreements/${agreementId}`)
    const sessions = await sessionsOf(agreementId)
    expect(sessions).toHaveLength(4)
    expect(sessions[0]).toMatchObject({
      state: 'planned',
      planned_minutes: 75,
      venue: 'The Willow Room, door closed',
      supervisor_id: supervisor.membershipId,
      supervisee_id: supervisee.membershipId,
    })
    const local = (sessions[0].starts_at as Temporal.Instant).toZonedDateTimeISO(london)
    expect(local.toPlainTime().toString()).toBe('10:05:00')
    const { rows: journal } = await world.database.owner.query(
      `select details from app.journal_entry where event = 'sessions.planned' and subject_id = $1`,
      [agreementId],
    )
    expect(journal).toEqual([{ details: { sessions: 4, version: 1 } }])
  })

  test('planned again, only what is missing is proposed, and the page says until when the series reaches', async () => {
    const { supervisee, agreementId, url } = await agreed({ frequency: { every: 4, unit: 'week' } })
    const rows = rowsOf((await world.as(supervisee).get(url)).text)
    await world.as(supervisee).post(url, formOf(rows.slice(0, 3)))
    const last = Temporal.PlainDate.from(rows[2]?.date ?? '')
    const { text } = await world.as(supervisee).get(`/agreements/${agreementId}`)
    expect(text).toContain(`Your sessions run out on ${dayInWords(last, today)}.`)
    const reach = await world.work(supervisee, (work) => seriesRunsOutOn(work.db, work.actor, [agreementId], today))
    expect(reach).toMatchObject([{ ahead: 3 }])
    expect(reach[0]?.runsOutOn?.equals(last)).toBe(true)
    const more = rowsOf((await world.as(supervisee).get(url)).text)
    for (const row of more) expect(Temporal.PlainDate.compare(Temporal.PlainDate.from(row.date), last)).toBe(1)
    await world.as(supervisee).post(url, formOf(more))
    expect((await world.as(supervisee).get(url)).text).toContain('Nothing is missing')
  })

  test('sent twice it is planned once', async () => {
    const { supervisee, agreementId, url } = await agreed()
    const rows = rowsOf((await world.as(supervisee).get(url)).text).slice(0, 2)
    const form = { ...formOf(rows), _once: randomUUID() }
    await Promise.all([world.as(supervisee).post(url, form), world.as(supervisee).post(url, form)])
    expect(await sessionsOf(agreementId)).toHaveLength(2)
  })

  test('what cannot be read or is past keeps what was typed, and writes nothing', async () => {
    const { supervisee, agreementId, url } = await agreed()
    const day = (await schoolDay(supervisee, 10)).toString()
    const rows = [
      { row: 0, date: 'next week', time: '15:45' },
      { row: 1, date: day, time: 'teatime' },
    ]
    const bad = await world.as(supervisee).post(url, formOf(rows))
    expect(bad.status).toBe(422)
    expect(bad.text).toContain('Give session 1 a date')
    expect(bad.text).toContain('value="teatime"')
    const past = await world.as(supervisee).post(url, formOf([{ row: 0, date: '2020-01-06', time: '15:45' }]))
    expect(past.status).toBe(422)
    expect(past.text).toContain('still to come')
    const twice = [0, 1].map((row) => ({ row, date: day, time: '15:45' }))
    expect((await world.as(supervisee).post(url, formOf(twice))).text).toContain('There is another in this list')
    const none = await world.as(supervisee).post(url, { count: '2' })
    expect(none.text).toContain('Tick the sessions you want to plan')
    expect(await sessionsOf(agreementId)).toEqual([])
  })

  test('a day that is no school day, or when one is taken, is asked about once, then planned', async () => {
    const { supervisor, supervisee, agreementId, url } = await agreed()
    const saturday = today.add({ days: 13 - today.dayOfWeek })
    const form = formOf([{ row: 0, date: saturday.toString(), time: '10:00' }])
    const asked = await world.as(supervisee).post(url, form)
    expect(asked.status).toBe(422)
    expect(asked.text).toContain('a weekend')
    expect(await sessionsOf(agreementId)).toEqual([])
    const planned = await world.as(supervisee).post(url, { ...form, even_so: 'yes' })
    expect(planned.status).toBe(303)
    const clash = await world.as(supervisor).post(url, formOf([{ row: 0, date: saturday.toString(), time: '10:30' }]))
    expect(clash.text).toContain('Idris and Morwenna are already booked')
    expect(await sessionsOf(agreementId)).toHaveLength(1)
  })
})

test('a school’s own dates replace the authority’s for the academic year they are given for', async () => {
  const own = await world.organisation('Saltmarsh Nursery', { parent: authority })
  const person = await world.person(own, 'Tamsin Rook', ['supervisor'])
  const read = () => world.work(person, (work) => schoolCalendarOf(work.db, work.actor))
  const inherited = await read()
  expect(inherited.terms).toHaveLength(6)
  const add = `insert into app.calendar_period (organisation_id, period_id, kind, name, starts_on, ends_on) values ($1, $2, 'term', 'Own term', $3, $4)`
  await world.database.owner.query(add, [own.organisationId, randomUUID(), `${year}-09-07`, `${year}-12-11`])
  const { terms } = await read()
  expect(terms.map((term) => term.name)).toEqual(['Own term', 'Autumn term', 'Spring term', 'Summer term'])
})

test('without a single term date the days are still working days', async () => {
  const lone = await world.organisation('Lone Health Team', { kind: 'health_provider' })
  const person = await world.person(lone, 'Oren Vale', ['supervisor'])
  const calendar = await world.work(person, (work) => schoolCalendarOf(work.db, work.actor))
  expect(calendar.terms).toEqual([])
  expect(calendar.bankHolidays.has(`${today.year}-12-25`)).toBe(
    new Temporal.PlainDate(today.year, 12, 25).dayOfWeek <= 5,
  )
})

describe('who may', () => {
  test('nothing is planned on what is not signed by both', async () => {
    const supervisor = await world.person(school, 'Idris Falodun', ['supervisor'])
    const supervisee = await world.person(school, 'Morwenna Tait', ['supervisee'])
    const agreementId = await proposedAgreement(world, { supervisor, supervisee })
    expect((await world.as(supervisee).get(`/agreements/${agreementId}/plan`)).location).toBe(
      `/agreements/${agreementId}`,
    )
    const day = (await schoolDay(supervisee, 10)).toPlainDateTime({ hour: 10 })
    const planning = await world.work(supervisee, (work) => planSessions(work, agreementId, [{ startsAt: day }]))
    expect(planning.outcome).toBe('refused')
  })

  test('nobody but the two plans, and nobody else learns when they are taken', async () => {
    const { supervisor, supervisee, agreementId, url } = await agreed()
    const day = await schoolDay(supervisee, 10)
    await world.as(supervisee).post(url, formOf([{ row: 0, date: day.toString(), time: '10:00' }]))
    const head = await world.person(school, 'Gwen Abara-Holt', ['head', 'supervisor'])
    const elsewhere = await world.organisation('Another School')
    const others = [
      head,
      await world.person(elsewhere, 'Ada Brightwell', ['dsl']),
      await world.person(school, 'Perrin Oakshott', ['administrator']),
    ]
    for (const other of others) {
      expect((await world.as(other).get(url)).status).toBe(404)
      expect((await world.as(other).post(url, formOf([{ row: 0, date: day.toString(), time: '11:30' }]))).status).toBe(
        404,
      )
      const { rowCount } = await world.work(other, async (work) => {
        const { sql } = await import('kysely')
        const { rows } =
          await sql`select * from platform.diaries_of(${[supervisor.membershipId, supervisee.membershipId]}::uuid[], now(), now() + interval '1 year', null)`.execute(
            work.db,
          )
        return { rowCount: rows.length }
      })
      expect(rowCount).toBe(0)
    }
    const sessions = await sessionsOf(agreementId)
    expect(sessions).toHaveLength(1)
    expect(londonDay(sessions[0].starts_at).equals(day)).toBe(true)
  })
})

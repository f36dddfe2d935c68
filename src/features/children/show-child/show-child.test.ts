import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { completed, openSession, signedByBoth } from '../../../../test/builders/open-session.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'
import { dayInWords, dayWithYear, londonDay } from '../../../domain/text/dates.ts'

let world: World
let school: TestOrganisation
let morwenna: TestPerson
let idris: TestPerson
let colleague: TestPerson
let lead: TestPerson
let outsider: TestPerson
let administrator: TestPerson
let governor: TestPerson
let tobias: string
let family: string
let sessionId: string

const today = Temporal.Now.zonedDateTimeISO('Europe/London').toPlainDate()

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  idris = await world.person(school, 'Idris Falodun', ['supervisor'])
  morwenna = await world.person(school, 'Morwenna Tait', ['supervisee'])
  colleague = await world.person(school, 'Saskia Penhallow', ['supervisee', 'supervisor'])
  lead = await world.person(school, 'Kofi Larkin', ['dsl'])
  governor = await world.person(school, 'Lowri Castellane', ['governor'])
  administrator = await world.person(school, 'Petra Lindqvist', ['administrator'])
  outsider = await world.person(await world.organisation('Kestrel Vale College'), 'Beck Orlanski', [
    'dsl',
    'supervisee',
  ])
  const open = await openSession(world, {
    supervisee: morwenna,
    supervisor: idris,
    daysAgo: 20,
    children: [
      { name: ['Tobias', 'Ellery'], decisions: [{ what: 'Ask again by letter.', why: 'Nobody has answered.' }] },
    ],
  })
  sessionId = open.sessionId
  tobias = open.children[0]?.childId ?? ''
  await completed(world, idris, sessionId)
  await signedByBoth(world, [idris, morwenna], sessionId)
  family =
    (await rows<{ family_id: string }>('select family_id from app.child where child_id = $1', [tobias]))[0]
      ?.family_id ?? ''
})
afterAll(() => world.end())

async function rows<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
  return (await world.database.owner.query(text, values)).rows as Row[]
}

/** A status that was recorded some days ago, as the owner, whose triggers then keep when it was ended. */
async function status(
  name: string,
  from: number,
  { recorded = from, ends }: { recorded?: number; ends?: number } = {},
) {
  const statusId = randomUUID()
  await rows(
    `insert into app.child_status (organisation_id, status_id, child_id, status, starts_on, recorded_by, recorded_at)
     values ($1, $2, $3, $4, current_date - $5::int, $6, now() - make_interval(days => $7))`,
    [school.organisationId, statusId, tobias, name, from, morwenna.membershipId, recorded],
  )
  if (ends !== undefined) {
    await rows('update app.child_status set ends_on = current_date - $2::int where status_id = $1', [statusId, ends])
  }
  return statusId
}

const page = async (person: TestPerson, query = '') => world.as(person).get(`/children/${tobias}${query}`)
const ago = (days: number) => today.subtract({ days })

test('statuses, directions, discussions and decisions are on one axis, as a list and as a table', async () => {
  await status('child_in_need', 100)
  const { text, status: answer } = await page(morwenna)
  expect(answer).toBe(200)
  expect(text).toContain('Everything on one line')
  expect(text).toMatch(
    /<svg viewBox="0 0 1160 \d+" role="img" aria-labelledby="axis-title" aria-describedby="axis-desc">/,
  )
  expect(text).toContain('pl-band--child_in_need')
  for (const mark of ['#rag-a', '#ev-held', '#ev-decision']) expect(text).toContain(`href="${mark}"`)
  expect(text).toContain('>Discussed, amber</a>. Decision recorded.')
  expect(text).toContain('Child in need: began.')
  expect(text).toContain('Read this as a table')
  expect(text).toContain(`Today, ${today.day}`)
  expect(text).not.toContain('style="')
})

test('a record is opened only when somebody asks to read what was decided, and then it is in the journal', async () => {
  const readings = () =>
    rows(`select 1 from app.journal_entry where event = 'document.read' and membership_id = $1`, [lead.membershipId])
  const shut = await page(lead)
  expect(shut.text).toContain('Read what was decided here')
  expect(shut.text).not.toContain('Nobody has answered.')
  expect(await readings()).toHaveLength(0)
  const open = await page(lead, '?decisions=read')
  expect(open.text).toContain('Ask again by letter.')
  expect(open.text).toContain('Nobody has answered.')
  expect(await readings()).toHaveLength(1)
})

test('every record for the file that one may open is on a page of its own, and none is opened by it', async () => {
  const mine = await world.as(morwenna).get(`/children/${tobias}/decisions`)
  expect(mine.status).toBe(200)
  expect(mine.text).toContain('Decision record of')
  const before = await world.as(morwenna).get(`/children/${tobias}/decisions?known=${ago(30)}`)
  expect(before.text).not.toContain('Decision record of')
  for (const page of ['2', '-1', 'x', '1e9', '0.5']) {
    expect((await world.as(morwenna).get(`/children/${tobias}/decisions?page=${page}`)).status).toBe(200)
  }
  for (const person of [outsider, administrator, governor, colleague])
    expect((await world.as(person).get(`/children/${tobias}/decisions`)).status).toBe(404)
})

test('a record has the day of its session, for whoever was not at it as well', async () => {
  const other = await openSession(world, {
    supervisee: morwenna,
    supervisor: idris,
    daysAgo: 20,
    children: [{ name: ['Rosa', 'Ellery'], decisions: [{ what: 'Wait.', why: 'It is early.' }] }],
  })
  // The page of the child is made when the child is put on the agenda, days before.
  const [met] = await rows<{ starts_at: Temporal.Instant }>(
    `update app.session set starts_at = starts_at + interval '3 days' where session_id = $1 returning starts_at`,
    [other.sessionId],
  )
  await completed(world, idris, other.sessionId)
  await signedByBoth(world, [idris, morwenna], other.sessionId)
  const on = met === undefined ? '' : dayInWords(londonDay(met.starts_at), today)
  const deputy = await world.person(school, 'Jonas Pell', ['deputy_dsl'])
  for (const person of [lead, deputy, morwenna]) {
    const path = `/children/${other.children[0]?.childId}`
    expect((await world.as(person).get(path)).text).toContain(`Decision record of ${on}`)
    expect((await world.as(person).get(`${path}/decisions`)).text).toContain(`Decision record of ${on}`)
  }
})

test('as of an earlier day it hides what was entered later and shows what was ended later as it stood', async () => {
  await status('early_help', 300, { ends: 101 })
  const late = await status('looked_after', 90, { recorded: 2 })
  const now = await page(morwenna)
  expect(now.text).toContain('pl-band--looked_after')
  expect(now.text).toContain('Early help: last day.')
  const then = await page(morwenna, `?known=${ago(60)}`)
  expect(then.status).toBe(200)
  expect(then.text).toContain('This page as it would have read on ')
  expect(then.text).toContain(dayWithYear(ago(60)))
  expect(then.text).not.toContain('pl-band--looked_after')
  // Its end was recorded today, with a day long gone: on the day asked for nobody knew it had ended.
  expect(then.text).toContain('Early help, since')
  expect(then.text).not.toContain('Early help: last day.')
  expect(then.text).not.toContain('Discussed, amber')
  expect(then.text).not.toContain('Record a status')
  expect(then.text).toContain(`No decision record that you may read was signed by ${dayWithYear(ago(60))}.`)
  await rows('update app.child_status set withdrawn_at = now() where status_id = $1', [late])
  expect((await page(morwenna)).text).not.toContain('pl-band--looked_after')
  // What was withdrawn today was known yesterday.
  expect((await page(morwenna, `?known=${ago(1)}`)).text).toContain('pl-band--looked_after')
})

test('the day typed leads to an address of its own, and a day that is none or to come is asked for again', async () => {
  const day = ago(60)
  const sent = await page(morwenna, `?known-day=${day.day}&known-month=${day.month}&known-year=${day.year}`)
  expect(sent.status).toBe(303)
  expect(sent.location).toBe(`/children/${tobias}?known=${day}`)
  const wrong = await page(morwenna, '?known-day=31&known-month=2&known-year=2025')
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('The day must be a real date')
  expect(wrong.text).toContain('value="31"')
  const ahead = today.add({ days: 3 })
  const later = await page(morwenna, `?known-day=${ahead.day}&known-month=${ahead.month}&known-year=${ahead.year}`)
  expect(later.status).toBe(422)
  expect(later.text).toContain('The day cannot be after today')
  for (const nonsense of [
    '?known=tomorrow',
    '?known=2025-02-31',
    '?from=2025-13',
    '?from=x',
    '?known=0001-01-01',
    '?from=0000-01',
    `?known=${ahead}`,
  ]) {
    const answer = await page(morwenna, nonsense)
    expect(answer.status).toBe(200)
    expect(answer.text).not.toContain('This page as it would have read')
  }
})

test('what is older than twenty months is on pages of its own', async () => {
  await status('referred_outcome_unknown', 1500, { ends: 1400 })
  const newest = await page(morwenna)
  expect(newest.text).not.toContain('Referred, outcome not known: began.')
  const back = /href="([^"]+)">Go to the beginning/.exec(newest.text)?.[1]?.replaceAll('&amp;', '&').replace(/#.*/, '')
  const first = await world.as(morwenna).get(back ?? '')
  expect(first.text).toContain('Referred, outcome not known: began.')
  expect(first.text).toContain('Go to today')
  expect(first.text).not.toContain('>Today, ')
})

test('the words of an action are for those who agreed it; others see that there is one', async () => {
  await rows(
    `insert into app.action (organisation_id, action_id, session_id, child_id, supervisee_id, supervisor_id, owner_id, what, why, due_on, agreed_on, created_by)
     values ($1, $2, $3, $4, $5, $6, $5, 'Ring the nursery', 'It was agreed', current_date + 7, current_date - 19, $6)`,
    [school.organisationId, randomUUID(), sessionId, tobias, morwenna.membershipId, idris.membershipId],
  )
  expect((await page(morwenna)).text).toContain('Action agreed: <a')
  const other = await page(lead)
  expect(other.text).not.toContain('Ring the nursery')
  expect(other.text).toContain('Action agreed.')
  expect(other.text.match(/in sessions that are not yours\. Ask /g)).toHaveLength(1)
})

test('brothers and sisters are beside each other on the page of their family', async () => {
  const rosa = randomUUID()
  await rows(
    `insert into app.child (organisation_id, child_id, family_id, given_name, family_name, born_on, created_by) values ($1, $2, $3, 'Rosa', 'Ellery', '2021-05-04', $4)`,
    [school.organisationId, rosa, family, colleague.membershipId],
  )
  const keeps = await world.as(lead).get(`/families/${family}`)
  expect(keeps.status).toBe(200)
  expect(keeps.text).toContain('The Ellery family')
  expect(keeps.text).toContain(`/children/${tobias}`)
  expect(keeps.text).toContain(`/children/${rosa}`)
  expect(keeps.text).toContain('href="#rag-a"')
  const knowsOne = await world.as(morwenna).get(`/families/${family}`)
  expect(knowsOne.text).toContain(`/children/${tobias}`)
  expect(knowsOne.text).not.toContain('Rosa')
})

test('nobody else opens the page of the child or of the family: not by asking for an earlier day either', async () => {
  for (const person of [outsider, administrator, governor]) {
    for (const path of [`/children/${tobias}`, `/children/${tobias}?known=${ago(60)}`, `/families/${family}`])
      expect((await world.as(person).get(path)).status).toBe(404)
  }
  const stranger = await world.person(school, 'Gwen Abara-Holt', ['supervisee', 'supervisor'])
  for (const path of [
    `/children/${tobias}`,
    `/children/${tobias}?known=${ago(60)}&decisions=read`,
    `/families/${family}`,
  ])
    expect((await world.as(stranger).get(path)).status).toBe(404)
})

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adoptedPolicy, assessed, policyText } from '../../../../test/support/policy.ts'
import { agreementBetween, childOnAgenda, sessionUnder } from '../../../../test/support/supervision.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'
import { addChild } from '../public.ts'

let world: World
let school: TestOrganisation
let idris: TestPerson
let morwenna: TestPerson
let kofi: TestPerson
let lead: TestPerson
let head: TestPerson
let agreement: string

const policy = policyText(
  [
    {
      id: 'on_plan',
      title: 'A child on a plan is discussed every four weeks',
      clause: '3',
      about: 'child',
      while: { status: 'child_protection_plan' },
      counts: { event: 'session', as: 'child', where: { outcome: 'held' } },
      gap: { at_most: '28 days' },
    },
    {
      id: 'in_need',
      title: 'A child in need is discussed every eight weeks',
      clause: '4',
      about: 'child',
      while: { status: 'child_in_need' },
      counts: { event: 'session', as: 'child', where: { outcome: 'held' } },
      gap: { at_most: '56 days' },
    },
    {
      id: 'escalated',
      title: 'A child in need for whom nothing changes is escalated',
      clause: '5',
      about: 'child',
      while: { status: 'child_in_need' },
      counts: { event: 'escalated', as: 'child' },
      after: { trigger: { begins: { drift: 'yes' } }, within: '14 days' },
    },
  ],
  { clauses: { '2.1': 'a', '3': 'b', '4': 'c', '5': 'd' } },
)

const today = Temporal.Now.zonedDateTimeISO('Europe/London').toPlainDate()

async function child(
  name: string,
  status: string,
  daysAgo: number,
  { by = lead, holder = morwenna }: { by?: TestPerson; holder?: TestPerson } = {},
): Promise<string> {
  const added = await world.work(by, (work) =>
    addChild(work, {
      family: { name },
      givenName: name,
      familyName: 'Marchbank',
      bornOn: today.subtract({ years: 9 }),
      reference: null,
      status: { status, legalBasis: null, startsOn: today.subtract({ days: daysAgo }) },
      holderId: holder.membershipId,
    }),
  )
  if (added.outcome !== 'added') throw new Error(added.outcome)
  return added.childId
}

async function discussed(childId: string, daysAgo: number, rag = 'amber'): Promise<string> {
  const pair = { supervisor: idris, supervisee: morwenna }
  const sessionId = await sessionUnder(world, agreement, pair, -daysAgo, 'signed')
  await childOnAgenda(world, sessionId, childId, {
    organisationId: school.organisationId,
    addedBy: morwenna.membershipId,
    rag,
  })
  return sessionId
}

const rowOf = async (childId: string) =>
  (await world.database.owner.query('select * from app.child_coverage where child_id = $1', [childId])).rows[0]

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  idris = await world.person(school, 'Idris Falodun', ['supervisor'])
  morwenna = await world.person(school, 'Morwenna Tait', ['supervisee'])
  kofi = await world.person(school, 'Kofi Larkin', ['supervisee'])
  lead = await world.person(school, 'Saskia Penhallow', ['dsl'])
  head = await world.person(school, 'Gwen Abara-Holt', ['head'])
  agreement = await agreementBetween(world, idris, morwenna)
  await adoptedPolicy(world, school, policy)
})
afterAll(() => world.end())

describe('the board', () => {
  let amina: string
  let nia: string
  let tobias: string

  beforeAll(async () => {
    amina = await child('Amina', 'child_protection_plan', 100)
    await child('Kit', 'child_protection_plan', 10)
    nia = await child('Nia', 'child_in_need', 100)
    tobias = await child('Tobias', 'child_protection_plan', 90)
    await discussed(amina, 34, 'red')
    await discussed(nia, 52)
    await discussed(tobias, 35)
    await discussed(tobias, 7)
    await sessionUnder(world, agreement, { supervisor: idris, supervisee: morwenna }, 10)
    await assessed(world)
  })

  test('says who is past the limit, who was never discussed and who will be late, and lists them in that order', async () => {
    const page = await world.as(lead).get('/children/coverage')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Amina is past the limit. Kit has never been discussed. Nia will be late unless')
    expect(page.text).toContain('The other is in time.')
    expect(page.text).toContain('All 4 live cases.')
    const order = ['Kit', 'Amina', 'Nia', 'Tobias'].map((name) => page.text.indexOf(`>${name} Marchbank, 9`))
    expect(order.every((at) => at > 0)).toBe(true)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  test('says of each how long it has been and may be, the clause, and what is booked', async () => {
    const page = (await world.as(lead).get('/children/coverage')).text.replaceAll('\u00a0', ' ')
    expect(page).toContain('6 days over')
    expect(page).toContain('Day 34 of 28, ')
    expect(page).toContain('#clause-3">clause 3</a>')
    expect(page).toContain('Day 52 of 56, ')
    expect(page).toMatch(/Session \d+ \w+( \d+)?, 6 days late/)
    expect(page).toContain('Never discussed<br/>Session')
    expect(page).toContain('Red<span class="govuk-visually-hidden">, getting worse</span>')
    expect(page).toMatch(/<title>Children and their limits - Plumbline<\/title>/)
  })

  test('leads from a child who is late to the next session: for the two onto its agenda, for others to whom to ask', async () => {
    const asked = (await world.as(lead).get('/children/coverage')).text.replaceAll('\u00a0', ' ')
    expect(asked).toMatch(
      /Held by Morwenna Tait, supervised by Idris Falodun\. The next session is on [^.]+\. Ask Idris/,
    )
    expect(asked).not.toContain('Put Amina on the agenda')
    const onto = new RegExp(`href="(/sessions/[^"?]+)\\?child=${amina}#add"`)
    const pages = ['/children/coverage', `/children/${amina}`]
    for (const person of [morwenna, idris])
      for (const page of pages) expect((await world.as(person).get(page)).text).toMatch(onto)
    const at = onto.exec((await world.as(morwenna).get('/children/coverage')).text)?.[1] ?? ''
    await world.as(morwenna).post(`${at}/agenda`, { do: 'add-child', child: amina })
    await world.as(morwenna).post(`${at}/agenda`, { do: 'remove-child', id: amina })
    // Whom somebody took off stays off, and is chosen for whoever comes from the child.
    expect((await world.as(morwenna).get(`${at}?child=${amina}`)).text).toMatch(
      new RegExp(`<option value="${amina}" selected`),
    )
    await world.as(morwenna).post(`${at}/agenda`, { do: 'add-child', child: amina })
    for (const page of pages) expect((await world.as(idris).get(page)).text).toContain(`href="${at}#agenda"`)
    expect((await world.as(lead).get(`/children/${amina}`)).text).toContain('Ask Idris')
    expect((await world.as(head).get('/children/coverage')).text).not.toContain('?child=')
    // Nobody asks of children whom they may not see.
    const { rows } = await world.work(kofi, ({ db }) =>
      sql`select * from platform.ways_to_sessions(array[${amina}::uuid])`.execute(db),
    )
    expect(rows).toEqual([])
  })

  test('can be asked for fewer, by what they need, their status and who holds the case', async () => {
    const browser = world.as(lead)
    const past = await browser.get('/children/coverage?show=past')
    expect(past.text).toContain('The one live case.')
    expect(past.text).toContain('Amina Marchbank')
    expect(past.text).not.toContain('Kit Marchbank')
    const late = await browser.get('/children/coverage?show=late')
    expect(late.text).toContain('Nia Marchbank')
    expect((await browser.get('/children/coverage?status=child_in_need')).text).not.toContain('Kit Marchbank')
    const held = await browser.get(`/children/coverage?holder=${morwenna.membershipId}`)
    expect(held.text).toContain('All 4 live cases held by Morwenna Tait.')
    const nobody = await browser.get(`/children/coverage?holder=${kofi.membershipId}`)
    expect(nobody.text).toContain('No child is like that today.')
    expect((await browser.get('/children/coverage?filter=open')).text).toContain('<option value="past"')
    expect((await browser.get('/children/coverage?show=nonsense&page=0&holder=x')).status).toBe(200)
    const beyond = await browser.get('/children/coverage?status=child_in_need&page=900')
    expect(beyond.location).toBe('/children/coverage?status=child_in_need&page=1')
  })

  test('is for each their own children; the head sees how all stand without a way to their pages', async () => {
    const other = await child('Ezra', 'early_help', 20, { holder: kofi })
    await assessed(world)
    const mine = await world.as(morwenna).get('/children/coverage')
    expect(mine.text).toContain('Kit Marchbank')
    expect(mine.text).not.toContain('Ezra')
    const supervised = await world.as(idris).get('/children/coverage')
    expect(supervised.text).toContain('Kit Marchbank')
    expect(supervised.text).not.toContain('Ezra')
    const theirs = await world.as(kofi).get('/children/coverage')
    expect(theirs.text).toContain('Ezra Marchbank')
    expect(theirs.text).not.toContain('Kit')
    const overseen = await world.as(head).get('/children/coverage')
    expect(overseen.text).toContain('Ezra Marchbank')
    expect(overseen.text).not.toContain(`href="/children/${other}"`)
    expect((await world.as(head).get(`/children/${other}`)).status).toBe(404)
  })

  test('offers nothing to filter, to order or to take away to whoever has no child', async () => {
    const nobody = await world.person(school, 'Jonas Pell', ['supervisee'])
    const page = await world.as(nobody).get('/children/coverage')
    expect(page.text).toContain('No live cases.')
    for (const words of ['Never discussed first', 'Filter</a>', 'Download as CSV'])
      expect(page.text).not.toContain(words)
    const none = await world.as(lead).get('/children/coverage?status=early_help')
    expect(none.text).toContain('Filter</a>')
  })

  test('is refused to administrators and governors, and shows another school nothing', async () => {
    const administrator = await world.person(school, 'Sam Okonjo', ['administrator'])
    const governor = await world.person(school, 'Lowri Castellane', ['governor'])
    const elsewhere = await world.organisation('Harrow Lane School')
    const otherHead = await world.person(elsewhere, 'Nadia Petrova', ['head', 'dsl'])
    for (const path of ['/children/coverage', '/children/coverage.csv', '/children/coverage/organisations']) {
      for (const person of [administrator, governor]) {
        expect((await world.as(person).get(path)).status, `${person.name} ${path}`).toBe(404)
      }
      expect((await world.as(otherHead).get(path)).text).not.toContain('Marchbank')
    }
    expect((await world.as(otherHead).get(`/children/coverage?holder=${morwenna.membershipId}`)).text).not.toContain(
      'Morwenna',
    )
  })

  test('can be taken away as a file, which is journalled', async () => {
    const file = await world.as(lead).get('/children/coverage.csv')
    expect(file.status).toBe(200)
    expect(file.text).toContain('Given name,Family name,Date of birth,Status')
    expect(file.text).toContain(
      `Amina,Marchbank,${today.subtract({ years: 9 })},Child protection plan,Morwenna Tait,Red`,
    )
    const { rows } = await world.database.owner.query(
      `select details from app.journal_entry where event = 'coverage.copied' and membership_id = $1`,
      [lead.membershipId],
    )
    expect(rows).toEqual([{ details: { children: 5 } }])
  })

  test('a child who is no longer live is not on it, unless the case ended without being spoken of', async () => {
    const spoken = await child('Wren', 'early_help', 60)
    const unspoken = await child('Rosa', 'early_help', 60)
    await discussed(spoken, 2, 'green')
    await world.database.owner.query(
      `update app.child_status set ends_on = current_date - 3 where child_id = any ($1)`,
      [[spoken, unspoken]],
    )
    await assessed(world)
    expect(await rowOf(spoken)).toBeUndefined()
    expect(await rowOf(unspoken)).toMatchObject({ ended_status: 'early_help', never: 'at_all' })
    const page = await world.as(lead).get('/children/coverage?show=ended')
    expect(page.text).toContain('Rosa Marchbank')
    expect(page.text).toContain('Ended undiscussed')
  })

  test('what is booked is known a moment after it is planned, moved or called off', async () => {
    const ivy = await child('Ivy', 'early_help', 5, { holder: kofi })
    const own = await agreementBetween(world, idris, kofi)
    await assessed(world)
    expect(await rowOf(ivy)).toMatchObject({ booked_on: null })
    const sessionId = await sessionUnder(world, own, { supervisor: idris, supervisee: kofi }, 20)
    await assessed(world)
    const planned = await rowOf(ivy)
    expect(planned).toMatchObject({ booked_for: 'holder' })
    expect(String(planned.booked_on)).toBe(today.add({ days: 20 }).toString())
    await childOnAgenda(world, sessionId, ivy, { organisationId: school.organisationId, addedBy: kofi.membershipId })
    await assessed(world)
    expect(await rowOf(ivy)).toMatchObject({ booked_for: 'child' })
    await world.database.owner.query(
      `update app.session set state = 'cancelled', cancelled_reason = 'ill' where session_id = $1`,
      [sessionId],
    )
    await assessed(world)
    expect(await rowOf(ivy)).toMatchObject({ booked_on: null, booked_for: null })
  })
})

describe('the direction on the board', () => {
  const words = (text: string) =>
    text
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .replaceAll('\u00a0', ' ')

  test('says that the newest waits for a signature: which it is to those who were there, and the one before to others', async () => {
    const wren = await child('Wren', 'child_protection_plan', 120)
    await discussed(wren, 40, 'green')
    await discussed(wren, 26, 'green')
    const pair = { supervisor: idris, supervisee: morwenna }
    const newest = await sessionUnder(world, agreement, pair, -12, 'completed')
    const about = { organisationId: school.organisationId, addedBy: morwenna.membershipId }
    await childOnAgenda(world, newest, wren, { ...about, rag: 'amber' })
    await assessed(world)
    const board = async (person: TestPerson) =>
      words((await world.as(person).get('/children/coverage')).text)
        .replace(/.*(?=Wren Marchbank)/, '')
        .slice(0, 250)
    expect(await board(morwenna)).toContain('Amber , the same waits for a signature')
    expect(await board(lead)).toContain('Green , improving twice, the newest waits for a signature')
    await world.database.owner.query(`update app.session set state = 'signed' where session_id = $1`, [newest])
    await assessed(world)
    expect(await board(lead)).toMatch(/Amber , the same (?!waits)/)
    await world.database.owner.query(`delete from app.child_coverage where child_id = $1`, [wren])
  })
})

describe('a child in need for whom nothing changes', () => {
  let leo: string

  beforeAll(async () => {
    leo = await child('Leo', 'child_in_need', 200)
    for (const ago of [150, 110, 70, 30]) await discussed(leo, ago)
    await assessed(world)
  })

  const owed = async () =>
    (
      await world.database.owner.query(
        `select state from app.obligation where subject_id = $1 and rule = 'escalated' order by state`,
        [leo],
      )
    ).rows.map(({ state }) => String(state))

  test('is said in words on the board, and asks to be escalated', async () => {
    const page = await world.as(lead).get('/children/coverage?show=escalate')
    expect(page.text).toContain('Where little changes')
    expect(page.text).toContain('Amber at each of the last 4 discussions')
    expect(page.text).toContain(`href="/children/${leo}/escalate"`)
    const overseen = await world.as(head).get('/children/coverage?show=escalate')
    expect(overseen.text).toContain('To be escalated')
    expect(overseen.text).not.toContain(`href="/children/${leo}/escalate"`)
  })

  test('has the way to escalate on the board for an old plan too, where the page of the child has it', async () => {
    const rosa = await child('Rosa', 'child_in_need', 300)
    for (const [ago, rag] of [
      [60, 'amber'],
      [20, 'green'],
    ] as const)
      await discussed(rosa, ago, rag)
    await assessed(world)
    expect(await rowOf(rosa)).toMatchObject({ unchanged_since: null })
    const page = await world.as(lead).get('/children/coverage')
    expect(page.text).toContain(`href="/children/${rosa}/escalate"`)
    expect((await world.as(lead).get(`/children/${rosa}`)).text).toContain(`href="/children/${rosa}/escalate"`)
    const overseen = await world.as(head).get('/children/coverage')
    expect(overseen.text).not.toContain(`href="/children/${rosa}/escalate"`)
  })

  test('cannot be escalated by those who cannot see the child', async () => {
    const elsewhere = await world.organisation('Kestrel Vale College')
    const outsider = await world.person(elsewhere, 'Nadia Petrova', ['dsl'])
    for (const person of [kofi, head, outsider]) {
      expect((await world.as(person).get(`/children/${leo}/escalate`)).status, person.name).toBe(404)
      const sent = await world.as(person).post(`/children/${leo}/escalate`, { to: '', post: 'The team manager' })
      expect(sent.status, person.name).toBe(404)
    }
    expect((await world.database.owner.query('select 1 from app.case_escalation')).rowCount).toBe(0)
  })

  test('is put down with who is to be told, once, and noted when they were', async () => {
    const browser = world.as(morwenna)
    const path = `/children/${leo}/escalate`
    const empty = await browser.post(path, { to: '', post: '' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Choose who is to be told, or write a post elsewhere')
    expect((await browser.post(path, { to: head.membershipId, post: 'The team manager' })).status).toBe(422)
    expect((await browser.post(path, { to: leo, post: '' })).status).toBe(404)
    const sent = await browser.post(path, { to: head.membershipId, post: '' })
    expect(sent.status).toBe(303)
    expect((await browser.get((sent.location ?? '').replace(/#.*/, ''))).text).toMatch(
      /role="status">\s*<strong>Saved\.<\/strong> Gwen Abara-Holt is to be told\./,
    )
    expect((await browser.get(`/children/${leo}`)).text).not.toContain('Saved.')
    const again = await browser.post(path, { to: '', post: 'The team manager' })
    expect(again.text).toContain('Somebody is to be told already')
    await assessed(world)
    expect(await rowOf(leo)).toMatchObject({ escalation: 'waiting' })
    expect(await owed()).toEqual(['upcoming'])
    const { rows } = await world.database.owner.query('select * from app.case_escalation')
    const note = `/children/${leo}/escalations/${rows[0].escalation_id}`
    expect((await world.as(kofi).get(note)).status).toBe(404)
    const shown = await browser.get(note)
    expect(shown.text).toContain('Gwen Abara-Holt was told')
    const on = { 'on-day': `${today.day}`, 'on-month': `${today.month}`, 'on-year': `${today.year}` }
    const wrong = await browser.post(note, { what: 'told', ...on, 'on-year': `${today.year - 1}` })
    expect(wrong.text).toContain('The day cannot be before it was put down')
    expect(wrong.text).toContain('Choose what followed')
    expect((await browser.post(note, { what: 'told', ...on, outcome: 'plan_changed' })).status).toBe(303)
    expect((await browser.post(note, { what: 'mistake' })).status).toBe(404)
    await assessed(world)
    expect(await rowOf(leo)).toMatchObject({ escalation: 'told' })
    expect(await owed()).toEqual(['met'])
    expect((await world.as(lead).get('/children/coverage?show=escalate')).text).not.toContain('Leo Marchbank')
    expect((await browser.post(note, { what: 'moved', ...on })).status).toBe(303)
    expect((await browser.get(note)).status).toBe(404)
  })

  test('what was noted of it cannot be changed in the database either', async () => {
    await expect(
      world.work(morwenna, ({ db }) =>
        db.updateTable('case_escalation').set({ outcome: 'no_answer' }).where('child_id', '=', leo).execute(),
      ),
    ).rejects.toThrow('cannot be changed')
    const touched = await world.work(kofi, ({ db }) =>
      db.updateTable('case_escalation').set({ ended_on: today }).where('child_id', '=', leo).executeTakeFirst(),
    )
    expect(Number(touched.numUpdatedRows)).toBe(0)
  })
})

describe('organisations below', () => {
  test('are told in numbers, and in words where there are few, to the head and lead of the one above alone', async () => {
    const trust = await world.organisation('Kestrel Vale Trust')
    const small = await world.organisation('Small School')
    const { owner } = world.database
    await owner.query(`update app.organisation set kind = 'trust' where organisation_id = $1`, [trust.organisationId])
    await owner.query(`update app.organisation set parent_organisation_id = $1 where organisation_id = any ($2)`, [
      trust.organisationId,
      [school.organisationId, small.organisationId],
    ])
    const board = await world.person(trust, 'Bryn Aldous', ['head'])
    const clerk = await world.person(trust, 'Una Frith', ['supervisee', 'administrator'])
    const dslBelow = await world.person(small, 'Mab Thorn', ['dsl'])
    await child('One', 'early_help', 5)
    for (const name of ['Two', 'Three', 'Four']) await child(name, 'early_help', 5)
    await world.work(dslBelow, (work) =>
      addChild(work, {
        family: { name: 'Fern' },
        givenName: 'Hidden',
        familyName: 'Fern',
        bornOn: null,
        reference: null,
        status: { status: 'early_help', legalBasis: null, startsOn: today },
        holderId: null,
      }),
    )
    await assessed(world)
    const page = await world.as(board).get('/children/coverage/organisations')
    expect(page.text).toContain('Wrenfold Primary School')
    expect(page.text).toMatch(/\d+ of 1\d/)
    expect(page.text).toContain('Under 5')
    expect(page.text).toContain('Too few to say')
    expect(page.text).not.toContain('Marchbank')
    expect((await world.as(clerk).get('/children/coverage/organisations')).status).toBe(404)
    expect((await world.as(lead).get('/children/coverage/organisations')).text).toContain('No organisation is below')
    expect((await world.as(board).get('/children/coverage')).text).not.toContain('Marchbank')
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agreementBetween, childOnAgenda, sessionUnder } from '../../../test/support/supervision.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../test/support/world.ts'
import { addChild, setHolder, type ChildToAdd } from './public.ts'

let world: World
let school: TestOrganisation
let morwenna: TestPerson
let idris: TestPerson
let dsl: TestPerson
let colleague: TestPerson

const child = (more: Partial<ChildToAdd> = {}): ChildToAdd => ({
  family: { name: 'Ellery' },
  givenName: 'Tobias',
  familyName: 'Ellery',
  bornOn: Temporal.PlainDate.from('2018-05-04'),
  reference: null,
  status: null,
  holderId: null,
  ...more,
})

async function add(person: TestPerson, more: Partial<ChildToAdd> = {}) {
  const added = await world.work(person, (work) => addChild(work, child(more)))
  if (added.outcome !== 'added') throw new Error('not added')
  return added
}

const form = (more: Record<string, string> = {}) => ({
  givenName: 'Rosa',
  familyName: 'Marchbank',
  family: 'new',
  familyTitle: '',
  'born-day': '4',
  'born-month': '5',
  'born-year': '2021',
  reference: '',
  status: '',
  legalBasis: '',
  holder: '',
  ...more,
})

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  idris = await world.person(school, 'Idris Falodun', ['supervisor'])
  morwenna = await world.person(school, 'Morwenna Tait', ['supervisee'])
  colleague = await world.person(school, 'Saskia Penhallow', ['supervisee', 'supervisor'])
  dsl = await world.person(school, 'Kofi Larkin', ['dsl'])
  await agreementBetween(world, idris, morwenna)
})
afterAll(() => world.end())

describe('adding a child', () => {
  test('adds child, family, status and holder, and shows them', async () => {
    const browser = world.as(morwenna)
    const sent = await browser.post('/children/new', {
      ...form(),
      status: 'child_in_need',
      legalBasis: 's17',
      'since-day': '1',
      'since-month': '3',
      'since-year': '2025',
      holder: morwenna.membershipId,
    })
    expect(sent.status).toBe(303)
    const page = await browser.get(sent.location ?? '')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Rosa Marchbank')
    expect(page.text).toContain('Child in need, s17')
    expect(page.text).toContain('Held by Morwenna Tait')
    expect(page.text).toContain('Born 4\u00a0May 2021')
    expect(page.text).toMatch(/<title>A child - /)
  })

  test('bad input is the same page with what was typed and what to do', async () => {
    const page = await world.as(morwenna).post('/children/new', {
      ...form({ givenName: '', 'born-month': '13', status: 'looked_after' }),
    })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Enter the child’s given name')
    expect(page.text).toContain('The date of birth must be a real date')
    expect(page.text).toContain('Say since when the status holds')
    expect(page.text).toContain('value="Marchbank"')
  })

  test('looks for the same name or date of birth first, shows it, and adds only when told it is another', async () => {
    const there = await add(morwenna, { givenName: 'Nia', familyName: 'Belrose', family: { name: 'Belrose' } })
    const browser = world.as(morwenna)
    const typed = form({ givenName: 'nia', familyName: 'BELROSE', 'born-year': '2019' })
    const shown = await browser.post('/children/new', typed)
    expect(shown.status).toBe(200)
    expect(shown.text).toContain('Is it one of these?')
    expect(shown.text).toContain(`/children/${there.childId}`)
    expect(shown.text).toContain('The same name, and nearly the same date of birth.')
    expect(shown.text).toContain('value="BELROSE"')
    const count = async () =>
      (await world.database.owner.query(`select 1 from app.child where family_name ilike 'belrose'`)).rowCount
    expect(await count()).toBe(1)
    const another = await add(morwenna, { givenName: 'Nia', familyName: 'Belrose', family: { name: 'Belrose' } })
    const stale = await browser.post('/children/new', { ...typed, duplicate: 'none', seen: there.childId })
    expect(stale.text).toContain('Is it one of these?')
    const seen = `${there.childId},${another.childId}`
    const sent = await browser.post('/children/new', { ...typed, duplicate: 'none', seen })
    expect(sent.status).toBe(303)
    expect(await count()).toBe(3)
  })

  test('sent twice, it is done once', async () => {
    const twice = { ...form({ givenName: 'Amina', familyName: 'Larkspur', 'born-year': '2015' }), _once: randomUUID() }
    const browser = world.as(morwenna)
    const first = await browser.post('/children/new', twice)
    const second = await browser.post('/children/new', twice)
    expect(second.location).toBe(first.location)
    const { rowCount } = await world.database.owner.query(`select 1 from app.child where family_name = 'Larkspur'`)
    expect(rowCount).toBe(1)
  })

  test('a brother or sister comes with the family chosen', async () => {
    const first = await add(morwenna, { givenName: 'Leo', familyName: 'Sandiford', family: { name: 'Sandiford' } })
    const browser = world.as(morwenna)
    const page = await browser.get(`/children/${first.childId}`)
    expect(page.text).toContain(`/children/new?family=${first.familyId}`)
    const next = await browser.get(`/children/new?family=${first.familyId}`)
    expect(next.text).toMatch(new RegExp(`<option value="${first.familyId}" selected`))
    const sent = await browser.post('/children/new', {
      ...form({
        givenName: 'Kit',
        familyName: 'Sandiford',
        family: 'existing',
        existing: first.familyId,
        'born-year': '2014',
      }),
    })
    expect((await browser.get(sent.location ?? '')).text).toContain('Leo Sandiford')
  })

  test('a family one cannot see, and a holder who is not one’s to choose, are refused and nothing is written', async () => {
    const hidden = await add(colleague, { familyName: 'Osgathorpe', family: { name: 'Osgathorpe' } })
    const browser = world.as(morwenna)
    const wrongFamily = form({ givenName: 'Mab', family: 'existing', existing: hidden.familyId, 'born-year': '2013' })
    expect((await browser.post('/children/new', wrongFamily)).status).toBe(404)
    const wrongHolder = form({ givenName: 'Mab', holder: colleague.membershipId, 'born-year': '2013' })
    expect((await browser.post('/children/new', wrongHolder)).status).toBe(404)
    expect((await world.database.owner.query(`select 1 from app.child where given_name = 'Mab'`)).rowCount).toBe(0)
  })

  test('the supervisor may give the case to whom they supervise, and the lead to anybody', async () => {
    const mine = await add(idris, { givenName: 'Ash', familyName: 'Thorn', holderId: morwenna.membershipId })
    expect((await world.as(morwenna).get(`/children/${mine.childId}`)).status).toBe(200)
    const theirs = await add(dsl, { givenName: 'Bay', familyName: 'Thorn', holderId: colleague.membershipId })
    expect((await world.as(colleague).get(`/children/${theirs.childId}`)).status).toBe(200)
    expect((await world.as(morwenna).get(`/children/${theirs.childId}`)).status).toBe(404)
  })
})

describe('statuses', () => {
  test('one may take the place of another, or hold beside it, and one may end', async () => {
    const { childId } = await add(morwenna, {
      givenName: 'Fern',
      familyName: 'Hollis',
      holderId: morwenna.membershipId,
      status: { status: 'child_in_need', legalBasis: 's17', startsOn: Temporal.PlainDate.from('2025-01-10') },
    })
    const browser = world.as(morwenna)
    const { rows } = await world.database.owner.query(`select status_id from app.child_status where child_id = $1`, [
      childId,
    ])
    const since = { 'since-day': '1', 'since-month': '6', 'since-year': '2025' }
    const record = (more: Record<string, string>) =>
      browser.post(`/children/${childId}/status`, { legalBasis: '', ...since, ...more })
    expect((await record({ status: 'child_in_need' })).text).toContain('Fern has this status at that time already')
    expect((await record({ status: 'child_protection_plan', legalBasis: 's47', ends: rows[0].status_id })).status).toBe(
      303,
    )
    expect((await record({ status: 'looked_after', legalBasis: 's20' })).status).toBe(303)
    const { rows: after } = await world.database.owner.query(
      `select status, ends_on::text from app.child_status where child_id = $1 order by status`,
      [childId],
    )
    expect(after.map(({ status, ends_on }) => [status, String(ends_on)])).toEqual([
      ['child_in_need', '2025-05-31'],
      ['child_protection_plan', 'null'],
      ['looked_after', 'null'],
    ])
    const { rows: plan } = await world.database.owner.query(
      `select status_id from app.child_status where child_id = $1 and status = 'looked_after'`,
      [childId],
    )
    const end = `/children/${childId}/status/${plan[0].status_id}/end`
    const tooEarly = await browser.post(end, { 'ends-day': '1', 'ends-month': '1', 'ends-year': '2025' })
    expect(tooEarly.status).toBe(422)
    expect(tooEarly.text).toContain('The last day cannot be before it began')
    expect((await browser.post(end, { 'ends-day': '1', 'ends-month': '7', 'ends-year': '2025' })).status).toBe(303)
    expect((await browser.post(end, { 'ends-day': '2', 'ends-month': '7', 'ends-year': '2025' })).status).toBe(404)
  })

  test('a status cannot begin after today', async () => {
    const { childId } = await add(morwenna, { givenName: 'Ivy', familyName: 'Hollis' })
    const page = await world.as(morwenna).post(`/children/${childId}/status`, {
      status: 'early_help',
      legalBasis: '',
      'since-day': '1',
      'since-month': '1',
      'since-year': `${Temporal.Now.plainDateISO().year + 1}`,
    })
    expect(page.status).toBe(422)
    expect(page.text).toContain('The day cannot be after today')
  })
})

describe('case holders', () => {
  test('are added and ended, and whoever no longer holds the case no longer sees the child', async () => {
    const { childId } = await add(dsl, { givenName: 'Wren', familyName: 'Aldous', holderId: colleague.membershipId })
    const { rows } = await world.database.owner.query(`select holding_id from app.case_holder where child_id = $1`, [
      childId,
    ])
    await world.database.owner.query(`update app.case_holder set starts_on = '2025-01-01' where child_id = $1`, [
      childId,
    ])
    const browser = world.as(colleague)
    expect(
      (
        await browser.post(`/children/${childId}/holders`, {
          holder: colleague.membershipId,
          'from-day': '1',
          'from-month': '2',
          'from-year': '2025',
        })
      ).text,
    ).toContain('This person holds the case at that time already')
    expect(
      (
        await browser.post(`/children/${childId}/holders`, {
          holder: morwenna.membershipId,
          'from-day': '1',
          'from-month': '2',
          'from-year': '2025',
        })
      ).status,
    ).toBe(404)
    const end = `/children/${childId}/holders/${rows[0].holding_id}/end`
    expect(
      (await world.as(morwenna).post(end, { 'ends-day': '1', 'ends-month': '3', 'ends-year': '2025' })).status,
    ).toBe(404)
    const ended = await browser.post(end, { 'ends-day': '1', 'ends-month': '3', 'ends-year': '2025' })
    expect([ended.status, ended.location]).toEqual([303, '/children'])
    expect((await browser.get(`/children/${childId}`)).status).toBe(404)
    const set = await world.work(dsl, (work) =>
      setHolder(work, { childId, membershipId: morwenna.membershipId, startsOn: work.today }),
    )
    expect(set.outcome).toBe('set')
    expect((await world.as(morwenna).get(`/children/${childId}`)).status).toBe(200)
  })
})

describe('the list and the page', () => {
  test('the list finds by name, says when there are more than 50, and names no child in its title', async () => {
    const reader = await world.person(school, 'Gwen Abara-Holt', ['supervisee'])
    for (let each = 0; each < 51; each++) {
      await add(reader, { givenName: `Number${each}`, familyName: 'Quill', bornOn: null })
    }
    const browser = world.as(reader)
    const all = await browser.get('/children')
    expect(all.text).toContain('The first 50, by family name.')
    expect(all.text).toMatch(/<title>Children - Plumbline<\/title>/)
    const look = async (search: string) => browser.get((await browser.post('/children', { search })).location ?? '')
    const found = await look('number7 quill')
    expect(found.text).toContain('1 child found')
    expect((await look('%')).text).toContain('No child you may see is like this')
  })

  test('a child of a session is seen by its two, with direction and open actions', async () => {
    const pair = { supervisor: idris, supervisee: morwenna }
    const { childId } = await add(morwenna, {
      givenName: 'Sorrel',
      familyName: 'Vane',
      holderId: morwenna.membershipId,
    })
    const { rows } = await world.database.owner.query(
      `select agreement_id from app.agreement where supervisor_id = $1 limit 1`,
      [idris.membershipId],
    )
    const sessionId = await sessionUnder(world, rows[0].agreement_id, pair, -10, 'signed')
    const about = { organisationId: school.organisationId, addedBy: morwenna.membershipId }
    await childOnAgenda(world, sessionId, childId, { ...about, rag: 'red' })
    await world.database.owner.query(
      `insert into app.action (organisation_id, action_id, session_id, child_id, supervisee_id, supervisor_id, owner_id, what, why, due_on, agreed_on, created_by)
       values ($1, gen_random_uuid(), $2, $3, $4, $5, $4, 'Ring the school nurse', 'so that we know', current_date + 3, current_date - 10, $5)`,
      [school.organisationId, sessionId, childId, morwenna.membershipId, idris.membershipId],
    )
    for (const person of [morwenna, idris]) {
      const page = await world.as(person).get(`/children/${childId}`)
      expect(page.text).toContain('getting worse')
      expect(page.text).toContain('Ring the school nurse')
    }
    const lead = await world.as(dsl).get(`/children/${childId}`)
    expect(lead.status).toBe(200)
    expect(lead.text).not.toContain('Ring the school nurse')
  })

  test('whoever keeps the file reads the dates and directions of all sessions, and others that theirs are of their own', async () => {
    const pair = { supervisor: idris, supervisee: morwenna }
    const { childId } = await add(dsl, {
      givenName: 'Teasel',
      familyName: 'Wray',
      family: { name: 'Wray' },
      holderId: colleague.membershipId,
    })
    const { rows } = await world.database.owner.query(
      `select agreement_id from app.agreement where supervisor_id = $1 limit 1`,
      [idris.membershipId],
    )
    const about = { organisationId: school.organisationId, addedBy: morwenna.membershipId }
    const look = async (person: TestPerson) => {
      const browser = world.as(person)
      const page = await browser.get((await browser.post('/children', { search: 'teasel' })).location ?? '')
      return page.text
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .replaceAll('\u00a0', ' ')
    }
    for (const [ago, state] of [
      [20, 'signed'],
      [6, 'completed'],
    ] as const) {
      const sessionId = await sessionUnder(world, rows[0].agreement_id, pair, -ago, state)
      await childOnAgenda(world, sessionId, childId, { ...about, rag: ago === 20 ? 'red' : 'amber' })
    }
    const lead = await look(dsl)
    expect(lead).toContain('Direction Held by Last discussed Teasel Wray')
    expect(lead).toMatch(/Red , getting worse the newest waits for a signature/)
    expect(lead).not.toContain('Never')
    expect(await look(morwenna)).toMatch(/Amber , the same waits for a signature/)
    const holder = await look(colleague)
    expect(holder).toContain('Direction in your sessions Held by Last discussed in your sessions Teasel Wray')
    expect(holder).toContain('Not rated')
    expect(holder).toContain('Never')
  })

  test('every page of children is refused to administrators and governors, and a child to those it is not for', async () => {
    const { childId } = await add(morwenna, { givenName: 'Hazel', familyName: 'Cray', holderId: morwenna.membershipId })
    const administrator = await world.person(school, 'Sam Okonjo', ['administrator'])
    const governor = await world.person(school, 'Lowri Castellane', ['governor'])
    const elsewhere = await world.organisation('Harrow Lane School')
    const otherLead = await world.person(elsewhere, 'Nadia Petrova', ['dsl'])
    for (const path of [
      '/children',
      '/children/new',
      `/children/${childId}`,
      `/children/${childId}/status`,
      `/children/${childId}/holders`,
    ]) {
      for (const person of [administrator, governor]) {
        expect((await world.as(person).get(path)).status, `${person.name} ${path}`).toBe(404)
      }
    }
    for (const person of [colleague, otherLead]) {
      for (const path of [`/children/${childId}`, `/children/${childId}/status`, `/children/${childId}/holders`]) {
        const page = await world.as(person).get(path)
        expect(page.status, `${person.name} ${path}`).toBe(404)
        expect(page.text).not.toContain('Hazel')
      }
      const sent = await world.as(person).post('/children', { search: 'hazel' })
      const list = await world.as(person).get(sent.location ?? '')
      expect(list.text).not.toContain('Hazel Cray')
      const write = await world.as(person).post(`/children/${childId}/status`, {
        status: 'early_help',
        legalBasis: '',
        'since-day': '1',
        'since-month': '6',
        'since-year': '2025',
      })
      expect(write.status).toBe(404)
    }
  })
})

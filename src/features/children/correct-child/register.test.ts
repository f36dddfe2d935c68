import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agreementBetween } from '../../../../test/support/supervision.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'
import { childrenToImport, importChildren } from '../../../domain/children/import-children.ts'
import {
  addChild,
  correctChild,
  correctStatus,
  endHolder,
  endStatus,
  importChildrenFrom,
  recordMeetings,
  recordStatus,
  setHolder,
  settleMeeting,
  takeBackHolder,
  takeBackStatus,
  type ChildToAdd,
} from '../public.ts'

let world: World
let school: TestOrganisation
let idris: TestPerson
let morwenna: TestPerson
let colleague: TestPerson
let dsl: TestPerson
let outsiders: TestPerson[]

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  idris = await world.person(school, 'Idris Falodun', ['supervisor'])
  morwenna = await world.person(school, 'Morwenna Tait', ['supervisee'])
  colleague = await world.person(school, 'Saskia Penhallow', ['supervisee', 'supervisor'])
  dsl = await world.person(school, 'Kofi Larkin', ['dsl'])
  await agreementBetween(world, idris, morwenna)
  const elsewhere = await world.organisation('Hartsease Infants')
  outsiders = [
    colleague,
    await world.person(school, 'Petra Lindqvist', ['administrator']),
    await world.person(school, 'Lowri Castellane', ['governor']),
    await world.person(elsewhere, 'Beck Orlanski', ['dsl', 'supervisor']),
  ]
})
afterAll(() => world.end())

const day = (text: string) => Temporal.PlainDate.from(text)

async function add(person: TestPerson, more: Partial<ChildToAdd> = {}) {
  const added = await world.work(person, (work) =>
    addChild(work, {
      family: { name: 'Ellery' },
      givenName: 'Tobias',
      familyName: 'Ellery',
      bornOn: day('2018-05-04'),
      reference: null,
      status: { status: 'child_in_need', legalBasis: 's17', startsOn: day('2025-01-10') },
      holderId: person.membershipId,
      ...more,
    }),
  )
  if (added.outcome !== 'added') throw new Error('not added')
  return added
}

const on = (name: string, text: string) => {
  const { day: date, month, year } = day(text)
  return { [`${name}-day`]: `${date}`, [`${name}-month`]: `${month}`, [`${name}-year`]: `${year}` }
}
const one = async (query: string, values: unknown[]) => (await world.database.owner.query(query, values)).rows[0]
const statusOf = async (childId: string): Promise<string> =>
  (await one('select status_id from app.child_status where child_id = $1 and withdrawn_at is null', [childId]))
    .status_id
const holdingOf = async (childId: string): Promise<string> =>
  (await one('select holding_id from app.case_holder where child_id = $1', [childId])).holding_id

async function refusedToOthers(path: string, form: Record<string, string> = {}) {
  for (const person of outsiders) {
    expect((await world.as(person).get(path)).status).toBe(404)
    expect((await world.as(person).post(path, form)).status).toBe(404)
  }
}

describe('a status', () => {
  test('that never was is taken back, and stays to be seen as a mistake', async () => {
    const { childId } = await add(morwenna)
    const path = `/children/${childId}/status/${await statusOf(childId)}/correct`
    const browser = world.as(morwenna)
    await refusedToOthers(path, { wrong: 'all' })
    expect((await browser.post(path, { wrong: '' })).status).toBe(422)
    expect((await browser.post(path, { wrong: 'all' })).location).toBe(`/children/${childId}/facts`)
    const facts = await browser.get(`/children/${childId}/facts`)
    expect(facts.text).toContain('Entered by mistake, and withdrawn')
    expect(facts.text).toContain('No status is recorded.')
    expect(facts.text).toContain(', by Morwenna Tait')
    expect((await browser.post(path, { wrong: 'all' })).status).toBe(404)
  })

  test('with a wrong date is withdrawn and recorded anew, so that both stay known', async () => {
    const { childId } = await add(morwenna)
    const path = `/children/${childId}/status/${await statusOf(childId)}/correct`
    const browser = world.as(morwenna)
    expect((await browser.get(path)).text).toContain('value="2025"')
    const form = { wrong: 'details', status: 'child_in_need', legalBasis: 's17' }
    const early = await browser.post(path, { ...form, ...on('since', '2025-02-01'), ...on('until', '2025-01-01') })
    expect([early.status, early.text.includes('The last day cannot be before it began')]).toEqual([422, true])
    await browser.post(path, { ...form, ...on('since', '2025-02-01'), ...on('until', '2025-06-30') })
    const { rows } = await world.database.owner.query(
      `select starts_on::text, ends_on::text, withdrawn_at is not null as gone, withdrawn_by, ended_at is not null as ended
       from app.child_status where child_id = $1 order by recorded_at`,
      [childId],
    )
    expect(rows).toEqual([
      { starts_on: '2025-01-10', ends_on: null, gone: true, withdrawn_by: morwenna.membershipId, ended: false },
      { starts_on: '2025-02-01', ends_on: '2025-06-30', gone: false, withdrawn_by: null, ended: true },
    ])
  })

  test('of the past can be recorded with its last day, but not twice for the same days', async () => {
    const { childId } = await add(morwenna)
    const browser = world.as(morwenna)
    const form = { status: 'child_in_need', legalBasis: 's17', ...on('since', '2024-01-10') }
    expect((await browser.post(`/children/${childId}/status`, { ...form, ...on('until', '2025-01-10') })).status).toBe(
      422,
    )
    expect((await browser.post(`/children/${childId}/status`, { ...form, ...on('until', '2025-01-09') })).status).toBe(
      303,
    )
  })
})

describe('a holding of the case', () => {
  test('that never was is taken back by those who may end it; its holder may no longer see the child', async () => {
    const { childId } = await add(dsl, { holderId: morwenna.membershipId })
    const path = `/children/${childId}/holders/${await holdingOf(childId)}/correct`
    await refusedToOthers(path, { wrong: 'all' })
    expect((await world.as(morwenna).post(path, { wrong: 'all' })).location).toBe('/children')
    expect((await world.as(morwenna).get(`/children/${childId}`)).status).toBe(404)
    const facts = await world.as(dsl).get(`/children/${childId}/facts`)
    expect(facts.text).toContain('Nobody has held the case yet.')
    expect(facts.text).toContain('Held by Morwenna Tait')
  })

  test('with wrong days is corrected by its holder without losing sight of the child', async () => {
    const { childId } = await add(dsl, { holderId: morwenna.membershipId })
    const path = `/children/${childId}/holders/${await holdingOf(childId)}/correct`
    const sent = await world.as(morwenna).post(path, { wrong: 'days', ...on('from', '2025-01-10') })
    expect(sent.location).toBe(`/children/${childId}/facts`)
    expect((await world.as(morwenna).get(sent.location ?? '')).text).toContain('Since 10\u00a0January 2025')
  })
})

describe('who a child is', () => {
  const form = {
    givenName: 'Tobiah',
    familyName: 'Ellery-Rook',
    reference: 'E1',
    family: 'stays',
    sameTitle: 'Ellery and Rook',
  }

  test('is corrected, with numbers, school and the name of the family', async () => {
    const { childId } = await add(morwenna, { numbers: [{ kind: 'other', value: 'Police 1' }] })
    const path = `/children/${childId}/details`
    const browser = world.as(morwenna)
    await refusedToOthers(path, form)
    expect((await browser.get(path)).text).toContain('value="Police 1"')
    const bad = await browser.post(path, { ...form, givenName: '', 'number-upn': 'x' })
    expect([bad.status, bad.text.includes('Ellery-Rook')]).toEqual([422, true])
    expect((await browser.post(path, { ...form, 'number-social_care': 'SC 9', school: 'Hartsease' })).status).toBe(303)
    const { text } = await browser.get(`/children/${childId}/facts`)
    for (const words of ['Tobiah Ellery-Rook', 'Ellery and Rook', 'SC 9', 'Hartsease', 'Not known'])
      expect(text).toContain(words)
    expect(text).not.toContain('Police 1')
    const { details } = await one(
      `select details from app.journal_entry where subject_id = $1 and event = 'child.changed'`,
      [childId],
    )
    expect(details).toEqual({ what: 'corrected: name, date of birth, reference, school, name of the family, numbers' })
  })

  test('may come into another family that one sees, or one of their own; never into one that one does not', async () => {
    const { childId, familyId } = await add(morwenna)
    const sibling = await add(morwenna, { family: { name: 'Quayle' }, givenName: 'Ada', familyName: 'Quayle' })
    const hidden = await add(colleague, { family: { name: 'Osgathorpe' } })
    const path = `/children/${childId}/details`
    const browser = world.as(morwenna)
    expect((await browser.post(path, { ...form, family: 'existing', existing: hidden.familyId })).status).toBe(404)
    expect((await browser.post(path, { ...form, family: 'existing', existing: sibling.familyId })).status).toBe(303)
    expect((await browser.get(`/children/${childId}/facts`)).text).toContain('Quayle, with Ada Quayle')
    expect((await browser.post(path, { ...form, family: 'new' })).status).toBe(303)
    const { family_id, name } = await one(
      'select family_id, f.name from app.child c join app.family f using (organisation_id, family_id) where child_id = $1',
      [childId],
    )
    expect([name, [familyId, sibling.familyId].includes(family_id)]).toEqual(['Ellery-Rook', false])
  })
})

describe('a child who was added by mistake', () => {
  test('is taken out by whoever added it or the safeguarding team, with everything that came along', async () => {
    const { childId } = await add(dsl, { holderId: morwenna.membershipId, family: { name: 'Gone' } })
    const path = `/children/${childId}/take-out`
    await refusedToOthers(path)
    // Whoever holds the case did not add the child.
    expect((await world.as(morwenna).post(path, {})).status).toBe(404)
    expect((await world.as(dsl).get(path)).text).toContain('Take Tobias out')
    expect((await world.as(dsl).post(path, {})).location).toBe('/children')
    const { count } = await one(
      `select (select count(*) from app.child where child_id = $1) + (select count(*) from app.child_status where child_id = $1)
        + (select count(*) from app.case_holder where child_id = $1) + (select count(*) from app.family where name = 'Gone') as count`,
      [childId],
    )
    expect(Number(count)).toBe(0)
    const journal = await one(
      `select details from app.journal_entry where subject_id = $1 and event = 'child.taken_out'`,
      [childId],
    )
    expect(journal).toEqual({ details: {} })
  })

  test('stays when something hangs on it, and the page says what', async () => {
    const { childId } = await add(morwenna)
    await world.database.owner.query(
      `insert into app.informal_discussion (organisation_id, informal_id, child_id, logged_by, with_id, happened_on)
       values ($1, gen_random_uuid(), $2, $3, $4, current_date)`,
      [school.organisationId, childId, morwenna.membershipId, idris.membershipId],
    )
    const path = `/children/${childId}/take-out`
    expect((await world.as(morwenna).get(path)).text).toContain('1 informal discussion hangs on Tobias')
    expect((await world.as(morwenna).post(path, {})).location).toBe(path)
    expect((await world.as(morwenna).get(`/children/${childId}/facts`)).status).toBe(200)
  })
})

test('a history is built by the commands alone, each refused to whoever may not see the child', async () => {
  const { childId } = await add(dsl, { holderId: morwenna.membershipId })
  const statusId = await statusOf(childId)
  const commands = {
    ended: (person: TestPerson) =>
      world.work(person, (work) => endStatus(work, { childId, statusId, endsOn: day('2025-03-01') })),
    recorded: (person: TestPerson) =>
      world.work(person, (work) =>
        recordStatus(work, {
          childId,
          status: 'child_protection_plan',
          legalBasis: 's47',
          startsOn: day('2025-03-02'),
          ends: [],
        }),
      ),
    corrected: (person: TestPerson) =>
      world.work(person, (work) =>
        correctStatus(work, { childId, statusId, status: 'early_help', legalBasis: null, startsOn: day('2025-01-10') }),
      ),
    meeting: (person: TestPerson) =>
      world.work(person, (work) =>
        recordMeetings(work, {
          childIds: [childId],
          kind: 'core_group',
          on: work.today.add({ days: 9 }),
          state: 'planned',
        }),
      ),
    who: (person: TestPerson) =>
      world.work(person, (work) =>
        correctChild(work, {
          childId,
          givenName: 'Tobiah',
          familyName: 'Ellery',
          bornOn: null,
          reference: null,
          numbers: [],
          school: null,
          family: { stays: 'Ellery' },
        }),
      ),
  }
  for (const command of Object.values(commands)) {
    for (const person of outsiders) expect((await command(person)).outcome).toBe('refused')
    expect((await command(morwenna)).outcome).not.toBe('refused')
  }
  const { meeting_id: meetingId } = await one('select meeting_id from app.review_meeting where child_id = $1', [
    childId,
  ])
  const holdingId = await holdingOf(childId)
  for (const person of outsiders) {
    const refused = await world.work(person, async (work) => [
      await settleMeeting(work, { childId, meetingId, state: 'cancelled' }),
      await takeBackStatus(work, { childId, statusId }),
      await takeBackHolder(work, { childId, holdingId }),
      await endHolder(work, { childId, holdingId, endsOn: work.today }),
      await setHolder(work, { childId, membershipId: person.membershipId, startsOn: work.today }),
    ])
    expect(refused.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 5 }, () => 'refused'))
  }
  const rows = [{ row: 2, cells: { name: 'Sorrel Vane' } }]
  const preview = importChildren(['name'], rows, { here: [], holders: [], today: day('2026-01-01') })
  const children = childrenToImport(preview, new Set())
  for (const person of [morwenna, ...outsiders.slice(0, 3)]) {
    await expect(world.work(person, (work) => importChildrenFrom(work, { children, readRows: 1 }))).rejects.toThrow(
      /row-level security/,
    )
  }
})

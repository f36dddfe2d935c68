import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testSecrets } from '../../../../test/support/database.ts'
import { adoptedPolicy, assessed, policyText } from '../../../../test/support/policy.ts'
import { agreementBetween, sessionUnder } from '../../../../test/support/supervision.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'
import { asRole } from '../../../platform/database/pools.ts'
import { findOnce } from './find-once.ts'

let world: World
let school: TestOrganisation
let head: TestPerson
let lead: TestPerson
let supervisor: TestPerson
let worker: pg.Client
const staff: TestPerson[] = []
const agreements: string[] = []

const rule = {
  id: 'monthly',
  title: 'Supervised every four weeks',
  about: 'worker',
  while: { agreement_in_force: 'yes' },
  counts: { event: 'session', as: 'supervisee', where: { outcome: 'held', minutes: { at_least: 60 } } },
  gap: { at_most: '4 weeks' },
}
const unknown = { ...rule, id: 'walked', title: 'Walked round', counts: { event: 'walk_round', as: 'worker' } }
const measure = { title: 'Staff in step', clause: '2.1', of: 'worker', rules: ['monthly'] }
const policy = policyText([rule, unknown], {
  clauses: { '2.1': 'Supervision is every four weeks.', '2.2': 'Nine in ten are in step.' },
  measures: [
    {
      ...measure,
      id: 'in_step',
      clause: '2.2',
      bands: [
        { name: 'green', at_least: 90 },
        { name: 'red', at_least: 0 },
      ],
    },
    { ...measure, id: 'by_month', title: 'Each month', each: 'calendar_month', judged: 'on_last_day', part: 'counted' },
    { ...measure, id: 'walks', title: 'Walks', rules: ['walked'] },
  ],
})

const plain = (text: string) =>
  text
    .replaceAll('\u00a0', ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const page = async (person: TestPerson, address = '/policy') => plain((await world.as(person).get(address)).text)
const find = (older: string) => findOnce(worker, { packs: world.services.packs, now: world.services.now }, older)
const kept = async (): Promise<{ found: { measures: { at: string } }; asked_at: string | null }> => {
  const { rows } = await world.database.owner.query<{ found: { measures: { at: string } }; asked_at: string | null }>(
    'select found, asked_at::text from app.policy_finding where organisation_id = $1',
    [school.organisationId],
  )
  return rows[0] as never
}

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Brook Lane')
  head = await world.person(school, 'Gwen Abara-Holt', ['head'])
  lead = await world.person(school, 'Saskia Penhallow', ['dsl'])
  supervisor = await world.person(school, 'Idris Falodun', ['supervisor'])
  worker = new pg.Client(asRole(world.database.ownerUrl, 'plumbline_worker', testSecrets.worker))
  await worker.connect()
  await world.database.owner.query(`update app.organisation set created_at = now() - interval '2 years'`)
  // Six people, five of whom had a session ten days ago; the last of one was half a year ago.
  for (const [index, name] of ['Nia', 'Kofi', 'Dev', 'Jonas', 'Beck', 'Morwenna'].entries()) {
    const person = await world.person(school, `${name} Tait`, ['supervisee'])
    staff.push(person)
    const agreement = await agreementBetween(world, supervisor, person, { frequency: { every: 4, unit: 'week' } })
    agreements.push(agreement)
    await sessionUnder(world, agreement, { supervisor, supervisee: person }, index === 0 ? -180 : -10, 'signed')
  }
  await world.database.owner.query(`update app.agreement_version set signed_at = now() - interval '300 days'`)
  await adoptedPolicy(world, school, policy)
  await assessed(world)
})
afterAll(async () => {
  await worker.end()
  await world.end()
})

describe('the measures of a policy', () => {
  test('say to the head and the lead how many of whom are in step, and the band', async () => {
    for (const person of [head, lead]) {
      const text = await page(person)
      expect(text).toContain('5 of 6 members of staff are in step (83.3%): red.')
      expect(text).toContain('How many members of staff are in step with “Supervised every four weeks”')
    }
  })

  test('over periods say the last that has ended and how it is so far', async () => {
    const text = await page(head)
    expect(text).toMatch(/In \w+ \d{4}, \d of 6 members of staff were in step/)
    expect(text).toMatch(/In \w+ \d{4} so far, 5 of 6 members of staff are in step \(83\.3%\)\./)
  })

  test('that rest on what is not recorded are left to people', async () => {
    expect(await page(head)).toContain('People count it: Plumbline does not record walk round.')
  })

  test('are in words for everybody, and in numbers for nobody else', async () => {
    const governor = await world.person(school, 'Lowri Castellane', ['governor'])
    for (const person of [governor, supervisor, staff[0] as TestPerson]) {
      const text = await page(person)
      expect(text).toContain('The head and the designated lead see how they stand.')
      expect(text).toContain('Bands: green from 90%, red below that.')
      expect(text).not.toMatch(/\d of \d members of staff/)
    }
    const other = await world.organisation('Hartsease Infants')
    const elsewhere = await world.person(other, 'Beck Orlanski', ['head'])
    expect(await page(elsewhere)).not.toContain('Measures')
  })

  test('make a clause that nothing else speaks of one that is checked', async () => {
    expect(await page(head, '/policy?clause=2.2')).not.toContain('Nothing is asked here that could be checked.')
  })

  test('are kept as shares: no name, and nobody by key', async () => {
    const { found } = await kept()
    const text = JSON.stringify(found.measures)
    expect(text).not.toMatch(/Tait|Falodun|[0-9a-f]{8}-[0-9a-f]{4}/)
  })

  test('are counted again when what is owed changes, and not oftener than a part of the time', async () => {
    const before = await kept()
    await sessionUnder(world, agreements[0] ?? '', { supervisor, supervisee: staff[0] as TestPerson }, -1, 'signed')
    await worker.query('select platform.ask_findings($1)', [school.organisationId])
    // So soon after the last count that one is given again, and asked for again.
    expect(await find('0 seconds')).toBe(1)
    const stale = await kept()
    expect([stale.found.measures.at, stale.asked_at === null]).toEqual([before.found.measures.at, false])
    await assessed(world)
    expect(await page(head)).toContain('6 of 6 members of staff are in step (100%): green.')
    expect((await kept()).asked_at).toBeNull()
  })
})

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
let administrator: TestPerson
let governor: TestPerson
let supervisor: TestPerson
let worker: pg.Client
const staff: TestPerson[] = []
const agreements: string[] = []

const policy = policyText(
  [
    {
      id: 'monthly',
      title: 'Supervised every four weeks',
      about: 'worker',
      while: { agreement_in_force: 'yes' },
      counts: { event: 'session', as: 'supervisee', where: { outcome: 'held', minutes: { at_least: 60 } } },
      gap: { at_most: '4 weeks' },
    },
  ],
  { clauses: { '2.1': 'Supervision is every four weeks.' } },
)

const ask = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await world.database.owner.query<T & pg.QueryResultRow>(text, values)).rows
const plain = (text: string) =>
  text
    .replaceAll('\u00a0', ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const find = (older: string) => findOnce(worker, { packs: world.services.packs, now: world.services.now }, older)

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Brook Lane')
  head = await world.person(school, 'Gwen Abara-Holt', ['head'])
  lead = await world.person(school, 'Saskia Penhallow', ['dsl'])
  administrator = await world.person(school, 'Petra Lindqvist', ['administrator'])
  governor = await world.person(school, 'Lowri Castellane', ['governor'])
  supervisor = await world.person(school, 'Idris Falodun', ['supervisor'])
  worker = new pg.Client(asRole(world.database.ownerUrl, 'plumbline_worker', testSecrets.worker))
  await worker.connect()
  await world.database.owner.query(`update app.organisation set created_at = now() - interval '2 years'`)
  // Six people, four of whom had their last session half a year ago; one of them agreed to less than the policy asks.
  for (const [index, name] of ['Nia', 'Kofi', 'Dev', 'Jonas', 'Beck', 'Morwenna'].entries()) {
    const person = await world.person(school, `${name} Tait`, ['supervisee'])
    staff.push(person)
    const frequency = { every: index === 0 ? 6 : 4, unit: 'week' }
    const agreement = await agreementBetween(world, supervisor, person, { frequency })
    agreements.push(agreement)
    await sessionUnder(world, agreement, { supervisor, supervisee: person }, index < 4 ? -180 : -10, 'signed')
  }
  await world.database.owner.query(`update app.agreement_version set signed_at = now() - interval '300 days'`)
  await adoptedPolicy(world, school, policy)
  await assessed(world)
})
afterAll(async () => {
  await worker.end()
  await world.end()
})

describe('the policy and practice', () => {
  test('a rule that most of those it binds do not keep is a question on the policy page, and opens to who they are', async () => {
    const { text } = await world.as(head).get('/policy')
    expect(plain(text)).toContain('Between the policy and practice')
    expect(plain(text)).toContain('4 of the 6 that clause 2.1 binds have been late for as long as a whole cycle')
    expect(text).toContain('href="/obligations/rules/monthly"')
    const list = await world.as(head).get('/obligations/rules/monthly')
    expect(plain(list.text)).toContain('2 of 6 people are in step with it')
    const names = [...list.text.matchAll(/>(\w+) Tait<\/a>/g)].map(([, name]) => name)
    expect(names.slice(0, 4).toSorted()).toEqual(['Dev', 'Jonas', 'Kofi', 'Nia'])
    expect(plain(list.text)).toMatch(/Late from \d+ \w+/)
  })

  test('the count of those in step opens to the same list', async () => {
    const { text } = await world.as(lead).get('/policy?clause=2.1')
    expect(text).toMatch(/href="\/obligations\/rules\/monthly"[^>]*>\s*2 of 6 people are in step with it today/)
  })

  test('is for the head and the lead alone, and the list too', async () => {
    for (const person of [administrator, governor, supervisor, staff[0] as TestPerson]) {
      const { text } = await world.as(person).get('/policy')
      expect(text).not.toContain('Between the policy and practice')
      expect(text).not.toContain('Agreements that say less')
      expect((await world.as(person).get('/obligations/rules/monthly')).status).toBe(404)
    }
    const other = await world.organisation('Hartsease Infants')
    const elsewhere = await world.person(other, 'Beck Orlanski', ['head'])
    expect((await world.as(elsewhere).get('/obligations/rules/monthly')).status).toBe(404)
    expect((await world.as(head).get('/obligations/rules/nothing')).status).toBe(404)
    expect(await world.work(elsewhere, ({ db }) => db.selectFrom('policy_finding').selectAll().execute())).toEqual([])
  })
})

describe('the policy and agreements', () => {
  test('those that say less are listed with whom they are between and the clause, and no others', async () => {
    const said = plain((await world.as(head).get('/policy')).text)
    expect(said).toContain('Nia Tait , supervised by Idris Falodun')
    expect(said).toContain('The agreement is for a session every 6 weeks, and clause 2.1 asks for')
    expect(said).not.toContain('Kofi Tait , supervised by')
  })
})

describe('the job', () => {
  test('looks again only where what is owed has been worked out since, and no oftener than it should', async () => {
    expect(await find('0')).toBe(0)
    await sessionUnder(world, agreements[1] ?? '', { supervisor, supervisee: staff[1] as TestPerson }, -1, 'signed')
    expect(await find('0')).toBe(0)
    const [before] = await ask<{ found_at: string }>('select found_at::text from app.policy_finding')
    await assessed(world)
    const [after] = await ask<{ found_at: string; asked_at: string | null }>(
      'select found_at::text, asked_at::text from app.policy_finding',
    )
    expect(after?.found_at).not.toBe(before?.found_at)
    expect(after?.asked_at).toBeNull()
    await worker.query('select platform.ask_findings($1)', [school.organisationId])
    expect(await find('10 minutes')).toBe(0)
    expect(await find('0')).toBe(1)
    // Three of six are no longer most of them.
    expect(plain((await world.as(head).get('/policy')).text)).toContain('No rule is broken by most of those it binds')
  })

  test('keeps no name and no word that anybody wrote', async () => {
    const [row] = await ask<{ found: object }>('select found from app.policy_finding')
    expect(JSON.stringify(row?.found)).not.toMatch(/Tait|Falodun|Willow/)
  })

  test('finds nothing of a policy that cannot be read, and holds up nobody', async () => {
    const broken = await world.organisation('Reed End')
    await adoptedPolicy(world, broken, 'plumbline: pack/1\nid: x\nextends: nobody@1\n')
    await worker.query('select platform.ask_findings($1)', [broken.organisationId])
    expect(await find('0')).toBe(1)
    const [row] = await ask<{ found: { practice: unknown[] } }>(
      'select found from app.policy_finding where organisation_id = $1',
      [broken.organisationId],
    )
    expect(row?.found.practice).toEqual([])
  })
})

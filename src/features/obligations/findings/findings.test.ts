import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sixStaff, type SixStaff } from '../../../../test/builders/six-staff.ts'
import { adoptedPolicy, assessed, policyText } from '../../../../test/support/policy.ts'
import { sessionUnder } from '../../../../test/support/supervision.ts'
import type { TestPerson } from '../../../../test/support/world.ts'

let made: SixStaff
let { world, school, head, lead, supervisor, staff, agreements, worker, find } = {} as SixStaff
let administrator: TestPerson
let governor: TestPerson

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

beforeAll(async () => {
  // Four of the six had their last session half a year ago; one of them agreed to less than the policy asks.
  made = await sixStaff({
    policy,
    lastHeld: (index) => (index < 4 ? 180 : 10),
    agreedWeeks: (index) => (index === 0 ? 6 : 4),
  })
  ;({ world, school, head, lead, supervisor, staff, agreements, worker, find } = made)
  administrator = await world.person(school, 'Petra Lindqvist', ['administrator'])
  governor = await world.person(school, 'Lowri Castellane', ['governor'])
})
afterAll(() => made.end())

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

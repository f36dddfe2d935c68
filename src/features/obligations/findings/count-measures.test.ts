import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sixStaff, type SixStaff } from '../../../../test/builders/six-staff.ts'
import { assessed, policyText } from '../../../../test/support/policy.ts'
import { sessionUnder } from '../../../../test/support/supervision.ts'
import type { TestPerson } from '../../../../test/support/world.ts'

let made: SixStaff
let { world, school, head, lead, supervisor, staff, agreements, worker, find } = {} as SixStaff

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
const kept = async (): Promise<{ found: { measures: { at: string } }; asked_at: string | null }> => {
  const { rows } = await world.database.owner.query<{ found: { measures: { at: string } }; asked_at: string | null }>(
    'select found, asked_at::text from app.policy_finding where organisation_id = $1',
    [school.organisationId],
  )
  return rows[0] as never
}

beforeAll(async () => {
  // The last session of one of the six was half a year ago.
  made = await sixStaff({ policy, lastHeld: (index) => (index === 0 ? 180 : 10) })
  ;({ world, school, head, lead, supervisor, staff, agreements, worker, find } = made)
})
afterAll(() => made.end())

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

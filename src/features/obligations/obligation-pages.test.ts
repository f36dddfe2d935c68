import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adoptedPolicy, assessed, policyText } from '../../../test/support/policy.ts'
import { agreementBetween, childOnAgenda, sessionUnder } from '../../../test/support/supervision.ts'
import {
  testWorld,
  type Page,
  type TestOrganisation,
  type TestPerson,
  type World,
} from '../../../test/support/world.ts'
import { addChild } from '../children/public.ts'

let world: World
let school: TestOrganisation
let head: TestPerson
let idris: TestPerson
let morwenna: TestPerson
let boss: TestPerson
let lastId: string
let childId: string

const held = { event: 'session', as: 'supervisee', where: { outcome: 'held' } }
const rules = [
  {
    id: 'monthly',
    title: 'Supervised every four weeks',
    clause: '2.1',
    about: 'worker',
    while: { agreement_in_force: 'yes' },
    owed_by: 'supervisor',
    counts: held,
    gap: { at_most: '4 weeks' },
  },
  {
    id: 'more_often',
    title: 'More often at first',
    about: 'worker',
    while: { agreement_in_force: 'yes' },
    owed_by: 'supervisor',
    counts: held,
    gap: { at_most: { parameter: 'first_interval' } },
  },
  {
    id: 'trained',
    title: 'A supervisor who is trained',
    about: 'worker',
    while: { role: 'supervisor' },
    owed_by: 'organisation',
    counts: { event: 'training', as: 'worker' },
    gap: { at_most: '2 years' },
  },
  {
    id: 'policy_known',
    title: 'The policy is read',
    about: 'worker',
    counts: { event: 'policy_read', as: 'worker' },
    after: { trigger: 'start', within: '4 weeks' },
  },
  {
    id: 'signed',
    title: 'Both sign the record',
    about: 'session',
    where: { outcome: 'held' },
    counts: { event: 'record_signed', as: 'session' },
    after: { trigger: 'start', within: '5 working_days' },
  },
  {
    id: 'child_discussed',
    title: 'A child on a plan is discussed',
    clause: '3',
    about: 'child',
    while: { status: 'child_protection_plan' },
    owed_by: 'supervisor',
    counts: { event: 'session', as: 'child', where: { outcome: 'held' } },
    gap: { at_most: '28 days' },
  },
]
const policy = policyText(rules, {
  clauses: { '2.1': 'Supervision is regular.', '3': 'Children are discussed.' },
  parameters: { first_interval: { asks: 'How often at first?', type: 'interval', clause: '2.1' } },
})

const plain = ({ text }: Page) =>
  text
    .replaceAll('\u00a0', ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const supervisionOf = (person: TestPerson) => `/people/${person.membershipId}/supervision`

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Brook Lane')
  head = await world.person(school, 'Gwen Abara-Holt', ['head'])
  boss = await world.person(school, 'Ansel Brightwater', ['governor'])
  idris = await world.person(school, 'Idris Falodun', ['supervisor'])
  morwenna = await world.person(school, 'Morwenna Tait', ['supervisee'], { lineManager: boss })
  const agreementId = await agreementBetween(world, idris, morwenna, { frequency: { times: 1, per: 'academic_year' } })
  const { owner } = world.database
  await owner.query(`update app.organisation set created_at = now() - interval '2 years'`)
  await owner.query(`update app.agreement_version set signed_at = now() - interval '200 days'`)
  const pair = { supervisor: idris, supervisee: morwenna }
  await sessionUnder(world, agreementId, pair, -120, 'signed')
  lastId = await sessionUnder(world, agreementId, pair, -40, 'completed')
  await sessionUnder(world, agreementId, pair, 10, 'planned')
  const added = await world.work(morwenna, (work) =>
    addChild(work, {
      family: { name: 'Sandiford' },
      givenName: 'Leo',
      familyName: 'Sandiford',
      bornOn: null,
      reference: null,
      status: { status: 'child_protection_plan', legalBasis: null, startsOn: work.today.subtract({ days: 60 }) },
      holderId: morwenna.membershipId,
    }),
  )
  if (added.outcome !== 'added') throw new Error('not added')
  childId = added.childId
  await childOnAgenda(world, lastId, childId, {
    organisationId: school.organisationId,
    addedBy: morwenna.membershipId,
  })
})
afterAll(() => world.end())

test('without a policy the page says so, and what was agreed stands there', async () => {
  const page = await world.as(morwenna).get('/my-supervision')
  expect(plain(page)).toContain('No policy is adopted yet, so this is from what was agreed.')
  expect(plain(page)).toContain('Supervision once an academic year')
  expect(plain(await world.as(head).get('/obligations'))).toContain('No policy is adopted yet')
})

describe('once a policy is adopted and worked out', () => {
  beforeAll(async () => {
    await adoptedPolicy(world, school, policy)
    await assessed(world)
  })

  test('my page has the sentence on top, each rule with its state and clause, and sessions to open', async () => {
    const page = await world.as(morwenna).get('/my-supervision')
    const text = plain(page)
    expect(text).toContain('One thing you are owed is late: “Supervised every four weeks”.')
    expect(text).toMatch(/12 days over Supervised every four weeks clause 2\.1 Your last session was on/)
    expect(page.text).toContain('href="/policy?clause=2.1#clause-2-1"')
    expect(page.text).toContain(`href="/sessions/${lastId}"`)
    expect(text).toContain('Late twice before')
    expect(text).toContain('Booked for')
  })

  test('what is mine to do stands apart, and what the policy leaves open says who can settle it', async () => {
    const text = plain(await world.as(morwenna).get('/my-supervision'))
    expect(text).toMatch(/For you to do .*The policy is read/)
    expect(text).toMatch(/Not decided More often at first .*the policy gives no number for “How often at first\?”/)
  })

  test('what the product cannot record calls nobody late and is left to people', async () => {
    const text = plain(await world.as(idris).get('/my-supervision'))
    expect(text).toContain('Left to people: 1 rule that Plumbline does not decide')
    expect(text).toMatch(
      /A supervisor who is trained .*For people to check: Plumbline does not record training courses yet/,
    )
    expect(text).not.toMatch(/over A supervisor who is trained/)
  })

  test('the year has each rule that can be drawn, and the table says the same', async () => {
    const page = await world.as(morwenna).get('/my-supervision')
    const picture = page.text.slice(page.text.indexOf('<svg viewBox'), page.text.indexOf('</figure>'))
    expect(picture).toContain('4 weeks at most')
    expect(picture).toContain('days over')
    expect(plain(page)).toContain('How each rule went')
    expect(plain(page)).toContain('Longer than the limit, or missed')
  })

  test('the line manager reads the same by name, and opens no session', async () => {
    const page = await world.as(boss).get(supervisionOf(morwenna))
    expect(plain(page)).toContain('One thing Morwenna is owed is late')
    expect(plain(page)).toContain('Morwenna’s last session was on')
    expect(page.text).not.toContain('href="/sessions/')
    expect(page.text).not.toMatch(/Leo|Sandiford/)
  })

  test('the child’s page has what the policy asks for the child', async () => {
    const page = await world.as(morwenna).get(`/children/${childId}`)
    expect(plain(page)).toMatch(/What the policy asks for Leo .*12 days over A child on a plan is discussed clause 3/)
    expect(page.text).toContain(`href="/sessions/${lastId}"`)
  })

  test('home says once what is late: the child first, then what a supervisor owes', async () => {
    const mine = plain(await world.as(morwenna).get('/'))
    expect(mine).toContain('Next for you Leo Sandiford: 12 days over')
    expect(mine).toContain('things the policy asks for you are late')
    const his = plain(await world.as(idris).get('/'))
    expect(his).toContain('You owe Morwenna something that is late')
    expect(his).not.toContain('out of step')
  })

  test('the head finds how many are out of step, and the list by person', async () => {
    expect(plain(await world.as(head).get('/'))).toMatch(/\d people are out of step with the policy/)
    const page = await world.as(head).get('/obligations?state=overdue')
    expect(plain(page)).toMatch(/Morwenna Tait Supervised every four weeks/)
    expect(page.text).toContain(`href="${supervisionOf(morwenna)}#owed"`)
    expect(page.text).not.toMatch(/Leo|Sandiford/)
    expect(plain(await world.as(head).get('/obligations?state=undetermined'))).toContain('More often at first')
    expect((await world.as(head).get('/obligations?state=cheese&page=-3')).status).toBe(200)
  })

  test('the list is for those who oversee, and has nobody of another school', async () => {
    for (const who of [morwenna, idris, boss]) {
      expect([who.name, (await world.as(who).get('/obligations')).status]).toEqual([who.name, 404])
    }
    const other = await world.organisation('Harrow Lane')
    const theirs = await world.person(other, 'Nadia Petrova', ['head', 'dsl'])
    await adoptedPolicy(world, other, policy)
    await assessed(world)
    expect((await world.as(theirs).get('/obligations')).text).not.toContain('Morwenna')
  })

  test('a colleague sees no obligation of somebody else’s, in the database itself', async () => {
    const colleague = await world.person(school, 'Dev Mistry-Crane', ['supervisee'])
    const seen = await world.work(colleague, ({ db }) =>
      db.selectFrom('obligation').select('rule').where('subject_id', '=', morwenna.membershipId).execute(),
    )
    expect(seen).toEqual([])
  })

  test('a record that one has not signed is said to be that, with the way there; to others it is not', async () => {
    // Of the two sessions only the newest waits for signatures.
    await world.database.owner.query(
      `delete from app.obligation where rule = 'signed' and details ->> 'subject' <> $1`,
      [lastId],
    )
    const link = new RegExp(`You have not signed the record of <a [^>]*href="/sessions/${lastId}/sign"`)
    for (const [person, at] of [
      [morwenna, '/my-supervision'],
      [idris, supervisionOf(morwenna)],
    ] as const) {
      const page = await world.as(person).get(at)
      expect(link.test(page.text), person.name).toBe(true)
      expect(plain(page)).not.toContain('Nothing is recorded yet after the session')
    }
    const manager = plain(await world.as(boss).get(supervisionOf(morwenna)))
    expect(manager).not.toContain('You have not signed')
    expect(manager).toContain('Nothing is recorded yet after the session on')
  })
})

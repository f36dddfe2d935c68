import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountWithSecondFactor, sessionFor } from '../../../../test/support/accounts.ts'
import {
  signInSecret,
  testWorld,
  type TestOrganisation,
  type TestPerson,
  type World,
} from '../../../../test/support/world.ts'
import type { Role } from '../../../domain/access/actor.ts'
import { addPerson, changeFact, endMembership } from '../public.ts'

let world: World
const today = Temporal.Now.plainDateISO('Europe/London')

beforeAll(async () => {
  world = await testWorld()
})
afterAll(() => world.end())

const rows = async (sql: string, values: unknown[] = []) => (await world.database.owner.query(sql, values)).rows

/** Somebody added by an administrator through the product; `signsIn` is whether they have taken up their invitation. */
async function added(by: TestPerson, name: string, roles: Role[], signsIn = true) {
  const adding = await world.work(by, (work) =>
    addPerson(work, {
      name,
      email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org`,
      post: null,
      roles,
      lineManagerId: null,
      startsOn: today.subtract({ days: 40 }),
      contractedHours: null,
      newlyQualified: false,
      holdsCases: false,
    }),
  )
  if (adding.outcome !== 'added') throw new Error(adding.outcome)
  const person = { membershipId: adding.membershipId, name, token: '', cookie: '' }
  return signsIn ? takesUp(person) : person
}

async function takesUp(person: { membershipId: string; name: string }) {
  const { owner } = world.database
  const [{ email }] = await rows('select email from app.membership where membership_id = $1', [person.membershipId])
  const { accountId } = await accountWithSecondFactor(owner, signInSecret, { name: person.name, email })
  const digest = randomUUID()
  await owner.query('update app.invitation set token_digest = $2 where membership_id = $1', [
    person.membershipId,
    digest,
  ])
  const { rows: taken } = await world.services.pools.web.query(
    'select platform.take_up_invitation($1::bytea, $2) as done',
    [Buffer.from(digest), accountId],
  )
  expect(taken).toEqual([{ done: true }])
  return { ...person, ...(await sessionFor(owner, signInSecret, accountId)) }
}

async function entersAs({ token }: { token: string }): Promise<string[]> {
  const { rows: entered } = await world.services.pools.web.query(
    `select entered::json -> 'roles' as roles from platform.enter($1, null)`,
    [token],
  )
  return entered[0]?.roles ?? ['nobody']
}

const waitingFact = async (membershipId: string): Promise<string> => {
  const found = await rows(
    `select fact_id from app.membership_fact where membership_id = $1 and kind = 'role' and withdrawn_at is null
       and value in ('dsl', 'deputy_dsl', 'head') and confirmed_at is null`,
    [membershipId],
  )
  expect(found).toHaveLength(1)
  return found[0].fact_id
}

const waitingDsl = async (membershipId: string): Promise<string | undefined> =>
  (
    await rows(
      `select fact_id from app.membership_fact where membership_id = $1 and value = 'dsl' and withdrawn_at is null and confirmed_at is null`,
      [membershipId],
    )
  )[0]?.fact_id

const confirm = (person: TestPerson | { cookie: string; token: string }, factId: string) =>
  world.as(person as TestPerson).post(`/people/roles/${factId}/confirm`, {})

/** A page of a child that is no longer a draft: setting up is over. */
async function pageOfAChild({ organisationId }: TestOrganisation, by: TestPerson) {
  const { owner } = world.database
  const [family, child] = [randomUUID(), randomUUID()]
  await owner.query(`insert into app.family (organisation_id, family_id, name) values ($1, $2, 'Osgathorpe')`, [
    organisationId,
    family,
  ])
  await owner.query(
    `insert into app.child (organisation_id, child_id, family_id, given_name, family_name) values ($1, $2, $3, 'Kit', 'Osgathorpe')`,
    [organisationId, child, family],
  )
  await owner.query(
    `insert into app.document (organisation_id, document_id, kind, state, template_key, child_id, created_by)
     values ($1, gen_random_uuid(), 'referral', 'sealed', 'referral', $2, $3)`,
    [organisationId, child, by.membershipId],
  )
}

describe('setting up', () => {
  test('gives the first lead and the first head at once, and a second of them waits', async () => {
    const school = await world.organisation('Fernhill Primary')
    const administrator = await world.person(school, 'Gwen Abara', ['administrator'])
    expect(await entersAs(await added(administrator, 'Hester Lowe', ['dsl']))).toEqual(['dsl'])
    expect(await entersAs(await added(administrator, 'Una Fields', ['head']))).toEqual(['head'])
    const nia = await added(administrator, 'Nia Holt', ['deputy_dsl', 'supervisee'])
    expect(await entersAs(nia)).toEqual(['supervisee'])
  })

  test('of several in one file only the first is given at once', async () => {
    const school = await world.organisation('Hartsease Infants')
    const administrator = await world.person(school, 'Petra Lowe', ['administrator'])
    await added(administrator, 'Two At Once', ['dsl', 'deputy_dsl'], false)
    const found = await rows(
      `select count(*) filter (where confirmed_at is not null)::int as confirmed, count(*)::int as all from app.membership_fact
       where organisation_id = $1 and value in ('dsl', 'deputy_dsl')`,
      [school.organisationId],
    )
    expect(found).toEqual([{ confirmed: 1, all: 2 }])
  })

  test('an administrator does not give the role to themself', async () => {
    const school = await world.organisation('Coldharbour School')
    const administrator = await world.person(school, 'Tam Ferrier', ['administrator', 'head'])
    const roles: Role[] = ['administrator', 'head', 'dsl']
    await world.work(administrator, (work) =>
      changeFact(work, administrator.membershipId, { kind: 'role', roles }, today),
    )
    expect(await entersAs(administrator)).toEqual(['administrator', 'head'])
    expect((await confirm(administrator, await waitingFact(administrator.membershipId))).status).toBe(404)
    expect((await world.as(administrator).get('/people')).text).not.toContain('Waiting for you')
  })

  test('founding gives what the founder says, and later organisations of a demonstration too', async () => {
    await world.database.owner.query('update platform.installation set demonstration = true')
    const [organisation, membership] = [randomUUID(), randomUUID()]
    const account = await accountWithSecondFactor(world.database.owner, signInSecret, {
      name: 'Sole Keeper',
      email: 'sole@example.org',
    })
    await world.services.pools.web.query(
      `select platform.found_organisation('', $1, null, 'nursery', 'Acorn Nursery', 'england-and-wales', 'primary_and_nursery',
         'primary_and_nursery_contract', gen_random_uuid(), $2, 'Sole Keeper', 'sole@example.org', $3, current_date, '{dsl,head}')`,
      [organisation, membership, account.accountId],
    )
    await world.database.owner.query('update platform.installation set demonstration = false')
    const session = await sessionFor(world.database.owner, signInSecret, account.accountId)
    expect(await entersAs(session)).toEqual(['administrator', 'dsl', 'head'])
  })

  test('is over once a page of a child is closed: a lead who first signs in after that waits for a second person', async () => {
    const school = await world.organisation('Longmeadow School')
    const administrator = await world.person(school, 'Ansel Bright', ['administrator'])
    const head = await world.person(school, 'Ruth Calder', ['head'])
    const invited = await added(administrator, 'Late Lead', ['dsl'], false)
    const early = await added(administrator, 'Early Deputy', ['deputy_dsl'])
    await pageOfAChild(school, head)
    const lead = await takesUp(invited)
    expect(await entersAs(lead)).toEqual([])
    expect((await confirm(head, await waitingFact(invited.membershipId))).status).toBe(303)
    expect(await entersAs(lead)).toEqual(['dsl'])
    expect(await entersAs(early)).toEqual([])
  })
})

describe('a register of children, before any page of one is closed', () => {
  const childOf = async ({ organisationId }: TestOrganisation) => {
    const { owner } = world.database
    const id = randomUUID()
    await owner.query(`insert into app.family (organisation_id, family_id, name) values ($1, $2, 'Osgathorpe')`, [
      organisationId,
      id,
    ])
    await owner.query(
      `insert into app.child (organisation_id, child_id, family_id, given_name, family_name) values ($1, $2, $2, 'Kit', 'Osgathorpe')`,
      [organisationId, id],
    )
  }

  test('is opened to nobody by an administrator alone, when the lead has gone and when there never was a head', async () => {
    const school = await world.organisation('Ashcombe School')
    const administrator = await world.person(school, 'Petra Lindqvist', ['administrator'])
    const lead = await added(administrator, 'First Lead', ['dsl'])
    expect(await entersAs(lead)).toEqual(['dsl'])
    await childOf(school)
    const change = (roles: Role[]) =>
      world.work(administrator, (work) => changeFact(work, lead.membershipId, { kind: 'role', roles }, today))
    await change([])
    const puppet = await added(administrator, 'Made Up', ['dsl', 'head'])
    expect(await entersAs(puppet)).toEqual(['head'])
    expect((await confirm(puppet, (await waitingDsl(puppet.membershipId)) ?? '')).status).toBe(404)
    expect((await world.as(puppet as TestPerson).get('/children')).text).not.toContain('Osgathorpe')
  })

  test('has a lead who first signs in afterwards wait for a second person, when there is one', async () => {
    const school = await world.organisation('Brackenfell School')
    const administrator = await world.person(school, 'Ansel Bright', ['administrator'])
    const invited = await added(administrator, 'Later Lead', ['dsl'], false)
    const head = await added(administrator, 'Ruth Calder', ['head'])
    await childOf(school)
    const lead = await takesUp(invited)
    expect(await entersAs(lead)).toEqual([])
    expect((await confirm(head as TestPerson, await waitingFact(invited.membershipId))).status).toBe(303)
    expect(await entersAs(lead)).toEqual(['dsl'])
  })

  test('does not keep the first of them from beginning: then nobody could confirm anybody', async () => {
    const school = await world.organisation('Thornlea School')
    const administrator = await world.person(school, 'Tam Ferrier', ['administrator'])
    const invited = await added(administrator, 'Only Lead', ['dsl'], false)
    await childOf(school)
    expect(await entersAs(await takesUp(invited))).toEqual(['dsl'])
    expect(await entersAs(await added(administrator, 'Nia Hollin', ['deputy_dsl']))).toEqual([])
  })
})

describe('afterwards', () => {
  let school: TestOrganisation
  let administrator: TestPerson
  let both: TestPerson
  let head: TestPerson
  let lead: TestPerson
  beforeAll(async () => {
    school = await world.organisation('Wrenfold Primary School')
    administrator = await world.person(school, 'Perrin Oakshott', ['administrator'])
    both = await world.person(school, 'Bryn Moss', ['administrator', 'head'])
    head = await world.person(school, 'Gwen Abara-Holt', ['head'])
    lead = await world.person(school, 'Idris Falodun', ['dsl'])
    await pageOfAChild(school, lead)
  })

  test('a deputy waits, says so, and counts when the head confirms it, once and journalled', async () => {
    const nia = await added(administrator, 'Nia Penhallow', ['deputy_dsl'])
    expect(await entersAs(nia)).toEqual([])
    expect((await world.as(nia as TestPerson).get('/children')).status).toBe(404)
    const page = await world.as(administrator).get(`/people/${nia.membershipId}`)
    expect(page.text).toContain('Waiting for the head or the DSL to confirm')
    expect((await world.as(administrator).get('/people')).text).toContain('Waiting for the head or the DSL to confirm')
    const fact = await waitingFact(nia.membershipId)
    for (const person of [administrator, nia]) expect((await confirm(person, fact)).status).toBe(404)
    expect((await world.as(administrator).get('/people')).text).not.toContain('Waiting for you')
    const list = await world.as(head).get('/people')
    expect(list.text).toContain('Waiting for you')
    expect(list.text).toContain('Confirm Nia as deputy DSL')
    const done = await confirm(head, fact)
    expect([done.status, done.location]).toEqual([303, '/people'])
    expect(await entersAs(nia)).toEqual(['deputy_dsl'])
    expect((await world.as(head).get('/people')).text).not.toContain('Waiting for')
    expect((await confirm(head, fact)).status).toBe(404)
    expect(
      await rows(
        `select membership_id, subject_id from app.journal_entry where event = 'role.confirmed' and subject_id = $1`,
        [nia.membershipId],
      ),
    ).toEqual([{ membership_id: head.membershipId, subject_id: nia.membershipId }])
  })

  test('whoever recorded it does not confirm it, though they are the head too; somebody else does', async () => {
    const puppet = await added(both, 'Dev Mistry', ['deputy_dsl'])
    const fact = await waitingFact(puppet.membershipId)
    expect((await confirm(both, fact)).status).toBe(404)
    expect((await world.as(both).get('/people')).text).not.toContain('Confirm Dev')
    expect((await confirm(lead, fact)).status).toBe(303)
    expect(await entersAs(puppet)).toEqual(['deputy_dsl'])
  })

  test('nobody confirms themself', async () => {
    const roles: Role[] = ['head', 'dsl']
    await world.work(administrator, (work) => changeFact(work, head.membershipId, { kind: 'role', roles }, today))
    const fact = await waitingFact(head.membershipId)
    expect((await confirm(head, fact)).status).toBe(404)
    expect(await entersAs(head)).toEqual(['head'])
    await world.work(administrator, (work) =>
      changeFact(work, head.membershipId, { kind: 'role', roles: ['head'] }, today),
    )
  })

  test('a head whom an administrator has made confirms nobody until confirmed', async () => {
    const made = await added(administrator, 'Made Head', ['head'])
    const puppet = await added(administrator, 'Made Deputy', ['deputy_dsl'])
    expect(await entersAs(made)).toEqual(['head'])
    expect((await world.as(made as TestPerson).get('/people')).text).not.toContain('Waiting for you')
    const fact = await waitingFact(puppet.membershipId)
    expect((await confirm(made, fact)).status).toBe(404)
    expect((await confirm(lead, await waitingFact(made.membershipId))).status).toBe(303)
    expect((await confirm(made, fact)).status).toBe(303)
  })

  test('somebody who has not signed in yet cannot be confirmed: whoever has the link could be anybody', async () => {
    const invited = await added(administrator, 'Not Yet', ['deputy_dsl'], false)
    const fact = await waitingFact(invited.membershipId)
    expect((await world.as(head).get('/people')).text).toContain('You can confirm it once Not has signed in')
    expect((await confirm(head, fact)).status).toBe(404)
    await takesUp(invited)
    expect((await confirm(head, fact)).status).toBe(303)
  })

  test('nobody of another organisation confirms', async () => {
    const elsewhere = await world.person(await world.organisation('Elsewhere'), 'Ada Brightwell', ['dsl', 'head'])
    const puppet = await added(administrator, 'Far Away', ['deputy_dsl'])
    expect((await confirm(elsewhere, await waitingFact(puppet.membershipId))).status).toBe(404)
  })

  test('a role that is only said again keeps its confirmation; one that goes on longer is given anew', async () => {
    const rhys = await added(administrator, 'Rhys Cole', ['deputy_dsl', 'supervisee'])
    await confirm(head, await waitingFact(rhys.membershipId))
    const change = (roles: Role[], day: Temporal.PlainDate) =>
      world.work(administrator, (work) => changeFact(work, rhys.membershipId, { kind: 'role', roles }, day))
    await change(['deputy_dsl'], today.subtract({ days: 50 }).add({ days: 12 }))
    expect(await entersAs(rhys)).toEqual(['deputy_dsl'])
    await change([], today.add({ days: 3 }))
    expect(await entersAs(rhys)).toEqual(['deputy_dsl'])
    await change(['deputy_dsl'], today.subtract({ days: 1 }))
    expect(await entersAs(rhys)).toEqual([])
    await confirm(head, await waitingFact(rhys.membershipId))
    expect(await entersAs(rhys)).toEqual(['deputy_dsl'])
    expect(await world.work(administrator, (work) => endMembership(work, rhys.membershipId, today))).toBe('ended')
    expect(await entersAs(rhys)).toEqual(['deputy_dsl'])
  })
})

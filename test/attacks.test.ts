import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asRole } from '../src/platform/database/pools.ts'
import { testSecrets } from './support/database.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from './support/world.ts'

// What somebody could do who runs any SQL they like as the web role, with the web session of an ordinary member. Each was
// once possible and is kept here so that it never is again.

let world: World
let school: TestOrganisation
let alice: TestPerson
let bob: TestPerson
let head: TestPerson
let administrator: TestPerson
let governor: TestPerson
let web: pg.Client
let agreement: string
let session: string

const org = () => school.organisationId

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  bob = await world.person(school, 'Idris Falodun', ['supervisor'])
  alice = await world.person(school, 'Morwenna Tait', ['supervisee'])
  head = await world.person(school, 'Gwen Abara-Holt', ['head'])
  administrator = await world.person(school, 'Petra Lindqvist', ['administrator'])
  governor = await world.person(school, 'Lowri Castellane', ['governor'])
  agreement = randomUUID()
  session = randomUUID()
  const { owner } = world.database
  await owner.query(
    `insert into app.agreement (organisation_id, agreement_id, supervisee_id, supervisor_id, kind, template_key, created_by) values ($1, $2, $3, $4, 'safeguarding', 'partnership_direct', $4)`,
    [org(), agreement, alice.membershipId, bob.membershipId],
  )
  await owner.query(
    `insert into app.agreement_version (organisation_id, agreement_id, version_no, state, proposed_by, frequency, minutes, starts_on, signed_at) values ($1, $2, 1, 'signed', $3, '{}', 60, '2024-09-01', now())`,
    [org(), agreement, bob.membershipId],
  )
  await owner.query(
    `insert into app.session (organisation_id, session_id, agreement_id, supervisee_id, supervisor_id, starts_at, planned_minutes, state, created_by) values ($1, $2, $3, $4, $5, now(), 60, 'open', $5)`,
    [org(), session, agreement, alice.membershipId, bob.membershipId],
  )
  web = new pg.Client({
    ...asRole(world.database.ownerUrl, 'plumbline_web', testSecrets.web),
    options: '-c search_path=app,pg_catalog,pg_temp',
  })
  await web.connect()
})
afterAll(async () => {
  await web.end()
  await world.end()
})
beforeEach(() => web.query('rollback'))

/** In one transaction as this person, run statements one after the other; the last one's rows, committed. */
async function as(person: TestPerson, ...statements: [string, unknown[]?][]) {
  await web.query('begin')
  await web.query('select * from platform.enter($1, null)', [person.token])
  let rows: Record<string, unknown>[] = []
  try {
    for (const [text, values] of statements) rows = (await web.query(text, values)).rows
    await web.query('commit')
  } catch (problem) {
    await web.query('rollback')
    throw problem
  }
  return rows
}

const document = (id: string, kind: string, by: TestPerson): [string, unknown[]] => [
  `insert into document (organisation_id, document_id, kind, template_key, session_id, created_by) values ($1, $2, $3, 'partnership', $4, $5)`,
  [org(), id, kind, session, by.membershipId],
]
const party = (id: string, who: TestPerson, by: TestPerson): [string, unknown[]] => [
  `insert into document_reader (organisation_id, reader_id, document_id, membership_id, basis, may_write, shown_to, granted_by) values ($1, gen_random_uuid(), $2, $3, 'party', true, '{}', $4)`,
  [org(), id, who.membershipId, by.membershipId],
]

describe('documents', () => {
  const work = randomUUID()

  test('nobody but a party makes a document of a session, so that none can lie in wait', async () => {
    await expect(as(head, document(randomUUID(), 'wellbeing', head))).rejects.toThrow(/only a party/)
  })

  test('a party of a document is a party of its session, whoever is named', async () => {
    await expect(as(bob, document(randomUUID(), 'wellbeing', bob), party(randomUUID(), head, bob))).rejects.toThrow()
    await as(bob, document(work, 'work', bob), party(work, alice, bob), party(work, bob, bob))
    await expect(as(bob, party(work, head, bob))).rejects.toThrow(/party of what it is about/)
  })

  test('every reader added is shown to both parties and stands in the journal with the database’s time', async () => {
    await as(bob, [
      `insert into document_reader (organisation_id, reader_id, document_id, membership_id, basis, shown_to, valid_from, granted_at, granted_by)
       values ($1, gen_random_uuid(), $2, $3, 'disclosure', '{}', '2001-01-01', '2001-01-01', $4)`,
      [org(), work, governor.membershipId, bob.membershipId],
    ])
    const rows = await as(alice, [
      `select valid_from from document_reader where document_id = $1 and basis = 'disclosure'`,
      [work],
    ])
    expect(rows).toHaveLength(1)
    expect(
      Temporal.Now.instant()
        .since(rows[0]?.['valid_from'] as Temporal.Instant)
        .total('minutes'),
    ).toBeLessThan(5)
    expect(
      await as(alice, [`select 1 from journal_entry where document_id = $1 and event = 'reader.added'`, [work]]),
    ).toHaveLength(1)
  })

  test('a party cannot be ended, and no readership is ended in the past', async () => {
    await expect(
      as(bob, [
        `update document_reader set valid_until = '2001-01-01' where document_id = $1 and membership_id = $2`,
        [work, alice.membershipId],
      ]),
    ).rejects.toThrow(/a party stays a party/)
  })

  test('nobody writes into the journal that a document was read', async () => {
    for (const person of [governor, bob]) {
      await expect(
        as(person, [
          `insert into journal_entry (organisation_id, event, membership_id, person_id, document_id) values ($1, 'document.read', $2, $3, $4)`,
          [org(), person.membershipId, person.personId, work],
        ]),
      ).rejects.toThrow(/row-level security/)
    }
  })
})

describe('signing', () => {
  const wellbeing = randomUUID()
  const set = (who: unknown[], root: string): [string, unknown[]] => [
    `select platform.make_signing_set(gen_random_uuid(), 'session', $1, null, 1, decode($2, 'hex'), $3::uuid[], array[$4]::uuid[], array[1])`,
    [session, root, who, wellbeing],
  ]
  let root: string

  beforeAll(async () => {
    await as(bob, document(wellbeing, 'wellbeing', bob), party(wellbeing, alice, bob), party(wellbeing, bob, bob))
    await as(bob, [
      `select platform.seal_version($1, '{"a":1}', decode(repeat('ab', 32), 'hex'), sha256(decode(repeat('ab', 32), 'hex') || '{"a":1}'::bytea))`,
      [wellbeing],
    ])
    const { rows } = await world.database.owner.query(
      `select encode(sha256('\\x00'::bytea || digest), 'hex') as root from app.document_version where document_id = $1`,
      [wellbeing],
    )
    root = rows[0].root
  })

  test('a set cannot be put before one party only, or before nobody', async () => {
    await expect(as(bob, set([bob.membershipId], root))).rejects.toThrow(/signers are the parties/)
    await expect(as(bob, set([null, bob.membershipId], root))).rejects.toThrow(/signers are the parties/)
  })

  test('a set cannot have a root that does not follow from its documents', async () => {
    await expect(as(bob, set([alice.membershipId, bob.membershipId], '00'.repeat(32)))).rejects.toThrow(/root follows/)
  })

  test('what was sealed again after it was put before the signers cannot be signed', async () => {
    await as(bob, set([alice.membershipId, bob.membershipId], root))
    await expect(
      as(bob, [
        `select platform.seal_version($1, '{"a":2}', decode(repeat('cd', 32), 'hex'), sha256(decode(repeat('cd', 32), 'hex') || '{"a":2}'::bytea))`,
        [wellbeing],
      ]),
    ).rejects.toThrow(/not being written/)
    const { rows } = await world.database.owner.query('select set_id from app.signing_set where session_id = $1', [
      session,
    ])
    const sign = (who: TestPerson, shown: string | null) =>
      as(who, [
        `select platform.sign($1, gen_random_uuid(), decode($2, 'hex'), 'password_and_code', $3, '\\x00', 'k', false, now()) as outcome`,
        [rows[0].set_id, shown, `I sign ${root}`],
      ])
    expect(await sign(bob, null)).toEqual([{ outcome: 'changed' }])
    expect(await sign(governor, root)).toEqual([{ outcome: 'refused' }])
    expect(await sign(bob, root)).toEqual([{ outcome: 'signed' }])
    expect(await sign(bob, root)).toEqual([{ outcome: 'already' }])
  })

  test('a session is signed when all have signed, and not because somebody says so', async () => {
    await expect(
      as(bob, [`update session set state = 'signed', signed_at = '2001-01-01' where session_id = $1`, [session]]),
    ).rejects.toThrow(/not all have signed/)
    await expect(
      as(bob, [
        `insert into session (organisation_id, session_id, agreement_id, supervisee_id, supervisor_id, starts_at, planned_minutes, state, created_by) values ($1, gen_random_uuid(), $2, $3, $4, '2024-01-01', 60, 'signed', $4)`,
        [org(), agreement, alice.membershipId, bob.membershipId],
      ]),
    ).rejects.toThrow(/begins as planned/)
  })
})

describe('actions', () => {
  test('no action is made for a child who is not on the agenda of its session', async () => {
    await expect(
      as(bob, [
        `insert into action (organisation_id, action_id, session_id, child_id, supervisee_id, supervisor_id, owner_id, what, why, due_on, agreed_on, created_by)
         values ($1, gen_random_uuid(), $2, gen_random_uuid(), $3, $4, $4, 'x', 'x', '2030-01-01', '2024-01-01', $4)`,
        [org(), session, alice.membershipId, bob.membershipId],
      ]),
    ).rejects.toThrow(/a child on the agenda/)
  })
})

describe('becoming somebody', () => {
  test('naming oneself a supervisor opens no child, and a session needs a signed agreement of just these two', async () => {
    const mine = randomUUID()
    await as(governor, [
      `insert into agreement (organisation_id, agreement_id, supervisee_id, supervisor_id, kind, template_key, created_by) values ($1, $2, $3, $4, 'safeguarding', 'partnership_direct', $4)`,
      [org(), mine, alice.membershipId, governor.membershipId],
    ])
    expect(await as(governor, ['select * from platform.supervised_by_me()'])).toEqual([])
    await expect(
      as(governor, [
        `insert into session (organisation_id, session_id, agreement_id, supervisee_id, supervisor_id, starts_at, planned_minutes, created_by) values ($1, gen_random_uuid(), $2, $3, $4, now(), 60, $4)`,
        [org(), mine, alice.membershipId, governor.membershipId],
      ]),
    ).rejects.toThrow(/row-level security/)
  })

  test('a membership that somebody signs in with cannot be taken up by another', async () => {
    await expect(
      as(administrator, [
        `insert into invitation (organisation_id, invitation_id, membership_id, token_digest, expires_at, created_by) values ($1, gen_random_uuid(), $2, '\\xaa', now() + interval '1 day', $3)`,
        [org(), alice.membershipId, administrator.membershipId],
      ]),
    ).resolves.toBeDefined()
    const { rows } = await web.query(`select platform.take_up_invitation('\\xaa', $1) as done`, [
      administrator.accountId,
    ])
    expect(rows).toEqual([{ done: false }])
    expect((await web.query(`select platform.take_up_invitation('\\xaa', null) as done`)).rows).toEqual([
      { done: false },
    ])
  })

  test('an administrator gives no place to a person who already signs in somewhere', async () => {
    await expect(
      as(administrator, [
        `insert into membership (organisation_id, membership_id, person_id, name, email, started_on) values ($1, gen_random_uuid(), $2, 'Alice again', 'again@example.org', '2024-01-01')`,
        [org(), alice.personId],
      ]),
    ).rejects.toThrow(/row-level security/)
  })

  test('no set-up code is not the right set-up code', async () => {
    await world.database.owner.query(`update platform.installation set founded_at = null, setup_code_digest = '\\xaa'`)
    expect((await web.query('select platform.check_setup_code(null) as right')).rows).toEqual([{ right: false }])
    await world.database.owner.query(`update platform.installation set founded_at = now(), setup_code_digest = null`)
  })
})

describe('the children’s files', () => {
  const role = (who: TestPerson, value: string, more = ''): [string, unknown[]] => [
    `insert into membership_fact (organisation_id, fact_id, membership_id, kind, value, valid_from, recorded_by${more && ', confirmed_at'})
     values ($1, gen_random_uuid(), $2, 'role', $3, '2020-01-01', $4${more})`,
    [org(), who.membershipId, value, administrator.membershipId],
  ]
  const rolesOf = async (who: TestPerson) =>
    (await web.query(`select entered::json -> 'roles' as roles from platform.enter($1, null)`, [who.token])).rows[0]
      .roles
  const facts = async (who: TestPerson): Promise<{ fact_id: string }[]> =>
    (
      await world.database.owner.query(
        `select fact_id from app.membership_fact where membership_id = $1 and value in ('dsl', 'deputy_dsl')`,
        [who.membershipId],
      )
    ).rows

  beforeAll(async () => {
    const { owner } = world.database
    const child = randomUUID()
    await owner.query(`insert into app.family (organisation_id, family_id, name) values ($1, $2, 'Osgathorpe')`, [
      org(),
      child,
    ])
    await owner.query(
      `insert into app.child (organisation_id, child_id, family_id, given_name, family_name) values ($1, $2, $2, 'Kit', 'Osgathorpe')`,
      [org(), child],
    )
    await owner.query(
      `insert into app.document (organisation_id, document_id, kind, state, template_key, child_id, created_by) values ($1, gen_random_uuid(), 'referral', 'sealed', 'referral', $2, $3)`,
      [org(), child, bob.membershipId],
    )
  })

  test('an administrator gives nobody the keys to them, neither themself nor a puppet', async () => {
    await as(administrator, role(administrator, 'dsl'), role(governor, 'deputy_dsl'), role(governor, 'head'))
    expect(await rolesOf(administrator)).toEqual(['administrator'])
    expect(await rolesOf(governor)).toEqual(['governor', 'head'])
    for (const attempt of [
      role(governor, 'dsl', ', now()'),
      ['update membership_fact set confirmed_at = now()'],
      ['update membership_fact set confirmed_by = membership_id'],
    ] as [string, unknown[]?][]) {
      await expect(as(administrator, attempt), attempt[0]).rejects.toThrow(/permission denied/)
    }
    for (const { fact_id } of [...(await facts(governor)), ...(await facts(administrator))]) {
      for (const person of [administrator, governor]) {
        expect(await as(person, ['select platform.confirm_role($1) as done', [fact_id]])).toEqual([{ done: false }])
      }
    }
    expect(await as(governor, ['select * from platform.roles_waiting()'])).toEqual([])
  })

  test('a role that was confirmed once and is over is not brought back, by stretching it or by withdrawing it again', async () => {
    const [fact] = await facts(governor)
    expect(await as(head, ['select platform.confirm_role($1) as done', [fact?.fact_id]])).toEqual([{ done: true }])
    expect(await rolesOf(governor)).toContain('deputy_dsl')
    await as(administrator, [
      `update membership_fact set valid_until = '2020-02-01' where fact_id = $1`,
      [fact?.fact_id],
    ])
    expect(await rolesOf(governor)).toEqual(['governor', 'head'])
    await as(administrator, ['update membership_fact set valid_until = null where fact_id = $1', [fact?.fact_id]])
    expect(await rolesOf(governor)).toEqual(['governor', 'head'])
    expect(await as(head, ['select platform.confirm_role($1) as done', [fact?.fact_id]])).toEqual([{ done: true }])
    const withdraw: [string, unknown[]] = [
      'update membership_fact set withdrawn_at = now() where fact_id = $1',
      [fact?.fact_id],
    ]
    await as(administrator, withdraw)
    await as(administrator, role(governor, 'deputy_dsl'))
    expect(await rolesOf(governor)).toEqual(['governor', 'head'])
    await expect(as(administrator, withdraw, role(governor, 'deputy_dsl'))).rejects.toThrow(/stays withdrawn/)
    await expect(
      as(administrator, ['update membership_fact set withdrawn_at = null where fact_id = $1', [fact?.fact_id]]),
    ).rejects.toThrow(/stays withdrawn/)
  })

  test('nobody writes into the journal that a role was confirmed or a sign-in reset', async () => {
    for (const event of ['role.confirmed', 'account.reset']) {
      await expect(
        as(head, [
          `insert into journal_entry (organisation_id, event, membership_id, person_id) values ($1, $2, $3, $4)`,
          [org(), event, head.membershipId, head.personId],
        ]),
      ).rejects.toThrow(/row-level security/)
    }
  })
})

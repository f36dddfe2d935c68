import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testSecrets } from '../../../../test/support/database.ts'
import { adoptedPolicy, assessed, policyText } from '../../../../test/support/policy.ts'
import { agreementBetween, sessionUnder } from '../../../../test/support/supervision.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'
import { asRole } from '../../../platform/database/pools.ts'
import { keepAssessed } from './keep-assessed.ts'
import { reassessOnce, type Assessing } from './reassess.ts'

let world: World
let school: TestOrganisation
let idris: TestPerson
let nia: TestPerson

const monthly = {
  id: 'monthly',
  about: 'worker',
  while: { agreement_in_force: 'yes' },
  counts: { event: 'session', as: 'supervisee', where: { outcome: 'held' } },
  gap: { at_most: '4 weeks' },
}

beforeAll(async () => {
  world = await testWorld()
})
afterAll(() => world.end())

beforeEach(async () => {
  school = await world.organisation('Brook Lane')
  idris = await world.person(school, 'Idris Falodun', ['supervisor'])
  nia = await world.person(school, 'Nia Roe', ['supervisee'])
  // An organisation of the tests has been here for years.
  await world.database.owner.query(`update app.organisation set created_at = now() - interval '2 years'`)
})

const ask = <R extends pg.QueryResultRow>(text: string, ...values: unknown[]) =>
  world.database.owner.query<R>(text, values).then(({ rows }) => rows)

const waiting = async (organisation = school) =>
  (
    await ask<{ kind: string; id: string }>(
      'select distinct subject_kind as kind, subject_id as id from app.reassessment where organisation_id = $1',
      organisation.organisationId,
    )
  ).map(({ kind, id }) => `${kind} ${id}`)

const kept = (subject: string) =>
  ask<{ rule: string; state: string; due_on: Temporal.PlainDate | null; as_of: Temporal.PlainDate; details: never }>(
    'select rule, state, due_on, as_of, details from app.obligation where subject_id = $1 order by rule',
    subject,
  )

const nothingWaits = () => ask('delete from app.reassessment')

const worker = async () => {
  const client = new pg.Client(asRole(world.database.ownerUrl, 'plumbline_worker', testSecrets.worker))
  await client.connect()
  return client
}
const assessing = (more: Partial<Assessing> = {}): Assessing => ({
  packs: world.services.packs,
  now: world.services.now,
  ...more,
})

describe('a change of facts', () => {
  test('asks for those it is about, in its own transaction', async () => {
    const agreement = await agreementBetween(world, idris, nia)
    await nothingWaits()
    const session = await sessionUnder(world, agreement, { supervisor: idris, supervisee: nia }, 0)
    expect(await waiting()).toEqual(
      expect.arrayContaining([`membership ${nia.membershipId}`, `membership ${idris.membershipId}`]),
    )
    for (const change of [
      `update app.session set state = 'open', opened_at = now() where session_id = '${session}'`,
      `update app.session set state = 'signed', signed_at = now() where session_id = '${session}'`,
      `insert into app.membership_fact (organisation_id, fact_id, membership_id, kind, value, valid_from)
        values ('${school.organisationId}', gen_random_uuid(), '${nia.membershipId}', 'absence', 'sick', current_date)`,
      `update app.agreement set ended_on = current_date where agreement_id = '${agreement}'`,
    ]) {
      await nothingWaits()
      await ask(change)
      expect([change, await waiting()]).toEqual([change, expect.arrayContaining([`membership ${nia.membershipId}`])])
    }
  })

  test('that is undone has asked for nothing', async () => {
    await nothingWaits()
    await ask('begin')
    await ask(`update app.membership set name = 'Nia Holt' where membership_id = $1`, nia.membershipId)
    expect(await waiting()).toHaveLength(1)
    await ask('rollback')
    expect(await waiting()).toEqual([])
  })

  test('of term dates or the policy asks for everybody, of the organisations below too', async () => {
    const below = await world.organisation('Brook Lane Annexe', { parent: school })
    await nothingWaits()
    await adoptedPolicy(world, school, policyText([monthly]))
    expect(await waiting()).toEqual([`organisation ${school.organisationId}`])
    expect(await waiting(below)).toEqual([`organisation ${below.organisationId}`])
    await nothingWaits()
    await ask(
      `insert into app.calendar_period (organisation_id, period_id, kind, name, starts_on, ends_on) values ($1, $2, 'half_term', 'Autumn 1', '2025-09-03', '2025-10-24')`,
      school.organisationId,
      randomUUID(),
    )
    expect(await waiting(below)).toEqual([`organisation ${below.organisationId}`])
  })

  test('of a role asks for whoever that person supervises', async () => {
    await agreementBetween(world, idris, nia)
    await nothingWaits()
    await ask(
      `insert into app.membership_fact (organisation_id, fact_id, membership_id, kind, value, valid_from) values ($1, gen_random_uuid(), $2, 'role', 'supervisee', current_date)`,
      school.organisationId,
      idris.membershipId,
    )
    expect(await waiting()).toContain(`membership ${nia.membershipId}`)
  })
})

describe('one round', () => {
  test('works out what is owed, and a change of it is seen in the next', async () => {
    const agreement = await agreementBetween(world, idris, nia)
    await ask(
      `update app.agreement_version set signed_at = now() - interval '60 days' where agreement_id = $1`,
      agreement,
    )
    await adoptedPolicy(world, school, policyText([monthly]))
    await assessed(world)
    expect(await kept(nia.membershipId)).toMatchObject([{ rule: 'monthly', state: 'overdue' }])
    expect(await kept(idris.membershipId)).toEqual([])
    await sessionUnder(world, agreement, { supervisor: idris, supervisee: nia }, 0, 'open')
    const client = await worker()
    expect(await reassessOnce(client, assessing())).toBeGreaterThan(0)
    await client.end()
    const [after] = await kept(nia.membershipId)
    expect(after).toMatchObject({ state: 'met' })
    expect(after?.due_on?.toString()).toBe(Temporal.Now.plainDateISO('Europe/London').add({ weeks: 4 }).toString())
    expect(await waiting()).toEqual([])
  })

  test('leaves alone what is as it was, and takes away what is owed no more', async () => {
    const agreement = await agreementBetween(world, idris, nia)
    await adoptedPolicy(world, school, policyText([monthly]))
    await assessed(world)
    const stamp = () =>
      ask<{ at: Temporal.Instant }>(
        'select xmin::text as at from app.obligation where subject_id = $1',
        nia.membershipId,
      )
    const before = await stamp()
    await ask(`update app.membership set name = 'Nia Holt' where membership_id = $1`, nia.membershipId)
    await assessed(world)
    expect(await stamp()).toEqual(before)
    await ask(
      'update app.agreement_version set signed_at = null, state = $2 where agreement_id = $1',
      agreement,
      'withdrawn',
    )
    await assessed(world)
    expect(await kept(nia.membershipId)).toEqual([])
  })

  test('keeps organisations apart, whatever is the same in both', async () => {
    const other = await world.organisation('Harrow Lane')
    const theirs = await world.person(other, 'Nia Roe', ['supervisee'])
    await agreementBetween(world, idris, nia)
    await agreementBetween(world, await world.person(other, 'Idris Falodun', ['supervisor']), theirs)
    await adoptedPolicy(world, school, policyText([monthly]))
    await adoptedPolicy(world, other, policyText([{ ...monthly, id: 'ours', gap: { at_most: '1 week' } }]))
    await assessed(world)
    expect((await kept(nia.membershipId)).map(({ rule }) => rule)).toEqual(['monthly'])
    expect((await kept(theirs.membershipId)).map(({ rule }) => rule)).toEqual(['ours'])
    const rows = await ask<{ n: number }>(
      `select count(*)::int as n from app.obligation o join app.policy_version p using (version_id) where o.organisation_id <> p.organisation_id`,
    )
    expect(rows).toEqual([{ n: 0 }])
  })

  test('of an organisation that adopted no policy works out nothing', async () => {
    await agreementBetween(world, idris, nia)
    await assessed(world)
    expect(await kept(nia.membershipId)).toEqual([])
    expect(await waiting()).toEqual([])
  })
})

describe('what fails', () => {
  test('waits as a whole when the policy cannot be read, and holds up nobody else', async () => {
    const other = await world.organisation('Harrow Lane')
    const theirs = await world.person(other, 'Dev Mistry-Crane', ['supervisee'])
    await agreementBetween(world, await world.person(other, 'Gwen Holt', ['supervisor']), theirs)
    await adoptedPolicy(world, school, 'plumbline: [')
    await adoptedPolicy(world, other, policyText([monthly]))
    await assessed(world)
    expect(await kept(theirs.membershipId)).toHaveLength(1)
    const left = await ask<{ tries: number; late: boolean }>(
      'select distinct tries, not_before > now() as late from app.reassessment where organisation_id = $1',
      school.organisationId,
    )
    expect(left).toEqual([{ tries: 1, late: true }])
    await ask('delete from app.policy_version where organisation_id = $1', school.organisationId)
    await adoptedPolicy(world, school, policyText([monthly]))
    await agreementBetween(world, idris, nia)
    await assessed(world)
    expect(await kept(nia.membershipId)).toHaveLength(1)
    expect(await waiting()).toEqual([])
  })

  test('is one person and not those who were looked at beside them', async () => {
    await agreementBetween(world, idris, nia)
    await adoptedPolicy(world, school, policyText([monthly]))
    await ask(
      `create function public.refuse() returns trigger language plpgsql as $$ begin
        if new.subject_id = '${idris.membershipId}' then raise exception 'poison' using errcode = '22000'; end if; return new; end $$`,
    )
    await ask('grant execute on function public.refuse() to public')
    await ask('create trigger a_refuse before insert on app.obligation for each row execute function public.refuse()')
    await agreementBetween(world, nia, idris)
    const told: string[] = []
    const client = await worker()
    for (let taken = 1; taken > 0;) {
      taken = await reassessOnce(client, assessing({ onPutAside: (_, where, many) => told.push(`${where} ${many}`) }))
    }
    await client.end()
    await ask('drop trigger a_refuse on app.obligation; drop function public.refuse()')
    expect(await kept(nia.membershipId)).toHaveLength(1)
    expect(await kept(idris.membershipId)).toEqual([])
    expect(told.at(-1)).toBe(`${school.organisationId} 1`)
    expect(await waiting()).toEqual([`membership ${idris.membershipId}`])
    await ask('update app.reassessment set not_before = null')
    await assessed(world)
    expect(await kept(idris.membershipId)).toHaveLength(1)
  })

  test('when the database goes away stays as it was, and is not put aside', async () => {
    await adoptedPolicy(world, school, policyText([monthly]))
    const before = await waiting()
    const client = await worker()
    const broken = {
      ...assessing(),
      now: () => {
        throw Object.assign(new Error('gone'), { code: '57P01' })
      },
    }
    await expect(reassessOnce(client, broken)).rejects.toThrow('gone')
    await client.end()
    expect(await waiting()).toEqual(before)
    expect(await ask('select 1 from app.reassessment where tries > 0')).toEqual([])
  })
})

describe('beside each other', () => {
  test('two workers never take the same organisation, so they neither wait for each other nor do anything twice', async () => {
    const other = await world.organisation('Harrow Lane')
    await world.person(other, 'Dev Mistry-Crane', ['supervisee'])
    const [one, two] = await Promise.all([worker(), worker()])
    const take = (client: pg.Client) =>
      client
        .query<{ organisation_id: string }>('select distinct organisation_id from platform.take_reassessments(50)')
        .then(({ rows }) => rows.map((row) => row.organisation_id))
    await ask('delete from app.reassessment where not organisation_id = any ($1)', [
      school.organisationId,
      other.organisationId,
    ])
    await one.query('begin')
    await two.query('begin')
    expect(await take(one)).toEqual([school.organisationId])
    expect(await take(two)).toEqual([other.organisationId])
    await ask(`update app.membership set name = 'Nia Holt' where membership_id = $1`, nia.membershipId)
    expect(await take(two)).toEqual([])
    await one.query('commit')
    await two.query('commit')
    expect(await take(two)).toEqual([school.organisationId])
    await Promise.all([one.end(), two.end()])
  })

  test('many workers and many changes at once end with everything worked out', async () => {
    await agreementBetween(world, idris, nia)
    await adoptedPolicy(world, school, policyText([monthly]))
    const clients = await Promise.all([worker(), worker(), worker()])
    const changing = new AbortController()
    const rounds = clients.map(async (client) => {
      for (let taken = 1; !changing.signal.aborted || taken > 0;) taken = await reassessOnce(client, assessing())
    })
    for (let i = 0; i < 30; i++) {
      await ask('update app.membership set name = $2 where organisation_id = $1', school.organisationId, `Nia ${i}`)
    }
    changing.abort()
    await Promise.all(rounds)
    await Promise.all(clients.map((client) => client.end()))
    await assessed(world)
    expect(await waiting()).toEqual([])
    expect(await kept(nia.membershipId)).toHaveLength(1)
  })
})

test('the day itself is asked for once: what was in time yesterday is late today', async () => {
  const agreement = await agreementBetween(world, idris, nia)
  await adoptedPolicy(world, school, policyText([monthly]))
  await sessionUnder(world, agreement, { supervisor: idris, supervisee: nia }, 0, 'signed')
  await ask(`update app.agreement_version set signed_at = now() - interval '1 day' where agreement_id = $1`, agreement)
  await assessed(world)
  expect(await kept(nia.membershipId)).toMatchObject([{ state: 'met' }])
  expect(await assessed(world)).toBe(0)
  const later = () => Temporal.Now.instant().add({ hours: 24 * 29 })
  expect(await assessed(world, later)).toBeGreaterThan(0)
  expect(await kept(nia.membershipId)).toMatchObject([{ state: 'overdue' }])
  expect(await assessed(world, later)).toBe(0)
})

test('an organisation of hundreds is spread out and taken some at a time', async () => {
  await ask(`insert into app.person (person_id) select gen_random_uuid() from generate_series(1, 230)`)
  await ask(
    `insert into app.membership (organisation_id, membership_id, person_id, name, email, started_on)
     select $1, gen_random_uuid(), p.person_id, 'Somebody', p.person_id || '@example.org', '2020-09-01' from app.person p
     where p.auth_user_id is null and not exists (select 1 from app.membership m where m.person_id = p.person_id)`,
    school.organisationId,
  )
  await adoptedPolicy(world, school, policyText([{ ...monthly, while: { employed: 'yes' } }]))
  await nothingWaits()
  await ask(
    `insert into app.reassessment (organisation_id, subject_kind, subject_id) values ($1, 'organisation', $1)`,
    school.organisationId,
  )
  const client = await worker()
  const taken: number[] = []
  do taken.push(await reassessOnce(client, assessing()))
  while (taken.at(-1) !== 0)
  await client.end()
  expect(taken).toEqual([1, ...Array.from({ length: 9 }, () => 25), 7, 0])
  const rows = await ask<{ n: number }>(
    'select count(*)::int as n from app.obligation where organisation_id = $1',
    school.organisationId,
  )
  expect(rows).toEqual([{ n: 232 }])
})

test('the job does it by itself, and stops when told', async () => {
  await agreementBetween(world, idris, nia)
  await adoptedPolicy(world, school, policyText([monthly]))
  const { packs, now, log } = world.services
  const keeping = keepAssessed({ ownerUrl: world.database.ownerUrl, password: testSecrets.worker, packs, now, log })
  for (let tries = 0; tries < 100 && (await kept(nia.membershipId)).length === 0; tries++) await setTimeout(50)
  await keeping.stop()
  expect(await kept(nia.membershipId)).toHaveLength(1)
})

describe('who may', () => {
  test('the worker asks for facts by the functions alone, and reads and writes no table', async () => {
    const client = await worker()
    for (const text of [
      'select * from app.membership',
      'select * from app.obligation',
      'delete from app.reassessment',
      `insert into app.obligation default values`,
      'select * from app.document_version',
    ]) {
      await expect(client.query(text)).rejects.toThrow(/permission denied/)
    }
    await client.end()
  })

  test('the web role runs none of the job’s functions and writes no obligation', async () => {
    await expect(
      world.work(nia, ({ db }) =>
        db.executeQuery({ sql: 'select platform.take_reassessments(1)', parameters: [] } as never),
      ),
    ).rejects.toThrow()
    const rows = await ask<{ name: string; web: boolean; worker: boolean }>(
      `select p.proname as name, has_function_privilege('plumbline_web', p.oid, 'execute') as web, has_function_privilege('plumbline_worker', p.oid, 'execute') as worker
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'platform'
         and p.proname in ('take_reassessments', 'put_aside_reassessments', 'ask_all_reassessments', 'spread_reassessment', 'policies_of', 'calendar_of', 'facts_of', 'store_obligations') order by 1`,
    )
    expect(rows).toHaveLength(8)
    expect(rows.filter((row) => row.web || !row.worker)).toEqual([])
    const may = await ask<{ may: boolean }>(
      `select has_any_column_privilege('plumbline_web', 'app.obligation', 'insert, update') or has_table_privilege('plumbline_web', 'app.obligation', 'delete')
         or has_table_privilege('plumbline_web', 'app.reassessment', 'select, insert, update, delete') as may`,
    )
    expect(may).toEqual([{ may: false }])
  })
})

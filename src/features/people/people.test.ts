import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../test/support/world.ts'
import { dateFieldValues } from '../../ui/form/read-date-field.ts'

let world: World
let school: TestOrganisation
let gwen: TestPerson
let idris: TestPerson
let morwenna: TestPerson
let governor: TestPerson
let elsewhere: TestPerson
const today = Temporal.Now.plainDateISO('Europe/London')
const starts = (day: Temporal.PlainDate) => dateFieldValues('starts', day.toString())
const from = (day: Temporal.PlainDate) => dateFieldValues('from', day.toString())

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Fernhill Primary')
  gwen = await world.person(school, 'Gwen Abara', ['administrator'])
  idris = await world.person(school, 'Idris Falodun', ['dsl', 'supervisor'])
  morwenna = await world.person(school, 'Morwenna Tait', ['supervisee'], { lineManager: idris })
  governor = await world.person(school, 'Sol Ferrier', ['governor'])
  elsewhere = await world.person(await world.organisation('Hartsease Infants'), 'Petra Lowe', ['administrator'])
})
afterAll(() => world.end())

const rows = async (sql: string, values: unknown[] = []) => (await world.database.owner.query(sql, values)).rows
const factsOf = (membershipId: string) =>
  rows(
    `select kind, value, valid_from::text as from, valid_until::text as until, withdrawn_at is not null as withdrawn
     from app.membership_fact where membership_id = $1 order by kind, valid_from, recorded_at, withdrawn_at nulls last`,
    [membershipId],
  )

/** Whether somebody with a web session gets in, and as what, on a day: the database's own answer. */
async function entersAs(accountOf: TestPerson): Promise<string[] | null> {
  const { rows: entered } = await world.services.pools.web.query(
    `select entered::json -> 'roles' as roles from platform.enter($1, null)`,
    [accountOf.token],
  )
  return entered[0]?.roles ?? null
}

/** Binds somebody who was added to the account of a person who has a web session and no place of their own. */
async function takenUp(link: string, name: string): Promise<TestPerson> {
  const nobody = await world.person(await world.organisation(`Nowhere for ${name}`), name, [])
  await world.database.owner.query('update app.membership set ended_on = started_on where membership_id = $1', [
    nobody.membershipId,
  ])
  // An account takes up only what was sent to its own address.
  await world.database.owner.query(
    `update auth."user" set "email" = (select lower(email) from app.membership where name = $1 and ended_on is null) where "id" = $2`,
    [name, nobody.accountId],
  )
  const digest = createHash('sha256')
    .update(link.split('/').at(-1) ?? '')
    .digest()
  const [taken] = await rows('select platform.take_up_invitation($1, $2) as done', [digest, nobody.accountId])
  expect(taken.done).toBe(true)
  return nobody
}

async function addByForm(name: string, more: Record<string, string | string[]> = {}) {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`
  const answer = await world.as(gwen).post('/people/new', { name, email, ...starts(today), ...more })
  const membershipId = answer.location?.split('/').at(-1) ?? ''
  const cookie = answer.response.headers.getSetCookie().find((each) => each.startsWith('plumbline.invitation=')) ?? ''
  return { ...answer, membershipId, cookie: cookie.split(';')[0] ?? '' }
}

/** The page of a person just added, with the cookie of the answer. */
async function linkShown(membershipId: string, cookie: string): Promise<string> {
  const response = await world.request(`/people/${membershipId}`, { headers: { cookie: `${gwen.cookie}; ${cookie}` } })
  return /<code>([^<]+)<\/code>/.exec(await response.text())?.[1] ?? ''
}

describe('the list of people', () => {
  test('is for administrators, and read by the head and the safeguarding lead; to others it is not there', async () => {
    const list = await world.as(gwen).get('/people')
    expect(list.status).toBe(200)
    expect(list.text).toContain('Morwenna Tait')
    expect(list.text).toContain('/people/new')
    const read = await world.as(idris).get('/people')
    expect(read.status).toBe(200)
    expect(read.text).not.toContain('/people/new')
    expect((await world.as(morwenna).get('/people')).status).toBe(404)
    expect((await world.as(governor).get('/people')).status).toBe(404)
  })

  test('holds the people of this organisation and no other', async () => {
    expect((await world.as(elsewhere).get('/people')).text).not.toContain('Morwenna')
    expect((await world.as(elsewhere).get(`/people/${morwenna.membershipId}`)).status).toBe(404)
  })

  test('is searched by a part of the name, and wildcards are only letters', async () => {
    const found = await world.as(gwen).get('/people?q=morw')
    expect(found.text).toContain('Morwenna Tait')
    expect(found.text).not.toContain('>Idris Falodun</a>')
    expect((await world.as(gwen).get('/people?q=%25')).text).toContain('Nobody here has this')
  })

  test('shows post, roles, line manager and, once both have signed, the supervisor', async () => {
    const [agreement, me] = ['11111111-1111-4111-8111-111111111111', school.organisationId]
    await world.database.owner.query(
      `insert into app.agreement (organisation_id, agreement_id, supervisee_id, supervisor_id, kind, template_key, created_by)
       values ($1, $2, $3, $4, 'safeguarding', 'partnership_direct', $4)`,
      [me, agreement, morwenna.membershipId, idris.membershipId],
    )
    await world.database.owner.query(
      `insert into app.agreement_version (organisation_id, agreement_id, version_no, state, proposed_by, frequency, minutes, starts_on)
       values ($1, $2, 1, 'proposed', $3, '{}', 60, '2026-01-01')`,
      [me, agreement, idris.membershipId],
    )
    expect((await world.as(gwen).get('/people?q=morwenna')).text).toContain('Nobody yet')
    await world.database.owner.query(`update app.agreement_version set state = 'signed' where agreement_id = $1`, [
      agreement,
    ])
    const { text } = await world.as(gwen).get('/people?q=morwenna')
    expect(text).toMatch(/data-label="Supervised by">Idris Falodun/)
    expect(text).toMatch(/data-label="Line manager">Idris Falodun/)
    expect(text).toMatch(/data-label="Roles">Supervisee/)
  })
})

describe('adding a person', () => {
  test('is for an administrator alone', async () => {
    const form = { name: 'X Y', email: 'x@example.org', ...starts(today) }
    for (const other of [idris, morwenna, governor]) {
      expect((await world.as(other).get('/people/new')).status).toBe(404)
      expect((await world.as(other).post('/people/new', form)).status).toBe(404)
    }
    expect(await rows(`select 1 from app.membership where email = 'x@example.org'`)).toEqual([])
  })

  test('writes the person with dated facts and an invitation whose link is shown and not kept', async () => {
    const added = await addByForm('Dev Mistry', {
      post: 'Class teacher',
      roles: ['supervisee', 'deputy_dsl'],
      manager: idris.membershipId,
      hours: '32.5',
      also: ['newly_qualified', 'case_holding'],
    })
    expect(added.status).toBe(303)
    const first = today.toString()
    const fact = (kind: string, value: string) => ({ kind, value, from: first, until: null, withdrawn: false })
    expect(await factsOf(added.membershipId)).toEqual([
      fact('case_holding', 'yes'),
      fact('contracted_hours', '32.5'),
      fact('line_manager', 'Idris Falodun'),
      fact('newly_qualified', 'yes'),
      fact('post', 'Class teacher'),
      expect.objectContaining({ kind: 'role' }),
      expect.objectContaining({ kind: 'role' }),
    ])
    const link = await linkShown(added.membershipId, added.cookie)
    expect(link).toMatch(/^http:\/\/localhost:4000\/welcome\/[\w-]{43}$/)
    expect((await world.as(gwen).get(`/people/${added.membershipId}`)).text).not.toContain('/welcome/')
    expect(added.location).not.toContain(link.split('/').at(-1))
    const dump = JSON.stringify([
      await rows('select * from app.invitation'),
      await rows('select * from app.journal_entry'),
      await rows('select * from graphile_worker._private_jobs'),
    ])
    expect(dump).not.toContain(link.split('/').at(-1))
    expect(
      await rows('select token_digest from app.invitation where membership_id = $1', [added.membershipId]),
    ).toEqual([
      {
        token_digest: createHash('sha256')
          .update(link.split('/').at(-1) ?? '')
          .digest(),
      },
    ])
    expect(
      await rows(`select event from app.journal_entry where subject_id = $1 order by event`, [added.membershipId]),
    ).toEqual([{ event: 'invitation.made' }, { event: 'person.added' }])
  })

  test('sent twice is done once', async () => {
    const form = {
      name: 'Twice Over',
      email: 'twice@example.org',
      ...starts(today),
      _once: '0d4d0a1c-7a4e-4c1e-9f5c-2b7a6a8d9e10',
    }
    const [first, second] = [
      await world.as(gwen).post('/people/new', form),
      await world.as(gwen).post('/people/new', form),
    ]
    expect(second.location).toBe(first.location)
    expect(await rows(`select 1 from app.membership where email = 'twice@example.org'`)).toHaveLength(1)
  })

  test('says what is wrong and keeps what was typed', async () => {
    const { status, text } = await world
      .as(gwen)
      .post('/people/new', { name: '=cmd()', email: 'nowhere', hours: '99', roles: 'emperor', ...starts(today) })
    expect(status).toBe(422)
    expect(text).toContain('a spreadsheet would run as a formula')
    expect(text).toContain('is not an e-mail address')
    expect(text).toContain('Write hours a week')
    expect(text).toContain('Choose from the roles')
    expect(text).toContain('value="nowhere"')
  })

  test('refuses an address that somebody here has, in any case', async () => {
    const { status, text } = await world
      .as(gwen)
      .post('/people/new', { name: 'Another', email: morwenna.email.toUpperCase(), ...starts(today) })
    expect(status).toBe(422)
    expect(text).toContain('Morwenna Tait is already here with this address')
  })

  test('refuses a line manager of another organisation', async () => {
    const { status } = await addByForm('Rhys Cole', { manager: elsewhere.membershipId })
    expect(status).toBe(422)
  })
})

describe('who gets in', () => {
  test('somebody added, from their first day on, with the roles that were given', async () => {
    const added = await addByForm('Nia Holt', { roles: ['supervisee'] })
    const nia = await takenUp(await linkShown(added.membershipId, added.cookie), 'Nia Holt')
    expect(await entersAs(nia)).toEqual(['supervisee'])
    const list = (await world.as(gwen).get('/people?q=nia')).text
    expect(list).toContain('Nia Holt')
    expect(list).not.toMatch(/signed in/i)
    expect((await world.as(gwen).post(`/people/${added.membershipId}/invite`, {})).status).toBe(404)
  })

  test('nobody before their first day', async () => {
    const added = await addByForm('Jonas Pell', { roles: ['supervisee'], ...starts(today.add({ days: 3 })) })
    const jonas = await takenUp(await linkShown(added.membershipId, added.cookie), 'Jonas Pell')
    expect(await entersAs(jonas)).toBeNull()
  })

  test('with a role from the day it holds, and without one from the day it ends', async () => {
    const added = await addByForm('Bea Orchard', { roles: ['supervisee'], ...starts(today.subtract({ days: 30 })) })
    const bea = await takenUp(await linkShown(added.membershipId, added.cookie), 'Bea Orchard')
    const change = (roles: string[], day: Temporal.PlainDate) =>
      world.as(gwen).post(`/people/${added.membershipId}/change/roles`, { roles, ...from(day) })
    expect((await change(['supervisee', 'dsl'], today.add({ days: 1 }))).status).toBe(303)
    expect(await entersAs(bea)).toEqual(['supervisee'])
    expect((await change(['dsl'], today)).status).toBe(303)
    expect(await entersAs(bea)).toEqual([])
    const [fact] = await rows(
      `select fact_id from app.membership_fact where membership_id = $1 and value = 'dsl' and withdrawn_at is null`,
      [added.membershipId],
    )
    expect((await world.as(idris).post(`/people/roles/${fact.fact_id}/confirm`, {})).status).toBe(303)
    expect(await entersAs(bea)).toEqual(['dsl'])
  })

  test('nobody after their last day, and an invitation not taken up ends with it', async () => {
    const added = await addByForm('Cai Rowan', { roles: ['supervisee'], ...starts(today.subtract({ days: 30 })) })
    const cai = await takenUp(await linkShown(added.membershipId, added.cookie), 'Cai Rowan')
    const end = (id: string, day: Temporal.PlainDate) =>
      world.as(gwen).post(`/people/${id}/end`, dateFieldValues('last', day.toString()))
    expect((await end(added.membershipId, today.subtract({ days: 1 }))).status).toBe(303)
    expect(await entersAs(cai)).toBeNull()
    expect((await end(added.membershipId, today)).status).toBe(404)
    expect((await world.as(gwen).get('/people')).text).not.toContain('Cai Rowan')
    expect((await world.as(gwen).get('/people?left=1')).text).toContain('Cai Rowan')
    const open = await addByForm('Una Fields')
    await end(open.membershipId, today)
    expect(
      await rows(`select 1 from app.invitation where membership_id = $1 and expires_at > now()`, [open.membershipId]),
    ).toEqual([])
  })
})

describe('a fact', () => {
  test('that changes keeps its history: nothing is overwritten', async () => {
    const start = today.subtract({ days: 100 })
    const day = today.subtract({ days: 10 })
    const { membershipId } = await addByForm('Ansel Bright', { post: 'Cook', ...starts(start) })
    const changed = await world
      .as(gwen)
      .post(`/people/${membershipId}/change/post`, { value: 'Family worker', ...from(day) })
    expect(changed.location).toBe(`/people/${membershipId}`)
    expect(await factsOf(membershipId)).toEqual([
      { kind: 'post', value: 'Cook', from: start.toString(), until: null, withdrawn: true },
      {
        kind: 'post',
        value: 'Cook',
        from: start.toString(),
        until: day.subtract({ days: 1 }).toString(),
        withdrawn: false,
      },
      { kind: 'post', value: 'Family worker', from: day.toString(), until: null, withdrawn: false },
    ])
    const { text } = await world.as(gwen).get(`/people/${membershipId}`)
    expect(text.match(/Post: Cook/g)).toHaveLength(1)
    expect(text).toContain('Still holds')
    expect(
      (await world.as(gwen).post(`/people/${membershipId}/change/post`, { value: 'Family worker', ...from(today) }))
        .status,
    ).toBe(303)
    expect(await factsOf(membershipId)).toHaveLength(3)
  })

  test('cannot hold before the first day, nor be changed by anybody but an administrator of this organisation', async () => {
    const form = { value: 'Cook', ...from(Temporal.PlainDate.from('2019-01-01')) }
    const path = `/people/${morwenna.membershipId}/change/post`
    const early = await world.as(gwen).post(path, form)
    expect(early.status).toBe(422)
    expect(early.text).toContain('was not here yet')
    for (const other of [idris, morwenna, elsewhere]) {
      expect((await world.as(other).post(path, { ...form, ...from(today) })).status).toBe(404)
    }
    expect((await world.as(gwen).get(`/people/${morwenna.membershipId}/change/nonsense`)).status).toBe(404)
  })

  test('each kind has its form, opened with what holds now', async () => {
    for (const slug of ['roles', 'post', 'line-manager', 'hours', 'newly-qualified', 'holds-cases']) {
      expect((await world.as(gwen).get(`/people/${morwenna.membershipId}/change/${slug}`)).status).toBe(200)
    }
    const manager = await world.as(gwen).get(`/people/${morwenna.membershipId}/change/line-manager`)
    expect(manager.text).toContain(`<option value="${idris.membershipId}" selected>`)
    const own = await world
      .as(gwen)
      .post(`/people/${morwenna.membershipId}/change/line-manager`, { value: morwenna.membershipId, ...from(today) })
    expect(own.status).toBe(422)
  })
})

describe('the last administrator', () => {
  const takeAway = (by: TestPerson, whose: TestPerson) =>
    world.as(by).post(`/people/${whose.membershipId}/change/roles`, { roles: ['supervisee'], ...from(today) })

  test('keeps the role and the place, until another can sign in', async () => {
    const own = await takeAway(gwen, gwen)
    expect(own.status).toBe(422)
    expect(own.text).toContain('is the only administrator who can sign in')
    expect(
      (await world.as(gwen).post(`/people/${gwen.membershipId}/end`, dateFieldValues('last', today.toString()))).status,
    ).toBe(422)
    await addByForm('Not Yet', { roles: ['administrator'] })
    expect((await takeAway(gwen, gwen)).status).toBe(422)
    const second = await world.person(school, 'Tam Second', ['administrator'])
    expect((await takeAway(gwen, second)).status).toBe(303)
    const third = await world.person(school, 'Ola Third', ['administrator'])
    expect((await takeAway(third, third)).status).toBe(303)
  })
})

describe('a name or address', () => {
  test('is put right, and an invitation that went to the wrong address ends', async () => {
    const { membershipId } = await addByForm('Wrong Adress')
    const path = `/people/${membershipId}/details`
    expect((await world.as(gwen).post(path, { name: 'Right Address', email: 'not one' })).status).toBe(422)
    expect((await world.as(gwen).post(path, { name: 'Right Address', email: morwenna.email })).status).toBe(422)
    expect((await world.as(gwen).post(path, { name: 'Right Address', email: 'right@example.org' })).status).toBe(303)
    expect(await rows('select name, email from app.membership where membership_id = $1', [membershipId])).toEqual([
      { name: 'Right Address', email: 'right@example.org' },
    ])
    expect(
      await rows(`select 1 from app.invitation where membership_id = $1 and expires_at > now()`, [membershipId]),
    ).toEqual([])
    const again = await world.as(gwen).post(`/people/${membershipId}/invite`, {})
    expect(again.status).toBe(303)
    expect((await world.as(idris).post(path, { name: 'X', email: 'x@example.org' })).status).toBe(404)
  })
})

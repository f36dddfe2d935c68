import { afterAll, beforeAll, expect, it } from 'vitest'
import { testPassword, totpNow } from '../../../test/support/accounts.ts'
import { visitor } from '../../../test/support/visitor.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../test/support/world.ts'
import { dayInWords } from '../../domain/text/dates.ts'
import { resetAccount } from '../../platform/auth/sign-in-again.ts'

let world: World
let school: TestOrganisation
let idris: TestPerson
const fresh = 'seven copper kites tonight'
const today = Temporal.Now.plainDateISO('Europe/London')

beforeAll(async () => {
  world = await testWorld({ pool: 1 })
  school = await world.organisation('Elm Primary School')
  idris = await world.person(school, 'Idris Falodun', ['supervisor'])
})
afterAll(() => world.end())

async function reset(person: TestPerson) {
  const done = await resetAccount(world.database.owner, ` ${person.email.toUpperCase()} `)
  if (done === null) throw new Error('There is no such account')
  return `/sign-in/again/${done.token}`
}
const rows = async (sql: string, values: unknown[] = []) => (await world.database.owner.query(sql, values)).rows

it('takes away every way of signing in, keeps no token, and says so in the journal of each place', async () => {
  const person = await world.person(school, 'Rosa Fields', ['supervisee'])
  const other = await world.person(await world.organisation('Five Elms Trust'), 'Rosa Fields', ['governor'])
  await world.database.owner.query('update app.membership set person_id = $2 where membership_id = $1', [
    other.membershipId,
    person.personId,
  ])
  const path = await reset(person)
  expect((await world.as(person).get('/account')).status).toBe(303)
  expect(await rows('select 1 from auth."twoFactor" where "userId" = $1', [person.accountId])).toEqual([])
  const browser = visitor(world)
  await browser.get('/sign-in')
  const old = await browser.send('/sign-in', { email: person.email, password: testPassword })
  expect(old.status).toBe(422)
  const token = path.split('/').at(-1) ?? ''
  expect(
    JSON.stringify([await rows('select * from auth."verification"'), await rows('select * from app.journal_entry')]),
  ).not.toContain(token)
  expect(
    await rows(`select membership_id from app.journal_entry where event = 'account.reset' and person_id = $1`, [
      person.personId,
    ]),
  ).toEqual(expect.arrayContaining([{ membership_id: person.membershipId }, { membership_id: other.membershipId }]))
})

it('gives a link by which the person chooses a password and sets up a second factor, once', async () => {
  const path = await reset(idris)
  const browser = visitor(world)
  const page = await browser.get(path)
  expect(page.text).toContain('Choose a new password, Idris Falodun')
  expect((await browser.send(path, { password: 'short', again: 'short' })).status).toBe(422)
  await browser.get(path)
  expect((await browser.send(path, { password: fresh, again: 'another' })).text).toContain('Type the same password')
  await browser.get(path)
  const done = await browser.send(path, { password: fresh, again: fresh })
  expect([done.status, done.location]).toEqual([303, '/account/second-factor'])
  const account = await browser.get('/account')
  expect(account.text).toContain(
    `Your sign-in was reset on the server on ${dayInWords(today, today)}. If that was not you, tell your DSL and the head.`,
  )
  for (const answer of [
    await visitor(world).get(path),
    await visitor(world).post(path, { password: fresh, again: fresh }),
  ]) {
    expect(answer.status).toBe(410)
  }
  await browser.get('/account/second-factor')
  const shown = await browser.send('/account/second-factor', { password: fresh })
  const secret = /<code>([A-Z2-7 ]{32,})<\/code>/.exec(shown.text)?.[1]?.replaceAll(' ', '') ?? ''
  expect((await browser.send('/account/second-factor/confirm', { code: totpNow(secret) })).status).toBe(303)
})

it('is said for 30 days', async () => {
  const person = await world.person(school, 'Leo Marsh', ['supervisee'])
  const said = async (daysAgo: number) => {
    await world.database.owner.query(
      `insert into app.journal_entry (organisation_id, event, membership_id, person_id, at) values ($1, 'account.reset', $2, $3, now() - make_interval(days => $4))`,
      [school.organisationId, person.membershipId, person.personId, daysAgo],
    )
    return (await world.as(person).get('/account')).text.includes('Your sign-in was reset on the server')
  }
  expect(await said(31)).toBe(false)
  expect(await said(29)).toBe(true)
})

it('works for an hour, and an earlier link ends with a later one', async () => {
  const person = await world.person(school, 'Una Grey', ['supervisee'])
  const [first, second] = [await reset(person), await reset(person)]
  expect((await visitor(world).get(first)).status).toBe(410)
  expect((await visitor(world).get(second)).status).toBe(200)
  await world.database.owner.query(`update auth."verification" set "expiresAt" = now() - interval '1 second'`)
  expect((await visitor(world).get(second)).status).toBe(410)
  expect((await visitor(world).get('/sign-in/again/never-was')).status).toBe(410)
})

it('is nothing for an address that nobody signs in with, and not for the roles of the product', async () => {
  expect(await resetAccount(world.database.owner, 'nobody@example.org')).toBeNull()
  for (const pool of [world.services.pools.web, world.services.pools.auth]) {
    await expect(pool.query(`select platform.note_account_reset('x')`)).rejects.toThrow(/permission denied/)
  }
})

it('the page to sign in says whom to ask', async () => {
  expect((await visitor(world).get('/sign-in')).text).toContain('who asks whoever runs the server')
})

import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountWithPassword, sessionFor, testPassword, totpNow } from '../../../test/support/accounts.ts'
import { visitor } from '../../../test/support/visitor.ts'
import { signInSecret, type TestOrganisation, testWorld, type World } from '../../../test/support/world.ts'

let world: World
let school: TestOrganisation
let trust: TestOrganisation

beforeAll(async () => {
  world = await testWorld({ pool: 1 })
  school = await world.organisation('Elm Primary School')
  trust = await world.organisation('Five Elms Trust', { kind: 'trust' })
})
afterAll(() => world.end())

/** Somebody added by an administrator, with the link that invites them. */
async function invited(name: string, email: string, more: { expires?: string; organisation?: TestOrganisation } = {}) {
  const { owner } = world.database
  const { organisationId } = more.organisation ?? school
  const [personId, membershipId] = [randomUUID(), randomUUID()]
  const token = randomBytes(24).toString('base64url')
  await owner.query('insert into app.person (person_id) values ($1)', [personId])
  await owner.query(
    `insert into app.membership (organisation_id, membership_id, person_id, name, email, started_on) values ($1, $2, $3, $4, $5, '2020-09-01')`,
    [organisationId, membershipId, personId, name, email],
  )
  await owner.query(
    'insert into app.invitation (organisation_id, invitation_id, membership_id, token_digest, expires_at) values ($1, $2, $3, $4, now() + $5::interval)',
    [organisationId, randomUUID(), membershipId, createHash('sha256').update(token).digest(), more.expires ?? '7 days'],
  )
  return { path: `/welcome/${token}`, membershipId, personId }
}

const accountOfMember = async (membershipId: string): Promise<string | null> => {
  const { rows } = await world.database.owner.query(
    'select p.auth_user_id from app.membership m join app.person p using (person_id) where m.membership_id = $1',
    [membershipId],
  )
  return rows[0]?.auth_user_id ?? null
}
const events = async (membershipId: string): Promise<string[]> => {
  const { rows } = await world.database.owner.query(
    'select event from app.journal_entry where membership_id = $1 order by event',
    [membershipId],
  )
  return rows.map((row) => row.event)
}

describe('an invitation', () => {
  it('greets by name and organisation, takes a password, signs in and leads on to the second factor', async () => {
    const { path, membershipId } = await invited('Nia Penhallow', 'Nia.Penhallow@example.org')
    const browser = visitor(world)
    const page = await browser.get(path)
    expect(page.text).toContain('Welcome, Nia Penhallow')
    expect(page.text).toContain('Elm Primary School')
    const done = await browser.send(path, { password: testPassword, again: testPassword })
    expect([done.status, done.location]).toEqual([303, '/account/second-factor'])
    expect((await browser.get('/account/second-factor')).status).toBe(200)
    expect(await accountOfMember(membershipId)).toBe(await world.services.signIn.accountOf('nia.penhallow@example.org'))
    expect(await events(membershipId)).toEqual(['invitation.taken_up', 'sign_in.done'])
  })

  it.each([
    [{ password: '', again: '' }, 'Choose a password'],
    [{ password: 'short', again: 'short' }, 'at least 12 characters'],
    [{ password: 'password1234', again: 'password1234' }, 'harder to guess'],
    [{ password: 'weak.choice and more', again: 'weak.choice and more' }, 'without the name in your e-mail address'],
    [{ password: testPassword, again: `${testPassword}!` }, 'Type the same password in both fields'],
  ])('does not take the password %j', async (typed, words) => {
    const { path, membershipId } = await invited('Weak Choice', 'weak.choice@example.org')
    const browser = visitor(world)
    await browser.get(path)
    const again = await browser.send(path, typed)
    expect(again.status).toBe(422)
    expect(again.text).toContain(words)
    expect(again.text).not.toContain(`value="${typed.password || 'nothing'}"`)
    expect(await accountOfMember(membershipId)).toBeNull()
    await world.database.owner.query('update app.membership set ended_on = current_date where membership_id = $1', [
      membershipId,
    ])
  })

  it('that was used, has run out or never was says to ask for another', async () => {
    const used = await invited('Used Once', 'used.once@example.org')
    const browser = visitor(world)
    await browser.get(used.path)
    await browser.send(used.path, { password: testPassword, again: testPassword })
    const late = await invited('Too Late', 'too.late@example.org', { expires: '-1 minute' })
    for (const path of [used.path, late.path, '/welcome/never-was']) {
      for (const answer of [
        await visitor(world).get(path),
        await visitor(world).post(path, { password: testPassword, again: testPassword }),
      ]) {
        expect(answer.status).toBe(410)
        expect(answer.text).toContain('ask the administrator of your organisation for another link')
      }
    }
    expect(await world.services.signIn.accountOf('too.late@example.org')).toBeNull()
  })

  it('of somebody who has an account is added after password and code', async () => {
    const known = await world.person(trust, 'Idris Falodun', ['supervisor'])
    const { path, membershipId } = await invited('Idris Falodun', known.email)
    const browser = visitor(world)
    expect((await browser.get(path)).text).toContain('You have an account already')
    expect((await browser.send(path, { password: '' })).status).toBe(422)
    expect((await browser.send(path, { password: 'not the password' })).text).toContain(
      'not the password of this account',
    )
    const code = await browser.send(path, { password: testPassword })
    expect(code.location).toBe(`/sign-in/code?next=${encodeURIComponent(path)}`)
    await browser.get(code.location ?? '')
    expect((await browser.send('/sign-in/code', { code: totpNow(known.totpSecret) })).location).toBe(path)
    expect((await browser.get(path)).text).toContain('Add Elm Primary School to my account')
    expect((await browser.send(path)).location).toBe('/account')
    expect(await accountOfMember(membershipId)).toBe(known.accountId)
    expect((await browser.get('/account')).text).toContain('Go to Five Elms Trust')
  })

  it('is added to an account that has no place anywhere yet, through the second step too', async () => {
    const known = await world.person(trust, 'Gwen Abara-Holt', ['head'])
    await world.database.owner.query('update app.membership set ended_on = current_date - 1 where membership_id = $1', [
      known.membershipId,
    ])
    const { path, membershipId } = await invited('Gwen Abara-Holt', known.email)
    const browser = visitor(world)
    await browser.get(path)
    await browser.get((await browser.send(path, { password: testPassword })).location ?? '')
    expect((await browser.send('/sign-in/code', { code: totpNow(known.totpSecret) })).location).toBe(path)
    await browser.get(path)
    expect((await browser.send(path)).location).toBe('/account')
    expect((await browser.get('/account')).status).toBe(200)
    expect(await accountOfMember(membershipId)).toBe(known.accountId)
  })

  it('of somebody who has an account with a password only is added at once', async () => {
    const { accountId } = await accountWithPassword(world.database.owner, { name: 'Amina', email: 'amina@example.org' })
    const { path, membershipId } = await invited('Amina', 'amina@example.org')
    const browser = visitor(world)
    await browser.get(path)
    expect((await browser.send(path, { password: testPassword })).location).toBe('/account/second-factor')
    expect(await accountOfMember(membershipId)).toBe(accountId)
  })

  it('of one person cannot be taken by somebody signed in as another', async () => {
    const mine = await invited('Tobias Reed', 'tobias.reed@example.org')
    const { accountId } = await accountWithPassword(world.database.owner, {
      name: 'Tobias',
      email: 'other.address@example.org',
    })
    await world.database.owner.query('update app.person set auth_user_id = $2 where person_id = $1', [
      mine.personId,
      accountId,
    ])
    const stranger = await world.person(trust, 'Somebody Else', ['supervisee'])
    const browser = visitor(world, stranger.cookie)
    expect((await browser.get(mine.path)).text).toContain('you are signed in as somebody else')
    const { cookie } = await sessionFor(world.database.owner, signInSecret, accountId)
    expect((await visitor(world, cookie).get(mine.path)).status).toBe(200)
    expect(await accountOfMember(mine.membershipId)).toBe(accountId)
  })
})

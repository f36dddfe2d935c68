import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPassword, totpNow } from '../../../test/support/accounts.ts'
import { visitor } from '../../../test/support/visitor.ts'
import { type TestOrganisation, type TestPerson, testWorld, type World } from '../../../test/support/world.ts'

let world: World
let school: TestOrganisation

beforeAll(async () => {
  // One connection of the web pool: signing in may not need a second while it holds the first.
  world = await testWorld({ pool: 1 })
  school = await world.organisation('Elm Primary School')
})
afterAll(() => world.end())

let people = 0
const person = () => world.person(school, `Morwenna ${'abcdefghijklmnopqrstuvwxyz'[people++]}`, ['supervisee'])

/** Somebody who signs in with a password only. */
async function withoutSecondFactor(): Promise<TestPerson> {
  const somebody = await person()
  await world.database.owner.query('delete from auth."twoFactor" where "userId" = $1', [somebody.accountId])
  await world.database.owner.query('update auth."user" set "twoFactorEnabled" = false where "id" = $1', [
    somebody.accountId,
  ])
  return somebody
}

const count = async (sql: string, value: string): Promise<number> => {
  const { rows } = await world.database.owner.query(`select count(*)::int as n from ${sql}`, [value])
  return rows[0].n
}
const journalled = (event: string, somebody: TestPerson) =>
  count(`app.journal_entry where event = '${event}' and membership_id = $1`, somebody.membershipId)
const cookieName = 'plumbline.session_token'

describe('signing in', () => {
  it('asks for a password, then for a code, then opens the page that was asked for', async () => {
    const somebody = await person()
    const browser = visitor(world)
    expect((await browser.get('/account')).location).toBe('/sign-in?next=%2Faccount')
    await browser.get('/sign-in?next=%2Faccount')
    const second = await browser.send('/sign-in', { email: somebody.email, password: testPassword })
    expect([second.status, second.location]).toEqual([303, '/sign-in/code?next=%2Faccount'])
    expect(browser.cookies.has(cookieName)).toBe(false)
    expect((await browser.get('/sign-in/code?next=%2Faccount')).text).toContain('autocomplete="one-time-code"')
    const done = await browser.send('/sign-in/code', { code: totpNow(somebody.totpSecret) })
    expect([done.status, done.location]).toEqual([303, '/account'])
    expect((await browser.get('/account')).text).toContain(somebody.email)
    expect(await journalled('sign_in.done', somebody)).toBe(1)
  })

  it('is done after the password where no second factor is set up, and the account page says why to set one up', async () => {
    const somebody = await withoutSecondFactor()
    const browser = visitor(world)
    await browser.get('/sign-in')
    const done = await browser.send('/sign-in', { email: somebody.email, password: testPassword })
    expect([done.status, done.location]).toEqual([303, '/'])
    expect((await browser.get('/account')).text).toContain('from an app on your phone')
  })

  it.each([
    ['a wrong password', { password: 'not the password' }, 'do not belong together'],
    ['an unknown address', { email: 'nobody@example.org' }, 'do not belong together'],
    ['no address', { email: ' ' }, 'Enter your e-mail address'],
    ['no password', { password: '' }, 'Enter your password'],
  ])('with %s shows the form again, with the address and without the password', async (_, wrong, words) => {
    const browser = visitor(world)
    await browser.get('/sign-in?next=%2Faccount')
    const again = await browser.send('/sign-in', { email: 'gwen@example.org', password: testPassword, ...wrong })
    expect(again.status).toBe(422)
    expect(again.text).toContain(words)
    expect(again.text).toContain('<title>Error: Sign in')
    if (!('email' in wrong)) expect(again.text).toContain('value="gwen@example.org"')
    expect(again.text).not.toContain(testPassword)
    expect(again.text).toContain('name="next" value="/account"')
  })

  it.each(['https://example.com/', '//example.com', '/\\example.com', 'javascript:alert(1)'])(
    'never leads on to %s',
    async (next) => {
      const somebody = await withoutSecondFactor()
      const browser = visitor(world)
      const page = await browser.get(`/sign-in?next=${encodeURIComponent(next)}`)
      expect(page.text).not.toContain('name="next"')
      const done = await browser.send('/sign-in', { email: somebody.email, password: testPassword, next })
      expect(done.location).toBe('/')
    },
  )

  it('with a wrong code asks again, and a code counts once', async () => {
    const somebody = await person()
    const right = totpNow(somebody.totpSecret)
    for (const [code, status] of [
      ['000000', 422],
      ['', 422],
      [right, 303],
    ] as const) {
      const browser = visitor(world)
      await browser.get('/sign-in')
      await browser.get(
        (await browser.send('/sign-in', { email: somebody.email, password: testPassword })).location ?? '',
      )
      expect((await browser.send('/sign-in/code', { code })).status).toBe(status)
    }
    const other = visitor(world)
    await other.get('/sign-in')
    await other.get((await other.send('/sign-in', { email: somebody.email, password: testPassword })).location ?? '')
    const replayed = await other.send('/sign-in/code', { code: right })
    expect(replayed.status).toBe(422)
    expect(replayed.text).toContain('was used before')
    expect(other.cookies.has(cookieName)).toBe(false)
  })

  it('begins again when the code comes without a password before it', async () => {
    const browser = visitor(world)
    expect((await browser.get('/sign-in/code')).location).toBe('/sign-in')
    const again = await browser.post('/sign-in/code', { code: '123456' })
    expect(again.status).toBe(422)
    expect(again.text).toContain('name="password"')
  })

  it('after ten wrong passwords says when to try again, also to who has it right', async () => {
    const somebody = await withoutSecondFactor()
    const browser = visitor(world)
    for (let i = 0; i < 10; i++) {
      expect((await browser.post('/sign-in', { email: somebody.email, password: 'not the password' })).status).toBe(422)
    }
    const late = await browser.post('/sign-in', { email: somebody.email, password: testPassword })
    expect(late.status).toBe(429)
    expect(late.text).toMatch(/There were too many tries\. Try again at [\d.]+[ap]m|midday|midnight/)
    expect(Number(late.headers.get('retry-after'))).toBeLessThanOrEqual(900)
  })

  it('gives a new session each time and ends the one before, so that a planted one is worth nothing', async () => {
    const [planted, somebody] = [await person(), await withoutSecondFactor()]
    await world.database.owner.query('update app.membership set ended_on = current_date - 1 where membership_id = $1', [
      planted.membershipId,
    ])
    const browser = visitor(world, planted.cookie)
    await browser.get('/sign-in')
    await browser.send('/sign-in', { email: somebody.email, password: testPassword })
    expect(browser.cookies.get(cookieName)).toBeDefined()
    expect(`${cookieName}=${browser.cookies.get(cookieName)}`).not.toBe(planted.cookie)
    expect(await count('auth."session" where "token" = $1', planted.token)).toBe(0)
  })

  it('ends a session that has been idle for some minutes without waiting for itself', async () => {
    const somebody = await withoutSecondFactor()
    await world.database.owner.query('update app.membership set ended_on = current_date - 1 where membership_id = $1', [
      somebody.membershipId,
    ])
    await world.database.owner.query(
      `update auth."session" set "expiresAt" = now() + interval '20 minutes' where "token" = $1`,
      [somebody.token],
    )
    const other = await withoutSecondFactor()
    const browser = visitor(world, somebody.cookie)
    expect((await browser.post('/sign-in', { email: other.email, password: testPassword })).status).toBe(303)
  })

  it('of somebody who has no place any more says so, and leaves no session', async () => {
    const somebody = await withoutSecondFactor()
    await world.database.owner.query('update app.membership set ended_on = current_date - 1 where membership_id = $1', [
      somebody.membershipId,
    ])
    await world.database.owner.query('delete from auth."session" where "userId" = $1', [somebody.accountId])
    const browser = visitor(world)
    const answer = await browser.post('/sign-in', { email: somebody.email, password: testPassword })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('You have no place in an organisation here just now')
    expect(browser.cookies.has(cookieName)).toBe(false)
    expect(await count('auth."session" where "userId" = $1', somebody.accountId)).toBe(0)
  })

  it('is not asked of somebody signed in', async () => {
    const somebody = await person()
    const browser = visitor(world, somebody.cookie)
    expect((await browser.get('/sign-in')).location).toBe('/')
    expect((await browser.get('/sign-in?next=%2Faccount')).location).toBe('/account')
    expect((await browser.get('/sign-in/code')).location).toBe('/sign-in')
    expect((await browser.post('/sign-in', { email: somebody.email, password: 'x' })).location).toBe('/')
  })

  it('is refused when another site sends the form', async () => {
    const somebody = await withoutSecondFactor()
    const browser = visitor(world)
    const form = { email: somebody.email, password: testPassword }
    expect((await browser.post('/sign-in', form, { origin: 'https://example.com' })).status).toBe(403)
    expect((await browser.post('/sign-in', form, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })
})

describe('words written when the session ended', () => {
  const words = 'She said “I did not know”, & then <nothing>.\nA second line.'

  it('come back after password and code, and are sent with a token that holds', async () => {
    const somebody = await person()
    const browser = visitor(world)
    const out = await browser.post('/account/organisation', {
      membership: words,
      _csrf: 'old',
      password: 'a-secret-typed',
    })
    expect(out.status).toBe(401)
    expect(out.text).not.toContain('a-secret-typed')
    const again = await browser.send('/sign-in', { email: somebody.email, password: 'not the password' })
    expect(again.status).toBe(422)
    const code = await browser.send('/sign-in', { email: somebody.email, password: testPassword })
    expect(code.status).toBe(200)
    expect((await browser.send('/sign-in/code', { code: '000000' })).status).toBe(422)
    const kept = await browser.send('/sign-in/code', { code: totpNow(somebody.totpSecret) })
    expect(kept.status).toBe(200)
    expect(kept.text).toContain('Your words are still here')
    expect(kept.text).not.toContain('<nothing>')
    expect(browser.cookies.has(cookieName)).toBe(true)
    // The route refuses such a membership as a 404: it was asked for by somebody signed in, with a token that holds.
    expect((await browser.send('/account/organisation')).status).toBe(404)
  })

  it('ask for signing in again, and not to be sent once more, when the browser still has the cookie of before', async () => {
    const somebody = await withoutSecondFactor()
    await world.database.owner.query('delete from auth."session" where "token" = $1', [somebody.token])
    const browser = visitor(world, somebody.cookie)
    const out = await browser.post('/account/organisation', { membership: words })
    expect(out.status).toBe(401)
    expect(out.text).toContain('You were signed out')
    const kept = await browser.send('/sign-in', { email: somebody.email, password: testPassword })
    expect(kept.text).toContain('Your words are still here')
  })

  it('are not lost when too many passwords were tried', async () => {
    const browser = visitor(world)
    await browser.post('/account/organisation', { membership: words })
    let last = await browser.send('/sign-in', { email: 'too.many@example.org', password: 'x' })
    for (let i = 0; i < 10; i++) last = await browser.send('/sign-in', { email: 'too.many@example.org', password: 'x' })
    expect(last.status).toBe(429)
    expect(last.text).toContain('I did not know')
  })

  it('are not lost when another page of the same browser has signed in before', async () => {
    const somebody = await withoutSecondFactor()
    const browser = visitor(world)
    await browser.post('/account/organisation', { membership: words })
    const signedInMeanwhile = visitor(world, somebody.cookie)
    const carried = JSON.stringify({ path: '/account/organisation', form: { membership: words } })
    const answer = await signedInMeanwhile.post('/sign-in', {
      email: somebody.email,
      password: testPassword,
      _keep: carried,
    })
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('action="/account/organisation"')
    expect(answer.text).toContain('I did not know')
  })

  it('are never sent anywhere else', async () => {
    const somebody = await withoutSecondFactor()
    const browser = visitor(world)
    const _keep = JSON.stringify({ path: 'https://example.com/', form: { words } })
    expect((await browser.post('/sign-in', { email: somebody.email, password: testPassword, _keep })).location).toBe(
      '/',
    )
  })
})

describe('signing out', () => {
  it('ends the session in the database, clears the browser and is journalled', async () => {
    const somebody = await person()
    const browser = visitor(world, `${somebody.cookie}; plumbline.membership=${somebody.membershipId}`)
    await browser.get('/account')
    const out = await browser.send('/sign-out')
    expect(out.status).toBe(200)
    expect(out.text).toContain('You are signed out')
    expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"')
    expect(browser.cookies.size).toBe(0)
    expect(await count('auth."session" where "token" = $1', somebody.token)).toBe(0)
    expect(await journalled('sign_out.done', somebody)).toBe(1)
    expect((await visitor(world, somebody.cookie).get('/account')).location).toBe('/sign-in?next=%2Faccount')
  })

  it('works after the session has been idle for some minutes', async () => {
    const somebody = await person()
    await world.database.owner.query(
      `update auth."session" set "expiresAt" = now() + interval '20 minutes' where "token" = $1`,
      [somebody.token],
    )
    const browser = visitor(world, somebody.cookie)
    await browser.get('/help')
    await world.database.owner.query(
      `update auth."session" set "expiresAt" = now() + interval '20 minutes' where "token" = $1`,
      [somebody.token],
    )
    expect((await browser.send('/sign-out')).status).toBe(200)
    expect(await count('auth."session" where "token" = $1', somebody.token)).toBe(0)
  })

  it('from a page of an earlier session asks once more, and of nobody signed in says the same', async () => {
    const somebody = await person()
    const browser = visitor(world, somebody.cookie)
    const old = await browser.post('/sign-out', { _csrf: 'old' })
    expect(old.status).toBe(401)
    expect(old.text).toContain('You are still signed in')
    expect((await browser.send('/sign-out')).text).toContain('You are signed out')
    expect((await visitor(world).post('/sign-out', {})).status).toBe(200)
  })
})

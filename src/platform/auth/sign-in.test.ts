import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  accountWithPassword,
  accountWithSecondFactor,
  sessionFor,
  testBackupCodes,
  testPassword,
  totpNow,
} from '../../../test/support/accounts.ts'
import { testDatabase, testSecrets, type TestDatabase } from '../../../test/support/database.ts'
import { openPools, type Pools } from '../database/pools.ts'
import { createSignIn } from './better-auth-sign-in.ts'
import { library } from './library.ts'
import { cookieNames, sealed, sessionCookie } from './session-cookie.ts'
import type { SignIn } from './sign-in.ts'
import { addressHeader, networkOf, triesBeginAgain } from './tries.ts'

const secret = 'a-secret-for-tests-only-0123456789-abcdefghijkl'
const publicUrl = 'http://localhost:4000'
const nobody = new Headers()
let database: TestDatabase
let pools: Pools
let signIn: SignIn
let present: () => Temporal.Instant
let people = 0
let logged: string[]

beforeAll(async () => {
  database = await testDatabase()
  pools = openPools(database.ownerUrl, testSecrets, { size: 1, onLost: () => {} })
})
afterAll(async () => {
  await pools.end()
  await database.drop()
})
afterEach(() => void vi.useRealTimers())
beforeEach(() => {
  logged = []
  // The middle of a time step, so that no code runs out while a test is under way. better-auth asks Date.
  const step = 30_000
  const middle = Math.floor(Temporal.Now.instant().epochMilliseconds / step) * step + step / 2
  vi.useFakeTimers({ now: middle, toFake: ['Date'] })
  present = () => Temporal.Instant.fromEpochMilliseconds(middle)
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
  signIn = createSignIn({ pool: pools.auth, secret, publicUrl, now: () => present(), log })
})

const somebody = () => ({ name: 'Morwenna Tait', email: `morwenna.${++people}@example.org` })
const cookieSet = (cookies: readonly string[], name: string) =>
  cookies.find((each) => each.startsWith(`${name}=`)) ?? ''
const withCookies = (cookies: readonly string[]) =>
  new Headers({ cookie: cookies.map((each) => each.split(';')[0]).join('; ') })
const sessionsOf = async (account: string) => {
  const { rows } = await database.owner.query('select "token" from auth."session" where "userId" = $1', [account])
  return rows.map((row) => row.token as string)
}
/** Past the first step, with the cookie of the second. */
async function passwordGiven(email: string): Promise<Headers> {
  const answer = await signIn.withPassword(email, testPassword, nobody)
  expect(answer.outcome).toBe('code_needed')
  return withCookies(answer.cookies)
}

describe('signing in with a password', () => {
  it('gives a session cookie that scripts cannot read and that goes with the browser', async () => {
    const who = somebody()
    const { accountId } = await accountWithPassword(database.owner, who)
    const answer = await signIn.withPassword(` ${who.email.toUpperCase()} `, testPassword, nobody)
    expect(answer.outcome).toBe('signed_in')
    const set = cookieSet(answer.cookies, 'plumbline.session_token')
    expect(set).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/)
    const token = signIn.sessionToken(withCookies([set]))
    expect(await sessionsOf(accountId)).toEqual([token])
    expect(await signIn.accountOfSession(withCookies([set]))).toEqual({ id: accountId, ...who })
  })

  it('lasts an hour, and is marked secure where the address is https', async () => {
    const who = somebody()
    const { accountId } = await accountWithPassword(database.owner, who)
    const overTls = createSignIn({
      pool: pools.auth,
      secret,
      publicUrl: 'https://plumbline.test',
      now: present,
      log: pino({ level: 'silent' }),
    })
    const answer = await overTls.withPassword(who.email, testPassword, nobody)
    const set = cookieSet(answer.cookies, '__Host-plumbline.session_token')
    expect(set).toContain('; Secure')
    const { rows } = await database.owner.query(
      `select extract(epoch from "expiresAt" - "createdAt")::int as seconds, "ipAddress", "userAgent" from auth."session" where "userId" = $1`,
      [accountId],
    )
    expect(rows[0].seconds).toBeGreaterThan(3_500)
    expect(rows[0].seconds).toBeLessThan(3_601)
    expect([rows[0].ipAddress, rows[0].userAgent]).toEqual(['', ''])
  })

  it('refuses a wrong password, an unknown e-mail and something that is no e-mail alike', async () => {
    const who = somebody()
    await accountWithPassword(database.owner, who)
    for (const [email, password] of [
      [who.email, 'not the password'],
      ['nobody@example.org', testPassword],
      ['nobody', testPassword],
      ['', ''],
    ] as const) {
      expect(await signIn.withPassword(email, password, nobody)).toEqual({ outcome: 'refused', cookies: [] })
    }
  })

  it('works as hard for an unknown e-mail as for a wrong password, so that time tells nothing', async () => {
    const who = somebody()
    await accountWithPassword(database.owner, who)
    const work = async (email: string) => {
      const each: number[] = []
      for (let i = 0; i < 4; i++) {
        const before = process.cpuUsage()
        await signIn.withPassword(email, 'not the password', nobody)
        const { user, system } = process.cpuUsage(before)
        each.push(user + system)
      }
      return Math.min(...each)
    }
    const [known, unknown] = [await work(who.email), await work('nobody.else@example.org')]
    expect(Math.min(known, unknown) / Math.max(known, unknown)).toBeGreaterThan(0.3)
  })

  it('ends the session that the browser had before', async () => {
    const [first, second] = [somebody(), somebody()]
    const before = await accountWithPassword(database.owner, first)
    await accountWithPassword(database.owner, second)
    const { cookie } = await sessionFor(database.owner, secret, before.accountId)
    await signIn.withPassword(second.email, testPassword, new Headers({ cookie }))
    expect(await sessionsOf(before.accountId)).toEqual([])
  })

  it('never takes up a session token that somebody else chose', async () => {
    const who = somebody()
    const { accountId } = await accountWithPassword(database.owner, who)
    const planted = new Headers({ cookie: `plumbline.session_token=${sealed('planted-token', secret)}` })
    const answer = await signIn.withPassword(who.email, testPassword, planted)
    expect(signIn.sessionToken(withCookies(answer.cookies))).not.toBe('planted-token')
    expect(await sessionsOf(accountId)).not.toContain('planted-token')
  })

  it('says nothing of who it was in the log, and nothing on the console', async () => {
    const spies = (['log', 'warn', 'error', 'info'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => {}),
    )
    const who = somebody()
    await accountWithPassword(database.owner, who)
    await signIn.withPassword(who.email, 'not the password', nobody)
    await signIn.withPassword('nobody@example.org', 'not the password', nobody)
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled()
      spy.mockRestore()
    }
    expect(logged).toHaveLength(2)
    expect(logged.join()).toContain('sign_in.failed')
    expect(logged.join()).not.toMatch(/example\.org|not the password/)
  })
})

describe('the cookie of a session', () => {
  it('is one that better-auth itself reads, and the other way round', async () => {
    const who = somebody()
    const { accountId } = await accountWithPassword(database.owner, who)
    const auth = library({ pool: pools.auth, secret, publicUrl })
    const { cookie, token } = await sessionFor(database.owner, secret, accountId)
    expect((await auth.api.getSession({ headers: new Headers({ cookie }) }))?.session.token).toBe(token)
    const { headers, response } = await auth.api.signInEmail({
      body: { email: who.email, password: testPassword },
      returnHeaders: true,
    })
    expect('token' in response && signIn.sessionToken(withCookies(headers.getSetCookie()))).toBe(
      'token' in response && response.token,
    )
  })

  it.each([
    ['no seal', 'a-token'],
    [
      'the seal of another',
      encodeURIComponent(`a-token.${decodeURIComponent(sealed('another', secret)).split('.')[1]}`),
    ],
    ['a seal by another secret', sealed('a-token', 'another-secret')],
    ['a broken encoding', '%E0%A4%A'],
    ['nothing', ''],
  ])('with %s names no session', (_, value) => {
    const cookieWith = (sent: string) => new Headers({ cookie: `${cookieNames(publicUrl).session}=${sent}` })
    // What was found to be ours is remembered, and must not speak for another.
    expect(signIn.sessionToken(cookieWith(sealed('a-token', secret)))).toBe('a-token')
    expect(signIn.sessionToken(cookieWith(value))).toBeNull()
    expect(signIn.sessionToken(cookieWith(value))).toBeNull()
  })

  it('of a session that is twelve hours old or an hour idle names nobody', async () => {
    const { accountId } = await accountWithPassword(database.owner, somebody())
    for (const change of [
      `"createdAt" = now() - interval '12 hours 1 minute'`,
      `"expiresAt" = now() - interval '1 second'`,
    ]) {
      const { cookie, token } = await sessionFor(database.owner, secret, accountId)
      await database.owner.query(`update auth."session" set ${change} where "token" = $1`, [token])
      expect(await signIn.accountOfSession(new Headers({ cookie }))).toBeNull()
    }
  })
})

describe('the second step', () => {
  it('begins no session until the code is right', async () => {
    const who = somebody()
    const { accountId, totpSecret } = await accountWithSecondFactor(database.owner, secret, who)
    const from = await passwordGiven(who.email)
    expect(await sessionsOf(accountId)).toEqual([])
    expect(signIn.awaitsCode(from)).toBe(true)
    expect(signIn.awaitsCode(nobody)).toBe(false)
    expect((await signIn.withCode('000000', from)).outcome).toBe('refused')
    expect(await sessionsOf(accountId)).toEqual([])
    const code = totpNow(totpSecret, present())
    const answer = await signIn.withCode(`${code.slice(0, 3)} ${code.slice(3)}`, from)
    expect(answer.outcome).toBe('signed_in')
    expect(await sessionsOf(accountId)).toEqual([signIn.sessionToken(withCookies(answer.cookies))])
  })

  it('counts a code once, also in another browser', async () => {
    const who = somebody()
    const { totpSecret } = await accountWithSecondFactor(database.owner, secret, who)
    const code = totpNow(totpSecret, present())
    const [one, two] = [await passwordGiven(who.email), await passwordGiven(who.email)]
    const answers = await Promise.all([signIn.withCode(code, one), signIn.withCode(code, two)])
    expect(answers.map((each) => each.outcome).sort()).toEqual(['refused', 'signed_in'])
  })

  it('takes the code of the step before and after, and none further off', async () => {
    const who = somebody()
    const { totpSecret } = await accountWithSecondFactor(database.owner, secret, who)
    for (const [stepsOn, outcome] of [
      [-2, 'refused'],
      [-1, 'signed_in'],
      [1, 'signed_in'],
      [3, 'refused'],
    ] as const) {
      expect(
        (await signIn.withCode(totpNow(totpSecret, present(), stepsOn), await passwordGiven(who.email))).outcome,
      ).toBe(outcome)
    }
  })

  it('takes a backup code once', async () => {
    const who = somebody()
    await accountWithSecondFactor(database.owner, secret, who)
    expect(
      (await signIn.withCode(testBackupCodes[0].toUpperCase().replace('-', ' '), await passwordGiven(who.email)))
        .outcome,
    ).toBe('signed_in')
    expect((await signIn.withCode(testBackupCodes[0], await passwordGiven(who.email))).outcome).toBe('refused')
    expect((await signIn.withCode(testBackupCodes[1], await passwordGiven(who.email))).outcome).toBe('signed_in')
  })

  it('starts again without the cookie of the first, or ten minutes after it', async () => {
    const who = somebody()
    const { totpSecret } = await accountWithSecondFactor(database.owner, secret, who)
    expect((await signIn.withCode(totpNow(totpSecret, present()), nobody)).outcome).toBe('start_again')
    const from = await passwordGiven(who.email)
    await database.owner.query(
      `update auth."verification" set "expiresAt" = now() - interval '1 minute' where "identifier" like '2fa-%'`,
    )
    expect((await signIn.withCode(totpNow(totpSecret, present()), from)).outcome).toBe('start_again')
  })

  it('cannot be done twice from one first step', async () => {
    const who = somebody()
    const { totpSecret } = await accountWithSecondFactor(database.owner, secret, who)
    const from = await passwordGiven(who.email)
    expect((await signIn.withCode(totpNow(totpSecret, present()), from)).outcome).toBe('signed_in')
    expect((await signIn.withCode(totpNow(totpSecret, present(), 1), from)).outcome).toBe('start_again')
  })
})

describe('tries', () => {
  it('at passwords end after ten for an e-mail, known or not, and begin again with the next quarter of an hour', async () => {
    const who = somebody()
    await accountWithPassword(database.owner, who)
    const at = Temporal.Instant.from('2026-03-12T15:40:00Z')
    present = () => at
    for (const email of [who.email, 'no.account@example.org']) {
      for (let i = 0; i < 10; i++)
        expect((await signIn.withPassword(email, 'not the password', nobody)).outcome).toBe('refused')
    }
    expect((await signIn.withPassword(who.email, testPassword, nobody)).outcome).toBe('too_many')
    expect((await signIn.withPassword('no.account@example.org', testPassword, nobody)).outcome).toBe('too_many')
    expect(triesBeginAgain(at).toString()).toBe('2026-03-12T15:45:00Z')
    present = () => triesBeginAgain(at)
    expect((await signIn.withPassword(who.email, testPassword, nobody)).outcome).toBe('signed_in')
  })

  it('end after fifty from one address, whoever they are for', async () => {
    const at = Temporal.Instant.from('2026-03-12T16:40:00Z')
    present = () => at
    const from = new Headers({ [addressHeader]: '192.0.2.7' })
    for (let i = 0; i < 50; i++) expect((await signIn.withPassword(`${i}`, 'x', from)).outcome).toBe('refused')
    expect((await signIn.withPassword('51', 'x', from)).outcome).toBe('too_many')
    expect(
      (
        await signIn.withPassword(
          '51',
          'x',
          new Headers({ [addressHeader]: '192.0.2.8', 'x-forwarded-for': '192.0.2.7' }),
        )
      ).outcome,
    ).toBe('refused')
  })

  it('that succeed are not counted', async () => {
    const who = somebody()
    await accountWithPassword(database.owner, who)
    for (let i = 0; i < 12; i++)
      expect((await signIn.withPassword(who.email, testPassword, nobody)).outcome).toBe('signed_in')
  })

  it('at codes end after ten, and a right password does not give them back', async () => {
    const who = somebody()
    const { totpSecret } = await accountWithSecondFactor(database.owner, secret, who)
    for (let i = 0; i < 10; i++)
      expect((await signIn.withCode('000000', await passwordGiven(who.email))).outcome).toBe('refused')
    expect((await signIn.withCode(totpNow(totpSecret, present()), await passwordGiven(who.email))).outcome).toBe(
      'too_many',
    )
  })

  it('leave neither e-mails nor addresses in the table', async () => {
    await signIn.withPassword('who.was.it@example.org', 'x', new Headers({ [addressHeader]: '192.0.2.99' }))
    const { rows } = await database.owner.query('select string_agg(try_key, $1) as keys from auth.try', [' '])
    expect(rows[0].keys).not.toMatch(/who|example|192/)
  })

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['', ''],
  ])('from %s are counted for %s', (address, wanted) => {
    expect(networkOf(address)).toBe(wanted)
  })
})

describe('an account', () => {
  it('is made once for an e-mail, and signs in', async () => {
    const who = somebody()
    const made = await signIn.createAccount({ ...who, password: testPassword })
    expect(made).toEqual({ id: await signIn.accountOf(who.email.toUpperCase()) })
    expect(await signIn.createAccount({ ...who, password: testPassword })).toEqual({ problem: 'taken' })
    expect((await signIn.withPassword(who.email, testPassword, nobody)).outcome).toBe('signed_in')
  })

  it('is not made with a password that is easy to guess', async () => {
    const who = somebody()
    expect(await signIn.createAccount({ ...who, password: 'password1234' })).toEqual({ problem: 'weak' })
    expect(await signIn.accountOf(who.email)).toBeNull()
  })

  it('changes its password with the one before, and every other session ends', async () => {
    const who = somebody()
    const { accountId } = await accountWithPassword(database.owner, who)
    const here = await sessionFor(database.owner, secret, accountId)
    await sessionFor(database.owner, secret, accountId)
    const from = new Headers({ cookie: here.cookie })
    expect(await signIn.changePassword(from, 'not the password', 'kettle orchard violin')).toEqual({ problem: 'wrong' })
    expect(await signIn.changePassword(from, testPassword, 'password1234')).toEqual({ problem: 'weak' })
    expect(await sessionsOf(accountId)).toHaveLength(2)
    const changed = await signIn.changePassword(from, testPassword, 'kettle orchard violin')
    if ('problem' in changed) throw new Error(changed.problem)
    const token = signIn.sessionToken(withCookies(changed.cookies))
    expect(token).not.toBe(here.token)
    expect(await sessionsOf(accountId)).toEqual([token])
    expect((await signIn.withPassword(who.email, testPassword, nobody)).outcome).toBe('refused')
    expect((await signIn.withPassword(who.email, 'kettle orchard violin', nobody)).outcome).toBe('signed_in')
  })

  it('is stepped into without a password, in a session of its own', async () => {
    const { accountId } = await accountWithPassword(database.owner, somebody())
    const stepped = await signIn.stepInto(accountId, nobody)
    expect(signIn.sessionToken(withCookies(stepped.cookies))).toBe(stepped.token)
    expect(await sessionsOf(accountId)).toEqual([stepped.token])
  })

  it('signs out, and its session is gone from the database', async () => {
    const { accountId } = await accountWithPassword(database.owner, somebody())
    const { cookie } = await sessionFor(database.owner, secret, accountId)
    const cookies = await signIn.signOut(new Headers({ cookie }))
    expect(cookies[0]).toMatch(/^plumbline\.session_token=; .*Max-Age=0/)
    expect(await sessionsOf(accountId)).toEqual([])
  })
})

describe('setting up the second factor', () => {
  it('needs the password, then a code that shows the app works, and ends other sessions', async () => {
    const who = somebody()
    const { accountId } = await accountWithPassword(database.owner, who)
    const here = await sessionFor(database.owner, secret, accountId)
    await sessionFor(database.owner, secret, accountId)
    const from = new Headers({ cookie: here.cookie })
    expect(await signIn.finishSecondFactor(from, '000000')).toEqual({ problem: 'not_begun' })
    expect(await signIn.beginSecondFactor(from, 'not the password')).toEqual({ problem: 'wrong' })
    const begun = await signIn.beginSecondFactor(from, testPassword)
    if ('problem' in begun) throw new Error(begun.problem)
    expect(begun.secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(begun.address).toBe(
      `otpauth://totp/Plumbline:${encodeURIComponent(who.email)}?secret=${begun.secret}&issuer=Plumbline&digits=6&period=30`,
    )
    expect(new Set(begun.backupCodes).size).toBe(10)
    expect(await signIn.finishSecondFactor(from, totpNow(begun.secret, present(), 5))).toEqual({ problem: 'wrong' })
    expect((await signIn.withPassword(who.email, testPassword, nobody)).outcome).toBe('signed_in')
    const done = await signIn.finishSecondFactor(from, totpNow(begun.secret, present()))
    if ('problem' in done) throw new Error(done.problem)
    expect(await sessionsOf(accountId)).toEqual([signIn.sessionToken(withCookies(done.cookies))])
    expect((await signIn.withCode(totpNow(begun.secret, present()), await passwordGiven(who.email))).outcome).toBe(
      'refused',
    )
    expect((await signIn.withCode(totpNow(begun.secret, present(), 1), await passwordGiven(who.email))).outcome).toBe(
      'signed_in',
    )
    expect((await signIn.withCode(begun.backupCodes[9] ?? '', await passwordGiven(who.email))).outcome).toBe(
      'signed_in',
    )
  })

  it('anew needs a code of the one before, or a backup code, and the one before counts until the end', async () => {
    const who = somebody()
    const { accountId, totpSecret } = await accountWithSecondFactor(database.owner, secret, who)
    const from = new Headers({ cookie: (await sessionFor(database.owner, secret, accountId)).cookie })
    expect(await signIn.beginSecondFactor(from, testPassword)).toEqual({ problem: 'wrong' })
    const begun = await signIn.beginSecondFactor(from, testPassword, testBackupCodes[0])
    if ('problem' in begun) throw new Error(begun.problem)
    expect(await signIn.beginSecondFactor(from, testPassword, testBackupCodes[0])).toEqual({ problem: 'wrong' })
    expect(await signIn.confirm(from, testPassword, totpNow(totpSecret, present(), -1))).toBe('confirmed')
    const done = await signIn.finishSecondFactor(from, totpNow(begun.secret, present()))
    if ('problem' in done) throw new Error(done.problem)
    const after = withCookies(done.cookies)
    expect(await signIn.confirm(after, testPassword, totpNow(totpSecret, present(), 1))).toBe('wrong')
    expect(await signIn.confirm(after, testPassword, totpNow(begun.secret, present(), 1))).toBe('confirmed')
  })

  it('keeps no secret in the database as it is', async () => {
    const { accountId } = await accountWithPassword(database.owner, somebody())
    const from = new Headers({ cookie: (await sessionFor(database.owner, secret, accountId)).cookie })
    const begun = await signIn.beginSecondFactor(from, testPassword)
    if ('problem' in begun) throw new Error(begun.problem)
    await signIn.finishSecondFactor(from, totpNow(begun.secret, present()))
    const { rows } = await database.owner.query(
      `select to_jsonb(t) || jsonb_build_object('v', (select jsonb_agg(v) from auth."verification" v)) as all from auth."twoFactor" t where "userId" = $1`,
      [accountId],
    )
    expect(JSON.stringify(rows)).not.toContain(begun.secret)
    expect(JSON.stringify(rows)).not.toContain(begun.backupCodes[0])
  })
})

describe('confirming for a signature', () => {
  it('needs the password and a code that was not used before', async () => {
    const { accountId, totpSecret } = await accountWithSecondFactor(database.owner, secret, somebody())
    const from = new Headers({ cookie: (await sessionFor(database.owner, secret, accountId)).cookie })
    const code = totpNow(totpSecret, present())
    expect(await signIn.confirm(from, 'not the password', code)).toBe('wrong')
    expect(await signIn.confirm(from, testPassword, '000000')).toBe('wrong')
    expect(await signIn.confirm(from, testPassword, testBackupCodes[0])).toBe('wrong')
    expect(await signIn.confirm(from, testPassword, code)).toBe('confirmed')
    expect(await signIn.confirm(from, testPassword, code)).toBe('wrong')
    expect(await signIn.confirm(nobody, testPassword, totpNow(totpSecret, present(), 1))).toBe('wrong')
  })

  it('says so when no second factor was set up', async () => {
    const { accountId } = await accountWithPassword(database.owner, somebody())
    const from = new Headers({ cookie: (await sessionFor(database.owner, secret, accountId)).cookie })
    expect(await signIn.confirm(from, testPassword, '000000')).toBe('no_second_factor')
  })

  it('ends after ten wrong tries', async () => {
    const { accountId, totpSecret } = await accountWithSecondFactor(database.owner, secret, somebody())
    const { cookie } = await sessionFor(database.owner, secret, accountId)
    const from = new Headers({ cookie, [addressHeader]: '192.0.2.55' })
    for (let i = 0; i < 10; i++) expect(await signIn.confirm(from, 'not the password', '000000')).toBe('wrong')
    expect(await signIn.confirm(from, testPassword, totpNow(totpSecret, present()))).toBe('too_many')
  })
})

it('no cookie of a session says how long it lasts', () => {
  expect(sessionCookie('t', { secret, publicUrl })).not.toMatch(/max-age|expires/i)
})

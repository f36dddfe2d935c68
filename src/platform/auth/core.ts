import type pg from 'pg'
import type { Logger } from 'pino'
import { cookieOf } from '../http/cookies.ts'
import type { Lately } from '../lately.ts'
import type { Library } from './library.ts'
import { clearedChallenge, cookieNames, sessionCookie, unsealed } from './session-cookie.ts'
import type { Account } from './sign-in.ts'

export interface SignInParts {
  /** as plumbline_auth, with search_path auth */
  pool: pg.Pool
  /** at least 32 random characters: seals cookies and encrypts the secrets of second factors */
  secret: string
  publicUrl: string
  now: () => Temporal.Instant
  log: Pick<Logger, 'info'>
}

/** What every part of sign-in works with. */
export interface Core extends SignInParts {
  auth: Library
  /** the tokens of cookies whose seals were found to be ours: each request would work that out again */
  seals: Lately<string>
}

/** One line for whoever runs the server, without saying whose. */
export function logRefusal({ log }: Core, step: 'password' | 'code' | 'too_many'): void {
  log.info({ event: 'sign_in.failed', step }, 'sign-in refused')
}

/** The token in the cookie of a web session whose seal is ours; whether that session still lasts is the database's to say. */
export function sessionTokenOf({ publicUrl, secret, seals }: Core, headers: Headers): string | null {
  const name = cookieNames(publicUrl).session
  const sent = cookieOf(headers, name)
  if (sent === null) return null
  const known = seals.get(sent)
  if (known !== undefined) return known
  const token = unsealed(headers, name, secret)
  // Only what was found to be ours, so that nobody can fill it.
  if (token !== null) seals.set(sent, token)
  return token
}

export async function accountOfSession(core: Core, headers: Headers): Promise<Account | null> {
  const token = sessionTokenOf(core, headers)
  if (token === null) return null
  // The same limits as platform.enter has: idle for an hour, or twelve hours old, is over.
  const { rows } = await core.pool.query<Account>(
    `select u."id", u."name", u."email" from auth."session" s join auth."user" u on u."id" = s."userId"
     where s."token" = $1 and s."expiresAt" > now() and s."createdAt" > now() - interval '12 hours'`,
    [token],
  )
  return rows[0] ?? null
}

export async function passwordHolds({ pool, auth }: Core, account: string, password: string): Promise<boolean> {
  const { rows } = await pool.query<{ password: string }>(
    `select "password" from auth."account" where "userId" = $1 and "providerId" = 'credential' and "password" is not null`,
    [account],
  )
  const { password: hashing } = await auth.$context
  return rows[0] !== undefined && password.length <= 200 && (await hashing.verify({ hash: rows[0].password, password }))
}

/** @returns the token of a web session that begins now */
export async function newSession({ auth }: Core, account: string): Promise<string> {
  const { internalAdapter } = await auth.$context
  return (await internalAdapter.createSession(account)).token
}

/** The cookies of a web session that has begun. Whichever the browser had before is over (ASVS 5.0, 7.2.4). */
export async function takeOver(core: Core, token: string, from: Headers): Promise<string[]> {
  const before = sessionTokenOf(core, from)
  if (before !== null) await endSession(core, before)
  return [clearedChallenge(core.publicUrl), sessionCookie(token, core)]
}

/** A new web session in place of every other that the account has (ASVS 5.0, 7.4.3). */
export async function onlySession(core: Core, account: string): Promise<string[]> {
  await core.pool.query('delete from auth."session" where "userId" = $1', [account])
  return [sessionCookie(await newSession(core, account), core)]
}

export async function endSession({ pool }: Core, token: string): Promise<void> {
  await pool.query('delete from auth."session" where "token" = $1', [token])
}

/** All or nothing, on one connection. */
export async function together(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    await work(client)
    await client.query('commit')
  } catch (problem) {
    await client.query('rollback').catch((lost: Error) => (broken = lost))
    throw problem
  } finally {
    client.release(broken)
  }
}

import { randomBytes, randomUUID } from 'node:crypto'
import { hashPassword, symmetricEncrypt } from 'better-auth/crypto'
import type pg from 'pg'
import { sealed } from '../../src/platform/auth/session-cookie.ts'
import { codeOfStep, fromBase32, timeStep, toBase32 } from '../../src/platform/auth/totp.ts'

type Owner = Pick<pg.Client, 'query'>

/** Everybody's password in tests: hashed once for a file, because the hash is made to be slow. */
export const testPassword = 'a lantern beneath the bridge'
let hashed: Promise<string> | undefined

export const testBackupCodes = ['bcdfg-23456', 'hjkmn-34567'] as const

/** An account that signs in with `testPassword`, without a second factor. */
export async function accountWithPassword(
  owner: Owner,
  who: { name: string; email: string },
): Promise<{ accountId: string; password: string }> {
  hashed ??= hashPassword(testPassword)
  const accountId = randomUUID()
  await owner.query('insert into auth."user" ("id", "name", "email", "emailVerified") values ($1, $2, $3, true)', [
    accountId,
    who.name,
    who.email.toLowerCase(),
  ])
  await owner.query(
    `insert into auth."account" ("id", "accountId", "providerId", "userId", "password") values ($1, $2, 'credential', $2, $3)`,
    [randomUUID(), accountId, await hashed],
  )
  return { accountId, password: testPassword }
}

/** An account with `testPassword`, an authenticator's secret (base32, for `totpNow`) and `testBackupCodes`. */
export async function accountWithSecondFactor(
  owner: Owner,
  signInSecret: string,
  who: { name: string; email: string },
): Promise<{ accountId: string; password: string; totpSecret: string }> {
  const account = await accountWithPassword(owner, who)
  const totpSecret = toBase32(randomBytes(20))
  const seal = (data: string) => symmetricEncrypt({ key: signInSecret, data })
  await owner.query(
    'insert into auth."twoFactor" ("id", "secret", "backupCodes", "userId", "verified") values ($1, $2, $3, $4, true)',
    [randomUUID(), await seal(`base32:${totpSecret}`), await seal(JSON.stringify(testBackupCodes)), account.accountId],
  )
  await owner.query('update auth."user" set "twoFactorEnabled" = true where "id" = $1', [account.accountId])
  return { ...account, totpSecret }
}

/** A web session of this account, without signing in: its token, and the Cookie header that names it. */
export async function sessionFor(
  owner: Owner,
  signInSecret: string,
  accountId: string,
): Promise<{ token: string; cookie: string }> {
  const token = randomBytes(24).toString('base64url')
  await owner.query(
    `insert into auth."session" ("id", "token", "userId", "expiresAt") values ($1, $2, $3, now() + interval '60 minutes')`,
    [randomUUID(), token, accountId],
  )
  return { token, cookie: `plumbline.session_token=${sealed(token, signInSecret)}` }
}

/**
 * The code that an authenticator app shows at an instant.
 * @param stepsOn the code before (-1) or after (1) the present one, which also count: a code counts only once
 */
export function totpNow(totpSecret: string, instant: Temporal.Instant = Temporal.Now.instant(), stepsOn = 0): string {
  return codeOfStep(fromBase32(totpSecret), timeStep(instant) + stepsOn)
}

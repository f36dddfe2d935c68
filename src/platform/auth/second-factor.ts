import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import type pg from 'pg'
import type { Core } from './core.ts'
import { fromBase32, matchingSteps, toBase32 } from './totp.ts'

/** How the library marks a secret that is kept as base32 text. */
const mark = 'base32:'
const minutesToFinish = 30

/** Letters and figures that are not taken for one another. */
const clear = 'bcdfghjkmnpqrstvwxyz23456789'

export interface NewSecondFactor {
  /** 160 bits, as RFC 4226 (4, R6) recommends, in base32 */
  secret: string
  /** ten, each good for signing in once without the app */
  backupCodes: string[]
}

export function newSecondFactor(): NewSecondFactor {
  const letters = () => Array.from({ length: 5 }, () => clear[randomInt(clear.length)]).join('')
  return {
    secret: toBase32(randomBytes(20)),
    backupCodes: Array.from({ length: 10 }, () => `${letters()}-${letters()}`),
  }
}

/** What authenticator apps read, from a link or a picture. */
export function otpauthAddress(secret: string, email: string): string {
  const more = new URLSearchParams({ secret, issuer: 'Plumbline', digits: '6', period: '30' })
  return `otpauth://totp/Plumbline:${encodeURIComponent(email)}?${more}`
}

/** A code as typed: of the app (six digits), a backup code in the shape it was given, or something that is neither. */
export function readCode(typed: string): { kind: 'app' | 'backup'; code: string } | null {
  const bare = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-‐‑–—.]/g, '')
  if (/^\d{6}$/.test(bare)) return { kind: 'app', code: bare }
  return /^[a-z\d]{10}$/.test(bare) ? { kind: 'backup', code: `${bare.slice(0, 5)}-${bare.slice(5)}` } : null
}

/** The second factor that counts for an account, or null when none was set up to the end. */
export async function activeSecret({ pool, secret: key }: Core, account: string): Promise<string | null> {
  const { rows } = await pool.query<{ secret: string }>(
    `select t."secret" from auth."twoFactor" t join auth."user" u on u."id" = t."userId"
     where t."userId" = $1 and u."twoFactorEnabled" and t."verified" is not false`,
    [account],
  )
  const text = rows[0] ? await symmetricDecrypt({ key, data: rows[0].secret }) : ''
  return text.startsWith(mark) ? text.slice(mark.length) : null
}

/** Use up a code: each time step counts once for each account (RFC 6238, 5.2). */
export async function useCode({ pool, now }: Core, account: string, secret: string, code: string): Promise<boolean> {
  for (const step of matchingSteps(fromBase32(secret), code, now())) {
    const { rowCount } = await pool.query(
      'insert into auth.code_used (user_id, time_step) values ($1, $2) on conflict do nothing',
      [account, step],
    )
    if (rowCount === 1) {
      await pool.query(`delete from auth.code_used where user_id = $1 and used_at < now() - interval '1 day'`, [
        account,
      ])
      return true
    }
  }
  return false
}

/** Use up a backup code. Of two tries at one moment only one finds the list as it was. */
export async function useBackupCode({ pool, secret: key }: Core, account: string, code: string): Promise<boolean> {
  const { rows } = await pool.query<{ id: string; backupCodes: string }>(
    'select "id", "backupCodes" from auth."twoFactor" where "userId" = $1',
    [account],
  )
  const held = rows[0]
  if (!held) return false
  const codes = JSON.parse(await symmetricDecrypt({ key, data: held.backupCodes })) as string[]
  if (!codes.includes(code)) return false
  const left = await symmetricEncrypt({ key, data: JSON.stringify(codes.filter((each) => each !== code)) })
  const { rowCount } = await pool.query(
    'update auth."twoFactor" set "backupCodes" = $3 where "id" = $1 and "backupCodes" = $2',
    [held.id, held.backupCodes, left],
  )
  return rowCount === 1
}

export const pendingName = (account: string) => `second-factor-${account}`

/** Keep a second factor until the code that shows it works; what counted before goes on counting. */
export async function keepPending({ pool, secret: key }: Core, account: string, fresh: NewSecondFactor): Promise<void> {
  const value = await symmetricEncrypt({ key, data: JSON.stringify(fresh) })
  await pool.query('delete from auth."verification" where "identifier" = $1 or "expiresAt" < now()', [
    pendingName(account),
  ])
  await pool.query(
    `insert into auth."verification" ("id", "identifier", "value", "expiresAt") values ($1, $2, $3, now() + make_interval(mins => $4))`,
    [randomUUID(), pendingName(account), value, minutesToFinish],
  )
}

export async function pendingSecondFactor(
  { pool, secret: key }: Core,
  account: string,
): Promise<NewSecondFactor | null> {
  const { rows } = await pool.query<{ value: string }>(
    'select "value" from auth."verification" where "identifier" = $1 and "expiresAt" > now()',
    [pendingName(account)],
  )
  return rows[0] ? (JSON.parse(await symmetricDecrypt({ key, data: rows[0].value })) as NewSecondFactor) : null
}

/** From now on this is the second factor; the one before no longer counts. */
export async function activate(
  { secret: key }: Core,
  client: pg.PoolClient,
  account: string,
  fresh: NewSecondFactor,
): Promise<void> {
  const seal = (data: string) => symmetricEncrypt({ key, data })
  await client.query('delete from auth."twoFactor" where "userId" = $1', [account])
  await client.query(
    'insert into auth."twoFactor" ("id", "secret", "backupCodes", "userId", "verified") values ($1, $2, $3, $4, true)',
    [randomUUID(), await seal(mark + fresh.secret), await seal(JSON.stringify(fresh.backupCodes)), account],
  )
  await client.query('update auth."user" set "twoFactorEnabled" = true, "updatedAt" = now() where "id" = $1', [account])
  await client.query('delete from auth."verification" where "identifier" = $1', [pendingName(account)])
}

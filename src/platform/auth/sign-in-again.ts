import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { type Core, together } from './core.ts'
import { passwordProblem } from './password-rules.ts'
import { pendingName } from './second-factor.ts'
import type { Account } from './sign-in.ts'

/** How long the link works that the server's command prints. */
export const minutesToSignInAgain = 60

/** Only the digest of a link's token is kept. */
const identifierOf = (token: string): string => `sign-in-again-${createHash('sha256').update(token).digest('hex')}`

/**
 * Take away every way that an account signs in (web sessions, second factor, password, earlier links), note it in the
 * journal of each of the person's places, and give the token of a link by which they choose anew.
 * @param owner as the owner of the schema, in no transaction
 * @returns null when no account signs in with that address
 */
export async function resetAccount(
  owner: Pick<pg.Client, 'query'>,
  email: string,
): Promise<{ token: string; name: string; places: number } | null> {
  const token = randomBytes(32).toString('base64url')
  await owner.query('begin')
  try {
    const { rows } = await owner.query<{ id: string; name: string }>(
      'select "id", "name" from auth."user" where "email" = $1 for update',
      [email.trim().toLowerCase()],
    )
    const [account] = rows
    if (account === undefined) {
      await owner.query('rollback')
      return null
    }
    await owner.query('delete from auth."session" where "userId" = $1', [account.id])
    await owner.query('delete from auth."twoFactor" where "userId" = $1', [account.id])
    await owner.query('update auth."user" set "twoFactorEnabled" = false, "updatedAt" = now() where "id" = $1', [
      account.id,
    ])
    await owner.query('update auth."account" set "password" = null, "updatedAt" = now() where "userId" = $1', [
      account.id,
    ])
    // A second step begun, a second factor begun, an earlier link.
    await owner.query('delete from auth."verification" where "value" = $1 or "identifier" = $2', [
      account.id,
      pendingName(account.id),
    ])
    await owner.query(
      `insert into auth."verification" ("id", "identifier", "value", "expiresAt") values ($1, $2, $3, now() + make_interval(mins => $4))`,
      [randomUUID(), identifierOf(token), account.id, minutesToSignInAgain],
    )
    const { rows: noted } = await owner.query<{ places: number }>('select platform.note_account_reset($1) as places', [
      account.id,
    ])
    await owner.query('commit')
    return { token, name: account.name, places: noted[0]?.places ?? 0 }
  } catch (problem) {
    await owner.query('rollback')
    throw problem
  }
}

/** Whose link this is, while it works. */
export async function accountOfLink({ pool }: Core, token: string): Promise<Account | null> {
  const { rows } = await pool.query<Account>(
    `select u."id", u."name", u."email" from auth."verification" v join auth."user" u on u."id" = v."value"
     where v."identifier" = $1 and v."expiresAt" > now()`,
    [identifierOf(token)],
  )
  return rows[0] ?? null
}

/** Choose a password by the link, which works once. */
export async function choosePasswordByLink(
  core: Core,
  token: string,
  password: string,
): Promise<'chosen' | 'weak' | 'gone'> {
  const account = await accountOfLink(core, token)
  if (account === null) return 'gone'
  if (passwordProblem(password, account.email) !== null) return 'weak'
  const hash = await (await core.auth.$context).password.hash(password)
  let used = false
  await together(core.pool, async (client) => {
    const { rowCount } = await client.query(
      'delete from auth."verification" where "identifier" = $1 and "expiresAt" > now()',
      [identifierOf(token)],
    )
    used = rowCount === 1
    if (!used) return
    await client.query(
      `update auth."account" set "password" = $2, "updatedAt" = now() where "userId" = $1 and "providerId" = 'credential'`,
      [account.id, hash],
    )
  })
  return used ? 'chosen' : 'gone'
}

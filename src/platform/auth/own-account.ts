import { randomUUID } from 'node:crypto'
import { accountOfSession, type Core, onlySession, passwordHolds, together } from './core.ts'
import { passwordProblem } from './password-rules.ts'
import {
  activate,
  activeSecret,
  keepPending,
  newSecondFactor,
  otpauthAddress,
  pendingSecondFactor,
  readCode,
  useBackupCode,
  useCode,
} from './second-factor.ts'
import type { SignIn } from './sign-in.ts'
import { giveBackTry, takeTry } from './tries.ts'

const uniqueViolation = '23505'

export async function createAccount(
  { auth, pool }: Core,
  { name, email, password }: Parameters<SignIn['createAccount']>[0],
): ReturnType<SignIn['createAccount']> {
  const address = email.trim().toLowerCase()
  if (passwordProblem(password, address) !== null) return { problem: 'weak' }
  const hash = await (await auth.$context).password.hash(password)
  const id = randomUUID()
  try {
    await together(pool, async (client) => {
      await client.query('insert into auth."user" ("id", "name", "email", "emailVerified") values ($1, $2, $3, true)', [
        id,
        name,
        address,
      ])
      await client.query(
        `insert into auth."account" ("id", "accountId", "providerId", "userId", "password") values ($1, $2, 'credential', $2, $3)`,
        [randomUUID(), id, hash],
      )
    })
  } catch (problem) {
    if ((problem as { code?: string }).code === uniqueViolation) return { problem: 'taken' }
    throw problem
  }
  return { id }
}

export async function changePassword(
  core: Core,
  from: Headers,
  before: string,
  next: string,
): ReturnType<SignIn['changePassword']> {
  const account = await accountOfSession(core, from)
  if (account === null) return { problem: 'wrong' }
  if (!(await takeTry(core, 'own_password', account.id, from))) return { problem: 'too_many' }
  if (!(await passwordHolds(core, account.id, before))) return { problem: 'wrong' }
  await giveBackTry(core, 'own_password', account.id, from)
  if (passwordProblem(next, account.email) !== null) return { problem: 'weak' }
  const hash = await (await core.auth.$context).password.hash(next)
  await core.pool.query(
    `update auth."account" set "password" = $2, "updatedAt" = now() where "userId" = $1 and "providerId" = 'credential'`,
    [account.id, hash],
  )
  return { cookies: await onlySession(core, account.id) }
}

/**
 * Where a second factor counts already, the password alone does not replace it: that would make it worth no more than
 * the password when signing. A backup code does for a lost telephone.
 */
export async function beginSecondFactor(
  core: Core,
  from: Headers,
  password: string,
  typed: string,
): ReturnType<SignIn['beginSecondFactor']> {
  const account = await accountOfSession(core, from)
  if (account === null) return { problem: 'wrong' }
  const present = await activeSecret(core, account.id)
  const kind = present === null ? 'own_password' : 'confirm'
  if (!(await takeTry(core, kind, account.id, from))) return { problem: 'too_many' }
  if (!(await passwordHolds(core, account.id, password))) return { problem: 'wrong' }
  if (present !== null && !(await useAnyCode(core, account.id, present, typed))) return { problem: 'wrong' }
  await giveBackTry(core, kind, account.id, from)
  const fresh = newSecondFactor()
  await keepPending(core, account.id, fresh)
  return { ...fresh, address: otpauthAddress(fresh.secret, account.email), cookies: [] }
}

async function useAnyCode(core: Core, account: string, secretOfApp: string, typed: string): Promise<boolean> {
  const given = readCode(typed)
  if (given === null) return false
  return given.kind === 'app'
    ? useCode(core, account, secretOfApp, given.code)
    : useBackupCode(core, account, given.code)
}

export async function finishSecondFactor(
  core: Core,
  from: Headers,
  typed: string,
): ReturnType<SignIn['finishSecondFactor']> {
  const account = await accountOfSession(core, from)
  const pending = account && (await pendingSecondFactor(core, account.id))
  if (!account || !pending) return { problem: 'not_begun' }
  if (!(await takeTry(core, 'set_up', account.id, from))) return { problem: 'too_many' }
  const given = readCode(typed)
  if (given?.kind !== 'app' || !(await useCode(core, account.id, pending.secret, given.code)))
    return { problem: 'wrong' }
  await giveBackTry(core, 'set_up', account.id, from)
  await together(core.pool, (client) => activate(core, client, account.id, pending))
  return { cookies: await onlySession(core, account.id) }
}

/** For signing: the person of the web session, by password and a code of the app. */
export async function confirm(
  core: Core,
  from: Headers,
  password: string,
  typed: string,
): ReturnType<SignIn['confirm']> {
  const account = await accountOfSession(core, from)
  if (account === null) return 'wrong'
  const secretOfApp = await activeSecret(core, account.id)
  if (secretOfApp === null) return 'no_second_factor'
  if (!(await takeTry(core, 'confirm', account.id, from))) return 'too_many'
  const given = readCode(typed)
  // The password first: a slip in it does not use up the code.
  if (!(await passwordHolds(core, account.id, password)) || given?.kind !== 'app') return 'wrong'
  if (!(await useCode(core, account.id, secretOfApp, given.code))) return 'wrong'
  await giveBackTry(core, 'confirm', account.id, from)
  return 'confirmed'
}

import type { Db } from '../database/scope.ts'
import { demonstrationHere } from '../http/demonstration.ts'
import { accountOfSession, type Core } from './core.ts'
import { activeSecret } from './second-factor.ts'
import { codeOfStep, fromBase32, timeStep } from './totp.ts'

/** Everybody's password in a demonstration. Its page says it, so it protects nothing. */
export const demonstrationPassword = 'plumbline-demonstration'

/**
 * In a demonstration, the code that the person of the web session would read from their telephone and has not used yet:
 * of this half-minute, or of the next. Null when both are used, when they have no second factor, and everywhere else.
 * @param db asked whether this is a demonstration, so that no caller can forget to
 */
export async function demonstrationCode(core: Core, db: Db, from: Headers): Promise<string | null> {
  const account = (await demonstrationHere(db)) ? await accountOfSession(core, from) : null
  const secret = account === null ? null : await activeSecret(core, account.id)
  if (account === null || secret === null) return null
  const present = timeStep(core.now())
  const { rows } = await core.pool.query<{ time_step: number }>(
    'select time_step from auth.code_used where user_id = $1 and time_step >= $2',
    [account.id, present],
  )
  const step = [present, present + 1].find((each) => rows.every((row) => row.time_step !== each))
  return step === undefined ? null : codeOfStep(fromBase32(secret), step)
}

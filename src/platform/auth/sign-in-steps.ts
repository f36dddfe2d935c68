import { type Core, logRefusal, takeOver } from './core.ts'
import { refusalOf } from './library.ts'
import { activeSecret, readCode, useCode } from './second-factor.ts'
import { clearedChallenge, cookieNames, sealed, unsealed } from './session-cookie.ts'
import type { CodeAnswer, SignInAnswer } from './sign-in.ts'
import { giveBackTry, takeTry } from './tries.ts'

/** The first step: e-mail and password. */
export async function withPassword(core: Core, email: string, password: string, from: Headers): Promise<SignInAnswer> {
  if (!(await takeTry(core, 'password', email, from))) {
    logRefusal(core, 'too_many')
    return { outcome: 'too_many', cookies: [] }
  }
  try {
    // No cookie goes along: nothing that the browser brings may stand in for the second step.
    const { headers, response } = await core.auth.api.signInEmail({
      body: { email: email.trim(), password },
      headers: new Headers(),
      returnHeaders: true,
    })
    await giveBackTry(core, 'password', email, from)
    if (!('twoFactorRedirect' in response))
      return { outcome: 'signed_in', cookies: await takeOver(core, response.token, from) }
    const { challenge } = cookieNames(core.publicUrl)
    return {
      outcome: 'code_needed',
      cookies: headers.getSetCookie().filter((each) => each.startsWith(`${challenge}=`)),
    }
  } catch (problem) {
    refusalOf(problem)
    logRefusal(core, 'password')
    return { outcome: 'refused', cookies: [] }
  }
}

/** The second step: a code of the app, or a backup code. */
export async function withCode(core: Core, typed: string, from: Headers): Promise<CodeAnswer> {
  const startAgain = { outcome: 'start_again' as const, cookies: [clearedChallenge(core.publicUrl)] }
  const challenge = await challenged(core, from)
  if (challenge === null) return startAgain
  if (!(await takeTry(core, 'code', challenge.account, from))) {
    logRefusal(core, 'too_many')
    return { outcome: 'too_many', cookies: [] }
  }
  try {
    const token = await tokenForCode(core, typed, challenge)
    if (token !== null) {
      await giveBackTry(core, 'code', challenge.account, from)
      return { outcome: 'signed_in', cookies: await takeOver(core, token, from) }
    }
  } catch (problem) {
    const why = refusalOf(problem)
    if (why === 'ACCOUNT_TEMPORARILY_LOCKED') return { outcome: 'too_many', cookies: [] }
    if (why === 'INVALID_TWO_FACTOR_COOKIE' || why === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE') return startAgain
  }
  logRefusal(core, 'code')
  return { outcome: 'refused', cookies: [] }
}

interface Challenge {
  account: string
  cookie: string
}

/** Have the library end the second step. A code of the app is used up first, so that of two tries at once one goes on. */
async function tokenForCode(core: Core, typed: string, { account, cookie }: Challenge): Promise<string | null> {
  const given = readCode(typed)
  if (given === null) return null
  const said = { body: { code: given.code }, headers: new Headers({ cookie }) }
  if (given.kind === 'backup') return (await core.auth.api.verifyBackupCode(said)).token ?? null
  const secret = await activeSecret(core, account)
  const fresh = secret !== null && (await useCode(core, account, secret, given.code))
  return fresh ? (await core.auth.api.verifyTOTP(said)).token : null
}

/** Whose password was right a moment ago, by the cookie of the second step. */
async function challenged({ auth, publicUrl, secret }: Core, from: Headers): Promise<Challenge | null> {
  const name = cookieNames(publicUrl).challenge
  const challenge = unsealed(from, name, secret)
  if (challenge === null) return null
  const { internalAdapter } = await auth.$context
  const held = await internalAdapter.findVerificationValue(challenge)
  if (!held || held.expiresAt.getTime() < Date.now()) return null
  return { account: held.value, cookie: `${name}=${sealed(challenge, secret)}` }
}

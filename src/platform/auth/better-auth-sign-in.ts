import { Lately } from '../lately.ts'
import {
  accountOfSession,
  type Core,
  endSession,
  newSession,
  sessionTokenOf,
  type SignInParts,
  takeOver,
} from './core.ts'
import { demonstrationCode } from './demonstration-code.ts'
import { library } from './library.ts'
import { beginSecondFactor, changePassword, confirm, createAccount, finishSecondFactor } from './own-account.ts'
import { clearedChallenge, clearedSession, cookieNames, unsealed } from './session-cookie.ts'
import { accountOfLink, choosePasswordByLink } from './sign-in-again.ts'
import { withCode, withPassword } from './sign-in-steps.ts'
import type { SignIn } from './sign-in.ts'

/** Sign-in on better-auth and its tables in schema auth. Makes no connection until it is used. */
export function createSignIn(parts: SignInParts): SignIn {
  const core: Core = { ...parts, auth: library(parts), seals: new Lately(2_000) }
  return {
    sessionToken: (headers) => sessionTokenOf(core, headers),
    accountOfSession: (headers) => accountOfSession(core, headers),
    withPassword: (email, password, from) => withPassword(core, email, password, from),
    awaitsCode: (headers) => unsealed(headers, cookieNames(core.publicUrl).challenge, core.secret) !== null,
    withCode: (code, from) => withCode(core, code, from),
    async signOut(from) {
      const token = sessionTokenOf(core, from)
      if (token !== null) await endSession(core, token)
      return [clearedSession(core.publicUrl), clearedChallenge(core.publicUrl)]
    },
    createAccount: (account) => createAccount(core, account),
    async accountOf(email) {
      const { rows } = await core.pool.query<{ id: string }>('select "id" from auth."user" where "email" = $1', [
        email.trim().toLowerCase(),
      ])
      return rows[0]?.id ?? null
    },
    accountOfLink: (token) => accountOfLink(core, token),
    choosePasswordByLink: (token, password) => choosePasswordByLink(core, token, password),
    changePassword: (from, before, next) => changePassword(core, from, before, next),
    beginSecondFactor: (from, password, code = '') => beginSecondFactor(core, from, password, code),
    finishSecondFactor: (from, code) => finishSecondFactor(core, from, code),
    confirm: (from, password, code) => confirm(core, from, password, code),
    demonstrationCode: (db, from) => demonstrationCode(core, db, from),
    async stepInto(account, from) {
      const token = await newSession(core, account)
      return { token, cookies: await takeOver(core, token, from) }
    },
  }
}

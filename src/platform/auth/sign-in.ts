import type { Db } from '../database/scope.ts'

/**
 * What the product needs of sign-in. The library behind it is replaceable; nothing outside this folder knows it.
 * Every answer that changes the web session comes with the cookies to set. Where tries are counted, 'too_many' says to
 * wait until `triesBeginAgain` (tries.ts).
 */
export interface SignIn {
  /** The token of the web session that the cookie names, its seal checked; null when there is none. No database. */
  sessionToken(headers: Headers): string | null
  /** The account of the web session, also of somebody who has no place in any organisation. */
  accountOfSession(headers: Headers): Promise<Account | null>
  /** Try e-mail and password. With a second factor set up, a code is asked for next. */
  withPassword(email: string, password: string, from: Headers): Promise<SignInAnswer>
  /** Whether the password was right and the code is awaited. No database. */
  awaitsCode(headers: Headers): boolean
  /** The code of the second step, after withPassword answered 'code_needed': of the app, or a backup code. */
  withCode(code: string, from: Headers): Promise<CodeAnswer>
  signOut(from: Headers): Promise<string[]>
  /** Make an account, with no web session. Gives its id, or why not. */
  createAccount(account: {
    name: string
    email: string
    password: string
  }): Promise<{ id: string } | { problem: 'taken' | 'weak' }>
  /** The id of the account that signs in with this e-mail, if any. */
  accountOf(email: string): Promise<string | null>
  /** Whose sign-in was reset on the server, by the token of the link that it printed; null once used or run out. */
  accountOfLink(token: string): Promise<Account | null>
  /** Choose a password by that link, once. The second factor is set up anew after signing in. */
  choosePasswordByLink(token: string, password: string): Promise<'chosen' | 'weak' | 'gone'>
  /** Afterwards every earlier web session of the account is over. */
  changePassword(
    from: Headers,
    now: string,
    next: string,
  ): Promise<{ cookies: string[] } | { problem: 'wrong' | 'weak' | 'too_many' }>
  /**
   * Begin to set up the second factor: the secret for an authenticator app, as base32 text and otpauth address. Where
   * one counts already it goes on counting until the new one is finished, and a code of it is needed too.
   */
  beginSecondFactor(
    from: Headers,
    password: string,
    code?: string,
  ): Promise<
    { secret: string; address: string; backupCodes: string[]; cookies: string[] } | { problem: 'wrong' | 'too_many' }
  >
  /** Afterwards every earlier web session of the account is over. 'not_begun': not begun, or more than half an hour ago. */
  finishSecondFactor(
    from: Headers,
    code: string,
  ): Promise<{ cookies: string[] } | { problem: 'wrong' | 'too_many' | 'not_begun' }>
  /**
   * Is this the person of the web session, by password and code, now? A code counts once (RFC 6238, 5.2), so the one
   * used to sign in a moment ago is 'wrong' here.
   */
  confirm(
    from: Headers,
    password: string,
    code: string,
  ): Promise<'confirmed' | 'wrong' | 'too_many' | 'no_second_factor'>
  /** Only in a demonstration: the code that the person of the web session can use now; null everywhere else. */
  demonstrationCode(db: Db, from: Headers): Promise<string | null>
  /** Only in a demonstration: a web session for an account, without a password. */
  stepInto(account: string, from: Headers): Promise<{ token: string; cookies: string[] }>
}

export interface Account {
  id: string
  name: string
  email: string
}

export type SignInAnswer =
  | { outcome: 'signed_in'; cookies: string[] }
  | { outcome: 'code_needed'; cookies: string[] }
  | { outcome: 'refused' | 'too_many'; cookies: string[] }

export type CodeAnswer =
  | { outcome: 'signed_in' | 'refused' | 'too_many'; cookies: string[] }
  /** the password was given too long ago */
  | { outcome: 'start_again'; cookies: string[] }

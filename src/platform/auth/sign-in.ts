/**
 * What the product needs of sign-in. The library behind it is replaceable; nothing outside this folder knows it.
 * Every answer that changes the web session comes with the cookies to set.
 */
export interface SignIn {
  /** The token of the web session that the cookie names, its seal checked; null when there is none. No database. */
  sessionToken(headers: Headers): string | null
  /** Try e-mail and password. With a second factor set up, a code is asked for next. */
  withPassword(email: string, password: string, from: Headers): Promise<SignInAnswer>
  /** The code of the second step, after withPassword answered 'code_needed'. */
  withCode(code: string, from: Headers): Promise<SignInAnswer>
  signOut(from: Headers): Promise<string[]>
  /** Make an account, with no web session. Gives its id, or why not. */
  createAccount(account: { name: string; email: string; password: string }): Promise<{ id: string } | { problem: 'taken' | 'weak' }>
  /** The id of the account that signs in with this e-mail, if any. */
  accountOf(email: string): Promise<string | null>
  changePassword(from: Headers, now: string, next: string): Promise<{ cookies: string[] } | { problem: 'wrong' | 'weak' | 'too_many' }>
  /** Begin to set up the second factor: the secret for an authenticator app, as text and otpauth address. */
  beginSecondFactor(from: Headers, password: string): Promise<{ secret: string; address: string; backupCodes: string[]; cookies: string[] } | { problem: 'wrong' | 'too_many' }>
  finishSecondFactor(from: Headers, code: string): Promise<{ cookies: string[] } | { problem: 'wrong' | 'too_many' }>
  /** Is this the person of the web session, by password and code, now? A code counts once (RFC 6238, 5.2). */
  confirm(from: Headers, password: string, code: string): Promise<'confirmed' | 'wrong' | 'too_many' | 'no_second_factor'>
  /** Only in a demonstration: a web session for an account, without a password. */
  stepInto(account: string, from: Headers): Promise<{ token: string; cookies: string[] }>
}

export type SignInAnswer =
  | { outcome: 'signed_in'; cookies: string[] }
  | { outcome: 'code_needed'; cookies: string[] }
  | { outcome: 'refused' | 'too_many'; cookies: string[] }

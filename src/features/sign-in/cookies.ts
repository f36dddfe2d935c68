import type { SignIn } from '../../platform/auth/sign-in.ts'

/** An answer that also sets cookies. */
export function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const each of cookies) response.headers.append('set-cookie', each)
  return response
}

/** What a browser would send back of cookies that were just set. */
export const asSentBack = (cookies: readonly string[]): Headers =>
  new Headers({ cookie: cookies.map((each) => each.split(';')[0]).join('; ') })

/** The token of the web session that these cookies begin. */
export function tokenIn(signIn: SignIn, cookies: readonly string[]): string {
  const token = signIn.sessionToken(asSentBack(cookies))
  if (token === null) throw new Error('Signing in set no session cookie')
  return token
}

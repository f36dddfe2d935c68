import { createHmac, timingSafeEqual } from 'node:crypto'

/** The token that a form of this web session carries: HMAC-SHA256 of the session's token, so that nothing is stored. */
export function csrfToken(formKey: Uint8Array, sessionToken: string): string {
  return createHmac('sha256', formKey).update('csrf|').update(sessionToken).digest('base64url')
}

export function csrfHolds(formKey: Uint8Array, sessionToken: string, given: string): boolean {
  const wanted = Buffer.from(csrfToken(formKey, sessionToken))
  const got = Buffer.from(given)
  return wanted.length === got.length && timingSafeEqual(wanted, got)
}

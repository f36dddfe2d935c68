import { createHmac, timingSafeEqual } from 'node:crypto'
import { Lately } from '../lately.ts'

// Each page and each field saved needs it, and it is the same for as long as the web session lasts.
const made = new WeakMap<Uint8Array, Lately<string>>()

/**
 * The token that a form of this web session carries: HMAC-SHA256 of the session's token, so that the database keeps none.
 * @param sessionToken of a cookie whose seal was ours, so that nobody can fill what is remembered
 */
export function csrfToken(formKey: Uint8Array, sessionToken: string): string {
  let ofKey = made.get(formKey)
  if (ofKey === undefined) made.set(formKey, (ofKey = new Lately(2_000)))
  const known = ofKey.get(sessionToken)
  if (known !== undefined) return known
  const token = createHmac('sha256', formKey).update('csrf|').update(sessionToken).digest('base64url')
  ofKey.set(sessionToken, token)
  return token
}

export function csrfHolds(formKey: Uint8Array, sessionToken: string, given: string): boolean {
  const wanted = Buffer.from(csrfToken(formKey, sessionToken))
  const got = Buffer.from(given)
  return wanted.length === got.length && timingSafeEqual(wanted, got)
}

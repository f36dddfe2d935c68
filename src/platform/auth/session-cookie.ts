import { createHmac, timingSafeEqual } from 'node:crypto'
import { cookie, cookieOf } from '../http/cookies.ts'

/** Names of the cookies of sign-in, as better-auth makes them from our prefix. */
export function cookieNames(publicUrl: string) {
  const prefix = publicUrl.startsWith('https:') ? '__Host-plumbline' : 'plumbline'
  return { session: `${prefix}.session_token`, challenge: `${prefix}.two_factor` }
}

/** The value of a cookie as better-auth signs it: value, full stop, HMAC-SHA-256 in base64, all percent-encoded. */
export function sealed(value: string, secret: string): string {
  return encodeURIComponent(`${value}.${seal(value, secret)}`)
}

/** What a sealed cookie holds, or null when there is none or its seal is not ours. Takes the same time either way. */
export function unsealed(headers: Headers, name: string, secret: string): string | null {
  const sent = cookieOf(headers, name)
  if (sent === null) return null
  const text = decoded(sent)
  const at = text.lastIndexOf('.')
  if (at < 1) return null
  const value = text.slice(0, at)
  const given = Buffer.from(text.slice(at + 1))
  const wanted = Buffer.from(seal(value, secret))
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? value : null
}

/**
 * The cookie of a web session. It has no time of its own, so that it goes with the browser; how long the session lasts
 * is the database's to say, and working moves that on.
 */
export function sessionCookie(token: string, { secret, publicUrl }: { secret: string; publicUrl: string }): string {
  return cookie(cookieNames(publicUrl).session, sealed(token, secret), { secure: publicUrl.startsWith('https:') })
}

export const clearedSession = (publicUrl: string): string => cleared(publicUrl, 'session')
export const clearedChallenge = (publicUrl: string): string => cleared(publicUrl, 'challenge')

const cleared = (publicUrl: string, which: 'session' | 'challenge'): string =>
  cookie(cookieNames(publicUrl)[which], '', { secure: publicUrl.startsWith('https:'), maxAgeSeconds: 0 })

const seal = (value: string, secret: string): string => createHmac('sha256', secret).update(value).digest('base64')

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

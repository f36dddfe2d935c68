import { cookie, cookieOf } from '../../../platform/http/cookies.ts'
import type { Ctx } from '../../../platform/http/route.ts'
import type { Invitation } from './invite.command.ts'

const name = 'plumbline.invitation'
const minutesShown = 5
const value = /^([0-9a-f-]{36})\.([\w-]{43})$/

/**
 * The link of a new invitation is kept nowhere, and an address of ours must not hold it: it goes to the next page in a
 * cookie of the administrator's own browser, for five minutes.
 */
export function linkCookie(ctx: Pick<Ctx, 'services'>, { membershipId, token }: Invitation): string {
  const secure = ctx.services.config.publicUrl.startsWith('https:')
  return cookie(name, `${membershipId}.${token}`, { secure, maxAgeSeconds: minutesShown * 60 })
}

/** The link just made for this person, or null. */
export function linkToShow(ctx: Pick<Ctx, 'services' | 'headers'>, membershipId: string): string | null {
  const [, whose, token] = value.exec(cookieOf(ctx.headers, name) ?? '') ?? []
  return whose === membershipId ? `${ctx.services.config.publicUrl}/welcome/${token}` : null
}

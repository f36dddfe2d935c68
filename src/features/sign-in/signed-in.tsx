import type { Actor } from '../../domain/access/actor.ts'
import type { EventName } from '../../domain/journal/catalogue.ts'
import { enterFresh } from '../../platform/database/scope.ts'
import { CarryOnForm, type Kept } from '../../platform/http/carry-on.tsx'
import { csrfToken } from '../../platform/http/form-tokens.ts'
import type { Ctx } from '../../platform/http/route.ts'
import { writeJournal } from '../../platform/http/write-journal.ts'
import { asSentBack, tokenIn, withCookies } from './cookies.ts'

type Open = Ctx<Actor | null>

interface Begun {
  /** of the web session that has just begun */
  cookies: readonly string[]
  /** what to write to the journal; the route must have declared it */
  event: Extract<EventName, 'sign_in.done' | 'demonstration.stepped_in'>
  /** the membership to enter, when it matters which */
  membership?: string
}

/**
 * Go over into the scope of a web session that has just begun, in the same transaction, and write the journal of it.
 * @returns who that is, or null when the account has no place in any organisation just now
 */
export async function signedIn(ctx: Open, { cookies, event, membership }: Begun): Promise<Actor | null> {
  const actor = await enterFresh(ctx.db, tokenIn(ctx.services.signIn, cookies), membership ?? null)
  if (actor !== null) await writeJournal(ctx.db, actor, event)
  return actor
}

/** Where to after signing in: words that were kept are sent first; else the page that was asked for. */
export async function leadOn(
  ctx: Open,
  cookies: readonly string[],
  to: { next: string | null; kept: Kept | null },
): Promise<Response | 'no_place'> {
  const { signIn, formKey } = ctx.services
  const actor = await signedIn(ctx, { cookies, event: 'sign_in.done' })
  // Somebody with an invitation may have no place yet: the invitation gives it.
  if (actor === null && !to.next?.startsWith('/welcome/')) {
    await signIn.signOut(asSentBack(cookies))
    return 'no_place'
  }
  if (to.kept === null) return ctx.redirect(to.next ?? '/', cookies)
  const csrf = csrfToken(formKey, tokenIn(signIn, cookies))
  return withCookies(
    ctx.page({ title: 'Your words are still here', bare: true }, <CarryOnForm kept={to.kept} csrf={csrf} />),
    cookies,
  )
}

import type { Actor } from '../../domain/access/actor.ts'
import { Lately } from '../lately.ts'

/** What a web session entered: who that is, as the database said. */
export interface Entered {
  readonly actor: Actor
  readonly webSession: string
  /** names this answer of the database: it is worth remembering, and can be asked for again; null when it was not kept there */
  readonly mark: string | null
}

/** What `platform.enter` gives: one text, because each column would be described, sent and read on every request. */
export interface EnteredRow {
  entered: string
}

export function enteredFrom(row: EnteredRow | undefined): Entered | undefined {
  if (row === undefined) return undefined
  const { webSession, mark, ...actor } = JSON.parse(row.entered) as Actor & { webSession: string; mark: string | null }
  return { actor, webSession, mark }
}

// Only facts about who is signed in, and never believed alone: the database is asked each time whether it still holds.
const entries = new Lately<Entered>(2_000)
const keyOf = (token: string, wanted: string | null) => `${token} ${wanted ?? ''}`

/** What this web session entered last, as far as this process knows; it may have changed since. */
export function rememberedEntry(token: string, wanted: string | null): Entered | undefined {
  return entries.get(keyOf(token, wanted))
}

/** Keep what was entered for the next request. */
export function rememberEntry(token: string, wanted: string | null, entered: Entered): void {
  if (entered.mark !== null) entries.set(keyOf(token, wanted), entered)
}

export function forgetEntry(token: string, wanted: string | null): void {
  entries.delete(keyOf(token, wanted))
}

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../domain/access/actor.ts'
import type { Db } from '../database/scope.ts'
import { textOf, type Posted } from './posted-form.ts'

/**
 * The key under which a form counts as sent: its `_once` with where it goes and what it says, so that a page come back to
 * and corrected is a new form and its words are not dropped. Null for a form without one.
 */
export function onceKey(path: string, { form }: Posted): string | null {
  const once = textOf(form, '_once')
  if (once === '') return null
  const { _csrf: _token, ...said } = form
  const hex = createHash('sha256').update(path).update(JSON.stringify(said)).digest('hex')
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/**
 * A form sent twice is done once. The first to come holds the row until it commits; the second waits, then gets the
 * place that the first was sent to. A try that was turned back (422) leaves no place, so it can be sent again.
 * @returns where the first one was sent, or null when this is the first
 */
export async function doneBefore(db: Db, actor: Actor, key: string): Promise<string | null> {
  const { rows } = await sql<{ location: string | null }>`
    insert into once (organisation_id, membership_id, once_key) values (${actor.organisationId}, ${actor.membershipId}, ${key})
    on conflict (organisation_id, membership_id, once_key) do update set at = clock_timestamp()
    returning location`.execute(db)
  return rows[0]?.location ?? null
}

export async function rememberPlace(db: Db, actor: Actor, key: string, location: string): Promise<void> {
  await sql`update once set location = ${location} where organisation_id = ${actor.organisationId}
    and membership_id = ${actor.membershipId} and once_key = ${key}`.execute(db)
}

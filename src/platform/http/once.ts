import { sql } from 'kysely'
import type { Actor } from '../../domain/access/actor.ts'
import type { Db } from '../database/scope.ts'

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

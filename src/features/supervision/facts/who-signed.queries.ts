import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Db } from '../../../platform/database/scope.ts'

/** Who has signed the record of each of these sessions, as far as the one in scope is one of its signers. */
export async function whoSigned(
  db: Db,
  { organisationId }: Pick<Actor, 'organisationId'>,
  sessionIds: readonly string[],
): Promise<Map<string, readonly string[]>> {
  if (sessionIds.length === 0) return new Map()
  const { rows } = await sql<{ session_id: string; signed_by: string[] }>`
    select s.session_id, array_agg(x.membership_id::text) as signed_by
    from signing_set s join signature x on x.organisation_id = s.organisation_id and x.set_id = s.set_id
    where s.organisation_id = ${organisationId} and s.session_id = any (${sessionIds}::uuid[]) and s.ended_at is null
      and not exists (select 1 from signing_set n where n.organisation_id = s.organisation_id and n.session_id = s.session_id
        and n.ended_at is null and n.made_at > s.made_at)
    group by s.session_id`.execute(db)
  return new Map(rows.map((row) => [row.session_id, row.signed_by]))
}

/** Of these sessions those of the one in scope that are completed and not signed by all: whether the reader is waited for, or others are. */
export async function recordsUnsigned(
  db: Db,
  { organisationId, membershipId }: Pick<Actor, 'organisationId' | 'membershipId'>,
  sessionIds: readonly string[],
): Promise<Map<string, 'reader' | 'others'>> {
  if (sessionIds.length === 0) return new Map()
  const { rows } = await sql<{ session_id: string; signed: boolean }>`
    select s.session_id, exists (
      select 1 from signing_set g join signature x on x.organisation_id = g.organisation_id and x.set_id = g.set_id
      where g.organisation_id = s.organisation_id and g.session_id = s.session_id and g.ended_at is null and x.membership_id = ${membershipId}
        and not exists (select 1 from signing_set n where n.organisation_id = g.organisation_id and n.session_id = g.session_id
          and n.ended_at is null and n.made_at > g.made_at)) as signed
    from session s
    where s.organisation_id = ${organisationId} and s.session_id = any (${[...new Set(sessionIds)]}::uuid[]) and s.state = 'completed'
      and ${membershipId} in (s.supervisee_id, s.supervisor_id)`.execute(db)
  return new Map(rows.map((row) => [row.session_id, row.signed ? 'others' : 'reader']))
}

/** Those of the two who have not signed, in words: "you", "Idris Falodun", "you and Idris Falodun". */
export function waitingInWords(
  parties: readonly { id: string; name: string }[],
  signedBy: readonly string[],
  me: string,
): string | null {
  const waiting = parties.filter(({ id }) => !signedBy.includes(id)).map(({ id, name }) => (id === me ? 'you' : name))
  if (waiting.length === 0) return null
  return waiting.toSorted((a, b) => Number(b === 'you') - Number(a === 'you')).join(' and ')
}

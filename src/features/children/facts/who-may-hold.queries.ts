import { sql } from 'kysely'
import { holds, type Actor } from '../../../domain/access/actor.ts'
import type { Db } from '../../../platform/database/scope.ts'

export interface PossibleHolder {
  membershipId: string
  name: string
  email: string
}

/**
 * Who may be made a case holder by the one in scope: themselves, those they supervise, and for the safeguarding leads
 * anybody who takes part in supervision. By name.
 */
export async function whoMayHold(db: Db, actor: Actor, today: Temporal.PlainDate): Promise<PossibleHolder[]> {
  const anyone = holds(actor, 'dsl', 'deputy_dsl')
  const { rows } = await sql<{ membership_id: string; name: string; email: string }>`
    select m.membership_id, m.name, m.email from membership m
    where m.organisation_id = ${actor.organisationId} and m.started_on <= ${today} and (m.ended_on is null or m.ended_on >= ${today})
      and (m.membership_id = ${actor.membershipId}
        or m.membership_id in (select platform.supervised_by_me())
        or (${anyone}::boolean and exists (
          select 1 from membership_fact f where f.organisation_id = m.organisation_id and f.membership_id = m.membership_id
            and f.kind = 'role' and f.value in ('supervisee', 'supervisor', 'dsl', 'deputy_dsl', 'head') and f.withdrawn_at is null
            and (f.confirmed_at is not null or f.value not in ('dsl', 'deputy_dsl'))
            and f.valid_from <= ${today} and (f.valid_until is null or f.valid_until >= ${today}))))
    order by m.name, m.membership_id limit 500`.execute(db)
  return rows.map((row) => ({ membershipId: row.membership_id, name: row.name, email: row.email }))
}

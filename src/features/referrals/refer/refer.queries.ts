import { sql } from 'kysely'
import type { Db } from '../../../platform/database/scope.ts'

export interface ReferralMade {
  documentId: string
  childName: string
  createdAt: Temporal.Instant
}

/** What was recorded in a session under "Stop and refer now", newest first. */
export async function referralsIn(db: Db, organisationId: string, sessionId: string): Promise<ReferralMade[]> {
  const { rows } = await sql<{ document_id: string; child_name: string; created_at: Temporal.Instant }>`
    select d.document_id, c.given_name || ' ' || c.family_name as child_name, d.created_at
    from document d join child c on c.organisation_id = d.organisation_id and c.child_id = d.child_id
    where d.organisation_id = ${organisationId} and d.session_id = ${sessionId} and d.kind = 'referral'
    order by d.created_at desc`.execute(db)
  return rows.map((row) => ({ documentId: row.document_id, childName: row.child_name, createdAt: row.created_at }))
}

/** Names of the designated safeguarding lead and deputies today, the lead first. At most 5. */
export async function safeguardingLeads(db: Db, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select m.name from membership_fact f join membership m on m.organisation_id = f.organisation_id and m.membership_id = f.membership_id
    where f.organisation_id = ${organisationId} and f.kind = 'role' and f.value in ('dsl','deputy_dsl') and f.withdrawn_at is null and f.confirmed_at is not null
      and f.valid_from <= (select platform.today()) and (f.valid_until is null or f.valid_until >= (select platform.today()))
      and (m.ended_on is null or m.ended_on >= (select platform.today()))
    group by m.name order by min(case f.value when 'dsl' then 0 else 1 end), m.name limit 5`.execute(db)
  return rows.map((row) => row.name)
}

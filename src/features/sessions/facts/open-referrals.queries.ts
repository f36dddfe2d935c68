import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { ReferralWaiting } from '../../../domain/home/referral-steps.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { Db } from '../../../platform/database/scope.ts'
import type { SessionFacts } from './session-facts.ts'

export type OpenReferral = ReferralWaiting

const furthestBack = { hours: 24 * 400 }

/**
 * What was recorded under "Stop and refer" within 400 days and waits: nobody was told yet, or no answer came. Those that the
 * one in scope recorded or supervised; or those that belong on a session's agenda, which are of its children or of the same two.
 * Read from the index of open ones; the newest first, at most 10.
 */
export async function openReferrals(
  db: Db,
  { organisationId, membershipId }: Pick<Actor, 'organisationId' | 'membershipId'>,
  now: Temporal.Instant,
  { session }: { session?: Pick<SessionFacts, 'agreementId' | 'children'> } = {},
): Promise<OpenReferral[]> {
  const whose =
    session === undefined
      ? sql`r.recorded_by = ${membershipId} or s.supervisor_id = ${membershipId}`
      : sql`r.child_id = any (${session.children.map(({ childId }) => childId)}::uuid[]) or s.agreement_id = ${session.agreementId}`
  const { rows } = await sql<{
    document_id: string
    session_id: string
    child_name: string | null
    decided: string
    recorded_at: Temporal.Instant
  }>`
    select x.* from (
      select r.document_id, r.session_id, c.given_name || ' ' || c.family_name as child_name, r.recorded_at,
        case when r.decided = 'referred' then 'referred' else coalesce((
          select m.decided from referral m
          where m.organisation_id = r.organisation_id and m.adds_to = r.document_id and m.decided <> 'not_yet'
          order by m.recorded_at desc, m.document_id limit 1), 'not_yet') end as decided
      from referral r
      left join session s on s.organisation_id = r.organisation_id and s.session_id = r.session_id
      left join child c on c.organisation_id = r.organisation_id and c.child_id = r.child_id
      where r.organisation_id = ${organisationId} and r.adds_to is null and r.outcome is null and r.decided in ('referred', 'not_yet')
        and r.recorded_at >= ${now.subtract(furthestBack)} and (${whose})
    ) x
    where x.decided <> 'not_referred'
    order by x.decided, x.recorded_at desc, x.document_id limit 10`.execute(db)
  return rows.map((row) => ({
    documentId: row.document_id,
    sessionId: row.session_id,
    childName: row.child_name ?? 'a child',
    nobodyTold: row.decided === 'not_yet',
    on: londonDay(row.recorded_at),
  }))
}

import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { ReferralWaiting } from '../../../domain/home/referral-steps.ts'
import { london } from '../../../domain/text/dates.ts'
import type { Db } from '../../../platform/database/scope.ts'
import type { SessionFacts } from './session-facts.ts'

type Me = Pick<Actor, 'organisationId' | 'membershipId'>

/** As read from `referralsWaiting`: document, session, child's name, nobody told, day. */
export type ReferralRow = [documentId: string, sessionId: string, childName: string | null, untold: boolean, on: string]

const daysBack = 400

/**
 * What was recorded under "Stop and refer" within 400 days and waits: nobody was told yet, or no answer came. As one value of a
 * statement, read from the index of open ones; those that nobody was told of first, then the newest; at most 10.
 * @param whose of a referral `r` and its session `s`
 */
function waiting({ organisationId }: Me, today: Temporal.PlainDate, whose: RawBuilder<unknown>): RawBuilder<unknown> {
  const since = today.subtract({ days: daysBack }).toZonedDateTime(london).toInstant()
  return sql`
    select json_agg(json_build_array(y.document_id, y.session_id, y.child_name, y.decided = 'not_yet',
      (y.recorded_at at time zone 'Europe/London')::date) order by y.decided, y.recorded_at desc, y.document_id)
    from (
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
          and r.recorded_at >= ${since} and (${whose})
      ) x
      where x.decided <> 'not_referred'
      order by x.decided, x.recorded_at desc, x.document_id limit 10) y`
}

/** Those that the one in scope recorded, or supervised the session of, as one value of a statement. */
export const referralsWaiting = (me: Me, today: Temporal.PlainDate): RawBuilder<unknown> =>
  waiting(me, today, sql`r.recorded_by = ${me.membershipId} or s.supervisor_id = ${me.membershipId}`)

export const readWaiting = (rows: readonly ReferralRow[] | null): ReferralWaiting[] =>
  (rows ?? []).map(([documentId, sessionId, childName, nobodyTold, on]) => ({
    documentId,
    sessionId,
    childName: childName ?? 'a child',
    nobodyTold,
    on: Temporal.PlainDate.from(on),
  }))

/** Those that belong on a session's agenda: of its children, or recorded by the same two. */
export async function referralsForAgenda(
  db: Db,
  me: Me,
  today: Temporal.PlainDate,
  { group, agreementId, children }: Pick<SessionFacts, 'group' | 'agreementId' | 'children'>,
): Promise<ReferralWaiting[]> {
  const ofChildren = sql`r.child_id = any (${children.map(({ childId }) => childId)}::uuid[])`
  const whose = group === null ? sql`${ofChildren} or s.agreement_id = ${agreementId}` : ofChildren
  const { rows } = await sql<{ found: ReferralRow[] | null }>`select (${waiting(me, today, whose)}) as found`.execute(
    db,
  )
  return readWaiting(rows[0]?.found ?? null)
}

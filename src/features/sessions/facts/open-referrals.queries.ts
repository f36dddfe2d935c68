import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { ReferralWaiting } from '../../../domain/home/referral-steps.ts'
import { london } from '../../../domain/text/dates.ts'
import type { Db } from '../../../platform/database/scope.ts'
import type { SessionFacts } from './session-facts.ts'

type Me = Pick<Actor, 'organisationId' | 'membershipId'>

/** As read from `referralsWaiting`: document, session, child's name, what for, day. */
export type ReferralRow = [
  documentId: string,
  sessionId: string,
  childName: string | null,
  waitsFor: ReferralWaiting['waitsFor'],
  on: string,
]

const daysBack = 400

/**
 * What was recorded under "Stop and refer" and waits: within 400 days nobody was told yet, or no answer came; or the day has
 * come, within 400 days, on which a decision not to refer is looked at again. As one value of a statement, read from the
 * indexes of open ones; those that nobody was told of first, then what is looked at again, then the newest; at most 10.
 * @param whose of a referral `r` and its session `s`
 */
function waiting(me: Me, today: Temporal.PlainDate, whose: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select json_agg(json_build_array(y.document_id, y.session_id, y.child_name, y.waits_for, y.day)
      order by y.place, y.day desc, y.document_id)
    from (
      select z.*, array_position(array['telling', 'another_look', 'answer'], z.waits_for) as place
      from (${toldOrNot(me, today, whose)} union all ${toLookAtAgain(me, today, whose)}) z
      order by place, z.day desc, z.document_id limit 10) y`
}

/** Nobody was told yet, or no answer is noted. */
function toldOrNot({ organisationId }: Me, today: Temporal.PlainDate, whose: RawBuilder<unknown>): RawBuilder<unknown> {
  const since = today.subtract({ days: daysBack }).toZonedDateTime(london).toInstant()
  return sql`
    select x.document_id, x.session_id, x.child_name, case x.decided when 'not_yet' then 'telling' else 'answer' end as waits_for,
      (x.recorded_at at time zone 'Europe/London')::date as day
    from (
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
    where x.decided <> 'not_referred'`
}

/**
 * It was decided not to refer, at first or after nobody had been reached, and the last day that was said for looking again
 * has come. What came of that is noted with what was recorded first.
 */
const toLookAtAgain = ({ organisationId }: Me, today: Temporal.PlainDate, whose: RawBuilder<unknown>) => sql`
    select coalesce(r.adds_to, r.document_id), r.session_id, c.given_name || ' ' || c.family_name, 'another_look', r.review_on
    from referral r
    left join referral f on f.organisation_id = r.organisation_id and f.document_id = r.adds_to
    left join session s on s.organisation_id = r.organisation_id and s.session_id = r.session_id
    left join child c on c.organisation_id = r.organisation_id and c.child_id = r.child_id
    where r.organisation_id = ${organisationId} and r.outcome is null
      and r.review_on >= ${today.subtract({ days: daysBack })} and r.review_on <= ${today}
      and (r.adds_to is null or (f.decided <> 'referred' and f.outcome is null)) and (${whose})
      and not exists (
        select 1 from referral m
        where m.organisation_id = r.organisation_id and m.adds_to = coalesce(r.adds_to, r.document_id) and m.recorded_at > r.recorded_at
          and (m.review_on is not null or (m.decided = 'referred' and f.decided = 'not_yet')))`

/** Those that the one in scope recorded, or supervised the session of, as one value of a statement. */
export const referralsWaiting = (me: Me, today: Temporal.PlainDate): RawBuilder<unknown> =>
  waiting(me, today, sql`r.recorded_by = ${me.membershipId} or s.supervisor_id = ${me.membershipId}`)

export const readWaiting = (rows: readonly ReferralRow[] | null): ReferralWaiting[] =>
  (rows ?? []).map(([documentId, sessionId, childName, waitsFor, on]) => ({
    documentId,
    sessionId,
    childName: childName ?? 'a child',
    waitsFor,
    on: Temporal.PlainDate.from(on),
  }))

/** Those that belong on a session's agenda: of its children, or recorded by the same two. */
export async function referralsForAgenda(
  db: Db,
  me: Me,
  today: Temporal.PlainDate,
  { group, agreementId, children }: Pick<SessionFacts, 'group' | 'agreementId' | 'children'>,
): Promise<ReferralWaiting[]> {
  const ids = children.map(({ childId }) => childId)
  // Also what was recorded under an entry that was made one with a child's.
  const ofChildren = sql`r.child_id = any (${ids}::uuid[])
    or r.child_id in (select e.closed_id from platform.closed_entries() e where e.kept_id = any (${ids}::uuid[]))`
  const whose = group === null ? sql`${ofChildren} or s.agreement_id = ${agreementId}` : ofChildren
  const { rows } = await sql<{ found: ReferralRow[] | null }>`select (${waiting(me, today, whose)}) as found`.execute(
    db,
  )
  return readWaiting(rows[0]?.found ?? null)
}

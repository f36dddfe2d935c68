import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Db } from '../../../platform/database/scope.ts'
import { childrenToName, type ChildToName } from '../../informal/public.ts'
import type { SessionFacts } from '../../sessions/public.ts'

/** Children whom it may be about: those on the agenda, then every other that the one in scope may see. */
export async function childrenToReferAbout(
  db: Db,
  actor: Actor,
  session: SessionFacts,
  also?: string,
): Promise<ChildToName[]> {
  const onAgenda = session.children.map(({ childId, name }) => ({ childId, name, group: 'On the agenda' }))
  // What says more of an earlier referral is about its child, also where that entry was closed since.
  const seen = await childrenToName(db, actor, also)
  return [...onAgenda, ...seen.filter(({ childId }) => onAgenda.every((child) => child.childId !== childId))]
}

/** The designated safeguarding lead and deputies today, the lead first. At most 6. */
export async function safeguardingLeads(
  db: Db,
  organisationId: string,
): Promise<{ membershipId: string; name: string }[]> {
  const { rows } = await sql<{ membership_id: string; name: string }>`
    select m.membership_id, m.name from membership_fact f join membership m on m.organisation_id = f.organisation_id and m.membership_id = f.membership_id
    where f.organisation_id = ${organisationId} and f.kind = 'role' and f.value in ('dsl','deputy_dsl') and f.withdrawn_at is null and f.confirmed_at is not null
      and f.valid_from <= (select platform.today()) and (f.valid_until is null or f.valid_until >= (select platform.today()))
      and (m.ended_on is null or m.ended_on >= (select platform.today()))
    group by m.membership_id, m.name order by min(case f.value when 'dsl' then 0 else 1 end), m.name limit 6`.execute(
    db,
  )
  return rows.map((row) => ({ membershipId: row.membership_id, name: row.name }))
}

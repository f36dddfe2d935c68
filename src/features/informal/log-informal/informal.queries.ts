import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { Db } from '../../../platform/database/scope.ts'

export interface InformalToRevisit {
  informalId: string
  documentId: string | null
  happenedOn: Temporal.PlainDate
  childName: string | null
  loggedById: string
  loggedByName: string
  /** revisited in the session that was asked about */
  revisited: boolean
}

interface Pair {
  organisationId: string
  sessionId: string
  day: Temporal.PlainDate
  supervisee: { membershipId: string }
  supervisor: { membershipId: string }
}

/** Informal discussions of this pair that no session has revisited, and those revisited in this one; the oldest first. */
export async function informalToRevisit(db: Db, session: Pair): Promise<InformalToRevisit[]> {
  const pair = [session.supervisee.membershipId, session.supervisor.membershipId]
  const { rows } = await sql<{
    informal_id: string
    document_id: string | null
    happened_on: Temporal.PlainDate
    child_name: string | null
    logged_by: string
    logged_by_name: string
    revisited: boolean
  }>`
    select i.informal_id, d.document_id, i.happened_on, c.given_name || ' ' || c.family_name as child_name, i.logged_by,
      m.name as logged_by_name, i.revisited_in is not null as revisited
    from informal_discussion i
    join membership m on m.organisation_id = i.organisation_id and m.membership_id = i.logged_by
    left join child c on c.organisation_id = i.organisation_id and c.child_id = i.child_id
    left join document d on d.organisation_id = i.organisation_id and d.informal_id = i.informal_id and d.kind = 'informal_discussion'
    where i.organisation_id = ${session.organisationId} and i.logged_by = any (${pair}::uuid[]) and i.with_id = any (${pair}::uuid[])
      and (i.revisited_in is null or i.revisited_in = ${session.sessionId}) and i.happened_on <= ${session.day}::date
    order by i.happened_on, i.created_at limit 50`.execute(db)
  return rows.map((row) => ({
    informalId: row.informal_id,
    documentId: row.document_id,
    happenedOn: row.happened_on,
    childName: row.child_name,
    loggedById: row.logged_by,
    loggedByName: row.logged_by_name,
    revisited: row.revisited,
  }))
}

/** Whom an informal discussion that one logged is with, and the day of the next session with them, when one is planned. */
export async function informalLogged(
  db: Db,
  actor: Actor,
  informalId: string,
): Promise<{ name: string; nextDay: Temporal.PlainDate | null } | null> {
  const { rows } = await sql<{ name: string; starts_at: Temporal.Instant | null }>`
    select m.name, (
      select min(s.starts_at) from session s
      where s.organisation_id = i.organisation_id and s.state in ('planned', 'open')
        and ((s.supervisee_id = i.logged_by and s.supervisor_id = i.with_id) or (s.supervisee_id = i.with_id and s.supervisor_id = i.logged_by))
        and (s.starts_at at time zone 'Europe/London')::date >= (select platform.today())
    ) as starts_at
    from informal_discussion i
    join membership m on m.organisation_id = i.organisation_id and m.membership_id = i.with_id
    where i.organisation_id = ${actor.organisationId} and i.informal_id = ${informalId} and i.logged_by = ${actor.membershipId}`.execute(
    db,
  )
  const row = rows[0]
  if (row === undefined) return null
  return { name: row.name, nextDay: row.starts_at === null ? null : londonDay(row.starts_at) }
}

/** Whom somebody supervises and is supervised by, under agreements that have not ended: whom an informal discussion is with. */
export async function supervisionPartners(db: Db, actor: Actor): Promise<{ membershipId: string; name: string }[]> {
  const { rows } = await sql<{ membership_id: string; name: string }>`
    select distinct m.membership_id, m.name
    from agreement a
    join membership m on m.organisation_id = a.organisation_id
      and m.membership_id = case when a.supervisee_id = ${actor.membershipId} then a.supervisor_id else a.supervisee_id end
    where a.organisation_id = ${actor.organisationId} and (a.supervisee_id = ${actor.membershipId} or a.supervisor_id = ${actor.membershipId})
      and (a.ended_on is null or a.ended_on >= (select platform.today()))
    order by m.name, m.membership_id limit 200`.execute(db)
  return rows.map((row) => ({ membershipId: row.membership_id, name: row.name }))
}

/** A child to choose, and the words under which it stands in the list; none for the one who was asked for. */
export interface ChildToName {
  childId: string
  name: string
  group: string | undefined
}

const nearGroup = 'Held by you, or by somebody you supervise'
const otherGroup = 'Others you may see'

/** The most that a list of children to choose from holds. */
const mostNamed = 300

/**
 * Children that may be named, of those the one in scope can see: their own cases and those of whom they supervise first, then
 * the others by name. At most 300; `also` is among them wherever it stands in the alphabet.
 */
export async function childrenToName(
  db: Db,
  actor: Pick<Actor, 'organisationId' | 'membershipId'>,
  also?: string,
): Promise<ChildToName[]> {
  const wanted = also !== undefined && /^[0-9a-f-]{36}$/i.test(also) ? also : null
  const name = sql`c.given_name || ' ' || c.family_name as name`
  const { rows: own } = await sql<{ child_id: string; name: string }>`
    select c.child_id, ${name} from child c
    where c.organisation_id = ${actor.organisationId} and (c.child_id = ${wanted}::uuid or c.child_id in (
      select h.child_id from case_holder h
      where h.organisation_id = ${actor.organisationId}
        and h.starts_on <= (select platform.today()) and (h.ends_on is null or h.ends_on >= (select platform.today()))
        and (h.membership_id = ${actor.membershipId} or h.membership_id in (select platform.supervised_by_me()))))
    order by c.child_id is distinct from ${wanted}::uuid, c.family_name, c.given_name, c.child_id limit ${mostNamed}`.execute(
    db,
  )
  const { rows: byName } = await sql<{ child_id: string; name: string }>`
    select c.child_id, ${name} from child c where c.organisation_id = ${actor.organisationId}
      and c.child_id not in (select e.closed_id from platform.closed_entries() e)
    order by c.family_name, c.given_name, c.child_id limit ${mostNamed}`.execute(db)
  const first = new Set(own.map((row) => row.child_id))
  return [...own, ...byName.filter((row) => !first.has(row.child_id))].slice(0, mostNamed).map((row) => ({
    childId: row.child_id,
    name: row.name,
    group: row.child_id === wanted ? undefined : first.has(row.child_id) ? nearGroup : otherGroup,
  }))
}

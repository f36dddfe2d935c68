import { sql } from 'kysely'
import { holds, type Actor } from '../../../domain/access/actor.ts'
import { whatBecame, type SessionBecame } from '../../../domain/home/year.ts'
import { london, londonDay } from '../../../domain/text/dates.ts'
import type { Db } from '../../../platform/database/scope.ts'
import type { SupervisionRow } from '../facts/agreements-in-view.queries.ts'

type Me = Pick<Actor, 'organisationId' | 'membershipId' | 'roles'>

export interface PersonFacts {
  membershipId: string
  name: string
  post: { value: string; since: Temporal.PlainDate } | null
  managers: readonly { id: string; name: string }[]
}

/** Somebody of this organisation, with their post and who manages them today; null when there is nobody of that kind. */
export async function personFacts(
  db: Db,
  { organisationId }: Me,
  membershipId: string,
  today: Temporal.PlainDate,
): Promise<PersonFacts | null> {
  const { rows } = await sql<{
    name: string
    kind: string | null
    value: string | null
    valid_from: Temporal.PlainDate | null
    manager_id: string | null
    manager_name: string | null
  }>`
    select m.name, f.kind, f.value, f.valid_from, f.manager_id, boss.name as manager_name
    from membership m
    left join membership_fact f on f.organisation_id = m.organisation_id and f.membership_id = m.membership_id
      and f.kind in ('post', 'line_manager') and f.withdrawn_at is null
      and f.valid_from <= ${today} and (f.valid_until is null or f.valid_until >= ${today})
    left join membership boss on boss.organisation_id = f.organisation_id and boss.membership_id = f.manager_id
    where m.organisation_id = ${organisationId} and m.membership_id = ${membershipId}
    order by f.valid_from`.execute(db)
  const first = rows[0]
  if (first === undefined) return null
  const post = rows.findLast((row) => row.kind === 'post')
  return {
    membershipId,
    name: first.name,
    post: post?.value && post.valid_from ? { value: post.value, since: post.valid_from } : null,
    managers: rows.flatMap((row) =>
      row.kind === 'line_manager' && row.manager_id !== null
        ? [{ id: row.manager_id, name: row.manager_name ?? '' }]
        : [],
    ),
  }
}

/**
 * Whether the dates and states of somebody's supervision are for me: my own; of somebody I supervise under an agreement in
 * force, or manage; and everybody's for the head and the designated lead (product A1, S1 5). Row security draws the same
 * line under every row; this decides whether there is a page at all.
 */
export function mayILook(me: Me, person: PersonFacts, rows: readonly SupervisionRow[]): boolean {
  return (
    person.membershipId === me.membershipId ||
    holds(me as Actor, 'head', 'dsl') ||
    person.managers.some(({ id }) => id === me.membershipId) ||
    rows.some(
      (row) =>
        row.supervisee.id === person.membershipId && row.supervisor?.id === me.membershipId && row.signed !== null,
    )
  )
}

export interface SessionOfYear {
  sessionId: string
  on: Temporal.PlainDate
  what: SessionBecame
  minutes: number | null
  /** whether I am one of the two, so that it can be opened */
  mine: boolean
}

/** Somebody's sessions as supervisee from one day to another, in order, as far as row security shows them. At most 200. */
export async function sessionsOfYear(
  db: Db,
  me: Me,
  membershipId: string,
  year: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate },
  today: Temporal.PlainDate,
): Promise<SessionOfYear[]> {
  const rows = await db
    .selectFrom('session')
    .select(['session_id', 'starts_at', 'state', 'actual_minutes', 'supervisee_id', 'supervisor_id'])
    .where('organisation_id', '=', me.organisationId)
    .where('supervisee_id', '=', membershipId)
    .where('starts_at', '>=', year.startsOn.toZonedDateTime(london).toInstant())
    .where('starts_at', '<', year.endsOn.add({ days: 1 }).toZonedDateTime(london).toInstant())
    .orderBy('starts_at')
    .limit(200)
    .execute()
  return rows.map((row) => {
    const on = londonDay(row.starts_at)
    return {
      sessionId: row.session_id,
      on,
      what: whatBecame(row.state, on, today),
      minutes: row.actual_minutes,
      mine: row.supervisee_id === me.membershipId || row.supervisor_id === me.membershipId,
    }
  })
}

/** People whose line manager I am today, by name. */
export async function peopleIManage(
  db: Db,
  me: Me,
  today: Temporal.PlainDate,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select m.membership_id as id, m.name
    from membership_fact f
    join membership m on m.organisation_id = f.organisation_id and m.membership_id = f.membership_id
    where f.organisation_id = ${me.organisationId} and f.manager_id = ${me.membershipId} and f.kind = 'line_manager'
      and f.withdrawn_at is null and f.valid_from <= ${today} and (f.valid_until is null or f.valid_until >= ${today})
      and (m.ended_on is null or m.ended_on >= ${today})
    order by m.name limit 100`.execute(db)
  return rows
}

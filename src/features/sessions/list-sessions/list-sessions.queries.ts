import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { SessionState } from '../../../domain/sessions/session-state.ts'
import type { Db } from '../../../platform/database/scope.ts'

export interface ListedSession {
  sessionId: string
  startsAt: Temporal.Instant
  minutes: number
  state: SessionState
  /** whom it is with, and which of the two I am */
  otherName: string
  iAm: 'supervisee' | 'supervisor'
}

/** A place in a list in order of time: the moment of its last row, and that row's identifier where two share a moment. */
export interface Cursor {
  startsAt: Temporal.Instant
  sessionId: string
}

interface Row {
  session_id: string
  starts_at: Temporal.Instant
  minutes: number
  state: SessionState
  other_name: string
  i_am: 'supervisee' | 'supervisor'
}

/** My sessions before a place, newest first. Each half reads its own index in order, so that pages cost the same however many there are. */
export function sessionsBefore(db: Db, actor: Actor, cursor: Cursor, limit: number): Promise<ListedSession[]> {
  const half = (mine: 'supervisee' | 'supervisor') => sql`(
    select s.session_id, s.starts_at, s.planned_minutes, s.actual_minutes, s.state, s.${sql.ref(otherOf[mine])} as other_id, ${sql.lit(mine)} as i_am
    from session s
    where s.organisation_id = ${actor.organisationId} and s.${sql.ref(`${mine}_id`)} = ${actor.membershipId}
      and s.starts_at <= ${cursor.startsAt} and (s.starts_at < ${cursor.startsAt} or s.session_id < ${cursor.sessionId}::uuid)
    order by s.starts_at desc, s.session_id desc limit ${limit})`
  return listed(
    db,
    actor,
    sql`${half('supervisee')} union all ${half('supervisor')} order by starts_at desc, session_id desc limit ${limit}`,
    'desc',
  )
}

/** My sessions after a place, the next first. */
export function sessionsAfter(db: Db, actor: Actor, cursor: Cursor, limit: number): Promise<ListedSession[]> {
  const half = (mine: 'supervisee' | 'supervisor') => sql`(
    select s.session_id, s.starts_at, s.planned_minutes, s.actual_minutes, s.state, s.${sql.ref(otherOf[mine])} as other_id, ${sql.lit(mine)} as i_am
    from session s
    where s.organisation_id = ${actor.organisationId} and s.${sql.ref(`${mine}_id`)} = ${actor.membershipId}
      and s.starts_at >= ${cursor.startsAt} and (s.starts_at > ${cursor.startsAt} or s.session_id > ${cursor.sessionId}::uuid)
    order by s.starts_at, s.session_id limit ${limit})`
  return listed(
    db,
    actor,
    sql`${half('supervisee')} union all ${half('supervisor')} order by starts_at, session_id limit ${limit}`,
    'asc',
  )
}

const otherOf = { supervisee: 'supervisor_id', supervisor: 'supervisee_id' } as const

async function listed(
  db: Db,
  actor: Actor,
  halves: ReturnType<typeof sql>,
  direction: 'asc' | 'desc',
): Promise<ListedSession[]> {
  const { rows } = await sql<Row>`
    select x.session_id, x.starts_at, coalesce(x.actual_minutes, x.planned_minutes) as minutes, x.state, m.name as other_name, x.i_am
    from (${halves}) x
    join membership m on m.organisation_id = ${actor.organisationId} and m.membership_id = x.other_id
    order by x.starts_at ${sql.raw(direction)}, x.session_id ${sql.raw(direction)}`.execute(db)
  return rows.map((row) => ({
    sessionId: row.session_id,
    startsAt: row.starts_at,
    minutes: row.minutes,
    state: row.state,
    otherName: row.other_name,
    iAm: row.i_am,
  }))
}

import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { SessionState } from '../../../domain/sessions/session-state.ts'
import type { Db } from '../../../platform/database/scope.ts'

export interface ListedSession {
  sessionId: string
  /** milliseconds since 1970, exact to the microsecond */
  startsAt: number
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

export interface Part {
  cursor: Cursor
  limit: number
}

interface Row {
  part: 'after' | 'before'
  session_id: string
  starts_at: number
  minutes: number
  state: SessionState
  other_name: string
  i_am: 'supervisee' | 'supervisor'
}

const otherOf = { supervisee: 'supervisor_id', supervisor: 'supervisee_id' } as const

/**
 * My sessions of two on either side of a place (those of groups are a list of their own): those after it with the next first, those before it with the newest first. Each
 * half of each part reads its own index in order, so that a page costs the same however many sessions there are; both
 * parts come in one statement, because entering row security costs more than reading the rows. A page of sessions is with
 * few people, so each name is looked up once and not for each row.
 */
export async function sessionsAround(
  db: Db,
  actor: Actor,
  wanted: { after: Part | null; before: Part | null },
): Promise<{ after: ListedSession[]; before: ListedSession[] }> {
  const { after, before } = wanted
  const halves = [
    ...(after === null ? [] : [afterHalf(actor, 'supervisee', after), afterHalf(actor, 'supervisor', after)]),
    ...(before === null ? [] : [beforeHalf(actor, 'supervisee', before), beforeHalf(actor, 'supervisor', before)]),
  ]
  const { rows } = await sql<Row>`
    with x as materialized (${sql.join(halves, sql` union all `)}), others as materialized (
      select o.other_id, (select m.name from membership m
        where m.organisation_id = ${actor.organisationId} and m.membership_id = o.other_id) as name
      from (select distinct other_id from x) o
    )
    select x.part, x.session_id, x.starts_at, x.minutes, x.state, others.name as other_name, x.i_am
    from x join others on others.other_id = x.other_id`.execute(db)
  const part = (name: Row['part'], limit: number, direction: 1 | -1) =>
    rows
      .filter((row) => row.part === name)
      .sort((a, b) => direction * inOrder(a, b))
      .slice(0, limit)
      .map(listed)
  return { after: part('after', after?.limit ?? 0, 1), before: part('before', before?.limit ?? 0, -1) }
}

function half(mine: 'supervisee' | 'supervisor', part: Row['part']): RawBuilder<unknown> {
  return sql`select ${sql.lit(part)} as part, s.session_id, date_part('epoch', s.starts_at) * 1000 as starts_at, coalesce(s.actual_minutes, s.planned_minutes) as minutes, s.state,
    s.${sql.ref(otherOf[mine])} as other_id, ${sql.lit(mine)} as i_am from session s`
}

function afterHalf(actor: Actor, mine: 'supervisee' | 'supervisor', { cursor, limit }: Part): RawBuilder<unknown> {
  return sql`(${half(mine, 'after')}
    where s.organisation_id = ${actor.organisationId} and s.${sql.ref(`${mine}_id`)} = ${actor.membershipId} and s.group_id is null
      and s.starts_at >= ${cursor.startsAt} and (s.starts_at > ${cursor.startsAt} or s.session_id > ${cursor.sessionId}::uuid)
    order by s.starts_at, s.session_id limit ${limit})`
}

function beforeHalf(actor: Actor, mine: 'supervisee' | 'supervisor', { cursor, limit }: Part): RawBuilder<unknown> {
  return sql`(${half(mine, 'before')}
    where s.organisation_id = ${actor.organisationId} and s.${sql.ref(`${mine}_id`)} = ${actor.membershipId} and s.group_id is null
      and s.starts_at <= ${cursor.startsAt} and (s.starts_at < ${cursor.startsAt} or s.session_id < ${cursor.sessionId}::uuid)
    order by s.starts_at desc, s.session_id desc limit ${limit})`
}

function inOrder(a: Row, b: Row): number {
  return a.starts_at - b.starts_at || (a.session_id < b.session_id ? -1 : 1)
}

const listed = (row: Row): ListedSession => ({
  sessionId: row.session_id,
  startsAt: row.starts_at,
  minutes: row.minutes,
  state: row.state,
  otherName: row.other_name,
  iAm: row.i_am,
})

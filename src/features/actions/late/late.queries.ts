import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Db } from '../../../platform/database/scope.ts'

/** An action for a child’s safety that is late and has come to the one in scope, who is above its supervisor. */
export interface LateAction {
  actionId: string
  what: string
  why: string
  ownerName: string
  superviseeName: string
  supervisorName: string
  /** null when the reader may not see the child */
  child: { childId: string; name: string } | null
  agreedOn: Temporal.PlainDate
  dueOn: Temporal.PlainDate
  carried: number
  /** what was noted of it since it was due; null while nothing was */
  noted: { byName: string; at: Temporal.Instant; said: string } | null
}

interface Row {
  action_id: string
  what: string
  why: string
  owner_name: string
  supervisee_name: string
  supervisor_name: string
  child_id: string | null
  child_name: string | null
  agreed_on: Temporal.PlainDate
  due_on: Temporal.PlainDate
  carried: number
  said: string | null
  noted_at: Temporal.Instant | null
  noted_by_name: string | null
}

/** Actions for a child’s safety that are late and have come to the one in scope (S2), the latest first. */
export async function lateAboveMe(db: Db, { organisationId }: Pick<Actor, 'organisationId'>): Promise<LateAction[]> {
  const name = (id: string, as: string) => sql`(select m.name from membership m
    where m.organisation_id = ${organisationId} and m.membership_id = ${sql.ref(id)}) as ${sql.ref(as)}`
  const { rows } = await sql<Row>`
    select l.action_id, l.what, l.why, l.child_id, l.child_name, l.agreed_on, l.due_on, l.carried, e.said, e.noted_at,
      ${name('l.owner_id', 'owner_name')}, ${name('l.supervisee_id', 'supervisee_name')}, ${name('l.supervisor_id', 'supervisor_name')},
      ${name('e.noted_by', 'noted_by_name')}
    from platform.late_above_me() l
    left join action_escalation e on e.organisation_id = ${organisationId} and e.action_id = l.action_id and e.due_on = l.due_on
    order by e.noted_at is not null, l.due_on, l.action_id`.execute(db)
  return rows.map((row) => ({
    actionId: row.action_id,
    what: row.what,
    why: row.why,
    ownerName: row.owner_name,
    superviseeName: row.supervisee_name,
    supervisorName: row.supervisor_name,
    child: row.child_id === null ? null : { childId: row.child_id, name: row.child_name ?? '' },
    agreedOn: row.agreed_on,
    dueOn: row.due_on,
    carried: row.carried,
    noted:
      row.said === null || row.noted_at === null
        ? null
        : { byName: row.noted_by_name ?? '', at: row.noted_at, said: row.said },
  }))
}

export interface NoteFromAbove {
  byName: string
  on: Temporal.Instant
  dueOn: Temporal.PlainDate
  said: string
}

/** What somebody above the supervisor noted of an action when it was late, for those who agreed it; the newest first. */
export async function notesFromAbove(
  db: Db,
  { organisationId }: Pick<Actor, 'organisationId'>,
  actionId: string,
): Promise<NoteFromAbove[]> {
  const rows = await db
    .selectFrom('action_escalation')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.organisation_id', '=', 'action_escalation.organisation_id')
        .onRef('membership.membership_id', '=', 'action_escalation.noted_by'),
    )
    .select(['membership.name', 'noted_at', 'due_on', 'said'])
    .where('action_escalation.organisation_id', '=', organisationId)
    .where('action_id', '=', actionId)
    .orderBy('due_on', 'desc')
    .execute()
  return rows.map((row) => ({ byName: row.name, on: row.noted_at, dueOn: row.due_on, said: row.said }))
}

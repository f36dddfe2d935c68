import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Db } from '../../../platform/database/scope.ts'
import type { EscalationOutcome } from './escalation-words.ts'

type Who = Pick<Actor, 'organisationId' | 'membershipId'>

/** That nothing changes for a child, who is to be told, and what followed. */
export interface Escalation {
  escalationId: string
  saidOn: Temporal.PlainDate
  saidBy: string
  /** a person's name, or a post elsewhere */
  to: string
  told: { on: Temporal.PlainDate; by: string; outcome: EscalationOutcome } | null
  /** the last day on which nothing changed; null while that is so */
  endedOn: Temporal.PlainDate | null
}

/** Of one child, the newest first, without those taken back. */
export async function escalationsOf(db: Db, { organisationId }: Who, childId: string): Promise<Escalation[]> {
  const { rows } = await sql<{
    escalation_id: string
    said_on: Temporal.PlainDate
    said_by: string
    told: string
    told_on: Temporal.PlainDate | null
    told_by: string | null
    outcome: EscalationOutcome | null
    ended_on: Temporal.PlainDate | null
  }>`
    select e.escalation_id, e.said_on, s.name as said_by, coalesce(t.name, e.to_post) as told, e.told_on, b.name as told_by, e.outcome, e.ended_on
    from case_escalation e
    join membership s on s.organisation_id = e.organisation_id and s.membership_id = e.said_by
    left join membership t on t.organisation_id = e.organisation_id and t.membership_id = e.to_id
    left join membership b on b.organisation_id = e.organisation_id and b.membership_id = e.told_by
    where e.organisation_id = ${organisationId} and e.child_id = ${childId} and e.withdrawn_at is null
    order by e.said_on desc, e.recorded_at desc`.execute(db)
  return rows.map((row) => ({
    escalationId: row.escalation_id,
    saidOn: row.said_on,
    saidBy: row.said_by,
    to: row.told,
    told:
      row.told_on === null || row.outcome === null
        ? null
        : { on: row.told_on, by: row.told_by ?? '', outcome: row.outcome },
    endedOn: row.ended_on,
  }))
}

/** One that nothing has ended yet, held until the end of the transaction; null when there is none. */
export async function escalationToChange(
  db: Db,
  { organisationId }: Who,
  { childId, escalationId }: { childId: string; escalationId: string },
): Promise<{ saidOn: Temporal.PlainDate; toldOn: Temporal.PlainDate | null } | null> {
  const row = await db
    .selectFrom('case_escalation')
    .select(['said_on', 'told_on'])
    .where('organisation_id', '=', organisationId)
    .where('child_id', '=', childId)
    .where('escalation_id', '=', escalationId)
    .where('withdrawn_at', 'is', null)
    .where('ended_on', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : { saidOn: row.said_on, toldOn: row.told_on }
}

/** Everybody here today but the one who asks, by name: whoever may be told. */
export async function peopleToTell(
  db: Db,
  { organisationId, membershipId }: Who,
  today: Temporal.PlainDate,
): Promise<{ membershipId: string; name: string }[]> {
  const rows = await db
    .selectFrom('membership')
    .select(['membership_id', 'name'])
    .where('organisation_id', '=', organisationId)
    .where('membership_id', '<>', membershipId)
    .where('started_on', '<=', today)
    .where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>=', today)]))
    .orderBy('name')
    .orderBy('membership_id')
    .limit(500)
    .execute()
  return rows.map((row) => ({ membershipId: row.membership_id, name: row.name }))
}

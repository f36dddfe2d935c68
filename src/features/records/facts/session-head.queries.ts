import type { Db } from '../../../platform/database/scope.ts'

export interface Party {
  membershipId: string
  name: string
}

/** The facts of a session that its record is headed with. */
export interface SessionHead {
  sessionId: string
  agreementId: string
  supervisee: Party
  supervisor: Party
  startsAt: Temporal.Instant
  minutes: number
  state: string
  completedAt: Temporal.Instant | null
  signedAt: Temporal.Instant | null
}

/** A session as the one in scope may see it: its parties, and the line manager, head and lead. Null for anyone else. */
export async function sessionHead(db: Db, organisationId: string, sessionId: string): Promise<SessionHead | null> {
  const row = await db
    .selectFrom('session as s')
    .innerJoin('membership as e', (on) =>
      on.onRef('e.organisation_id', '=', 's.organisation_id').onRef('e.membership_id', '=', 's.supervisee_id'),
    )
    .innerJoin('membership as r', (on) =>
      on.onRef('r.organisation_id', '=', 's.organisation_id').onRef('r.membership_id', '=', 's.supervisor_id'),
    )
    .select([
      's.session_id',
      's.agreement_id',
      's.supervisee_id',
      's.supervisor_id',
      's.starts_at',
      's.planned_minutes',
      's.actual_minutes',
      's.state',
      's.completed_at',
      's.signed_at',
      'e.name as supervisee_name',
      'r.name as supervisor_name',
    ])
    .where('s.organisation_id', '=', organisationId)
    .where('s.session_id', '=', sessionId)
    .executeTakeFirst()
  if (!row) return null
  return {
    sessionId: row.session_id,
    agreementId: row.agreement_id,
    supervisee: { membershipId: row.supervisee_id, name: row.supervisee_name },
    supervisor: { membershipId: row.supervisor_id, name: row.supervisor_name },
    startsAt: row.starts_at,
    minutes: row.actual_minutes ?? row.planned_minutes,
    state: row.state,
    completedAt: row.completed_at,
    signedAt: row.signed_at,
  }
}

/** Whether somebody is one of the two whose session it is. */
export const isParty = (session: SessionHead, membershipId: string): boolean =>
  session.supervisee.membershipId === membershipId || session.supervisor.membershipId === membershipId

/** The other of the two. */
export const otherParty = (session: SessionHead, membershipId: string): Party =>
  session.supervisee.membershipId === membershipId ? session.supervisor : session.supervisee

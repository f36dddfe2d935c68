import type { Actor } from '../../../domain/access/actor.ts'
import type { Db } from '../../../platform/database/scope.ts'

export interface SessionToMove {
  sessionId: string
  state: string
  startsAt: Temporal.Instant
  minutes: number
  venue: string
  /** the two of it; of a session of a group everybody who is asked, whoever leads it first */
  people: readonly { id: string; name: string }[]
  /** null for a session of two */
  groupName: string | null
}

/**
 * A session of the one who asks, whatever its state: of two, or of a group that they lead. Null for anybody else’s. Held until
 * the end of the transaction when asked.
 */
export async function plannedSession(
  db: Db,
  { organisationId, membershipId }: Pick<Actor, 'organisationId' | 'membershipId'>,
  sessionId: string,
  { hold = false }: { hold?: boolean } = {},
): Promise<SessionToMove | null> {
  let query = db
    .selectFrom('session')
    .select([
      'session_id',
      'state',
      'starts_at',
      'planned_minutes',
      'venue',
      'supervisor_id',
      'supervisee_id',
      'group_id',
    ])
    .where('organisation_id', '=', organisationId)
    .where('session_id', '=', sessionId)
    .where((e) => e.or([e('supervisee_id', '=', membershipId), e('supervisor_id', '=', membershipId)]))
  if (hold) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  if (row === undefined) return null
  const asked =
    row.group_id === null ? [row.supervisor_id, row.supervisee_id] : await askedTo(db, organisationId, sessionId)
  const names = await db
    .selectFrom('membership')
    .select(['membership_id', 'name'])
    .where('organisation_id', '=', organisationId)
    .where('membership_id', 'in', asked)
    .execute()
  const group =
    row.group_id === null
      ? null
      : await db
          .selectFrom('supervision_group')
          .select('name')
          .where('organisation_id', '=', organisationId)
          .where('group_id', '=', row.group_id)
          .executeTakeFirst()
  return {
    sessionId: row.session_id,
    state: row.state,
    startsAt: row.starts_at,
    minutes: row.planned_minutes,
    venue: row.venue,
    people: asked.map((id) => ({ id, name: names.find((each) => each.membership_id === id)?.name ?? '' })),
    groupName: group === null ? null : (group?.name ?? 'your group'),
  }
}

/** Who is asked to a session of a group, whoever leads it first. */
async function askedTo(db: Db, organisationId: string, sessionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('session_member')
    .select(['membership_id', 'role'])
    .where('organisation_id', '=', organisationId)
    .where('session_id', '=', sessionId)
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .orderBy('membership_id')
    .execute()
  return rows
    .toSorted((a, b) => Number(b.role === 'facilitator') - Number(a.role === 'facilitator'))
    .map((row) => row.membership_id)
}

export interface EarlierMove {
  from: Temporal.Instant
  to: Temporal.Instant
  reason: string
  by: string
}

/** Every time it was moved, the newest first. */
export async function movesOf(
  db: Db,
  { organisationId }: Pick<Actor, 'organisationId'>,
  sessionId: string,
): Promise<EarlierMove[]> {
  const rows = await db
    .selectFrom('session_move')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.organisation_id', '=', 'session_move.organisation_id')
        .onRef('membership.membership_id', '=', 'session_move.moved_by'),
    )
    .select(['session_move.from_starts_at', 'session_move.to_starts_at', 'session_move.reason', 'membership.name'])
    .where('session_move.organisation_id', '=', organisationId)
    .where('session_move.session_id', '=', sessionId)
    .orderBy('session_move.moved_at', 'desc')
    .execute()
  return rows.map((row) => ({ from: row.from_starts_at, to: row.to_starts_at, reason: row.reason, by: row.name }))
}

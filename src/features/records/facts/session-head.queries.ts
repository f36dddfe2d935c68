import { firstName } from '../../../domain/sessions/names.ts'
import type { Db } from '../../../platform/database/scope.ts'

export interface Party {
  membershipId: string
  name: string
}

/** The facts of a session that its record is headed with. */
export interface SessionHead {
  sessionId: string
  /** null of a group session */
  agreementId: string | null
  /** of a group session both are whoever led it */
  supervisee: Party
  supervisor: Party
  /** whose record it is, and who sign it: the two, or all of the group who were there */
  parties: Party[]
  group: { name: string } | null
  startsAt: Temporal.Instant
  minutes: number
  state: string
  completedAt: Temporal.Instant | null
  signedAt: Temporal.Instant | null
}

/** A session as the one in scope may see it: its parties, a guest, and the line manager, head and lead. Null for anyone else. */
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
      's.group_id',
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
  const [supervisee, supervisor] = [
    { membershipId: row.supervisee_id, name: row.supervisee_name },
    { membershipId: row.supervisor_id, name: row.supervisor_name },
  ]
  const group = row.group_id === null ? null : await groupOf(db, organisationId, sessionId, row.group_id)
  return {
    sessionId: row.session_id,
    agreementId: row.agreement_id,
    supervisee,
    supervisor,
    parties: group?.present ?? [supervisee, supervisor],
    group: group === null ? null : { name: group.name },
    startsAt: row.starts_at,
    minutes: row.actual_minutes ?? row.planned_minutes,
    state: row.state,
    completedAt: row.completed_at,
    signedAt: row.signed_at,
  }
}

/** The name of a group, and who of it was there, as far as the one in scope may see them. */
async function groupOf(db: Db, organisationId: string, sessionId: string, groupId: string) {
  const group = await db
    .selectFrom('supervision_group')
    .select('name')
    .where('organisation_id', '=', organisationId)
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  const present = await db
    .selectFrom('session_member as s')
    .innerJoin('membership as m', (on) =>
      on.onRef('m.organisation_id', '=', 's.organisation_id').onRef('m.membership_id', '=', 's.membership_id'),
    )
    .select(['s.membership_id', 'm.name'])
    .where('s.organisation_id', '=', organisationId)
    .where('s.session_id', '=', sessionId)
    .where('s.removed_at', 'is', null)
    .where('s.present', '=', true)
    .orderBy('s.added_at')
    .orderBy('m.name')
    .execute()
  return {
    name: group?.name ?? 'the group',
    present: present.map((row): Party => ({ membershipId: row.membership_id, name: row.name })),
  }
}

/** Whether somebody is one of those whose session it is. */
export const isParty = (session: SessionHead, membershipId: string): boolean =>
  session.parties.some((party) => party.membershipId === membershipId)

/** With whom it was: the other of the two, or the group by its name. */
export function withWhom(session: SessionHead, membershipId: string): string {
  if (session.group !== null) return session.group.name
  return session.supervisee.membershipId === membershipId ? session.supervisor.name : session.supervisee.name
}

/** What the others are called after the first mention: "Idris", "the others". */
export const othersInWords = (session: SessionHead, membershipId: string): string =>
  session.group === null ? firstName(withWhom(session, membershipId)) : 'the others'

/** "both" of two, "all" of more: as in "you both sign". */
export const bothOrAll = (many: number): 'both' | 'all' => (many === 2 ? 'both' : 'all')

/** "Signed by both", "Signed by all 5". */
export const signedByInWords = (many: number): string => (many === 2 ? 'Signed by both' : `Signed by all ${many}`)

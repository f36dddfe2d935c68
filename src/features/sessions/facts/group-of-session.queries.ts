import type { GroupKind, GroupRole } from '../../../domain/groups/words.ts'
import { firstName } from '../../../domain/sessions/names.ts'
import type { Db } from '../../../platform/database/scope.ts'
import type { SessionGroup } from './session-facts.ts'

/** The group of a session, with how a child is written about in it. */
export type GroupRow = SessionGroup & { form: 'short' | 'full' }

/** The group whose session it is, and who is asked to it, as the one in scope may see them: a guest sees nobody. */
export async function groupOfSession(
  db: Db,
  organisationId: string,
  sessionId: string,
  groupId: string,
): Promise<GroupRow> {
  const group = await db
    .selectFrom('supervision_group')
    .select(['name', 'kind', 'is_team', 'discusses_cases', 'form', 'minutes_to'])
    .where('organisation_id', '=', organisationId)
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  const bounds = await db
    .selectFrom('session_bounds')
    .select(['bounds_no', 'said'])
    .where('organisation_id', '=', organisationId)
    .where('session_id', '=', sessionId)
    .orderBy('bounds_no', 'desc')
    .limit(1)
    .executeTakeFirst()
  const members = await db
    .selectFrom('session_member as s')
    .innerJoin('membership as m', (on) =>
      on.onRef('m.organisation_id', '=', 's.organisation_id').onRef('m.membership_id', '=', 's.membership_id'),
    )
    .select(['s.membership_id', 'm.name', 's.role', 's.present', 's.agreed_no'])
    .where('s.organisation_id', '=', organisationId)
    .where('s.session_id', '=', sessionId)
    .where('s.removed_at', 'is', null)
    .orderBy('s.added_at')
    .orderBy('m.name')
    .execute()
  return {
    groupId,
    name: group?.name ?? 'Group session',
    kind: (group?.kind ?? 'group') as GroupKind,
    isTeam: group?.is_team ?? false,
    discussesCases: group?.discusses_cases ?? true,
    form: (group?.form ?? 'short') as 'short' | 'full',
    minutesTo: group?.minutes_to ?? null,
    bounds: bounds === undefined ? null : { no: bounds.bounds_no, said: bounds.said },
    members: members.map((row) => ({
      membershipId: row.membership_id,
      name: row.name,
      firstName: firstName(row.name),
      post: null,
      role: row.role as GroupRole,
      present: row.present,
      agreed: row.agreed_no !== null && row.agreed_no === bounds?.bounds_no,
    })),
  }
}

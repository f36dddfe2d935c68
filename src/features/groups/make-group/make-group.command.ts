import type { GroupKind, GroupRole } from '../../../domain/groups/words.ts'
import type { Work } from '../../../platform/http/work.ts'
import { peopleToAsk } from '../facts/groups.queries.ts'

export interface MemberToAsk {
  membershipId: string
  role: GroupRole
}

export interface GroupToMake {
  name: string
  kind: GroupKind
  /** false: no individual case is discussed, so that a longer interval may apply (S2) */
  discussesCases: boolean
  /** the meeting of a safeguarding team: its board has every live case */
  isTeam: boolean
  /** how a child is written about: in short, or as the organisation's record has it */
  form: 'short' | 'full'
  /** the clause of the policy by which the notes go to the safeguarding team; null: to the members alone */
  minutesClause: string | null
  /** the clause by which whoever joins later reads earlier notes; null: they do not */
  earlierNotesClause: string | null
  /** at least two, one of them the facilitator */
  members: readonly MemberToAsk[]
}

export const mostMembers = 15

/**
 * Make a group (product E8). To whom its notes go and whether later members read earlier ones is fixed with it, so that
 * everybody who speaks in it knows; another answer is another group.
 * @returns its identifier, or null when it has not one facilitator and somebody else, all of this organisation
 */
export async function makeGroup(work: Work, group: GroupToMake): Promise<string | null> {
  const { db, actor, services } = work
  const known = new Set((await peopleToAsk(db, actor, work.today)).map(({ membershipId }) => membershipId))
  const ids = group.members.map(({ membershipId }) => membershipId)
  const leaders = group.members.filter(({ role }) => role === 'facilitator').length
  if (leaders !== 1 || ids.length < 2 || ids.length > mostMembers || new Set(ids).size !== ids.length) return null
  if (!ids.every((id) => known.has(id))) return null
  const groupId = services.newId()
  await db
    .insertInto('supervision_group')
    .values({
      organisation_id: actor.organisationId,
      group_id: groupId,
      name: group.name,
      kind: group.kind,
      discusses_cases: group.discussesCases,
      is_team: group.isTeam && group.discussesCases,
      form: group.form,
      minutes_to: group.minutesClause === null ? null : 'safeguarding_team',
      minutes_clause: group.minutesClause,
      earlier_notes: group.earlierNotesClause !== null,
      earlier_notes_clause: group.earlierNotesClause,
      created_by: actor.membershipId,
    })
    .execute()
  await db
    .insertInto('group_member')
    .values(
      group.members.map(({ membershipId, role }) => ({
        organisation_id: actor.organisationId,
        group_id: groupId,
        membership_id: membershipId,
        role,
        joined_on: work.today,
        added_by: actor.membershipId,
      })),
    )
    .execute()
  await work.journal('group.made', { subject: 'group', id: groupId, details: { members: ids.length } })
  return groupId
}

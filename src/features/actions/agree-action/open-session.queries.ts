import type { Work } from '../../../platform/http/work.ts'

export interface OpenSession {
  sessionId: string
  superviseeId: string
  supervisorId: string
  groupId: string | null
  /** whose an action can be: the two, or those of a group who were there */
  people: readonly string[]
}

/**
 * The session of that identifier while it is open and the one in scope is one of its two, or of its group and no observer,
 * held as it is until the end of the transaction: it cannot be completed in between. Else null.
 */
export async function openSessionOfMine(
  work: Pick<Work, 'db' | 'actor'>,
  sessionId: string,
): Promise<OpenSession | null> {
  const { db, actor } = work
  const row = await db
    .selectFrom('session')
    .select(['session_id', 'group_id', 'supervisee_id', 'supervisor_id', 'state'])
    .where('organisation_id', '=', actor.organisationId)
    .where('session_id', '=', sessionId)
    .forShare()
    .executeTakeFirst()
  if (row?.state !== 'open') return null
  const { session_id: ofSession, supervisee_id: superviseeId, supervisor_id: supervisorId } = row
  const session = { sessionId: ofSession, superviseeId, supervisorId, groupId: row.group_id }
  if (row.group_id === null) {
    const people = [superviseeId, supervisorId]
    return people.includes(actor.membershipId) ? { ...session, people } : null
  }
  const here = await db
    .selectFrom('session_member')
    .select(['membership_id', 'role'])
    .where('organisation_id', '=', actor.organisationId)
    .where('session_id', '=', sessionId)
    .where('removed_at', 'is', null)
    .where('present', '=', true)
    .execute()
  const isWriter = here.some((each) => each.membership_id === actor.membershipId && each.role !== 'observer')
  return isWriter ? { ...session, people: here.map((each) => each.membership_id) } : null
}

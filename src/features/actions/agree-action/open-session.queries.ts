import type { Work } from '../../../platform/http/work.ts'

export interface OpenSession {
  sessionId: string
  superviseeId: string
  supervisorId: string
}

/**
 * The session of that identifier while it is open and the one in scope is one of its two, held as it is until the end of
 * the transaction: it cannot be completed in between. Else null.
 */
export async function openSessionOfMine(
  work: Pick<Work, 'db' | 'actor'>,
  sessionId: string,
): Promise<OpenSession | null> {
  const { db, actor } = work
  const row = await db
    .selectFrom('session')
    .select(['session_id', 'supervisee_id', 'supervisor_id', 'state'])
    .where('organisation_id', '=', actor.organisationId)
    .where('session_id', '=', sessionId)
    .forShare()
    .executeTakeFirst()
  if (row?.state !== 'open') return null
  if (row.supervisee_id !== actor.membershipId && row.supervisor_id !== actor.membershipId) return null
  return { sessionId: row.session_id, superviseeId: row.supervisee_id, supervisorId: row.supervisor_id }
}

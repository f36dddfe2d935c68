import type { Work } from '../../../platform/http/work.ts'
import { signingSetOf } from '../../signing/public.ts'
import { isParty, sessionHead } from '../facts/session-head.queries.ts'

/**
 * Why a record is sent back. Fixed reasons and no words of one's own: a reason typed here would be narrative outside a
 * document. What is wrong is said to the other, or written in the record itself.
 */
export const sendBackReasons = {
  missing: 'something is missing',
  wrong: 'something is wrong',
  agreed_change: 'we agreed to change it',
} as const
export type SendBackReason = keyof typeof sendBackReasons

export const isSendBackReason = (value: string): value is SendBackReason => Object.hasOwn(sendBackReasons, value)

export type SendingBack =
  | { outcome: 'sent_back' }
  /** the set shown is not the one before the signers any more, or all have signed */
  | { outcome: 'changed' }
  | { outcome: 'refused' }

/**
 * Send the record back to be written again: the set ends with the signatures given so far, the session is open, and both
 * sign the new text. The sealed version stays as it was.
 */
export async function sendBackRecord(
  work: Work,
  input: { sessionId: string; setId: string; reason: SendBackReason },
): Promise<SendingBack> {
  const { db, actor } = work
  const session = await sessionHead(db, actor.organisationId, input.sessionId)
  const set = await signingSetOf(db, actor.organisationId, { setId: input.setId })
  if (session === null || !isParty(session, actor.membershipId)) return { outcome: 'refused' }
  if (set === null || set.sessionId !== input.sessionId) return { outcome: 'refused' }
  await db
    .selectFrom('session')
    .select('state')
    .where('organisation_id', '=', actor.organisationId)
    .where('session_id', '=', input.sessionId)
    .forUpdate()
    .executeTakeFirst()
  if (!(await work.door.sendBack(input.setId, input.reason))) return { outcome: 'changed' }
  await db
    .updateTable('session')
    .set({ state: 'open', completed_at: null, completed_by: null })
    .where('organisation_id', '=', actor.organisationId)
    .where('session_id', '=', input.sessionId)
    .execute()
  return { outcome: 'sent_back' }
}

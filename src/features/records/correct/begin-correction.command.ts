import type { Work } from '../../../platform/http/work.ts'
import { isParty, sessionHead } from '../facts/session-head.queries.ts'

export type BeginningCorrection =
  | { outcome: 'begun' }
  /** it is not signed (any more): such as when the other began a moment before */
  | { outcome: 'not_signed' }
  | { outcome: 'refused' }

/**
 * Begin to correct the signed record of a session (product J2): the session is open again with the text that was signed,
 * and both sign the new version. The signed version and its signatures stay, and are what is read until then.
 */
export async function beginCorrection(work: Work, input: { sessionId: string }): Promise<BeginningCorrection> {
  const { db, actor, door } = work
  const session = await sessionHead(db, actor.organisationId, input.sessionId)
  if (session === null || !isParty(session, actor.membershipId)) return { outcome: 'refused' }
  return { outcome: (await door.beginCorrection(input.sessionId)) ? 'begun' : 'not_signed' }
}

import type { Ctx } from '../../platform/http/route.ts'
import { bringChild } from '../groups/public.ts'
import { ensureDocuments, loadSession } from '../sessions/public.ts'
import type { Meeting } from './meeting-at-hand.ts'

/**
 * Open a case of the board: in a team's meeting that is bringing it. With the first page the notes of the group are made too,
 * so that who is there is settled from then on.
 * @returns the meeting with the case and its page, or null when it is not for the one in scope to open
 */
export async function openCase(ctx: Ctx, meeting: Meeting, childId: string): Promise<Meeting | null> {
  if (!meeting.writes) return null
  const here = meeting.session.children.find((child) => child.childId === childId)
  if (here !== undefined && here.documentId !== null) return meeting
  if (here === undefined && (!meeting.group.isTeam || !(await bringChild(ctx, meeting.session, childId)))) return null
  const loaded = await loadSession(ctx, meeting.session.sessionId)
  return loaded === null ? null : { ...meeting, session: await ensureDocuments(ctx, loaded) }
}

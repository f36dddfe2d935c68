import { fieldsOf } from '../../domain/templates/shape.ts'
import type { Ctx } from '../../platform/http/route.ts'
import { liveCases, type LiveCase } from '../groups/public.ts'
import { loadSession, placeOfRecord, type SessionFacts, type SessionGroup } from '../sessions/public.ts'

export interface Meeting {
  session: SessionFacts
  group: SessionGroup
  /** path of the board */
  at: string
  writes: boolean
}

/** The group session of the path while it is open, for those who are there; else where to go instead. It writes nothing. */
export async function meetingAtHand(ctx: Ctx): Promise<Meeting | Response> {
  const session = await loadSession(ctx, ctx.params['sessionId'] ?? '')
  if (session === null || session.group === null || !session.isParty) return ctx.notFound()
  if (session.state !== 'open') {
    return ctx.redirect(session.state === 'planned' ? `/group-sessions/${session.sessionId}` : placeOfRecord(session))
  }
  const writes = session.writers.some(({ membershipId }) => membershipId === ctx.actor.membershipId)
  return { session, group: session.group, at: `/group-sessions/${session.sessionId}/board`, writes }
}

/** The cases of its board: every live case of a team, else the children that were brought. */
export async function casesOfBoard(
  ctx: Ctx,
  { session, group }: Meeting,
  words: readonly string[] = [],
): Promise<LiveCase[]> {
  const cases = await liveCases(ctx.db, ctx.actor, ctx.today, { sessionId: session.sessionId, words })
  return group.isTeam ? cases : cases.filter(({ isOnAgenda }) => isOnAgenda)
}

/** Where a case is written, with its first question in focus. */
export const pathOfCase = ({ at, session }: Meeting, childId: string): string => {
  const [first] = fieldsOf(session.recordTemplate.documents.case_discussion)
  return `${at}/${childId}#${first?.key ?? ''}`
}

import { isBeingWritten } from '../../../domain/sessions/session-state.ts'
import type { Ctx } from '../../../platform/http/route.ts'
import { openActionsFor } from '../../actions/public.ts'
import { informalToRevisit } from '../../informal/public.ts'
import { ensureDocuments } from '../facts/ensure-documents.command.ts'
import { loadSession } from '../facts/load-session.queries.ts'
import { referralsForAgenda } from '../facts/open-referrals.queries.ts'
import type { SessionFacts } from '../facts/session-facts.ts'
import { addedItems } from '../see-session/agenda.queries.ts'
import type { AgendaFacts, Place } from './agenda-links.ts'

/** The session of the path, for one of the two only: whoever else asks gets the same 404 as for one that is not there. */
export async function mySession(ctx: Ctx): Promise<SessionFacts> {
  const session = await loadSession(ctx, ctx.params['sessionId'] ?? '')
  return session?.isParty === true ? session : ctx.notFound()
}

/** My session, for those who write in it: to an observer of a group it is not there to be written. */
export async function mySessionAsWriter(ctx: Ctx): Promise<SessionFacts> {
  const session = await mySession(ctx)
  return mayWrite(ctx, session) ? session : ctx.notFound()
}

/** My session with its documents made, when it is being written; else where to go instead. */
export async function mySessionToWrite(ctx: Ctx): Promise<SessionFacts | Response> {
  const session = await mySession(ctx)
  if (!isBeingWritten(session.state)) return ctx.redirect(placeOfRecord(session))
  // Whose a group's documents are is known when it is said who came.
  if (session.group !== null && (session.state === 'planned' || !mayWrite(ctx, session)))
    return ctx.redirect(`/group-sessions/${session.sessionId}`)
  return ensureDocuments(ctx, session)
}

/** Whether the one who asks writes in it: an observer of a group does not. */
const mayWrite = (ctx: Ctx, { writers }: SessionFacts): boolean =>
  writers.some(({ membershipId }) => membershipId === ctx.actor.membershipId)

/** Where a session that is no longer written is read. */
export function placeOfRecord(session: SessionFacts): string {
  const path = `/sessions/${session.sessionId}`
  return session.state === 'completed' || session.state === 'signed' ? `${path}/record` : path
}

export async function agendaFactsFor(ctx: Ctx, session: SessionFacts, here: Place): Promise<AgendaFacts> {
  return {
    session,
    template: session.recordTemplate,
    actions: await openActionsFor(ctx.db, session),
    informal: await informalToRevisit(ctx.db, session),
    added: await addedItems(ctx.db, session),
    referrals: isBeingWritten(session.state) ? await referralsForAgenda(ctx.db, ctx.actor, ctx.today, session) : [],
    here,
    today: ctx.today,
  }
}

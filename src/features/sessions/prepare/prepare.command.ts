import type { Work } from '../../../platform/http/work.ts'
import type { SessionChild, SessionFacts } from '../facts/session-facts.ts'

/** Note that the supervisee has written their part about a child before the session: once, the first time. */
export async function markPrepared(work: Work, session: SessionFacts, child: SessionChild): Promise<void> {
  const open = session.state === 'planned' || session.state === 'open'
  if (!open || session.iAm !== 'supervisee' || child.preparedAt !== null) return
  await work.db
    .updateTable('session_child')
    .set({ prepared_at: work.now })
    .where('organisation_id', '=', session.organisationId)
    .where('session_id', '=', session.sessionId)
    .where('child_id', '=', child.childId)
    .where('prepared_at', 'is', null)
    .execute()
  await work.journal('session.prepared', {
    subject: 'session',
    id: session.sessionId,
    details: { child: child.childId },
  })
}

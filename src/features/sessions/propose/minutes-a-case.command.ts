import { isBeingWritten } from '../../../domain/sessions/session-state.ts'
import type { Work } from '../../../platform/http/work.ts'
import type { SessionFacts } from '../facts/session-facts.ts'
import { fillAgenda } from '../see-session/agenda.command.ts'

/** Say how many minutes one child takes at this session, and propose its agenda again. False when it is over, not one’s own, or of a group. */
export async function setMinutesACase(work: Work, session: SessionFacts, minutes: number): Promise<boolean> {
  if (!session.isParty || session.group !== null || !isBeingWritten(session.state)) return false
  await work.db
    .updateTable('session')
    .set({ case_minutes: minutes })
    .where('organisation_id', '=', session.organisationId)
    .where('session_id', '=', session.sessionId)
    .execute()
  await work.journal('agenda.changed', {
    subject: 'session',
    id: session.sessionId,
    details: { minutes_a_case: minutes },
  })
  if (session.state === 'planned') await fillAgenda(work, session)
  return true
}

import { mayOpen, maySayMissed, type MayOpen } from '../../../domain/sessions/session-state.ts'
import type { Work } from '../../../platform/http/work.ts'
import type { SessionFacts } from '../facts/session-facts.ts'
import { fillAgenda } from './agenda.command.ts'

/**
 * Open a session: from now on it is being held and written. Either of the two may, on its day or after it. Of a group it is
 * said first who came (`openGroupSession`).
 * @returns 'yes' when it is open now (also when the other opened it a moment before), or why not
 */
export async function openSession(work: Work, session: SessionFacts): Promise<MayOpen> {
  if (!session.isParty || session.group !== null) return 'no'
  if (session.state === 'open') return 'yes'
  const may = mayOpen(session.state, session.day, work.today)
  if (may !== 'yes') return may
  await fillAgenda(work, session)
  const opened = await work.db
    .updateTable('session')
    .set({ state: 'open', opened_at: work.now })
    .where('organisation_id', '=', session.organisationId)
    .where('session_id', '=', session.sessionId)
    .where('state', '=', 'planned')
    .executeTakeFirst()
  if (Number(opened.numUpdatedRows) === 1) {
    await work.journal('session.opened', { subject: 'session', id: session.sessionId })
    return 'yes'
  }
  const now = await work.db
    .selectFrom('session')
    .select('state')
    .where('organisation_id', '=', session.organisationId)
    .where('session_id', '=', session.sessionId)
    .executeTakeFirst()
  return now?.state === 'open' ? 'yes' : 'no'
}

/** Record, from the day after it, that a planned session did not happen and nobody cancelled it. Of a group: whoever leads it. */
export async function recordMissed(work: Work, session: SessionFacts): Promise<boolean> {
  if (!session.isParty || !maySayMissed(session.state, session.day, work.today)) return false
  if (session.group !== null && session.iAm !== 'supervisor') return false
  const missed = await work.db
    .updateTable('session')
    .set({ state: 'missed' })
    .where('organisation_id', '=', session.organisationId)
    .where('session_id', '=', session.sessionId)
    .where('state', '=', 'planned')
    .executeTakeFirst()
  if (Number(missed.numUpdatedRows) !== 1) return false
  await work.journal('session.missed', { subject: 'session', id: session.sessionId })
  return true
}

import { sql } from 'kysely'
import { workingDaysBetween } from '../../../domain/calendar/working-days.ts'
import type { Work } from '../../../platform/http/work.ts'
import { actionsOfSession, type ActionFacts } from '../../actions/public.ts'
import { sealDocument, type SealedDocument } from '../../documents/public.ts'
import {
  draftOf,
  documentIdsOf,
  ensureDocuments,
  loadSession,
  partiesOf,
  whatIsMissingFromSession,
  type MissingFromSession,
  type SessionFacts,
} from '../../sessions/public.ts'
import { schoolCalendarOf } from '../../planning/public.ts'
import { putToSigning } from '../../signing/public.ts'
import { keepDepartures, type SealedPage } from '../departures/keep-departures.command.ts'
import { composeRecord } from './compose-record.ts'

export type Completing =
  | { outcome: 'completed'; setId: string }
  /** it is before the signers, or signed, already */
  | { outcome: 'already' }
  | { outcome: 'missing'; missing: MissingFromSession[] }
  /** no such session, not its supervisor, or not open */
  | { outcome: 'refused' }

/**
 * Complete the record of a session (product E5): compose each document, seal it, and put all of them before the two, or the
 * group, as one set. Writes nothing when something is missing. Only its supervisor, or whoever leads the group, completes it.
 */
export async function completeRecord(work: Work, sessionId: string): Promise<Completing> {
  const { db, actor, now, today } = work
  const found = await loadSession(work, sessionId)
  if (found?.iAm !== 'supervisor') return { outcome: 'refused' }
  // Held until the end, so that two who complete at once make one set.
  const { state } = await db
    .selectFrom('session')
    .select('state')
    .where('organisation_id', '=', actor.organisationId)
    .where('session_id', '=', sessionId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (state === 'completed' || state === 'signed') return { outcome: 'already' }
  if (state !== 'open') return { outcome: 'refused' }

  const session = await ensureDocuments(work, found)
  const documentIds = documentIdsOf(session)
  await sql`select platform.hold_documents(${documentIds}::uuid[])`.execute(db)
  const drafts = await draftOf(work, documentIds, 'to write')
  const actions = await actionsOfSession(db, actor.organisationId, sessionId)
  const missing = [...strayActions(session, actions), ...(await whatIsMissingFromSession(work, session, drafts))]
  if (missing.length > 0) return { outcome: 'missing', missing }

  const sealed: SealedDocument[] = []
  const pages: SealedPage[] = []
  for (const { documentId, kind, content } of composeRecord(session, drafts, actions)) {
    const version = await sealDocument(work, { documentId, kind }, content)
    sealed.push(version)
    pages.push({ ...version, content })
  }
  await keepDepartures(work, sessionId, pages, partiesOf(session))
  const setId = await putToSigning(work, {
    about: { sessionId },
    versionNo: 1 + (await earlierSets(work, sessionId)),
    documents: sealed,
    signers: partiesOf(session),
  })
  await db
    .updateTable('session')
    .set({ state: 'completed', completed_at: now, completed_by: actor.membershipId })
    .where('organisation_id', '=', actor.organisationId)
    .where('session_id', '=', sessionId)
    .execute()
  const calendar = await schoolCalendarOf(db, actor)
  await work.journal('session.completed', {
    subject: 'session',
    id: sessionId,
    details: { documents: sealed.length, working_days: workingDaysBetween(calendar, session.day, today) },
  })
  return { outcome: 'completed', setId }
}

/** Actions for a child who was taken off the agenda since: they belong to no page of the record, and would be lost to it. */
function strayActions(session: SessionFacts, actions: readonly ActionFacts[]): MissingFromSession[] {
  return actions
    .filter(({ childId }) => childId !== null && !session.children.some((child) => child.childId === childId))
    .map(({ actionId, what }) => ({
      page: 'actions',
      childId: null,
      sentence: `“${what}” is for a child who is not on the agenda: take it back, or put the child on the agenda again`,
      href: `/actions/${actionId}`,
    }))
}

/** How many texts were before the signers already: each was sent back, or signed and is corrected now. */
async function earlierSets({ db, actor }: Work, sessionId: string): Promise<number> {
  const { count } = await db
    .selectFrom('signing_set')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', actor.organisationId)
    .where('session_id', '=', sessionId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

import type { Work } from '../../platform/http/work.ts'
import { addReaders, createDocument, sealDocument } from '../documents/public.ts'
import type { OversightContent } from './content.ts'
import { oversightInView, pairingsFor } from './oversight.queries.ts'

export interface OversightToAsk {
  childId: string
  workerId: string
  managerId: string
  /** a few words why; no narrative */
  about: string
}

/**
 * Ask that a manager looks at the work on a child's case; or begin it, as that manager. The manager may see the child from then
 * on (product E9, S4).
 * @returns its identifier, or null when it is not for the one in scope to ask of these two
 */
export async function askOversight(work: Work, asked: OversightToAsk): Promise<string | null> {
  const { db, actor, services, today } = work
  const pairings = await pairingsFor(db, actor, asked.childId, today)
  const fits = pairings.some(
    ({ worker, manager }) => worker.membershipId === asked.workerId && manager.membershipId === asked.managerId,
  )
  if (!fits) return null
  const oversightId = services.newId()
  await db
    .insertInto('oversight')
    .values({
      organisation_id: actor.organisationId,
      oversight_id: oversightId,
      child_id: asked.childId,
      worker_id: asked.workerId,
      manager_id: asked.managerId,
      asked_by: actor.membershipId,
      asked_on: today,
      about: asked.about,
    })
    .execute()
  await work.journal('oversight.asked', { subject: 'oversight', id: oversightId, details: { child: asked.childId } })
  return oversightId
}

export interface OversightToWrite {
  heldOn: Temporal.PlainDate
  lookedAt: string
  decided: string
  why: string
  departure: { what: string; reason: string; approvedBy: string } | null
  /** what the worker is asked to do; may be empty */
  asked: string
}

/**
 * Write management oversight: one document by the manager alone, sealed at once, apart from any record of supervision. Its readers
 * are the manager, the worker whose case it is, and those who keep the child's file; not the worker's supervisor.
 * @returns false when it is not the manager's to write, or is written already
 */
export async function writeOversight(work: Work, oversightId: string, said: OversightToWrite): Promise<boolean> {
  const { db, actor } = work
  const [oversight] = await oversightInView(db, actor, { oversightId })
  if (oversight?.state !== 'asked' || oversight.manager.membershipId !== actor.membershipId) return false
  if (oversight.childName === null) return false
  const parties = [oversight.manager.membershipId, oversight.worker.membershipId]
  const documentId = await createDocument(work, {
    kind: 'oversight',
    templateKey: 'oversight',
    childId: oversight.childId,
    oversightId,
    parties,
  })
  const content: OversightContent = {
    kind: 'oversight',
    format: 1,
    title: `Management oversight: ${oversight.childName}`,
    by: actor.name,
    worker: oversight.worker.name,
    child: oversight.childName,
    heldOn: said.heldOn.toString(),
    lookedAt: said.lookedAt,
    decided: said.decided,
    why: said.why,
    ...(said.departure === null ? {} : { departure: said.departure }),
    asked: said.asked,
  }
  await sealDocument(work, { documentId, kind: 'oversight' }, content)
  await addReaders(work, [{ documentId, basis: 'child_file', reader: { circle: 'safeguarding_team' } }], parties)
  await db
    .updateTable('oversight')
    .set({ state: 'written', held_on: said.heldOn, departs: said.departure !== null, written_at: work.now })
    .where('organisation_id', '=', actor.organisationId)
    .where('oversight_id', '=', oversightId)
    .execute()
  await work.journal('oversight.written', { subject: 'oversight', id: oversightId, documentId })
  return true
}

/** Take a request back while nothing is written: by whoever asked, or by the manager. The manager sees the child no more. */
export async function withdrawOversight(work: Work, oversightId: string): Promise<boolean> {
  const { db, actor } = work
  const [oversight] = await oversightInView(db, actor, { oversightId })
  if (oversight?.state !== 'asked') return false
  if (![oversight.askedBy.membershipId, oversight.manager.membershipId].includes(actor.membershipId)) return false
  await db
    .updateTable('oversight')
    .set({ state: 'withdrawn' })
    .where('organisation_id', '=', actor.organisationId)
    .where('oversight_id', '=', oversightId)
    .execute()
  await work.journal('oversight.withdrawn', { subject: 'oversight', id: oversightId })
  return true
}

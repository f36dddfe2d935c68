import type { Work } from '../../../platform/http/work.ts'
import type { WayToSend } from './copies.queries.ts'

export interface CopySent {
  documentId: string
  /** the system, authority or place */
  to: string
  how: WayToSend
  on: Temporal.PlainDate
}

/**
 * Note that a copy of a signed decision record, or of what was recorded under "Stop and refer", has gone to the child's
 * file elsewhere (product F6). The one that waits is the one that went; when none waits it is a further copy.
 * @returns the copy's identifier; null when there is nothing that all have signed, or it is not one's to note
 */
export async function noteSent(work: Work, { documentId, to, how, on }: CopySent): Promise<string | null> {
  const { db, actor } = work
  const copies = await db
    .selectFrom('file_copy')
    .select(['copy_id', 'state', 'version_no', 'child_id'])
    .where('organisation_id', '=', actor.organisationId)
    .where('document_id', '=', documentId)
    .orderBy('version_no', 'desc')
    .execute()
  const [first] = copies
  if (first === undefined || !(await mayNote(work, documentId))) return null
  const waiting = copies.find((copy) => copy.version_no === first.version_no && waits(copy))
  const newest = waiting ?? first
  const sent = { state: 'sent', sent_to: to, sent_how: how, sent_on: on }
  const row = waiting
    ? await db
        .updateTable('file_copy')
        .set(sent)
        .where('organisation_id', '=', actor.organisationId)
        .where('copy_id', '=', newest.copy_id)
        .where('state', 'in', ['waiting', 'not_needed'])
        .returning('copy_id')
        .executeTakeFirst()
    : await db
        .insertInto('file_copy')
        .values({
          organisation_id: actor.organisationId,
          document_id: documentId,
          version_no: newest.version_no,
          child_id: newest.child_id,
          ...sent,
        })
        .returning('copy_id')
        .executeTakeFirst()
  if (row === undefined) return null
  await work.journal('file_copy.sent', {
    subject: 'document',
    id: documentId,
    documentId,
    details: { copy: row.copy_id, version: newest.version_no, how },
  })
  return row.copy_id
}

const waits = ({ state }: { state: string }): boolean => state === 'waiting' || state === 'not_needed'

/** Note that nothing is sent: the file of this child is the one kept here. False when no copy waits. */
export async function noteNotNeeded(work: Work, documentId: string): Promise<boolean> {
  const { db, actor } = work
  if (!(await mayNote(work, documentId))) return false
  const done = await db
    .updateTable('file_copy')
    .set({ state: 'not_needed' })
    .where('organisation_id', '=', actor.organisationId)
    .where('document_id', '=', documentId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (Number(done.numUpdatedRows) === 0) return false
  await work.journal('file_copy.not_needed', { subject: 'document', id: documentId, documentId })
  return true
}

export type CopyReceipt =
  | { copyId: string; arrived: true; on: Temporal.PlainDate; by: string; reference: string }
  | { copyId: string; arrived: false }

/** Note that a copy arrived, or that it did not: then another waits to go. False when it was noted before. */
export async function noteReceipt(work: Work, receipt: CopyReceipt): Promise<boolean> {
  const { db, actor } = work
  const copy = await db
    .selectFrom('file_copy')
    .select(['document_id', 'version_no'])
    .where('organisation_id', '=', actor.organisationId)
    .where('copy_id', '=', receipt.copyId)
    .where('state', '=', 'sent')
    .executeTakeFirst()
  if (copy === undefined || !(await mayNote(work, copy.document_id))) return false
  const done = await db
    .updateTable('file_copy')
    .set(
      receipt.arrived
        ? {
            state: 'received',
            received_on: receipt.on,
            received_by: receipt.by,
            reference: receipt.reference === '' ? null : receipt.reference,
          }
        : { state: 'failed' },
    )
    .where('organisation_id', '=', actor.organisationId)
    .where('copy_id', '=', receipt.copyId)
    .where('state', '=', 'sent')
    .executeTakeFirst()
  if (Number(done.numUpdatedRows) === 0) return false
  await work.journal(receipt.arrived ? 'file_copy.received' : 'file_copy.lost', {
    subject: 'document',
    id: copy.document_id,
    documentId: copy.document_id,
    details: { copy: receipt.copyId, version: copy.version_no },
  })
  return true
}

/**
 * Who notes a copy: one of the two whose record it is, or of the team that keeps the file. Somebody else whom the
 * agreement names may read it, and sees where it went.
 */
export async function mayNote({ db, actor }: Pick<Work, 'db' | 'actor'>, documentId: string): Promise<boolean> {
  if (actor.roles.includes('dsl') || actor.roles.includes('deputy_dsl')) return true
  const mine = await db
    .selectFrom('document_reader')
    .select('reader_id')
    .where('organisation_id', '=', actor.organisationId)
    .where('document_id', '=', documentId)
    .where('membership_id', '=', actor.membershipId)
    .where('basis', '=', 'party')
    .executeTakeFirst()
  return mine !== undefined
}

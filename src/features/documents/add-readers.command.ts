import type { ReaderToAdd } from '../../domain/access/readers.ts'
import type { Work } from '../../platform/http/work.ts'

/**
 * Add readers to documents, each journalled.
 * @param parties of the documents, who see the list of readers
 */
export async function addReaders(work: Work, readers: readonly ReaderToAdd[], parties: readonly string[]): Promise<void> {
  const { db, actor, services } = work
  for (const each of readers) {
    const added = await db
      .insertInto('document_reader')
      .values({
        organisation_id: actor.organisationId,
        reader_id: services.newId(),
        document_id: each.documentId,
        membership_id: 'membershipId' in each.reader ? each.reader.membershipId : null,
        circle: 'circle' in each.reader ? each.reader.circle : null,
        basis: each.basis,
        shown_to: [...parties],
        granted_by: actor.membershipId,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (Number(added.numInsertedOrUpdatedRows ?? 0) === 1) {
      await work.journal('reader.added', { documentId: each.documentId, details: { basis: each.basis } })
    }
  }
}

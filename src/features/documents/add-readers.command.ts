import type { ReaderToAdd } from '../../domain/access/readers.ts'
import type { Work } from '../../platform/http/work.ts'

/**
 * Add readers to documents. The database journals each (reader.added), and fixes its time and who is shown it.
 * @param parties of the documents, who see the list of readers
 */
export async function addReaders(
  work: Work,
  readers: readonly ReaderToAdd[],
  parties: readonly string[],
): Promise<void> {
  const { db, actor, services } = work
  for (const each of readers) {
    await db
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
      .execute()
  }
}

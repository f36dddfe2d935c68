import type { DocumentKind } from '../../domain/access/readers.ts'
import type { Work } from '../../platform/http/work.ts'

export interface DocumentToCreate {
  kind: DocumentKind
  templateKey: string
  sessionId?: string
  agreementId?: string
  childId?: string
  informalId?: string
  oversightId?: string
  aboutDocumentId?: string
  /** who may write and read it from now on; the one in scope must be among them */
  parties: readonly string[]
}

/**
 * Make an empty document with its parties as readers.
 * @returns its identifier; when the same document of a session is already there (two people opened it at once), that one's
 */
export async function createDocument(work: Work, wanted: DocumentToCreate): Promise<string> {
  const { db, actor, services } = work
  const documentId = services.newId()
  const made = await db
    .insertInto('document')
    .values({
      organisation_id: actor.organisationId,
      document_id: documentId,
      kind: wanted.kind,
      template_key: wanted.templateKey,
      session_id: wanted.sessionId ?? null,
      agreement_id: wanted.agreementId ?? null,
      child_id: wanted.childId ?? null,
      informal_id: wanted.informalId ?? null,
      oversight_id: wanted.oversightId ?? null,
      about_document_id: wanted.aboutDocumentId ?? null,
      created_by: actor.membershipId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (Number(made.numInsertedOrUpdatedRows ?? 0) === 0) return await existing(work, wanted)
  await db
    .insertInto('document_reader')
    .values(
      wanted.parties.map((membershipId) => ({
        organisation_id: actor.organisationId,
        reader_id: services.newId(),
        document_id: documentId,
        membership_id: membershipId,
        basis: 'party',
        may_write: true,
        shown_to: [...wanted.parties],
        granted_by: actor.membershipId,
      })),
    )
    .execute()
  return documentId
}

async function existing(work: Work, wanted: DocumentToCreate): Promise<string> {
  const found = await work.db
    .selectFrom('document')
    .select('document_id')
    .where('organisation_id', '=', work.actor.organisationId)
    .where('kind', '=', wanted.kind)
    .where('session_id', 'is not distinct from', wanted.sessionId ?? null)
    .where('child_id', 'is not distinct from', wanted.childId ?? null)
    .where('agreement_id', 'is not distinct from', wanted.agreementId ?? null)
    .executeTakeFirstOrThrow()
  return found.document_id
}

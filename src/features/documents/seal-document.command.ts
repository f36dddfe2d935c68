import type { DocumentKind } from '../../domain/access/readers.ts'
import { documentDigest, documentText } from '../../domain/evidence/document-digest.ts'
import { sha256 } from '../../platform/evidence/crypto.ts'
import type { Work } from '../../platform/http/work.ts'

export interface SealedDocument {
  documentId: string
  versionNo: number
  digest: Uint8Array
}

/**
 * Seal content as the next version of a document: canonical form (RFC 8785) with its kind, identifier and number, fresh
 * salt, digest. The database checks the digest again.
 * @throws when somebody sealed the same version a moment before
 */
export async function sealDocument(
  work: Work,
  document: { documentId: string; kind: DocumentKind },
  content: unknown,
): Promise<SealedDocument> {
  const { documentId, kind } = document
  const newest = await work.db
    .selectFrom('document_version')
    .select((e) => e.fn.max('version_no').as('no'))
    .where('organisation_id', '=', work.actor.organisationId)
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  const versionNo = (newest?.no ?? 0) + 1
  const text = documentText({ kind, documentId, versionNo, content })
  const salt = work.services.randomBytes(32)
  const digest = documentDigest(salt, text, sha256)
  const sealed = await work.door.seal(documentId, text, salt, digest)
  if (sealed !== versionNo) throw new Error('Another version was sealed at the same moment')
  return { documentId, versionNo, digest }
}

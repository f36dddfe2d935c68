import type { DocumentKind } from '../../../domain/access/readers.ts'
import type { Db } from '../../../platform/database/scope.ts'

/** A document that the one in scope may open. */
export interface RecordDocument {
  documentId: string
  kind: DocumentKind
  state: 'draft' | 'sealed' | 'signed'
  sessionId: string | null
  agreementId: string | null
  childId: string | null
  aboutDocumentId: string | null
  oversightId: string | null
  /** by whom it was made */
  createdBy: string
}

const columns = [
  'document_id',
  'kind',
  'state',
  'session_id',
  'agreement_id',
  'child_id',
  'about_document_id',
  'oversight_id',
  'created_by',
] as const

/** The documents of a session's record that the one in scope may open, in no order. */
export async function documentsOfSession(db: Db, organisationId: string, sessionId: string): Promise<RecordDocument[]> {
  const rows = await db
    .selectFrom('document')
    .select(columns)
    .where('organisation_id', '=', organisationId)
    .where('session_id', '=', sessionId)
    .where('kind', 'in', ['case_discussion', 'work', 'wellbeing'])
    .execute()
  return rows.map(documentFrom)
}

export async function documentById(db: Db, organisationId: string, documentId: string): Promise<RecordDocument | null> {
  const row = await db
    .selectFrom('document')
    .select(columns)
    .where('organisation_id', '=', organisationId)
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  return row ? documentFrom(row) : null
}

/** The sealed versions of disagreements recorded about these documents that the one in scope may open. */
export async function disagreementsAbout(
  db: Db,
  organisationId: string,
  documentIds: readonly string[],
): Promise<{ documentId: string; about: string; digest: Uint8Array }[]> {
  if (documentIds.length === 0) return []
  const rows = await db
    .selectFrom('document as d')
    .innerJoin('document_version as v', (on) =>
      on.onRef('v.organisation_id', '=', 'd.organisation_id').onRef('v.document_id', '=', 'd.document_id'),
    )
    .select(['d.document_id', 'd.about_document_id', 'v.digest'])
    .where('d.organisation_id', '=', organisationId)
    .where('d.kind', '=', 'disagreement')
    .where('d.about_document_id', 'in', [...documentIds])
    .orderBy('v.created_at')
    .execute()
  return rows.map((row) => ({ documentId: row.document_id, about: row.about_document_id ?? '', digest: row.digest }))
}

function documentFrom(row: {
  document_id: string
  kind: string
  state: string
  session_id: string | null
  agreement_id: string | null
  child_id: string | null
  about_document_id: string | null
  oversight_id: string | null
  created_by: string
}): RecordDocument {
  return {
    documentId: row.document_id,
    kind: row.kind as DocumentKind,
    state: row.state as RecordDocument['state'],
    sessionId: row.session_id,
    agreementId: row.agreement_id,
    childId: row.child_id,
    aboutDocumentId: row.about_document_id,
    oversightId: row.oversight_id,
    createdBy: row.created_by,
  }
}

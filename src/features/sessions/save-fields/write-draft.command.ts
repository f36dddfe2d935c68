import { draftKey, problemWith } from '../../../domain/sessions/draft-fields.ts'
import type { DocumentKind } from '../../../domain/templates/facts.ts'
import type { Work } from '../../../platform/http/work.ts'
import type { SessionFacts } from '../facts/session-facts.ts'
import { saveFields, type TextToSave } from './save-fields.command.ts'
import { writableDocument } from './writable-document.queries.ts'

/**
 * Write fields of one document of a session on top of whatever is there now, as the demonstration and tests do: the keys
 * are those of the template, and `decision.1.what` and so on for a child's. The documents must have been made.
 * @throws when a key is not of that document, a text does not fit it, or the session is no longer written
 */
export async function writeDraft(
  work: Work,
  session: SessionFacts,
  about: { kind: DocumentKind; childId?: string },
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  const documentId = documentIdOf(session, about)
  const document = documentId === null ? null : await writableDocument(work, session.sessionId, documentId)
  if (document === null) throw new Error(`There is no ${about.kind} document to write`)
  const rows = await work.db
    .selectFrom('draft_field')
    .select(['field_key', 'revision'])
    .where('organisation_id', '=', session.organisationId)
    .where('document_id', '=', document.documentId)
    .execute()
  const revisions = new Map(rows.map((row) => [row.field_key, row.revision]))
  const fields = Object.entries(texts).map(([key, text]): TextToSave => {
    const what = draftKey(document.template, document.kind, key)
    if (what === null) throw new Error(`${key} is not asked in the ${about.kind} document`)
    const problem = problemWith(what, text, work.today)
    if (problem !== null) throw new Error(`${key}: ${problem}`)
    return { what, basedOn: revisions.get(key) ?? 0, text }
  })
  const { differing, closed } = await saveFields(work, document, fields)
  if (differing.length > 0 || closed.length > 0) throw new Error(`${about.kind} could not be written`)
}

function documentIdOf(
  session: SessionFacts,
  { kind, childId }: { kind: DocumentKind; childId?: string },
): string | null {
  if (kind === 'work') return session.workDocumentId
  if (kind === 'wellbeing') return session.wellbeingDocumentId
  return session.children.find((child) => child.childId === childId)?.documentId ?? null
}

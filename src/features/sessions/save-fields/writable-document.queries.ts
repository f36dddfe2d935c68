import { sql } from 'kysely'
import { isBeingWritten, type SessionState } from '../../../domain/sessions/session-state.ts'
import { recordTemplate } from '../../../domain/templates/library.ts'
import type { DocumentKind } from '../../../domain/templates/facts.ts'
import type { RecordTemplate } from '../../../domain/templates/shape.ts'
import type { Work } from '../../../platform/http/work.ts'

/** A document of a session, as much of it as saving a field needs. */
export interface WritableDocument {
  documentId: string
  sessionId: string
  kind: DocumentKind
  childId: string | null
  template: RecordTemplate
  /** false when its session is over: completed, cancelled, missed */
  open: boolean
}

/** The document when it is of this session and the one in scope is one of the two who write it; else null. */
export async function writableDocument(
  work: Pick<Work, 'db' | 'actor'>,
  sessionId: string,
  documentId: string,
): Promise<WritableDocument | null> {
  const { actor } = work
  const { rows } = await sql<{
    kind: DocumentKind
    child_id: string | null
    template_key: string
    state: SessionState
  }>`
    select d.kind, d.child_id, d.template_key, s.state
    from document d
    join session s on s.organisation_id = d.organisation_id and s.session_id = d.session_id
    where d.organisation_id = ${actor.organisationId} and d.document_id = ${documentId} and d.session_id = ${sessionId}
      and d.kind in ('case_discussion','work','wellbeing')
      and (s.supervisee_id = ${actor.membershipId} or s.supervisor_id = ${actor.membershipId})`.execute(work.db)
  const row = rows[0]
  if (row === undefined) return null
  return {
    documentId,
    sessionId,
    kind: row.kind,
    childId: row.child_id,
    template: recordTemplate(row.template_key),
    open: isBeingWritten(row.state),
  }
}

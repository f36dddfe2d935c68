import { sql } from 'kysely'
import { isBeingWritten, type SessionState } from '../../../domain/sessions/session-state.ts'
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

/** What a document is about, which never changes (guard_document, database/migrations/0003). It says nothing of who may see it. */
export type KnownDocument = Pick<WritableDocument, 'kind' | 'template'>

// Somebody who types saves into one document many times; the oldest go first.
const known = new Map<string, KnownDocument>()
const mostKnown = 5_000
const nameOf = (organisationId: string, documentId: string) => `${organisationId} ${documentId.toLowerCase()}`

/** What is known of a document that somebody of this organisation was let write before; null when nothing is. */
export function knownDocument(organisationId: string, documentId: string): KnownDocument | null {
  return known.get(nameOf(organisationId, documentId)) ?? null
}

function remember(organisationId: string, { documentId, kind, template }: WritableDocument): void {
  const [oldest] = known.size < mostKnown ? [] : known.keys()
  if (oldest !== undefined) known.delete(oldest)
  known.set(nameOf(organisationId, documentId), { kind, template })
}

/** The document when it is of this session and the one in scope is one of those who write it; else null. */
export async function writableDocument(
  work: Pick<Work, 'db' | 'actor' | 'services'>,
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
      and ((s.group_id is null and (s.supervisee_id = ${actor.membershipId} or s.supervisor_id = ${actor.membershipId}))
        or (s.group_id is not null and exists (select 1 from session_member m
          where m.organisation_id = s.organisation_id and m.session_id = s.session_id and m.membership_id = ${actor.membershipId}
            and m.removed_at is null and m.present and m.role <> 'observer')))`.execute(work.db)
  const row = rows[0]
  if (row === undefined) return null
  const document = {
    documentId,
    sessionId,
    kind: row.kind,
    childId: row.child_id,
    template: work.services.templates.record(row.template_key),
    open: isBeingWritten(row.state),
  }
  remember(actor.organisationId, document)
  return document
}

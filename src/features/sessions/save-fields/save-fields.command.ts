import { factOf, type DraftKey } from '../../../domain/sessions/draft-fields.ts'
import { isRag } from '../../../domain/sessions/rag-history.ts'
import type { SaveOutcome } from '../../../platform/documents/door.ts'
import type { Work } from '../../../platform/http/work.ts'
import type { WritableDocument } from './writable-document.queries.ts'

export interface TextToSave {
  what: DraftKey
  /** the revision that its writer saw; 0 when there was none */
  basedOn: number
  text: string
}

/** Two texts of one field: what this person wrote, and what is in the record now. */
export interface Differing {
  what: DraftKey
  mine: string
  theirs: string
  /** the revision of theirs */
  revision: number
  savedBy: string | null
  savedAt: Temporal.Instant | null
}

/**
 * Save one field of a document on top of the revision its writer saw, and keep the fact that follows it in step: a
 * direction, the day a child was seen alone, whether all cases were discussed. The text has been checked before.
 */
export async function saveField(work: Work, document: WritableDocument, field: TextToSave): Promise<SaveOutcome> {
  if (!document.open) return { outcome: 'closed' }
  const saved = await work.door.save(document.documentId, field.what.key, field.basedOn, field.text)
  if (saved.outcome === 'saved') await keepFactInStep(work, document, field)
  return saved
}

/**
 * Save several fields. Every one that can be is saved; where somebody else wrote in between both texts come back.
 * @returns the fields that differ, and those whose document is no longer written
 */
export async function saveFields(
  work: Work,
  document: WritableDocument,
  fields: readonly TextToSave[],
): Promise<{ differing: Differing[]; closed: TextToSave[] }> {
  const differing: Differing[] = []
  const closed: TextToSave[] = []
  for (const field of fields) {
    const saved = await saveField(work, document, field)
    if (saved.outcome === 'conflict') {
      const { theirs, revision, savedBy, savedAt } = saved
      differing.push({ what: field.what, mine: field.text, theirs, revision, savedBy, savedAt })
    } else if (saved.outcome === 'closed' || saved.outcome === 'refused') {
      closed.push(field)
    }
  }
  return { differing, closed }
}

async function keepFactInStep(work: Work, document: WritableDocument, { what, text }: TextToSave): Promise<void> {
  const fact = factOf(what)
  const { organisationId } = work.actor
  if (fact === 'discussed') {
    await work.db
      .updateTable('session')
      .set({ discussed: text === 'all' || text === 'sample' ? text : null })
      .where('organisation_id', '=', organisationId)
      .where('session_id', '=', document.sessionId)
      .execute()
  } else if (fact !== null && document.childId !== null) {
    const value = text === '' ? null : text
    await work.db
      .updateTable('session_child')
      .set(fact === 'rag' ? { rag: value } : { seen_alone_on: value === null ? null : Temporal.PlainDate.from(value) })
      .where('organisation_id', '=', organisationId)
      .where('session_id', '=', document.sessionId)
      .where('child_id', '=', document.childId)
      .execute()
    if (fact === 'rag') {
      await work.journal('direction.recorded', {
        subject: 'child',
        id: document.childId,
        details: { session: document.sessionId, direction: isRag(text) ? text : '' },
      })
    }
  }
}

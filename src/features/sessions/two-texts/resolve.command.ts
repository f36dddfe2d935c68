import type { DraftKey } from '../../../domain/sessions/draft-fields.ts'
import { textsToKeep } from '../../../domain/sessions/two-texts.ts'
import type { Work } from '../../../platform/http/work.ts'
import { saveField, type Differing } from '../save-fields/save-fields.command.ts'
import type { WritableDocument } from '../save-fields/writable-document.queries.ts'

export interface Resolved {
  what: DraftKey
  mine: string
  /** what the record will say */
  chosen: string
  /** the revision of the other text, that the choice was made over */
  revision: number
}

/**
 * Save what was chosen between two texts, on top of the other text. Mine is kept as a revision of its own first, whatever
 * was chosen, so that the history holds both.
 * @returns the two texts again when somebody saved a third in between; 'closed' when the document is no longer written
 */
export async function resolveTexts(
  work: Work,
  document: WritableDocument,
  resolved: Resolved,
): Promise<'done' | 'closed' | Differing> {
  const { what, mine, chosen } = resolved
  let basedOn = resolved.revision
  for (const text of textsToKeep(chosen, mine)) {
    const saved = await saveField(work, document, { what, basedOn, text })
    if (saved.outcome === 'conflict') {
      const { theirs, revision, savedBy, savedAt } = saved
      return { what, mine: chosen, theirs, revision, savedBy, savedAt }
    }
    if (saved.outcome !== 'saved' && saved.outcome !== 'same') return 'closed'
    basedOn = saved.revision
  }
  return 'done'
}

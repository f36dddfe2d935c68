import type { Purpose } from '../../../platform/documents/door.ts'
import type { Work } from '../../../platform/http/work.ts'

export interface DraftValue {
  text: string
  revision: number
  savedBy: string
  savedAt: Temporal.Instant
}

/** The newest text of each field of one document that is being written, by field key. */
export type Draft = Readonly<Record<string, DraftValue>>

/**
 * What is being written in each document, through the door, journalled. A document that the one in scope may not write is
 * not in the answer.
 */
export async function draftOf(
  work: Pick<Work, 'door'>,
  documentIds: readonly string[],
  purpose: Purpose,
): Promise<Map<string, Draft>> {
  const drafts = new Map<string, Record<string, DraftValue>>(documentIds.map((id) => [id, {}]))
  for (const { documentId, fieldKey, ...value } of await work.door.drafts(documentIds, purpose)) {
    const draft = drafts.get(documentId)
    if (draft !== undefined) draft[fieldKey] = value
  }
  return drafts
}

/** The texts of a draft alone, by field key: template fields and decisions. */
export function textsIn(draft: Draft | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(draft ?? {}).map(([key, value]) => [key, value.text]))
}

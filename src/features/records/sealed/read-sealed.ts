import { z } from 'zod'
import {
  contentSchemas,
  type CaseDiscussionContent,
  type WellbeingContent,
  type WorkContent,
} from '../../../domain/templates/content.ts'
import type { OpenedDocument } from '../../../platform/documents/door.ts'

/** What is sealed of a session, by kind. */
export type RecordContent = CaseDiscussionContent | WorkContent | WellbeingContent

/** A sealed version with its text read: what is shown is what was signed, because it comes from nowhere else. */
export interface Sealed<Content = RecordContent> {
  documentId: string
  versionNo: number
  digest: Uint8Array
  salt: Uint8Array
  sealedAt: Temporal.Instant
  content: Content
}

const envelope = z.strictObject({
  kind: z.string(),
  documentId: z.string(),
  versionNo: z.int(),
  content: z.looseObject({ kind: z.string() }),
})
const anyRecord = z.discriminatedUnion('kind', [
  contentSchemas.case_discussion,
  contentSchemas.work,
  contentSchemas.wellbeing,
])
const disagreement = z.strictObject({
  kind: z.literal('disagreement'),
  format: z.literal(1),
  by: z.string().max(200),
  words: z.string().max(8_000),
})
export type DisagreementContent = z.infer<typeof disagreement>

/**
 * Read what was sealed of a session.
 * @throws when the text is not that of such a document: its kind, identifier, number and content must agree
 */
export const readSealed = (opened: OpenedDocument): Sealed => sealedAs(opened, anyRecord)

/** Read a sealed disagreement. */
export const readDisagreement = (opened: OpenedDocument): Sealed<DisagreementContent> => sealedAs(opened, disagreement)

/** Read a sealed version whose content has a known shape. */
export function sealedAs<Content extends { kind: string }>(
  opened: OpenedDocument,
  schema: z.ZodType<Content>,
): Sealed<Content> {
  const inside = envelope.parse(JSON.parse(opened.body))
  if (
    inside.documentId !== opened.documentId ||
    inside.versionNo !== opened.versionNo ||
    inside.kind !== inside.content.kind
  ) {
    throw new Error('A sealed text names another document than the one it was read as')
  }
  return {
    documentId: opened.documentId,
    versionNo: opened.versionNo,
    digest: opened.digest,
    salt: opened.salt,
    sealedAt: opened.createdAt,
    content: schema.parse(inside.content),
  }
}

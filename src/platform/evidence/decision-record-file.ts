import { z } from 'zod'
import type { DecisionFile } from '../../domain/file-copy/decision-file.ts'
import { decisionSchema, sealedActionSchema } from '../../domain/templates/content.ts'
import { documentProofSchema } from './proof-file.ts'

const words = z.string().max(400)
const identifier = z.string().min(1).max(200)
const instant = z.iso.datetime()
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const direction = z.enum(['red', 'amber', 'green'])

/**
 * The shape of a decision record's file (docs/decision-record-file.md). Strict at every level: a file that carried anything
 * more could carry another document's words.
 */
export const decisionFileSchema = z.strictObject({
  format: z.literal('plumbline-decision-record-1'),
  documentId: identifier,
  version: z.int().min(1),
  sealedAt: instant,
  organisation: z.strictObject({ id: identifier, name: words }),
  child: z.strictObject({
    id: identifier,
    givenName: words,
    familyName: words,
    bornOn: z.iso.date().nullable(),
    references: z.array(
      z.strictObject({ kind: z.enum(['own', 'upn', 'social_care', 'nhs', 'other']), value: words.min(1) }),
    ),
  }),
  record: z.strictObject({
    title: words,
    template: z.strictObject({ key: identifier, version: z.int().min(1) }),
    facts: z.array(z.strictObject({ key: identifier, label: words, value: words })),
    direction: direction.nullable(),
    answers: z.array(
      z.strictObject({
        section: words.nullable(),
        key: identifier,
        question: words,
        kind: identifier,
        value: z.string().max(20_000),
        said: words.nullable(),
      }),
    ),
    decisions: z.array(decisionSchema),
    actions: z.array(sealedActionSchema),
  }),
  disagreements: z.array(z.strictObject({ by: words, at: instant, words: z.string().max(8_000) })),
  signatures: z.array(
    z.strictObject({
      name: words,
      role: z.enum(['supervisor', 'supervisee', 'member']),
      at: instant,
      method: identifier,
      disagrees: z.boolean(),
    }),
  ),
  stamp: z.strictObject({ fingerprint: identifier, digest, root: digest }).nullable(),
  proof: documentProofSchema.nullable(),
}) satisfies z.ZodType<DecisionFile>

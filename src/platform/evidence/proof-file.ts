import { z } from 'zod'
import type { DocumentProof } from '../../domain/evidence/document-proof.ts'

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/)
const identifier = z.string().min(1).max(200)

/** A tree of 2^40 documents has a path of 40: anything longer is not a proof but an attempt to keep a reader busy. */
const LONGEST_PATH = 40
const MOST_SIGNATURES = 200

/**
 * The shape of a proof file. It lives here and not in `domain/evidence`, because `domain/` imports only `domain/`.
 * Strict at every level: a proof that carried anything more could carry another document's words.
 */
export const documentProofSchema = z.strictObject({
  format: z.literal('plumbline-proof-1'),
  document: z.strictObject({
    kind: z.string().regex(/^[a-z][a-z0-9_-]{0,60}$/),
    documentId: identifier,
    versionNo: z.int().min(1),
    canonicalText: z.string(),
    salt: base64url.length(43),
    digest,
  }),
  leafIndex: z.int().min(0),
  leafCount: z.int().min(1),
  path: z.array(digest).max(LONGEST_PATH),
  root: digest,
  signatures: z
    .array(
      z.strictObject({
        statement: z.string(),
        signature: base64url.length(86),
        publicKey: base64url.length(43),
        keyId: z.string().regex(/^[0-9a-f]{16}$/),
      }),
    )
    .max(MOST_SIGNATURES),
}) satisfies z.ZodType<DocumentProof>

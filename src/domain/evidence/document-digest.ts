import { concat, utf8 } from './bytes.ts'
import { canonicalText } from './canonical-text.ts'
import { DIGEST_BYTES, type Sha256 } from './hash.ts'

/** What a digest is taken of: the content together with what it is a version of, so that neither can be swapped. */
export type DocumentVersion = {
  readonly kind: string
  readonly documentId: string
  readonly versionNo: number
  readonly content: unknown
}

/** The canonical text of one version of one document (RFC 8785). This is what is stored, digested, signed and shown. */
export function documentText({ kind, documentId, versionNo, content }: DocumentVersion): string {
  return canonicalText({ kind, documentId, versionNo, content })
}

/**
 * SHA-256 of the salt followed by the UTF-8 of the text. The salt is 32 random bytes, one for each version and never
 * reused: without it, a short text ("No change.") could be guessed from its digest by whoever holds a sibling's proof.
 */
export function documentDigest(salt: Uint8Array, text: string, sha256: Sha256): Uint8Array {
  if (salt.length !== DIGEST_BYTES) throw new RangeError(`A salt is ${DIGEST_BYTES} bytes, not ${salt.length}`)
  if (!text.isWellFormed()) throw new TypeError('A text with half a surrogate pair has no digest')
  return sha256(concat(salt, utf8(text)))
}

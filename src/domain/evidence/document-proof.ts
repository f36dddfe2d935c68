import { fromBase64url, toBase64url, toHex } from './bytes.ts'
import { documentDigest, documentText, type DocumentVersion } from './document-digest.ts'
import type { Sha256 } from './hash.ts'
import { inclusionPath, rootOf } from './hash-tree.ts'

/** One signature over the set a document belongs to. */
export type ProofSignature = {
  /** Canonical text of a `SignatureStatement`. */
  readonly statement: string
  /** Ed25519 over the statement's UTF-8, base64url, 64 bytes. */
  readonly signature: string
  /** Raw Ed25519 public key, base64url, 32 bytes. */
  readonly publicKey: string
  /** `keyIdOf` that key: what an organisation publishes, and what a person compares. */
  readonly keyId: string
}

/**
 * Everything needed to check, without Plumbline's server, that one document is the one that was signed. Of the other
 * documents it holds only salted hashes and how many there are: enough to climb to the root, nothing to read or guess.
 */
export type DocumentProof = {
  readonly format: 'plumbline-proof-1'
  readonly document: {
    readonly kind: string
    readonly documentId: string
    readonly versionNo: number
    /** What `documentText` made. */
    readonly canonicalText: string
    /** base64url, 32 bytes. */
    readonly salt: string
    /** Hexadecimal, 64 characters. */
    readonly digest: string
  }
  /** Place among the documents, from 0. */
  readonly leafIndex: number
  readonly leafCount: number
  /** Sibling hashes, lowest first, hexadecimal. */
  readonly path: readonly string[]
  /** Hexadecimal, 64 characters. */
  readonly root: string
  readonly signatures: readonly ProofSignature[]
}

/** What is proved: one version with its salt, and the digests of all documents of its set in their order. */
export type ProofSource = {
  readonly document: DocumentVersion & { readonly salt: Uint8Array }
  readonly digests: readonly Uint8Array[]
  readonly leafIndex: number
  readonly signatures: readonly ProofSignature[]
}

/** The proof for one document of a set. Throws when the document's digest is not the one at its place. */
export function proveDocument(source: ProofSource, sha256: Sha256): DocumentProof {
  const { document, digests, leafIndex, signatures } = source
  const text = documentText(document)
  const digest = toHex(documentDigest(document.salt, text, sha256))
  const placed = digests[leafIndex]
  if (!placed || toHex(placed) !== digest) throw new RangeError('The document is not the one at its place in the set')
  return {
    format: 'plumbline-proof-1',
    document: {
      kind: document.kind,
      documentId: document.documentId,
      versionNo: document.versionNo,
      canonicalText: text,
      salt: toBase64url(document.salt),
      digest,
    },
    leafIndex,
    leafCount: digests.length,
    path: inclusionPath(digests, leafIndex, sha256).map(toHex),
    root: toHex(rootOf(digests, sha256)),
    signatures: signatures.map(({ statement, signature, publicKey, keyId }) => ({
      statement,
      signature,
      publicKey,
      keyId,
    })),
  }
}

/** A key's identifier: the first 8 bytes of the SHA-256 of the raw public key, as 16 hexadecimal characters. */
export function keyIdOf(publicKey: Uint8Array, sha256: Sha256): string {
  return toHex(sha256(publicKey).subarray(0, 8))
}

/** Bytes of a base64url field, when it has exactly that many. */
export function bytesOf(field: string, length: number): Uint8Array | undefined {
  const bytes = fromBase64url(field)
  return bytes?.length === length ? bytes : undefined
}

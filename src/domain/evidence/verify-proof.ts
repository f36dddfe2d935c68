import { fromHex, toHex, utf8 } from './bytes.ts'
import { isCanonicalText } from './canonical-text.ts'
import { documentDigest } from './document-digest.ts'
import { bytesOf, type DocumentProof, keyIdOf, type ProofSignature } from './document-proof.ts'
import { DIGEST_BYTES, type Sha256, type VerifyEd25519 } from './hash.ts'
import { verifyInclusion } from './hash-tree.ts'
import { provedWords } from './proof-words.ts'
import { readSignatureStatement, type SignatureStatement } from './signature-statement.ts'

/** What checking needs from outside, and the keys the person checking already trusts, when they have them. */
export type ProofTools = {
  readonly sha256: Sha256
  readonly verifyEd25519: VerifyEd25519
  /**
   * Key identifiers the organisation published. Given: any other is a problem. Left out: the answer says to compare.
   */
  readonly trustedKeyIds?: readonly string[]
}

/** Plain sentences about what holds, or the first thing that does not. */
export type Verdict = { readonly ok: true; readonly says: string[] } | { readonly ok: false; readonly problem: string }

/** A check's answer: what it found, or the sentence that says why it stopped. */
type Found<T> = { readonly found: T } | { readonly problem: string }

const ED25519_KEY_BYTES = 32
const ED25519_SIGNATURE_BYTES = 64
const FORMAT: string = 'plumbline-proof-1'

/**
 * Checks a proof from the text upwards: text to digest, digest to root, root to signatures. It never throws, and knows
 * nothing but the file. It assumes the shape is right (`proof-file.ts` sees to that) and distrusts every value.
 */
export function verifyProof(proof: DocumentProof, tools: ProofTools): Verdict {
  const problem =
    problemOfFormat(proof) ?? problemOfText(proof) ?? problemOfDigest(proof, tools) ?? problemOfPath(proof, tools)
  if (problem) return { ok: false, problem }
  const signed = signaturesOf(proof, tools)
  if ('problem' in signed) return { ok: false, problem: signed.problem }
  return { ok: true, says: provedWords(proof, signed.found, tools.trustedKeyIds !== undefined) }
}

function problemOfFormat(proof: DocumentProof): string | undefined {
  if (proof.format === FORMAT) return undefined
  return 'This is not a proof that this version of Plumbline can read.'
}

function problemOfText({ document }: DocumentProof): string | undefined {
  if (!isCanonicalText(document.canonicalText)) return 'The text is not in the form that is signed.'
  const inside: unknown = JSON.parse(document.canonicalText)
  const named = inside as { kind?: unknown; documentId?: unknown; versionNo?: unknown } | null
  const same =
    named?.kind === document.kind && named.documentId === document.documentId && named.versionNo === document.versionNo
  return same ? undefined : 'The file names another document or version than the text does.'
}

function problemOfDigest({ document }: DocumentProof, { sha256 }: ProofTools): string | undefined {
  const salt = bytesOf(document.salt, DIGEST_BYTES)
  if (!salt) return 'The salt is not 32 bytes.'
  const digest = toHex(documentDigest(salt, document.canonicalText, sha256))
  return digest === document.digest ? undefined : 'The text has been changed: it does not have the digest in this file.'
}

function problemOfPath(proof: DocumentProof, { sha256 }: ProofTools): string | undefined {
  const digest = digestOf(proof.document.digest)
  const root = digestOf(proof.root)
  const path = proof.path.map(digestOf).filter((hash) => hash !== undefined)
  const holds =
    digest !== undefined &&
    root !== undefined &&
    path.length === proof.path.length &&
    verifyInclusion(digest, proof.leafIndex, proof.leafCount, path, root, sha256)
  return holds ? undefined : 'The document does not belong to the set that was signed.'
}

function signaturesOf(proof: DocumentProof, tools: ProofTools): Found<SignatureStatement[]> {
  if (proof.signatures.length === 0) return { problem: 'Nobody has signed it.' }
  const statements: SignatureStatement[] = []
  for (const [index, signature] of proof.signatures.entries()) {
    const checked = statementOf(signature, proof, tools)
    if ('problem' in checked) return { problem: `Signature ${index + 1} does not hold: ${checked.problem}.` }
    statements.push(checked.found)
  }
  const problem = problemTogether(statements)
  return problem ? { problem } : { found: statements }
}

function statementOf(signed: ProofSignature, proof: DocumentProof, tools: ProofTools): Found<SignatureStatement> {
  const key = bytesOf(signed.publicKey, ED25519_KEY_BYTES)
  const signature = bytesOf(signed.signature, ED25519_SIGNATURE_BYTES)
  if (!key || !signature) return { problem: 'its key or its signature has the wrong length' }
  if (keyIdOf(key, tools.sha256) !== signed.keyId) return { problem: 'its key is not the one it names' }
  if (tools.trustedKeyIds && !tools.trustedKeyIds.includes(signed.keyId)) {
    return { problem: 'its key is not one of those you trust' }
  }
  if (!tools.verifyEd25519(key, utf8(signed.statement), signature)) return { problem: 'what it says has been changed' }
  const read = readSignatureStatement(signed.statement)
  if ('problem' in read) return { problem: `its statement cannot be read, ${read.problem}` }
  if (read.statement.root !== proof.root) return { problem: 'it was given for another set of documents' }
  if (read.statement.documents !== proof.leafCount) return { problem: 'it was given for another number of documents' }
  return { found: read.statement }
}

/** Each statement is true by itself; they must also be about one thing, and by different people. */
function problemTogether(statements: readonly SignatureStatement[]): string | undefined {
  const about = new Set(
    statements.map(({ setId, organisationId, purpose, version }) =>
      JSON.stringify([setId, organisationId, purpose, version]),
    ),
  )
  if (about.size > 1) return 'The signatures are not about the same thing.'
  const signers = new Set(statements.map(({ signer }) => signer.membershipId))
  return signers.size < statements.length ? 'The same person signs twice.' : undefined
}

function digestOf(hex: string): Uint8Array | undefined {
  const bytes = fromHex(hex)
  return bytes?.length === DIGEST_BYTES ? bytes : undefined
}

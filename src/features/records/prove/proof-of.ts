import { sql } from 'kysely'
import { toBase64url } from '../../../domain/evidence/bytes.ts'
import { proveDocument, type DocumentProof, type ProofSignature } from '../../../domain/evidence/document-proof.ts'
import { sha256 } from '../../../platform/evidence/crypto.ts'
import type { Work } from '../../../platform/http/work.ts'
import type { SigningSet } from '../../signing/public.ts'

export interface DocumentToProve {
  documentId: string
  versionNo: number
  kind: string
  content: unknown
  salt: Uint8Array
}

/**
 * The proof of one document that was opened: its text and salt, the way up the tree, and the signatures. Of the documents
 * signed with it, it holds nothing but salted hashes. Null while not all have signed.
 * @throws when a signature from before keys were kept was made with a key that this server does not have
 */
export async function proofOf(
  { db, services }: Pick<Work, 'db' | 'services'>,
  set: SigningSet,
  document: DocumentToProve,
): Promise<DocumentProof | null> {
  const item = set.items.find((each) => each.documentId === document.documentId)
  if (item === undefined || set.signatures.length < set.signers.length) return null
  const { rows } = await sql<{
    digest: Buffer
  }>`select digest from platform.digests_of_set(${set.setId}::uuid) order by leaf_index`.execute(db)
  return proveDocument(
    {
      document,
      digests: rows.map((row) => row.digest),
      leafIndex: item.leafIndex,
      signatures: signaturesOf(set, services.signingKey),
    },
    sha256,
  )
}

/** Each with the key it was made with, which may not be the server's any more. */
function signaturesOf(set: SigningSet, present: { keyId: string; publicKey: string }): ProofSignature[] {
  return set.signatures.map(({ statement, serverSignature, keyId, publicKey }) => {
    const key = publicKey ?? (keyId === present.keyId ? present.publicKey : null)
    if (key === null) throw new Error('A signature was made with a key that is not kept')
    return { statement, signature: toBase64url(serverSignature), publicKey: key, keyId }
  })
}

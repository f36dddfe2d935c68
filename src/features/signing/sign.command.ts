import { toHex } from '../../domain/evidence/bytes.ts'
import { signStatement } from '../../platform/evidence/crypto.ts'
import type { Work } from '../../platform/http/work.ts'
import { createDocument, sealDocument } from '../documents/public.ts'
import { signingSetOf } from './signing-set.queries.ts'

export interface ToSign {
  setId: string
  /** the root that the page showed, in hexadecimal: what is signed is what was seen */
  shownRoot: string
  method: 'password_and_code' | 'passkey'
  /** where the signer disagrees: kept beside the document it is about, with that document's parties as its readers */
  disagreement?: { aboutDocumentId: string; words: string }
}

export type Signing = { outcome: 'signed' | 'complete' | 'already' } | { outcome: 'changed' | 'refused' }

/**
 * Sign a set, once the person has been confirmed by password and code. The signature binds person, method, time and root
 * under the server's key. 'complete' means that all have now signed; 'changed' that the text is another than the one shown.
 */
export async function signSet(work: Work, toSign: ToSign): Promise<Signing> {
  const { actor, services, db } = work
  const set = await signingSetOf(db, actor.organisationId, { setId: toSign.setId })
  if (set === null || !set.signers.includes(actor.membershipId)) return { outcome: 'refused' }
  if (set.endedAt !== null || toHex(set.root) !== toSign.shownRoot) return { outcome: 'changed' }
  if (set.signatures.some((signature) => signature.membershipId === actor.membershipId)) return { outcome: 'already' }
  const disagreement =
    toSign.disagreement === undefined ? null : await sealDisagreement(work, toSign.disagreement, set.signers)
  const statement = {
    root: toSign.shownRoot,
    documents: set.items.length,
    setId: set.setId,
    organisationId: actor.organisationId,
    signer: { membershipId: actor.membershipId, name: actor.name },
    method: toSign.method,
    signedAt: work.now.toString(),
    disagreement: disagreement !== null,
    ...(disagreement === null ? {} : { disagreementDigest: toHex(disagreement.digest) }),
    purpose: set.purpose,
    version: set.versionNo,
  } as const
  const signed = signStatement(statement, services.signingKey)
  const outcome = await work.door.sign({
    setId: set.setId,
    signatureId: services.newId(),
    shownRoot: set.root,
    method: toSign.method,
    statement: signed.statement,
    serverSignature: Buffer.from(signed.signature, 'base64url'),
    keyId: signed.keyId,
    publicKey: signed.publicKey,
    disagrees: disagreement !== null,
    signedAt: work.now,
  })
  return { outcome }
}

async function sealDisagreement(
  work: Work,
  disagreement: { aboutDocumentId: string; words: string },
  parties: readonly string[],
) {
  const documentId = await createDocument(work, {
    kind: 'disagreement',
    templateKey: 'disagreement',
    aboutDocumentId: disagreement.aboutDocumentId,
    parties,
  })
  return sealDocument(
    work,
    { documentId, kind: 'disagreement' },
    { kind: 'disagreement', format: 1, by: work.actor.name, words: disagreement.words },
  )
}

import { rootOf } from '../../domain/evidence/hash-tree.ts'
import { sha256 } from '../../platform/evidence/crypto.ts'
import type { Work } from '../../platform/http/work.ts'
import type { SealedDocument } from '../documents/public.ts'

export interface SetToSign {
  about: { sessionId: string } | { agreementId: string }
  /** 1 for the first text put to signing, one more each time it was changed */
  versionNo: number
  documents: readonly SealedDocument[]
  /** memberships that must all sign; the one in scope is one of them */
  signers: readonly string[]
}

/** Put sealed documents before their signers as one set, whose root (RFC 9162) is what each of them signs. */
export async function putToSigning(work: Work, set: SetToSign): Promise<string> {
  const setId = work.services.newId()
  await work.door.putToSigning({
    setId,
    purpose: 'sessionId' in set.about ? 'session' : 'agreement',
    sessionId: 'sessionId' in set.about ? set.about.sessionId : null,
    agreementId: 'agreementId' in set.about ? set.about.agreementId : null,
    versionNo: set.versionNo,
    root: rootOf(
      set.documents.map((document) => document.digest),
      sha256,
    ),
    signers: set.signers,
    documents: set.documents,
  })
  return setId
}

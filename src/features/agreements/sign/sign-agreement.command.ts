import { readersOnSigning } from '../../../domain/access/readers.ts'
import type { Work } from '../../../platform/http/work.ts'
import { addReaders } from '../../documents/public.ts'
import { signingSetOf, signSet, type Signing } from '../../signing/public.ts'
import { agreementDocument, agreementOf, isParty, readersNamedIn } from '../agreement.queries.ts'
import { lockAgreement } from '../lock-agreement.ts'

export interface AgreementSignature {
  setId: string
  /** the root that the page showed, in hexadecimal */
  shownRoot: string
  method: 'password_and_code' | 'passkey'
  /** where the signer disagrees, in their words */
  disagreement?: { words: string }
}

/**
 * Sign the version before the two, once the signer has been confirmed. When both have, it comes into force: the version
 * before is superseded and kept, and whoever the terms name may read what they are named for (product C2).
 */
export async function signAgreement(work: Work, agreementId: string, signature: AgreementSignature): Promise<Signing> {
  const { db, actor } = work
  const agreement = await agreementOf(db, actor, agreementId)
  const documentId = await agreementDocument(db, actor, agreementId)
  if (agreement === null || documentId === null || !isParty(agreement, actor.membershipId))
    return { outcome: 'refused' }
  await lockAgreement(db, actor, agreementId)
  const set = await signingSetOf(db, actor.organisationId, { setId: signature.setId })
  if (set === null || set.agreementId !== agreementId) return { outcome: 'refused' }
  const { disagreement } = signature
  const signing = await signSet(work, {
    setId: signature.setId,
    shownRoot: signature.shownRoot,
    method: signature.method,
    ...(disagreement === undefined ? {} : { disagreement: { aboutDocumentId: documentId, words: disagreement.words } }),
  })
  if (signing.outcome !== 'signed' && signing.outcome !== 'complete') return signing
  const about = { subject: 'agreement', id: agreementId, documentId, details: { version: set.versionNo } }
  await work.journal('agreement.signed', about)
  if (signing.outcome === 'complete') {
    await bringIntoForce(work, agreementId, set.versionNo)
    const named = await readersNamedIn(db, actor, agreementId, set.versionNo)
    const parties = [agreement.supervisor.id, agreement.supervisee.id]
    await addReaders(work, readersOnSigning([{ documentId, kind: 'agreement' }], named, parties), parties)
    await work.journal('agreement.in_force', about)
  }
  return signing
}

async function bringIntoForce({ db, actor, now }: Work, agreementId: string, versionNo: number): Promise<void> {
  const versions = () =>
    db
      .updateTable('agreement_version')
      .where('organisation_id', '=', actor.organisationId)
      .where('agreement_id', '=', agreementId)
  await versions().set({ state: 'superseded' }).where('state', '=', 'signed').execute()
  await versions().set({ state: 'signed', signed_at: now }).where('version_no', '=', versionNo).execute()
}

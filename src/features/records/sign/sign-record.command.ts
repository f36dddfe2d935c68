import type { ReaderToAdd } from '../../../domain/access/readers.ts'
import { toHex } from '../../../domain/evidence/bytes.ts'
import type { Work } from '../../../platform/http/work.ts'
import { addReaders } from '../../documents/public.ts'
import { signingSetOf, signSet, type Signing, type SigningSet, type ToSign } from '../../signing/public.ts'
import { disagreementsAbout, documentsOfSession } from '../facts/record-documents.queries.ts'
import { readersOnceSigned } from '../facts/readers-on-signing.queries.ts'
import { sessionHead, type SessionHead } from '../facts/session-head.queries.ts'
import { disagreementDigests } from './disagreement-digests.ts'

export type RecordToSign = ToSign & { sessionId: string }

/**
 * Sign the record of a session, once the person has been confirmed. When all have signed, the session is signed and
 * whoever the agreement names becomes a reader, and so does the team that keeps the children's files (product E5, E7, I1); of
 * a group session its guests, each for their own child, and the circle that its notes go to (product E8).
 * 'changed' means that the set is another than the one shown, or was sent back: nothing is signed then.
 */
export async function signRecord(work: Work, { sessionId, ...toSign }: RecordToSign): Promise<Signing> {
  const { db, actor, now } = work
  const session = await sessionHead(db, actor.organisationId, sessionId)
  const asked = await signingSetOf(db, actor.organisationId, { setId: toSign.setId })
  if (session === null || asked === null || asked.sessionId !== sessionId) return { outcome: 'refused' }
  if (
    toSign.disagreement !== undefined &&
    !asked.items.some((item) => item.documentId === toSign.disagreement?.aboutDocumentId)
  ) {
    return { outcome: 'refused' }
  }
  // Held until the end, so that signing and sending back at the same moment come one after the other.
  await db
    .selectFrom('session')
    .select('state')
    .where('organisation_id', '=', actor.organisationId)
    .where('session_id', '=', sessionId)
    .forUpdate()
    .executeTakeFirst()
  const signing = await signSet(work, toSign)
  if (signing.outcome !== 'complete') return signing
  const set = await signingSetOf(db, actor.organisationId, { setId: toSign.setId })
  if (set === null) throw new Error('A set that was just signed is gone')
  await db
    .updateTable('session')
    .set({ state: 'signed', signed_at: now })
    .where('organisation_id', '=', actor.organisationId)
    .where('session_id', '=', sessionId)
    .execute()
  const readers = await readersOf(work, session, set)
  await addReaders(work, readers, set.signers)
  return signing
}

/** Who becomes a reader of each document, and of each disagreement the same as of the document it is about. */
async function readersOf(work: Work, session: SessionHead, set: SigningSet): Promise<ReaderToAdd[]> {
  const { db, actor } = work
  const inSet = new Set(set.items.map((item) => item.documentId))
  const documents = (await documentsOfSession(db, actor.organisationId, session.sessionId)).filter((each) =>
    inSet.has(each.documentId),
  )
  const { readers } = await readersOnceSigned(db, actor.organisationId, session, documents, set.signers)
  const recorded = disagreementDigests(set)
  const disagreements = (await disagreementsAbout(db, actor.organisationId, [...inSet])).filter((each) =>
    recorded.has(toHex(each.digest)),
  )
  const following = disagreements.flatMap((disagreement) =>
    readers
      .filter((reader) => reader.documentId === disagreement.about)
      .map((reader) => ({ ...reader, documentId: disagreement.documentId })),
  )
  return [...readers, ...following]
}

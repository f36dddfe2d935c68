import type { ReaderToAdd } from '../../../domain/access/readers.ts'
import type { Work } from '../../../platform/http/work.ts'
import type { Reader } from '../../../ui/pieces/readers.tsx'
import { signingSetOf, type SigningSet } from '../../signing/public.ts'
import { documentsOfSession } from '../facts/record-documents.queries.ts'
import { openRecord, openVersions, type OpenedRecordDocument } from '../facts/record-view.queries.ts'
import { namedIn, readersOnceSigned } from '../facts/readers-on-signing.queries.ts'
import { lineManagerOf, readersOf } from '../facts/readers.queries.ts'
import type { SessionHead } from '../facts/session-head.queries.ts'
import { endedSetsOf, signedSetsOf } from '../facts/sets.queries.ts'
import { forWhom, readersInWords, type ReaderContext, type ReaderFact } from '../read/reader-words.ts'
import { lastSentBack, type SentBack } from '../send-back/last-sent-back.queries.ts'
import { changesBetween, type Change } from '../sealed/changes.ts'
import { nameOf } from '../sealed/entries.ts'
import { readSealed } from '../sealed/read-sealed.ts'

/** What is different from the version that was before the signers last. */
export interface Changes {
  /** how the version before this one ended; null when both had signed it, and this is its correction */
  sentBack: SentBack | null
  /** its number */
  before: number
  /** when this version was put to signing */
  at: Temporal.Instant
  /** by place of the document on the page, from 1; `isNew` when it was not there before */
  documents: { number: number; isNew: boolean; changes: Change[] }[]
  /** documents that were there before and are not any more */
  gone: string[]
}

export interface RecordToRead {
  documents: (OpenedRecordDocument & { readBy: string })[]
  readers: Reader[]
  changes: Changes | null
}

/** Everything that the two read before they sign. */
export async function recordToSign(work: Work, session: SessionHead, set: SigningSet): Promise<RecordToRead> {
  const { actor, db } = work
  const opened = await openRecord(work, set, 'to sign')
  const named = await namedIn(db, actor.organisationId, session)
  const context = await readerContext(work, session, opened)
  return {
    documents: opened.map((document) => ({
      ...document,
      readBy: forWhom({ kind: document.sealed.content.kind, child: document.child }, named, context),
    })),
    readers: readersInWords([...(await now(work, opened)), ...(await onceSigned(work, session, set))], context),
    changes: set.versionNo > 1 ? await changesSinceLast(work, session, set, opened) : null,
  }
}

export async function readerContext(
  work: Pick<Work, 'actor' | 'db' | 'today'>,
  session: Pick<SessionHead, 'supervisee' | 'supervisor' | 'parties' | 'group'>,
  opened: readonly OpenedRecordDocument[],
): Promise<ReaderContext> {
  const { actor, db, today } = work
  return {
    documents: opened.map(({ sealed, child }) => ({ documentId: sealed.documentId, child })),
    supervisee: session.supervisee,
    supervisor: session.supervisor,
    parties: session.parties,
    isGroup: session.group !== null,
    lineManager: await lineManagerOf(db, actor.organisationId, session.supervisee.membershipId, today),
    me: actor.membershipId,
    organisationName: actor.organisationName,
    today,
  }
}

export async function now(
  { actor, db }: Pick<Work, 'actor' | 'db'>,
  opened: readonly OpenedRecordDocument[],
): Promise<ReaderFact[]> {
  return readersOf(
    db,
    actor.organisationId,
    opened.map((document) => document.sealed.documentId),
  )
}

/** Who becomes a reader when all have signed. */
async function onceSigned(
  { actor, db }: Pick<Work, 'actor' | 'db'>,
  session: SessionHead,
  set: SigningSet,
): Promise<ReaderFact[]> {
  const inSet = new Set(set.items.map((item) => item.documentId))
  const documents = (await documentsOfSession(db, actor.organisationId, session.sessionId)).filter((each) =>
    inSet.has(each.documentId),
  )
  const { readers, named } = await readersOnceSigned(db, actor.organisationId, session, documents, set.signers)
  const fact = ({ documentId, basis, reader }: ReaderToAdd): ReaderFact => ({
    documentId,
    basis,
    membershipId: 'membershipId' in reader ? reader.membershipId : null,
    circle: 'circle' in reader ? reader.circle : null,
    name:
      'membershipId' in reader ? (named.find((each) => each.membershipId === reader.membershipId)?.name ?? null) : null,
    from: null,
    until: null,
  })
  return readers.map(fact)
}

async function changesSinceLast(
  work: Work,
  session: SessionHead,
  set: SigningSet,
  opened: readonly OpenedRecordDocument[],
): Promise<Changes | null> {
  const { actor, db } = work
  const [ended] = await endedSetsOf(db, actor.organisationId, session.sessionId)
  const signed = (await signedSetsOf(db, actor.organisationId, session.sessionId)).find(
    (each) => each.versionNo < set.versionNo,
  )
  const last = ended !== undefined && (signed === undefined || ended.versionNo > signed.versionNo) ? ended : signed
  if (last === undefined) return null
  const sentBack = last === ended ? await lastSentBack(db, actor.organisationId, session.sessionId) : null
  const before = await signingSetOf(db, actor.organisationId, { setId: last.setId })
  if (before === null) return null
  const old = (await openVersions(work, before.items, 'to compare')).map(readSealed)
  return {
    sentBack,
    before: before.versionNo,
    at: set.madeAt,
    documents: opened.flatMap(({ sealed }, index) => {
      const was = old.find((each) => each.documentId === sealed.documentId)
      const changes = was === undefined ? [] : changesBetween(was.content, sealed.content)
      return was === undefined || changes.length > 0 ? [{ number: index + 1, isNew: was === undefined, changes }] : []
    }),
    gone: old
      .filter((each) => !opened.some(({ sealed }) => sealed.documentId === each.documentId))
      .map((each) => nameOf(each.content)),
  }
}

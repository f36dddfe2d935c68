import type { SchoolCalendar } from '../../../domain/calendar/calendar-types.ts'
import type { Purpose } from '../../../platform/documents/door.ts'
import type { Work } from '../../../platform/http/work.ts'
import type { Reader } from '../../../ui/pieces/readers.tsx'
import { schoolCalendarOf } from '../../planning/public.ts'
import { signingSetOf, type SigningSet } from '../../signing/public.ts'
import { openingsOf, type Opening } from '../facts/openings.queries.ts'
import { openRecord, type OpenedRecordDocument } from '../facts/record-view.queries.ts'
import { namedReaders } from '../facts/readers.queries.ts'
import { isParty, sessionHead, type Party, type SessionHead } from '../facts/session-head.queries.ts'
import { endedSetsOf, type EndedSet } from '../facts/sets.queries.ts'
import { factOf } from '../sealed/entries.ts'
import { now, readerContext } from '../sign/sign.queries.ts'
import { forWhom, readersInWords } from './reader-words.ts'

/** A record as one reader may see it: only the documents they may read are here at all. */
export interface RecordAsRead {
  sessionId: string
  /** null for a reader who may not see the session itself, such as a deputy of the safeguarding team */
  session: SessionHead | null
  supervisee: Party
  supervisor: Party
  /** in words, from the sealed facts when the session cannot be seen */
  day: Temporal.PlainDate | null
  isParty: boolean
  set: SigningSet
  complete: boolean
  documents: (OpenedRecordDocument & { readBy: string })[]
  readers: Reader[]
  openings: Opening[]
  calendar: SchoolCalendar
  earlier: EndedSet[]
  /** how this version ended, when it is one that was sent back */
  ended: EndedSet | null
}

export interface Wanted {
  /** one document of it alone */
  only?: string
  /** a version that was sent back, for the two parties only */
  version?: number
  /** why it is opened; 'to read' unless given */
  purpose?: Purpose
}

/**
 * Open the record of a session, through the door.
 * @returns null when there is nothing that this reader may open, or nothing is sealed
 */
export async function recordAsRead(
  work: Pick<Work, 'db' | 'door' | 'actor' | 'today'>,
  sessionId: string,
  wanted: Wanted = {},
): Promise<RecordAsRead | null> {
  const { db, actor } = work
  const { only, version, purpose = 'to read' } = wanted
  const session = await sessionHead(db, actor.organisationId, sessionId)
  const party = session !== null && isParty(session, actor.membershipId)
  const earlier = party && only === undefined ? await endedSetsOf(db, actor.organisationId, sessionId) : []
  const ended = version === undefined ? null : (earlier.find((each) => each.versionNo === version) ?? null)
  if (version !== undefined && ended === null) return null
  const set = await signingSetOf(db, actor.organisationId, ended === null ? { sessionId } : { setId: ended.setId })
  if (set === null || set.items.length === 0) return null
  const documents = await openRecord(work, set, purpose, only)
  const [first] = documents
  if (first === undefined) return null
  const [superviseeId = '', supervisorId = ''] = set.signers
  const supervisee = session?.supervisee ?? {
    membershipId: superviseeId,
    name: factOf(first.sealed.content, 'supervisee.name'),
  }
  const supervisor = session?.supervisor ?? {
    membershipId: supervisorId,
    name: factOf(first.sealed.content, 'supervisor.name'),
  }
  const context = await readerContext(work, { supervisee, supervisor }, documents)
  const named = session === null ? [] : await namedReaders(db, actor.organisationId, session.agreementId)
  return {
    sessionId,
    session,
    supervisee,
    supervisor,
    day: session === null ? null : session.startsAt.toZonedDateTimeISO('Europe/London').toPlainDate(),
    isParty: party,
    set,
    complete: set.signatures.length === set.signers.length,
    documents: documents.map((document) => ({
      ...document,
      readBy: forWhom({ kind: document.sealed.content.kind, child: document.child }, named, context),
    })),
    readers: readersInWords(await now(work, documents), context),
    openings: await openingsOf(
      db,
      actor.organisationId,
      documents.map((document) => document.sealed.documentId),
    ),
    calendar: await schoolCalendarOf(db, actor),
    earlier,
    ended,
  }
}

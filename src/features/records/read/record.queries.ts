import type { SchoolCalendar } from '../../../domain/calendar/calendar-types.ts'
import { isOfGroup } from '../../../domain/groups/group-record.ts'
import type { Purpose } from '../../../platform/documents/door.ts'
import type { Work } from '../../../platform/http/work.ts'
import type { Reader } from '../../../ui/pieces/readers.tsx'
import { schoolCalendarOf } from '../../planning/public.ts'
import { signingSetOf, type SigningSet } from '../../signing/public.ts'
import { openingsOf, type Opening } from '../facts/openings.queries.ts'
import { openRecord, type OpenedRecordDocument } from '../facts/record-view.queries.ts'
import { namedIn } from '../facts/readers-on-signing.queries.ts'
import { isParty, sessionHead, type Party, type SessionHead } from '../facts/session-head.queries.ts'
import { endedSetsOf, signedSetOfDocument, signedSetsOf, type EndedSet, type SignedSet } from '../facts/sets.queries.ts'
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
  /** who sign it, with their names; of a pair the supervisee first */
  signers: Party[]
  /** it was a group session */
  isGroup: boolean
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
  /** versions that both signed and that were corrected since, for the two parties only */
  corrected: SignedSet[]
  /** this version, when it is one of those */
  older: SignedSet | null
  /** when the first version that both signed was complete; null before that, and where it is not asked for */
  firstCompleteAt: Temporal.Instant | null
}

export interface Wanted {
  /** one document of it alone, or these */
  only?: string | readonly string[]
  /** a version that was sent back, or signed and corrected since, for the two parties only */
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
  const signed = only === undefined ? await signedSetsOf(db, actor.organisationId, sessionId) : []
  const corrected = party ? signed.slice(1) : []
  const ended = earlier.find((each) => each.versionNo === version) ?? null
  const older = corrected.find((each) => each.versionNo === version) ?? null
  if (version !== undefined && ended === null && older === null && !(party && signed[0]?.versionNo === version))
    return null
  const set = await setToRead(work, sessionId, { setId: ended?.setId ?? older?.setId, only })
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
  const isGroup = session === null ? isOfGroup(first.sealed.content.template.key) : session.group !== null
  const signers = isGroup ? await namesOf(db, actor.organisationId, set.signers) : [supervisee, supervisor]
  const context = await readerContext(
    work,
    { supervisee, supervisor, parties: signers, group: isGroup ? { name: session?.group?.name ?? '' } : null },
    documents,
  )
  const named = session === null ? [] : await namedIn(db, actor.organisationId, session)
  return {
    sessionId,
    session,
    supervisee,
    supervisor,
    signers,
    isGroup,
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
    corrected,
    older,
    firstCompleteAt: signed.at(-1)?.madeAt ?? null,
  }
}

/** Who signs, by name, in the order of the set. */
async function namesOf(db: Work['db'], organisationId: string, membershipIds: readonly string[]): Promise<Party[]> {
  const rows = await db
    .selectFrom('membership')
    .select(['membership_id', 'name'])
    .where('organisation_id', '=', organisationId)
    .where('membership_id', 'in', [...membershipIds])
    .execute()
  return membershipIds.map((membershipId) => ({
    membershipId,
    name: rows.find((row) => row.membership_id === membershipId)?.name ?? '',
  }))
}

/**
 * The set that is read: the one asked for; else the newest that all have signed, also while its correction is written or
 * signed; else the one before its signers. One document alone is read in the newest signed set that holds it.
 */
async function setToRead(
  { db, actor }: Pick<Work, 'db' | 'actor'>,
  sessionId: string,
  { setId, only }: { setId: string | undefined; only: Wanted['only'] },
): Promise<SigningSet | null> {
  if (setId !== undefined) return signingSetOf(db, actor.organisationId, { setId })
  const holding = typeof only === 'string' ? await signedSetOfDocument(db, actor.organisationId, only) : null
  const signed = await signingSetOf(
    db,
    actor.organisationId,
    holding === null ? { sessionId, signedByAll: true } : { setId: holding },
  )
  const set = signed ?? (await signingSetOf(db, actor.organisationId, { sessionId }))
  return set?.sessionId === sessionId ? set : null
}

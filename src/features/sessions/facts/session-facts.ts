import type { StatusPeriod } from '../../../domain/sessions/child-status.ts'
import type { Rag } from '../../../domain/sessions/rag-history.ts'
import type { SessionState } from '../../../domain/sessions/session-state.ts'
import type { RecordTemplate } from '../../../domain/templates/shape.ts'
import type { GroupKind, GroupRole } from '../../../domain/groups/words.ts'

export interface SessionParty {
  membershipId: string
  name: string
  /** what they are called after the first mention */
  firstName: string
  /** post on the day of the session, when one is recorded */
  post: string | null
}

export interface ChildStatusFact {
  status: string
  legalBasis: string | null
  startsOn: Temporal.PlainDate
}

/** A child on the agenda of a session. */
export interface SessionChild {
  childId: string
  givenName: string
  familyName: string
  /** given and family name */
  name: string
  bornOn: Temporal.PlainDate | null
  /** on the day of the session */
  age: number | null
  familyId: string
  /** the family's own name, such as "Ellery" */
  family: string
  /** what holds today, the gravest first */
  statuses: ChildStatusFact[]
  /** those of them that began or ended since the pair last met, and may still have it so */
  statusesSince: StatusPeriod[]
  /** from 1, in the order of the agenda */
  position: number
  why: string
  addedBy: string
  /** who brings the child to a group; null of a pair */
  presentedBy: string | null
  preparedAt: Temporal.Instant | null
  rag: Rag | null
  seenAloneOn: Temporal.PlainDate | null
  /** directions at earlier sessions of this pair that were completed, newest first, at most 12 */
  earlierRags: Rag[]
  /** null until it is made */
  documentId: string | null
  documentState: string | null
}

export interface SessionTerms {
  versionNo: number
  minutes: number
  frequency: unknown
  startsOn: Temporal.PlainDate
  reviewOn: Temporal.PlainDate | null
  fallbackId: string | null
  disagreementId: string | null
}

/** The group whose session it is. */
export interface SessionGroup {
  groupId: string
  name: string
  kind: GroupKind
  /** the meeting of a safeguarding team, whose agenda is every live case */
  isTeam: boolean
  discussesCases: boolean
  minutesTo: string | null
  /** everybody who is asked; once it is open `present` says who came */
  members: (SessionParty & { role: GroupRole; present: boolean | null; agreed: boolean })[]
  /** the bounds of confidentiality in their newest text */
  bounds: { no: number; said: string } | null
}

/** The facts of one session, as one of its parties (or whoever sees its dates) may see them. No narrative. */
export interface SessionFacts {
  organisationId: string
  organisationName: string
  sessionId: string
  state: SessionState
  startsAt: Temporal.Instant
  /** its day in England */
  day: Temporal.PlainDate
  plannedMinutes: number
  venue: string
  openedAt: Temporal.Instant | null
  actualMinutes: number | null
  interruptions: number | null
  privateConfirmed: boolean | null
  /** true when the two read the record through together before it ended; null when nobody said so */
  readThrough: boolean | null
  /** marked as the longer one that some policies ask for */
  extended: boolean
  discussed: 'all' | 'sample' | null
  completedAt: Temporal.Instant | null
  completedBy: string | null
  signedAt: Temporal.Instant | null
  cancelledReason: string | null
  supervisee: SessionParty
  supervisor: SessionParty
  /** of a group: whoever leads it is the supervisor here, and the same person stands as supervisee; members are `group` */
  iAm: 'supervisee' | 'supervisor' | null
  isParty: boolean
  group: SessionGroup | null
  /** who write in it: the two, or those who were there and do not only observe */
  writers: SessionParty[]
  agreementId: string
  agreementKind: string
  agreementTemplateKey: string
  /** of the agreement's signed version; null when none is in force */
  terms: SessionTerms | null
  /** what is written of it: the template its documents were made with, or the organisation's until then */
  recordTemplate: RecordTemplate
  /** the last one of this pair before this that was held */
  previous: { sessionId: string; startsAt: Temporal.Instant; day: Temporal.PlainDate } | null
  next: { sessionId: string; startsAt: Temporal.Instant; day: Temporal.PlainDate } | null
  children: SessionChild[]
  workDocumentId: string | null
  wellbeingDocumentId: string | null
}

import type { Rag } from '../sessions/rag-history.ts'

/**
 * What is known of one child as facts, with when each became known. Everything that is said about a child without their
 * words is worked out from this: which children to discuss next, who was never discussed, drift, and the picture of their
 * time. Days are local days in London.
 */
export interface CaseHistory {
  childId: string
  /** given and family name, to sort and to say */
  name: string
  familyId: string
  statuses: readonly StatusSpell[]
  holders: readonly HolderSpell[]
  meetings: readonly ReviewMeeting[]
  /** sessions in which the child was discussed, formal ones alone, the oldest first */
  discussions: readonly Discussion[]
  actions: readonly CaseAction[]
  /** informal discussions of the child */
  informal: readonly { informalId: string; on: Temporal.PlainDate; revisited: boolean; knownAt: number }[]
  /** what the worry is mainly about, where somebody has said so, the oldest first */
  concerns?: readonly ConcernSpell[]
}

/** The categories that a protection plan in England is made under, and what else schools name. */
export const concerns = [
  'neglect',
  'emotional',
  'physical',
  'sexual',
  'domestic_abuse',
  'exploitation',
  'other',
] as const
export type Concern = (typeof concerns)[number]

/** A time for which the worry about a child was mainly of one kind. */
export interface ConcernSpell {
  concernId: string
  concern: Concern
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate | null
  knownAt: number
}

/** A time for which a status held. A status that was recorded by mistake and withdrawn is left out. */
export interface StatusSpell {
  statusId: string
  status: string
  legalBasis: string | null
  startsOn: Temporal.PlainDate
  /** the last day, null while it lasts */
  endsOn: Temporal.PlainDate | null
  /** when it was recorded, in milliseconds since 1970: for "what was known then" */
  knownAt: number
}

export interface HolderSpell {
  membershipId: string
  name: string
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate | null
  knownAt: number
}

/** A meeting about the plan: a child protection conference, a core group, a review of a child in need or of a looked-after child. */
export interface ReviewMeeting {
  meetingId: string
  kind: string
  on: Temporal.PlainDate
  state: 'planned' | 'held' | 'cancelled'
  knownAt: number
}

export interface Discussion {
  sessionId: string
  on: Temporal.PlainDate
  /** the direction that was recorded, null when none was */
  rag: Rag | null
  seenAloneOn: Temporal.PlainDate | null
  /** what was decided, by the document's id; null when no decision was recorded or it may not be known */
  decisions: number
  signed: boolean
  knownAt: number
}

export interface CaseAction {
  actionId: string
  agreedOn: Temporal.PlainDate
  dueOn: Temporal.PlainDate
  /** the day it was done or dropped, null while open */
  closedOn: Temporal.PlainDate | null
  state: 'open' | 'done' | 'dropped'
  /** how many times it was carried forward */
  carried: number
  /** what it is, as the people of the session agreed it; null when the reader may not see it */
  what: string | null
  knownAt: number
}

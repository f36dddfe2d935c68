import type { GroupSessionNow } from './group-steps.ts'
import type { ToSettle } from './leaving-steps.ts'
import type { ReferralWaiting } from './referral-steps.ts'
import type { PolicyStanding } from './policy-steps.ts'
import type { OrganisationNeeds } from './organisation-needs.ts'

/** A completed record that the reader has not signed. */
export interface SignatureDue {
  sessionId: string
  on: Temporal.PlainDate
  withName: string
  /** the day the other one signed, or null */
  otherSignedOn: Temporal.PlainDate | null
}

/** A proposal that waits for the reader. */
export interface AgreementTurn {
  agreementId: string
  withName: string
  proposedOn: Temporal.PlainDate
  otherSigned: boolean
  /** the reader proposed it, and has not signed it yet */
  isOwn: boolean
  /** changes to words that were there before, and not the first proposal */
  isChange: boolean
}

/** A session of today, or one that is open. */
export interface SessionNow {
  sessionId: string
  withName: string
  state: 'planned' | 'open'
  at: Temporal.PlainDateTime
  venue: string
}

/** What the reader writes before the next session; names are given and family names. */
export interface PartToWrite {
  sessionId: string
  on: Temporal.PlainDate
  written: readonly string[]
  unwritten: readonly string[]
  firstChildId: string | null
}

export interface HeldSession {
  sessionId: string
  on: Temporal.PlainDate
  withName: string
}

/** How far the sessions of an agreement in force are booked. */
export interface SeriesEnd {
  agreementId: string
  withName: string
  /** the first day they no longer answer for; null when none is booked */
  runsOutOn: Temporal.PlainDate | null
}

export interface ReviewDue {
  agreementId: string
  withName: string
  reviewOn: Temporal.PlainDate
}

/** The reader's own supervision, past the time that was agreed. `words` is how far: "19 days over". */
export interface OwnOverdue {
  agreementId: string
  withName: string
  words: string
  next: { sessionId: string; on: Temporal.PlainDate } | null
}

/** Others who are missed, for those who oversee: the most overdue first, then those under no agreement. */
export interface Missed {
  overdue: readonly {
    membershipId: string
    name: string
    words: string
    /** null where the reader supervises */
    withName: string | null
    next: Temporal.PlainDate | null
  }[]
  nobody: readonly { membershipId: string; name: string }[]
}

export interface OverdueAction {
  actionId: string
  what: string
  dueOn: Temporal.PlainDate
  childName: string | null
}

/** An action for a child’s safety that is late, come to the reader who is above its supervisor, and not noted yet. */
export interface LateForSafety {
  actionId: string
  ownerName: string
  supervisorName: string
  dueOn: Temporal.PlainDate
}

export interface HomeFacts {
  today: Temporal.PlainDate
  /** "agreement", or what the organisation calls it */
  word: string
  /** whether they supervise or are supervised */
  takesPart: boolean
  secondFactor: boolean
  /** roles that the reader may confirm as the second person, "deputy DSL" */
  rolesToConfirm: readonly { name: string; role: string }[]
  signatures: readonly SignatureDue[]
  turns: readonly AgreementTurn[]
  sessionsNow: readonly SessionNow[]
  parts: readonly PartToWrite[]
  /** held, by the reader as supervisor, and not completed */
  unfinished: readonly HeldSession[]
  /** agreements, signed or proposed, that the reader is a party to */
  agreements: number
  organisation: OrganisationNeeds | null
  series: readonly SeriesEnd[]
  /** planned for a day that has passed, and nothing said of them */
  unexplained: readonly HeldSession[]
  ownOverdue: readonly OwnOverdue[]
  missed: Missed
  reviews: readonly ReviewDue[]
  /** the reader is to be supervised, and nothing of it is agreed or proposed */
  ownSupervisionMissing: boolean
  overdueActions: readonly OverdueAction[]
  lateForSafety: readonly LateForSafety[]
  /** recorded under "Stop and refer", and not settled */
  referrals: readonly ReferralWaiting[]
  settle: ToSettle
  /** sessions of groups that wait for the reader */
  groups: readonly GroupSessionNow[]
  /** null where no policy was adopted */
  policy: PolicyStanding | null
  next: { sessionId: string; at: Temporal.PlainDateTime; withName: string } | null
}

import type { ChildTime } from '../../../domain/children/child-record.ts'
import type { DriftSign } from '../../../domain/children/drift.ts'
import type { WayToSession } from '../../../domain/children/way-to-session.ts'
import type { TimeLimits } from '../../../domain/children/time-events.ts'
import type { Paged } from '../../../domain/children/time-window.ts'
import type { Decision } from '../../../domain/templates/content.ts'
import type { FormState } from '../../../ui/form/state.ts'
import type { SeenObligation } from '../../obligations/public.ts'
import type { EscalationSaved } from '../escalate/escalation-notes.tsx'
import type { Escalation } from '../escalate/escalations.queries.ts'
import type { ChildFacts } from '../facts/child.queries.ts'
import type { SameHere } from '../time/child-facts.ts'
import type { DecisionRecord } from './decisions.queries.ts'

export interface ShowChildPageProps {
  child: ChildFacts
  /** what is known of the child, as of the day */
  time: ChildTime
  limits: TimeLimits
  paged: Paged
  today: Temporal.PlainDate
  /** the day that the page is of, when it is not today */
  asOf: Temporal.PlainDate | null
  /** the form that asks for such a day */
  thenState: FormState
  drift: readonly DriftSign[]
  /** who was told that nothing changes, or is to be; nothing for an earlier day */
  escalations: readonly Escalation[]
  /** what the reader has just saved of them */
  saved: EscalationSaved | null
  decisions: readonly DecisionRecord[]
  /** what was decided, of those that were opened; null when none was asked for */
  opened: ReadonlyMap<string, readonly Decision[]> | null
  siblings: readonly { childId: string; name: string; bornOn: Temporal.PlainDate | null }[]
  /** what the policy asks for this child; null when none was adopted, and for an earlier day */
  seen: readonly SeenObligation[] | null
  /** who holds the case, who supervises them and when they meet; nothing for an earlier day */
  ways: readonly WayToSession[]
  /** of the sessions spoken of, those the reader may open */
  openable: ReadonlySet<string>
  /** entries that were made one with this, or wait for it */
  same: readonly SameHere[]
  /** whether the reader keeps the register, and may say that two entries are one child */
  keepsRegister: boolean
  me: { membershipId: string; organisationName: string }
}

/** The day that the page is of. */
export const dayOf = ({ asOf, today }: Pick<ShowChildPageProps, 'asOf' | 'today'>): Temporal.PlainDate => asOf ?? today

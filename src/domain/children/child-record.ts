import type {
  CaseAction,
  CaseHistory,
  ConcernSpell,
  Discussion,
  HolderSpell,
  ReviewMeeting,
  StatusSpell,
} from './case-history.ts'

/**
 * Everything that was ever recorded of one child as facts, with when it was recorded, and when it was changed or taken
 * back: enough to say what was known on any day. Moments are milliseconds since 1970.
 */
export interface ChildRecord extends Pick<CaseHistory, 'childId' | 'name' | 'familyId' | 'informal'> {
  /** the first day of which anything is recorded, whether or not it is here */
  firstOn: Temporal.PlainDate | null
  statuses: readonly (StatusSpell & Ended & Withdrawn)[]
  holders: readonly (TimedHolder & Ended & Withdrawn)[]
  concerns?: readonly (ConcernSpell & Ended & Withdrawn)[]
  meetings: readonly RecordedMeeting[]
  discussions: readonly TimedDiscussion[]
  actions: readonly RecordedAction[]
  /** sessions to come that have the child on their agenda */
  booked: readonly Booked[]
}

interface Ended {
  /** when its end was recorded, null while it has none */
  endKnownAt: number | null
}

interface Withdrawn {
  /** when it was withdrawn as a mistake, null when it was not */
  withdrawnAt: number | null
}

export interface RecordedMeeting extends ReviewMeeting, Withdrawn {
  /** when it was recorded that it was held or cancelled, null while it is planned */
  stateKnownAt: number | null
}

export interface Carry {
  on: Temporal.PlainDate
  newDueOn: Temporal.PlainDate | null
  knownAt: number
}

export interface RecordedAction extends CaseAction {
  ownerName: string | null
  /** each time it was carried forward, the first one first */
  carries: readonly Carry[]
  /** when it was recorded as done or dropped, null while it is open */
  closedKnownAt: number | null
}

export interface TimedHolder extends HolderSpell {
  holdingId: string
  /** whether the one who asks may end it */
  mayEnd: boolean
}

export interface TimedDiscussion extends Discussion {
  /** whether the one who asks was there, and may open the session */
  isMine: boolean
}

export interface Booked {
  sessionId: string
  on: Temporal.PlainDate
  /** when the session was planned */
  knownAt: number
  isMine: boolean
}

export interface TimedAction extends CaseAction {
  ownerName: string | null
  /** false where the date was moved afterwards and the one before it was not kept */
  dueIsKnown: boolean
  carriedOn: readonly Temporal.PlainDate[]
}

/** The time of one child as it is known at one moment: what a picture of it is drawn from. */
export interface ChildTime extends CaseHistory {
  holders: readonly TimedHolder[]
  discussions: readonly TimedDiscussion[]
  actions: readonly TimedAction[]
  booked: readonly Booked[]
}

/** The last moment of a day in London, or none for all that is known now. */
export type KnownBefore = number | null

/** What was known before a moment: nothing recorded later, and what was changed or taken back later as it was before. */
export function knownBefore(record: ChildRecord, before: KnownBefore): ChildTime {
  const moment = before ?? Infinity
  const known = ({ knownAt }: { knownAt: number }): boolean => knownAt < moment
  const notYet = (at: number | null): boolean => at === null || at >= moment
  const ended = <Spell extends StatusSpell | TimedHolder | ConcernSpell>(spell: Spell & Ended): Spell =>
    notYet(spell.endKnownAt) ? { ...spell, endsOn: null } : spell
  return {
    childId: record.childId,
    name: record.name,
    familyId: record.familyId,
    statuses: record.statuses.filter((each) => known(each) && notYet(each.withdrawnAt)).map((each) => ended(each)),
    holders: record.holders.filter((each) => known(each) && notYet(each.withdrawnAt)).map((each) => ended(each)),
    meetings: record.meetings
      .filter((each) => known(each) && notYet(each.withdrawnAt))
      .map((each) => (notYet(each.stateKnownAt) ? { ...each, state: 'planned' } : each)),
    discussions: record.discussions.filter(known),
    actions: record.actions.filter(known).map((each) => actionBefore(each, moment)),
    informal: record.informal.filter(known),
    concerns: (record.concerns ?? [])
      .filter((each) => known(each) && notYet(each.withdrawnAt))
      .map((each) => ended(each)),
    booked: record.booked.filter(known),
  }
}

function actionBefore({ carries: all, closedKnownAt, ...action }: RecordedAction, moment: number): TimedAction {
  const carries = all.filter(({ knownAt }) => knownAt < moment)
  const isOpen = closedKnownAt === null || closedKnownAt >= moment
  const moved = carries.findLast(({ newDueOn }) => newDueOn !== null)?.newDueOn ?? null
  const movedLater = all.some(({ newDueOn, knownAt }) => newDueOn !== null && knownAt >= moment)
  return {
    ...action,
    carried: moment === Infinity ? action.carried : carries.length,
    carriedOn: carries.map(({ on }) => on),
    dueOn: moment === Infinity ? action.dueOn : (moved ?? action.dueOn),
    // The first date of an action that was moved later is not kept, and none is made up.
    dueIsKnown: moved !== null || !movedLater,
    ...(isOpen ? { state: 'open', closedOn: null } : {}),
  }
}

import type { SchoolCalendar } from '../calendar/calendar-types.ts'

/**
 * How often an agreement says two people meet. `every`: no longer than so many weeks, school weeks or months from one
 * session to the next; school weeks are plain weeks where there are no term dates. `times`: so many sessions in each half-term, term or academic year, with no limit on the gap.
 */
export type Frequency =
  | { readonly every: number; readonly unit: 'week' | 'term_week' | 'month' }
  | { readonly times: number; readonly per: 'half_term' | 'term' | 'academic_year' }

/** A stretch of somebody's diary that is taken. */
export interface BusySlot {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** The name said in the reason for a shift. Never what they are doing. */
  readonly who: string
}

/** What a series is proposed from. */
export interface SeriesTerms {
  readonly frequency: Frequency
  /** The agreed length of a session. */
  readonly minutes: number
  /** The preferred weekday: 1 Monday to 7 Sunday. */
  readonly weekday: number
  /** The preferred start, on the clock in London. */
  readonly time: Temporal.PlainTime
  /** The first day a session may be on. The series covers a year from here. */
  readonly notBefore: Temporal.PlainDate
  /** Sessions already held or booked: the rhythm goes on from the last, and they count in their windows. */
  readonly already: readonly Temporal.PlainDate[]
  /** For the words only: the year is left off dates in this year. */
  readonly today: Temporal.PlainDate
  /** Between these times another start may be tried when the preferred one is taken. */
  readonly dayStarts: Temporal.PlainTime
  readonly dayEnds: Temporal.PlainTime
  /** Null when the organisation has none at all: then only weekends are avoided. */
  readonly calendar: SchoolCalendar | null
  /** Both people's. */
  readonly busy: readonly BusySlot[]
}

export interface ProposedSession {
  /** On the clock in London. */
  readonly startsAt: Temporal.PlainDateTime
  readonly minutes: number
  /** Why it is not on the preferred day and time, as "moved from 6 April, a bank holiday"; null when it is. */
  readonly moved: string | null
}

/** A stretch in which the agreed rhythm is not kept, with a sentence that says so. */
export interface SeriesGap {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly sentence: string
}

export interface SeriesProposal {
  /** In order; never two on one day. */
  readonly sessions: readonly ProposedSession[]
  readonly gaps: readonly SeriesGap[]
  /** The first day that these sessions no longer answer for: by then there must be more. */
  readonly runsOutOn: Temporal.PlainDate
  readonly runsOutSentence: string
}

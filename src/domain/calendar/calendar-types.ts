/**
 * What a row of a school's calendar can be.
 * - `term`: from the first day to the last, the half-term holiday inside it given as a `holiday`.
 * - `half_term`: the teaching weeks on one side of the half-term holiday (never the holiday itself).
 * - `holiday`: a school holiday. Inside a term it divides the term; outside one it only lends its name.
 * - `inset`: staff are at work and pupils are not. It stays in its half-term.
 * - `closure`: nobody is at work.
 */
export type PeriodKind = 'term' | 'half_term' | 'holiday' | 'inset' | 'closure'

export const periodKinds: readonly PeriodKind[] = ['term', 'half_term', 'holiday', 'inset', 'closure']

/** One row of a school's calendar; both days included. */
export interface TermPeriod {
  readonly kind: PeriodKind
  readonly name: string
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
}

/** A half-term or a term as a window that rules count in; both days included. */
export interface CalendarWindow {
  readonly kind: WindowKind
  readonly name: string
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
}

export type WindowKind =
  | 'half_term'
  | 'term'
  | 'academic_year'
  | 'calendar_month'
  | 'calendar_quarter'
  | 'calendar_year'
  | 'financial_year'
  | 'week'

/** A calendar ready to be asked. Make one with `schoolCalendar`, and treat what is inside as fixed. */
export interface SchoolCalendar {
  readonly periods: readonly TermPeriod[]
  /** In order. Days in holidays belong to none. */
  readonly halfTerms: readonly CalendarWindow[]
  /** In order. A term's window includes its half-term holiday. */
  readonly terms: readonly CalendarWindow[]
  /** ISO dates, as `2026-04-06`. */
  readonly bankHolidays: ReadonlySet<string>
  /** Bounds of closures, INSET and holidays as day numbers, for fast lookup. */
  readonly closures: readonly TermPeriod[]
  readonly insets: readonly TermPeriod[]
  readonly holidays: readonly TermPeriod[]
  /** Day numbers of the Mondays of weeks with a day of term in them, in order. */
  readonly schoolWeeks: readonly number[]
}

import { dayNumber, daysBetween, isBefore, isWeekday, isWithin, mondayOf } from './days.ts'
import type { CalendarWindow, PeriodKind, SchoolCalendar, TermPeriod } from './calendar-types.ts'
import { halfTermsOfTerm, termsOfHalfTerms } from './split-terms.ts'

/**
 * Builds a calendar from its rows and the bank holidays of its nation. Both styles work, together too: terms with the
 * half-term holiday inside, or half-terms as they are taught. Rows that end before they start are left out
 * (`calendarProblems` names them). No rows at all is a calendar for people who work all year round: working days are
 * known, half-terms are not.
 */
export function schoolCalendar(
  periods: readonly TermPeriod[],
  bankHolidays: readonly Temporal.PlainDate[],
): SchoolCalendar {
  const sound = periods.filter((period) => !isBefore(period.endsOn, period.startsOn)).toSorted(byStart)
  const ofKind = (kind: PeriodKind) => sound.filter((period) => period.kind === kind)
  const givenTerms = ofKind('term')
  const givenHalfTerms = ofKind('half_term')
  const holidays = ofKind('holiday')
  const closures = ofKind('closure')
  const halfTerms = [
    ...givenHalfTerms.map((period): CalendarWindow => ({ ...bare(period), kind: 'half_term' })),
    ...givenTerms
      .filter((term) => !givenHalfTerms.some((half) => isWithin(half.startsOn, term)))
      .flatMap((term) => halfTermsOfTerm(term, holidays)),
  ].toSorted(byStart)
  const withoutTerm = givenHalfTerms.filter((half) => !givenTerms.some((term) => isWithin(half.startsOn, term)))
  const terms = [
    ...givenTerms.map((period): CalendarWindow => ({ ...bare(period), kind: 'term' })),
    ...termsOfHalfTerms(withoutTerm),
  ].toSorted(byStart)
  return {
    periods: sound,
    halfTerms,
    terms,
    bankHolidays: new Set(bankHolidays.map(String)),
    closures,
    insets: ofKind('inset'),
    holidays,
    schoolWeeks: weeksWithTerm(halfTerms, closures),
  }
}

const bare = ({ name, startsOn, endsOn }: TermPeriod) => ({ name, startsOn, endsOn })

const byStart = (a: { startsOn: Temporal.PlainDate }, b: { startsOn: Temporal.PlainDate }) =>
  daysBetween(b.startsOn, a.startsOn)

/** By numbers of days: a calendar is made for every school that is assessed, and has some four hundred weekdays of term. */
function weeksWithTerm(halfTerms: readonly CalendarWindow[], closures: readonly TermPeriod[]): number[] {
  const closed = closures.map(numbered)
  const mondays = new Set<number>()
  for (const half of halfTerms) {
    const { from, to } = numbered(half)
    for (let monday = dayNumber(mondayOf(half.startsOn)); monday <= to; monday += 7) {
      for (let day = Math.max(monday, from); day <= Math.min(monday + 4, to); day++) {
        if (!closed.some((closure) => day >= closure.from && day <= closure.to)) mondays.add(monday)
      }
    }
  }
  return [...mondays].toSorted((a, b) => a - b)
}

const numbered = ({ startsOn, endsOn }: Pick<CalendarWindow, 'startsOn' | 'endsOn'>) => ({
  from: dayNumber(startsOn),
  to: dayNumber(endsOn),
})

const isIn = (periods: readonly TermPeriod[], date: Temporal.PlainDate) => periods.some((p) => isWithin(date, p))

/** Whether the calendar has any term dates; without them only working days can be asked for. */
export function hasTermDates(calendar: SchoolCalendar): boolean {
  return calendar.halfTerms.length > 0
}

/** The last day the term dates reach, or null when there are none. */
export function termDatesEndOn(calendar: SchoolCalendar): Temporal.PlainDate | null {
  return calendar.halfTerms.at(-1)?.endsOn ?? null
}

/** The half-term the day is in, or null: days in holidays belong to none. Weekends inside one belong to it. */
export function halfTermOf(calendar: SchoolCalendar, date: Temporal.PlainDate): CalendarWindow | null {
  return calendar.halfTerms.find((window) => isWithin(date, window)) ?? null
}

/** The term the day is in, its half-term holiday included; null in the holidays between terms. */
export function termOf(calendar: SchoolCalendar, date: Temporal.PlainDate): CalendarWindow | null {
  return calendar.terms.find((window) => isWithin(date, window)) ?? null
}

/** Whether the day is a bank holiday among those the calendar was given. */
export function isBankHoliday(calendar: SchoolCalendar, date: Temporal.PlainDate): boolean {
  return calendar.bankHolidays.has(date.toString())
}

/** Whether the day is in a half-term and not in a closure: the days on which a term-time clock runs. */
export function isTermDay(calendar: SchoolCalendar, date: Temporal.PlainDate): boolean {
  return halfTermOf(calendar, date) !== null && !isIn(calendar.closures, date)
}

/** Whether pupils are in school: a weekday of a half-term, not a bank holiday, INSET or closure. */
export function isSchoolDay(calendar: SchoolCalendar, date: Temporal.PlainDate): boolean {
  return whyNotSchoolDay(calendar, date) === null
}

/** Whether it is a working day: Monday to Friday, not a bank holiday, not a closure. INSET and holidays are. */
export function isWorkingDay(calendar: SchoolCalendar, date: Temporal.PlainDate): boolean {
  return isWeekday(date) && !isBankHoliday(calendar, date) && !isIn(calendar.closures, date)
}

/** Why the day is not a school day, in words that follow a date and a comma ("a bank holiday"); null when it is one. */
export function whyNotSchoolDay(calendar: SchoolCalendar, date: Temporal.PlainDate): string | null {
  if (isBankHoliday(calendar, date)) return 'a bank holiday'
  if (!isWeekday(date)) return 'a weekend'
  const closure = calendar.closures.find((period) => isWithin(date, period))
  if (closure) return closure.name === '' ? 'a closure day' : `a closure day (${closure.name})`
  if (isIn(calendar.insets, date)) return 'an INSET day'
  if (halfTermOf(calendar, date)) return null
  const holiday = calendar.holidays.find((period) => isWithin(date, period))
  return holiday && holiday.name !== '' ? `in a school holiday (${holiday.name})` : 'in the school holidays'
}

/** Why the day is not a working day, in the same words; null when it is one. */
export function whyNotWorkingDay(calendar: SchoolCalendar, date: Temporal.PlainDate): string | null {
  return isWorkingDay(calendar, date) ? null : whyNotSchoolDay(calendar, date)
}

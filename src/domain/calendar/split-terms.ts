import { daysAfter, earlierOf, isBefore, isWeekday, isWithin, laterOf } from './days.ts'
import type { CalendarWindow, TermPeriod } from './calendar-types.ts'

/**
 * A holiday inside a term divides it when it takes at least this many weekdays. A half-term holiday is a week or two,
 * or a little less beside INSET days; an occasional day or a long weekend is only a day off.
 */
export const shortestHalfTermHoliday = 3

/**
 * The half-terms of a term: the weeks between the holidays inside it. A term without one is a single half-term, which
 * is how a six-term year works.
 */
export function halfTermsOfTerm(term: TermPeriod, holidays: readonly TermPeriod[]): CalendarWindow[] {
  const breaks = holidays.filter((holiday) => divides(holiday, term))
  const windows: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate }[] = []
  let startsOn = term.startsOn
  for (const holiday of breaks) {
    const endsOn = daysAfter(holiday.startsOn, -1)
    if (!isBefore(endsOn, startsOn)) windows.push({ startsOn, endsOn })
    startsOn = laterOf(startsOn, daysAfter(holiday.endsOn, 1))
  }
  if (!isBefore(term.endsOn, startsOn)) windows.push({ startsOn, endsOn: term.endsOn })
  return windows.map(withoutWeekendEnds).map((window, index) => ({
    kind: 'half_term',
    name: windows.length === 1 ? term.name : `${term.name}, half-term ${index + 1}`,
    ...window,
  }))
}

function divides(holiday: TermPeriod, term: TermPeriod): boolean {
  if (!isWithin(holiday.startsOn, term) && !isWithin(holiday.endsOn, term)) return false
  let weekdays = 0
  const last = earlierOf(holiday.endsOn, daysAfter(holiday.startsOn, 60))
  for (let day = holiday.startsOn; !isBefore(last, day); day = daysAfter(day, 1)) if (isWeekday(day)) weekdays++
  return weekdays >= shortestHalfTermHoliday
}

/** A holiday written Monday to Friday is meant with the weekends on both sides of it. */
function withoutWeekendEnds(window: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate }) {
  let { startsOn, endsOn } = window
  while (!isWeekday(startsOn) && isBefore(startsOn, endsOn)) startsOn = daysAfter(startsOn, 1)
  while (!isWeekday(endsOn) && isBefore(startsOn, endsOn)) endsOn = daysAfter(endsOn, -1)
  return { startsOn, endsOn }
}

/**
 * The terms of half-terms that were given without terms around them. The season is read from the day each begins: from
 * August autumn, from January spring, from 20 March summer (Easter is never before 22 March, and no second half of
 * spring begins that late). Each term runs from its first half-term's start to its last one's end.
 */
export function termsOfHalfTerms(halfTerms: readonly TermPeriod[]): CalendarWindow[] {
  const terms = new Map<string, CalendarWindow>()
  for (const half of halfTerms) {
    const season = seasonOf(half.startsOn)
    const key = `${half.startsOn.year} ${season}`
    const known = terms.get(key)
    terms.set(key, {
      kind: 'term',
      name: `${season} term`,
      startsOn: known?.startsOn ?? half.startsOn,
      endsOn: known ? laterOf(known.endsOn, half.endsOn) : half.endsOn,
    })
  }
  return [...terms.values()]
}

function seasonOf(date: Temporal.PlainDate): 'Autumn' | 'Spring' | 'Summer' {
  if (date.month >= 8) return 'Autumn'
  return date.month < 3 || (date.month === 3 && date.day < 20) ? 'Spring' : 'Summer'
}

import { daysAfter, isBefore, isWeekday, mondayOf, weekdayOnOrAfter, weekdayOnOrBefore } from './days.ts'
import { easterSunday } from './easter.ts'
import type { TermPeriod } from './calendar-types.ts'

/** A starting point for a school's own dates. It is never used until a person has looked at it and kept it. */
export interface UsualTerms {
  readonly label: 'A usual pattern: change it to yours'
  readonly periods: readonly TermPeriod[]
}

/**
 * The usual English pattern for the academic year that begins in September of `startYear`: three terms, each with a
 * half-term holiday, and two weeks at Easter. It is a pattern seen in many authorities' published dates and nobody's
 * rule, so it must be shown with its label. No INSET or closure days are supposed: a school chooses its own.
 */
export function usualTerms(startYear: number): UsualTerms {
  const autumnStart = nextWeekday(new Temporal.PlainDate(startYear, 9, 2))
  const autumnBreak = weekdayOnOrBefore(new Temporal.PlainDate(startYear, 10, 31), monday)
  const autumnEnd = weekdayOnOrBefore(new Temporal.PlainDate(startYear, 12, 21), friday)
  const year = startYear + 1
  const springStart = weekdayOnOrAfter(new Temporal.PlainDate(year, 1, 4), monday)
  const springBreak = weekdayOnOrAfter(new Temporal.PlainDate(year, 2, 12), monday)
  const easter = easterHoliday(year)
  // The spring bank holiday is the last Monday in May (Banking and Financial Dealings Act 1971, schedule 1).
  const summerBreak = weekdayOnOrBefore(new Temporal.PlainDate(year, 5, 31), monday)
  const summerEnd = weekdayOnOrAfter(new Temporal.PlainDate(year, 7, 18), wednesday)
  return {
    label: 'A usual pattern: change it to yours',
    periods: [
      { kind: 'term', name: 'Autumn term', startsOn: autumnStart, endsOn: autumnEnd },
      week('Autumn half-term holiday', autumnBreak),
      between('Christmas holiday', autumnEnd, springStart),
      { kind: 'term', name: 'Spring term', startsOn: springStart, endsOn: easter.lastDay },
      week('Spring half-term holiday', springBreak),
      between('Easter holiday', easter.lastDay, easter.firstDay),
      { kind: 'term', name: 'Summer term', startsOn: easter.firstDay, endsOn: summerEnd },
      week('Summer half-term holiday', summerBreak),
    ],
  }
}

const monday = 1
const wednesday = 3
const friday = 5

function nextWeekday(date: Temporal.PlainDate): Temporal.PlainDate {
  return isWeekday(date) ? date : daysAfter(mondayOf(date), 7)
}

function week(name: string, startsOn: Temporal.PlainDate): TermPeriod {
  return { kind: 'holiday', name, startsOn, endsOn: daysAfter(startsOn, 4) }
}

function between(name: string, lastDay: Temporal.PlainDate, firstDay: Temporal.PlainDate): TermPeriod {
  return { kind: 'holiday', name, startsOn: daysAfter(lastDay, 1), endsOn: daysAfter(firstDay, -1) }
}

/**
 * The last day before and the first day after the Easter holiday. An early Easter begins the two weeks, a middling one
 * sits in their midst, and a late one ends them.
 */
function easterHoliday(year: number): { lastDay: Temporal.PlainDate; firstDay: Temporal.PlainDate } {
  const sunday = easterSunday(year)
  if (isBefore(sunday, new Temporal.PlainDate(year, 4, 5))) {
    return { lastDay: daysAfter(sunday, -3), firstDay: daysAfter(sunday, 15) }
  }
  if (isBefore(sunday, new Temporal.PlainDate(year, 4, 13))) {
    return { lastDay: daysAfter(sunday, -9), firstDay: daysAfter(sunday, 8) }
  }
  return { lastDay: daysAfter(sunday, -16), firstDay: daysAfter(sunday, 2) }
}

import type { SchoolCalendar } from '../calendar/calendar-types.ts'
import { addMonthsClipped, daysAfter, isAfter, isWithin } from '../calendar/days.ts'
import { hasTermDates } from '../calendar/school-calendar.ts'
import { addTermWeeks } from '../calendar/term-time.ts'
import type { Frequency } from '../planning/series-types.ts'

const most = 30
const weeksOfHoliday = 9

/**
 * The days on which sessions would come after the last that is known, by what was agreed: for a picture, and nothing is
 * booked by it. One that would fall in the holidays is in the first week after them. So many in a term tell no days.
 */
export function forecastDays(
  frequency: Frequency,
  last: Temporal.PlainDate,
  calendar: SchoolCalendar | null,
  until: Temporal.PlainDate,
): Temporal.PlainDate[] {
  if (!('every' in frequency)) return []
  const days: Temporal.PlainDate[] = []
  let day: Temporal.PlainDate | null = last
  while (days.length < most) {
    const from: Temporal.PlainDate = day
    day = inTerm(next(from, frequency.every, frequency.unit, calendar), calendar)
    if (day === null || !isAfter(day, from) || isAfter(day, until)) break
    days.push(day)
  }
  return days
}

function next(
  from: Temporal.PlainDate,
  every: number,
  unit: 'week' | 'term_week' | 'month',
  calendar: SchoolCalendar | null,
): Temporal.PlainDate | null {
  if (unit === 'month') return addMonthsClipped(from, every)
  if (unit === 'term_week' && calendar !== null && hasTermDates(calendar)) return addTermWeeks(calendar, from, every)
  return daysAfter(from, 7 * every)
}

function inTerm(day: Temporal.PlainDate | null, calendar: SchoolCalendar | null): Temporal.PlainDate | null {
  if (day === null || calendar === null || !hasTermDates(calendar)) return day
  for (let weeks = 0; weeks < weeksOfHoliday; weeks++) {
    const later = daysAfter(day, 7 * weeks)
    if (calendar.halfTerms.some((half) => isWithin(later, half))) return later
  }
  return null
}

import { dayAtNumber, dayNumber, daysAfter, earlierOf, isAfter, isBefore, laterOf, mondayOf } from './days.ts'
import type { SchoolCalendar } from './calendar-types.ts'
import { isTermDay } from './school-calendar.ts'

/**
 * Clocks that run in term and pause in holidays and closures. Weekends inside a half-term run, so that in mid-term the
 * counts are those of the wall calendar. A school week is a week, Monday to Sunday, with a weekday of term in it.
 * Where the term dates end the answer is null ("the calendar does not reach that far"), never a guess.
 */

/** How many term days lie after `from`, up to and including `to`. 0 when `to` is not later. */
export function termDaysBetween(calendar: SchoolCalendar, from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  let count = 0
  for (const half of calendar.halfTerms) {
    const first = laterOf(half.startsOn, daysAfter(from, 1))
    const last = earlierOf(half.endsOn, to)
    for (let day = first; !isBefore(last, day); day = daysAfter(day, 1)) if (isTermDay(calendar, day)) count++
  }
  return count
}

/** The day on which `count` term days have passed since `date`: null when the term dates end before that. */
export function addTermDays(
  calendar: SchoolCalendar,
  date: Temporal.PlainDate,
  count: number,
): Temporal.PlainDate | null {
  let left = count
  if (left <= 0) return date
  for (const half of calendar.halfTerms) {
    for (let day = laterOf(half.startsOn, daysAfter(date, 1)); !isAfter(day, half.endsOn); day = daysAfter(day, 1)) {
      if (isTermDay(calendar, day) && --left === 0) return day
    }
  }
  return null
}

/**
 * The same weekday `weeks` school weeks later, moved inside the week where the weekday is not in term (the nearest
 * term day of that week). A day in a holiday or a closure waits: it counts from the first term day after it.
 */
export function addTermWeeks(
  calendar: SchoolCalendar,
  date: Temporal.PlainDate,
  weeks: number,
): Temporal.PlainDate | null {
  const from = isTermDay(calendar, date) ? date : addTermDays(calendar, date, 1)
  if (!from || weeks === 0) return from
  const monday = calendar.schoolWeeks[schoolWeekIndex(calendar, from) + weeks]
  if (monday === undefined) return null
  return nearestTermDay(calendar, dayAtNumber(monday), from.dayOfWeek)
}

/** Whole school weeks from one day to another: the most that `addTermWeeks` can add without passing `to`. */
export function weeksOfTermBetween(calendar: SchoolCalendar, from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  if (!isBefore(from, to)) return 0
  let weeks = Math.max(0, schoolWeekIndex(calendar, to) - schoolWeekIndex(calendar, from))
  while (weeks > 0) {
    const reached = addTermWeeks(calendar, from, weeks)
    if (reached && !isAfter(reached, to)) return weeks
    weeks--
  }
  return 0
}

/** The place among the school weeks of the week a day is in, or of the next one when it is in a holiday. */
export function schoolWeekIndex(calendar: SchoolCalendar, date: Temporal.PlainDate): number {
  const monday = dayNumber(mondayOf(date))
  let low = 0
  let high = calendar.schoolWeeks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((calendar.schoolWeeks[middle] ?? 0) < monday) low = middle + 1
    else high = middle
  }
  return low
}

function nearestTermDay(calendar: SchoolCalendar, monday: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  const wanted = daysAfter(monday, weekday - 1)
  for (let distance = 0; distance < 7; distance++) {
    for (const offset of [distance, -distance]) {
      const place = weekday - 1 + offset
      if (place < 0 || place > 6) continue
      const day = daysAfter(monday, place)
      if (isTermDay(calendar, day)) return day
    }
  }
  return wanted
}

import { daysAfter, isBefore } from './days.ts'
import type { SchoolCalendar } from './calendar-types.ts'
import { isWorkingDay } from './school-calendar.ts'

/** Further than any rule asks, so that a calendar closed for good cannot hang a page. */
const furthestDays = 4_000

/**
 * The Nth working day after a day: the deadline of "within N working days". The day itself never counts, whatever it
 * is; 0 is the day itself; a negative count goes back. Throws a RangeError when no such day is within ten years.
 */
export function addWorkingDays(calendar: SchoolCalendar, date: Temporal.PlainDate, count: number): Temporal.PlainDate {
  const step = count < 0 ? -1 : 1
  let left = Math.abs(count)
  let day = date
  for (let tries = 0; left > 0; tries++) {
    if (tries > furthestDays) throw new RangeError('No such working day within ten years')
    day = daysAfter(day, step)
    if (isWorkingDay(calendar, day)) left--
  }
  return day
}

/** How many working days lie after `from`, up to and including `to`. 0 when `to` is not later. */
export function workingDaysBetween(calendar: SchoolCalendar, from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  let count = 0
  for (let day = from; isBefore(day, to);) {
    day = daysAfter(day, 1)
    if (isWorkingDay(calendar, day)) count++
  }
  return count
}

/** The day itself when it is a working day, otherwise the next one: a deadline that rolls forward. */
export function rollForward(calendar: SchoolCalendar, date: Temporal.PlainDate): Temporal.PlainDate {
  return isWorkingDay(calendar, date) ? date : addWorkingDays(calendar, date, 1)
}

/** The day itself when it is a working day, otherwise the last one before it: a deadline that rolls back. */
export function rollBack(calendar: SchoolCalendar, date: Temporal.PlainDate): Temporal.PlainDate {
  return isWorkingDay(calendar, date) ? date : addWorkingDays(calendar, date, -1)
}

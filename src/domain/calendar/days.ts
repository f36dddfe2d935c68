import { dayOf } from '../compliance/civil.ts'

/**
 * Day arithmetic that needs no calendar. Every bound is inclusive, and a day is a `Temporal.PlainDate`.
 * The readings are the policy language's, "How a rule is read": day 28 after 3 March is 31 March; months step
 * to the same day number, clipped at the month's end; the anniversary of 29 February is 28 February.
 */

const EPOCH = Temporal.PlainDate.from('1970-01-01')

/** Days of fifty years: enough for those that pages and rows speak of, a few megabytes at the most. */
const mostKept = 20_000
const kept = new Map<string, Temporal.PlainDate>()

/**
 * The day that is written so: "2026-03-12" (ISO 8601). Days do not change, so each is made once and given out again: a
 * `Temporal.PlainDate` lives outside the heap of V8, and making and clearing away thousands a page took a tenth of it.
 * @throws RangeError when there is no such day
 */
export function dayFrom(text: string): Temporal.PlainDate {
  const known = kept.get(text)
  if (known !== undefined) return known
  const day = Temporal.PlainDate.from(text)
  if (kept.size >= mostKept) kept.clear()
  kept.set(text, day)
  return day
}

/** Whole days from one day to another: 1 from a day to the next, negative when the second is earlier. */
export function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** The day's place on a plain number line, for fast comparing and counting. 1 January 1970 is 0. */
export function dayNumber({ year, month, day }: Temporal.PlainDate): number {
  return dayOf(year, month, day)
}

/** The day at a place on the number line of `dayNumber`. */
export function dayAtNumber(number: number): Temporal.PlainDate {
  return EPOCH.add({ days: number })
}

/** Day `count` after a day: day 28 after 3 March is 31 March. A negative count goes back. */
export function daysAfter(date: Temporal.PlainDate, count: number): Temporal.PlainDate {
  return date.add({ days: count })
}

/**
 * The same day number `months` later, or the month's last day when it has no such day (31 August and 6 months is
 * 28 February). Step from the anchor, never from the last result: 31 August and 12 months is 31 August again.
 */
export function addMonthsClipped(date: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return date.add({ months }, { overflow: 'constrain' })
}

/** The anniversary `years` later; that of 29 February is 28 February unless the year has a 29th. */
export function anniversaryOf(date: Temporal.PlainDate, years: number): Temporal.PlainDate {
  return date.add({ years }, { overflow: 'constrain' })
}

/** Whether the day is Monday to Friday. */
export function isWeekday(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek <= 5
}

/** The Monday of the week the day is in. */
export function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 })
}

/** The first day on or after `date` that is the given weekday (1 Monday to 7 Sunday). */
export function weekdayOnOrAfter(date: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return date.add({ days: (weekday - date.dayOfWeek + 7) % 7 })
}

/** The last day on or before `date` that is the given weekday (1 Monday to 7 Sunday). */
export function weekdayOnOrBefore(date: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return date.subtract({ days: (date.dayOfWeek - weekday + 7) % 7 })
}

/** Whether `a` is before `b`. Part by part: `Temporal.PlainDate.compare` takes ten times as long (Node 26), and pages ask thousands. */
export function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  if (a.year !== b.year) return a.year < b.year
  return a.month === b.month ? a.day < b.day : a.month < b.month
}

/** Whether `a` is after `b`. */
export function isAfter(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return isBefore(b, a)
}

/** The earlier of two days. */
export function earlierOf(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return isAfter(a, b) ? b : a
}

/** The later of two days. */
export function laterOf(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return isBefore(a, b) ? b : a
}

/** Whether the day is within the bounds, both included. */
export function isWithin(
  date: Temporal.PlainDate,
  bounds: { readonly startsOn: Temporal.PlainDate; readonly endsOn: Temporal.PlainDate },
): boolean {
  return !isBefore(date, bounds.startsOn) && !isAfter(date, bounds.endsOn)
}

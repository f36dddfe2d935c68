import { isAfter, isBefore } from '../calendar/days.ts'

/** A stretch of whole months, as a picture of time shows it. */
export interface TimeWindow {
  from: Temporal.PlainDate
  /** its last day */
  to: Temporal.PlainDate
}

export interface Paged {
  window: TimeWindow
  /** the first month of the window before, null when nothing is before */
  earlier: Temporal.PlainYearMonth | null
  /** the first month of the one after, null when this is the newest */
  later: Temporal.PlainYearMonth | null
  /** the first month of all, null when it is in view */
  first: Temporal.PlainYearMonth | null
}

/** Never more at once: labels would touch (the look, "Time axis of one child"). */
const mostMonths = 20
const monthsAhead = 2
const leastMonthsBack = 6

/**
 * The months to show: the newest 20 with the next two of the future, or those from a month that is asked for. A child who
 * is new has fewer, so that what there is has room.
 * @param first the first day of which anything is known
 */
export function windowOf(
  today: Temporal.PlainDate,
  first: Temporal.PlainDate | null,
  asked: Temporal.PlainYearMonth | null,
): Paged {
  const month = today.toPlainYearMonth()
  const newest = month.subtract({ months: mostMonths - 1 - monthsAhead })
  const fewest = month.subtract({ months: leastMonthsBack })
  const begins = earlierOf(first?.toPlainYearMonth() ?? fewest, fewest)
  const last = laterOf(newest, begins)
  const from = asked === null ? last : earlierOf(laterOf(asked, begins), last)
  const to = earlierOf(from.add({ months: mostMonths - 1 }), month.add({ months: monthsAhead }))
  const isFirst = compare(from, begins) <= 0
  const before = laterOf(from.subtract({ months: mostMonths }), begins)
  return {
    window: { from: from.toPlainDate({ day: 1 }), to: to.toPlainDate({ day: to.daysInMonth }) },
    earlier: isFirst ? null : before,
    later: compare(from, last) < 0 ? earlierOf(from.add({ months: mostMonths }), last) : null,
    first: isFirst || compare(before, begins) === 0 ? null : begins,
  }
}

/** How far back a page looks that says how things stand: what is older is on pages of its own. */
const yearsBack = 2

/** The first day that a page of a day needs, with the months that are asked for. */
export function reachOf(day: Temporal.PlainDate, asked: Temporal.PlainYearMonth | null): Temporal.PlainDate {
  const recent = day.subtract({ years: yearsBack }).with({ day: 1 })
  const from = asked?.toPlainDate({ day: 1 }) ?? recent
  return isBefore(from, recent) ? from : recent
}

const compare = (a: Temporal.PlainYearMonth, b: Temporal.PlainYearMonth) => Temporal.PlainYearMonth.compare(a, b)
const earlierOf = (a: Temporal.PlainYearMonth, b: Temporal.PlainYearMonth) => (compare(a, b) <= 0 ? a : b)
const laterOf = (a: Temporal.PlainYearMonth, b: Temporal.PlainYearMonth) => (compare(a, b) >= 0 ? a : b)

export const isIn = (day: Temporal.PlainDate, { from, to }: TimeWindow): boolean =>
  !isBefore(day, from) && !isAfter(day, to)

/** Whether a stretch is in view at all; one without an end goes on. */
export const reaches = (
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate | null },
  window: TimeWindow,
): boolean => !isAfter(from, window.to) && (to === null || !isBefore(to, window.from))

import { isAfter, isBefore } from '../../domain/calendar/days.ts'
import { dayOf } from '../../domain/compliance/civil.ts'
import type { TimeWindow } from '../../domain/children/time-window.ts'
import { monthNames } from '../../domain/text/dates.ts'

/** The measures of a picture of months: names of lanes at the left, months between `left` and `right`. */
export const frame = { width: 1160, left: 104, right: 1154 } as const

/** Where a day begins; with `part` where that part of it is over. */
export type Place = (day: Temporal.PlainDate, part?: number) => number

/** Where a mark of a day is. */
export const middle = (at: Place, day: Temporal.PlainDate): number => at(day, 0.5)

/** Time runs evenly from left to right; what lies outside is at the edge. */
export function placeIn({ from, to }: TimeWindow): Place {
  const first = dayCount(from)
  const days = dayCount(to) - first + 1
  const each = (frame.right - frame.left) / days
  return (day, part = 0) => frame.left + each * Math.min(Math.max(dayCount(day) - first + part, 0), days)
}

/** A picture asks for hundreds of days, and `until` takes ten times as long. */
const dayCount = ({ year, month, day }: Temporal.PlainDate): number => dayOf(year, month, day)

export interface MonthLine {
  x: number
  name: string
  /** said with the first month and with each January */
  year: string | null
}

/** Each month of a window with its short name. */
export function monthsOf(window: TimeWindow, at: Place): MonthLine[] {
  const months: MonthLine[] = []
  for (let day = window.from; !isAfter(day, window.to); day = day.add({ months: 1 })) {
    const isFirst = months.length === 0
    // A year beside the next one would touch it: with the last month of a year its own is left to the picture's title.
    const touches = isFirst && day.month === 12
    months.push({
      x: at(day),
      name: (monthNames[day.month - 1] ?? '').slice(0, 3),
      year: (isFirst && !touches) || day.month === 1 ? `${day.year}` : null,
    })
  }
  return months
}

/** A generous width of 13px text, since the reader's font is not known here. */
export const widthOf = (text: string, bold = false): number => text.length * (bold ? 7.4 : 6.9) + 4

export const tenth = (value: number): number => Math.round(value * 10) / 10

/** Where today’s line is, in the middle of its day; null when the window does not reach to it. */
export function placeOfToday(window: TimeWindow, today: Temporal.PlainDate, at: Place): number | null {
  if (isBefore(today, window.from) || isAfter(today, window.to)) return null
  return middle(at, today)
}

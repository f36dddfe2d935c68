import { readInterval } from './words/interval-words.ts'

/** Lengths that can be compared: `clock` in minutes, `days` in days, the others each in a unit of their own. */
export type Scale = 'clock' | 'days' | 'working_day' | 'school_day' | 'term_day' | 'term_week'

export interface Range {
  readonly scale: Scale
  readonly least: number
  readonly most: number
}

/** On which scale an interval is measured; null for what is none. */
export const scaleOf = (text: string): Scale | null => rangeOf(text)?.scale ?? null

/**
 * Whether the first interval is longer than the second. Null where that is not so on every day of the calendar, as of 30
 * days and a month, and where there is no common measure, as of 4 weeks and 20 working days. 4 weeks and a month count as
 * different (28 days to 31): the month is the longer one, because it never is the shorter.
 */
export function longer(one: string, other: string): boolean | null {
  const [a, b] = [rangeOf(one), rangeOf(other)]
  if (a === null || b === null || a.scale !== b.scale) return null
  if (a.least === b.least && a.most === b.most) return false
  if (a.least >= b.most) return true
  return a.most <= b.least ? false : null
}

export function rangeOf(text: string): Range | null {
  const interval = readInterval(text)
  if (interval === null) return null
  const { count, unit } = interval
  const exactly = (scale: Scale, length: number): Range => ({ scale, least: length, most: length })
  switch (unit) {
    case 'minute':
      return exactly('clock', count)
    case 'hour':
      return exactly('clock', count * 60)
    case 'day':
      return exactly('days', count)
    case 'week':
    case 'fortnight':
      return exactly('days', count * (unit === 'week' ? 7 : 14))
    case 'month':
    case 'quarter':
    case 'year':
      return { scale: 'days', ...daysIn(count * { month: 1, quarter: 3, year: 12 }[unit]) }
    default:
      return exactly(unit, count)
  }
}

/** The fewest and the most days that a step of so many months can take, from any day of four years. */
function daysIn(months: number): { least: number; most: number } {
  let least = Infinity
  let most = 0
  for (let month = 0; month < 48; month++) {
    const first = Temporal.PlainDate.from('2023-01-01').add({ months: month })
    for (const day of [1, 28, 29, 30, 31]) {
      if (day > first.daysInMonth) continue
      const start = first.with({ day })
      const { days } = start.until(start.add({ months }))
      least = Math.min(least, days)
      most = Math.max(most, days)
    }
  }
  return { least, most }
}

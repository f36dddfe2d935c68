import { intervalUnits, type IntervalUnit } from '../policy/language.ts'
import {
  addListed,
  addTermWeeks,
  addWorkingDays,
  isWorkingDay,
  lastTermDay,
  listedBetween,
  workingDaysBetween,
  type CalendarTables,
} from './calendar-tables.ts'
import { addMonths, FAR, LONG_AGO } from './civil.ts'

/** A number and a unit: `docs/policies/pack-format.md`, "Words of the language". */
export interface Interval {
  readonly n: number
  readonly unit: IntervalUnit
}

/** Reads "5 working_days"; null when it is no interval. */
export function parseInterval(text: unknown): Interval | null {
  if (typeof text !== 'string') return null
  const [number, word] = text.split(' ')
  const unit = intervalUnits.find((one) => one === word || `${one}s` === word)
  return unit && /^\d+$/.test(number ?? '') ? { n: Number(number), unit } : null
}

/** The milliseconds of an interval in hours or minutes. */
export const millisecondsOf = ({ n, unit }: Interval): number => n * (unit === 'hour' ? 3_600_000 : 60_000)

/** Whether the unit is known only where term dates are. */
export const needsTerms = (unit: IntervalUnit): boolean =>
  unit === 'term_day' || unit === 'term_week' || unit === 'school_day'

/**
 * The day an interval after a day (before it, with `way` -1): day 28 after 3 March is 31 March. `FAR` (`LONG_AGO`)
 * where the term dates do not reach. Hours and minutes are whole days begun.
 */
export function addInterval(tables: CalendarTables, day: number, interval: Interval, way: 1 | -1 = 1): number {
  if (day >= FAR || day <= LONG_AGO) return day
  const n = interval.n * way
  switch (interval.unit) {
    case 'day':
      return day + n
    case 'week':
      return day + n * 7
    case 'fortnight':
      return day + n * 14
    case 'month':
      return addMonths(day, n)
    case 'quarter':
      return addMonths(day, n * 3)
    case 'year':
      return addMonths(day, n * 12)
    case 'working_day':
      return addWorkingDays(tables, day, n)
    case 'school_day':
      return addListed(tables.schoolDays, day, n)
    case 'term_day':
      return addListed(tables.termDays, day, n)
    case 'term_week':
      return addTermWeeks(tables, day, n)
    case 'hour':
      return day + way * Math.ceil(interval.n / 24)
    case 'minute':
      return day + way * Math.ceil(interval.n / 1440)
  }
}

/** How many days of the kind that the interval counts in lie after one day, up to and including another. */
export function countedDays(tables: CalendarTables, unit: IntervalUnit, from: number, to: number): number {
  switch (unit) {
    case 'working_day':
      return workingDaysBetween(tables, from, to)
    case 'school_day':
      return listedBetween(tables.schoolDays, from, to)
    case 'term_day':
    case 'term_week':
      return listedBetween(tables.termDays, from, to)
    default:
      return Math.max(0, to - from)
  }
}

/** Some counted days after a day, in the kind of days that the interval counts in. */
export function addCounted(tables: CalendarTables, unit: IntervalUnit, day: number, count: number): number {
  if (count === 0 || day >= FAR) return day
  switch (unit) {
    case 'working_day':
      return addWorkingDays(tables, day, count)
    case 'school_day':
      return addListed(tables.schoolDays, day, count)
    case 'term_day':
    case 'term_week':
      return addListed(tables.termDays, day, count)
    default:
      return day + count
  }
}

/** Whether the term dates end before a day that depends on them: then nobody can say. */
export const isBeyondCalendar = (tables: CalendarTables, unit: IntervalUnit, asOf: number): boolean =>
  needsTerms(unit) && asOf > lastTermDay(tables)

/** A due date that is not a working day stays, or moves to the next or the last one: the rule’s `day_off`. */
export function moveOffDay(tables: CalendarTables, day: number, way: 'stays' | 'forward' | 'back'): number {
  if (way === 'stays' || day >= FAR || day <= LONG_AGO || isWorkingDay(tables, day)) return day
  return addWorkingDays(tables, day, way === 'forward' ? 1 : -1)
}

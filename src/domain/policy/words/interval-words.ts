import type { IntervalUnit } from '../language.ts'
import { countOf } from '../../text/dates.ts'

/** Intervals as people say them: `docs/policies/pack-format.md`, "Interval". */

/** A length with its unit, as it stands in a pack. */
export interface Interval {
  readonly count: number
  readonly unit: IntervalUnit
}

/** Reads "4 weeks"; null for what is no interval. A fortnight is two weeks and a quarter three months. */
export function readInterval(text: string): Interval | null {
  const match = /^(\d{1,5}) ([a-z_]+?)s?$/.exec(text.trim())
  if (!match) return null
  const count = Number(match[1])
  const unit = match[2] ?? ''
  if (unit === 'fortnight') return { count: count * 2, unit: 'week' }
  if (unit === 'quarter') return { count: count * 3, unit: 'month' }
  return unit in unitWords ? { count, unit: unit as IntervalUnit } : null
}

const unitWords: Readonly<Record<Exclude<IntervalUnit, 'fortnight' | 'quarter'>, readonly [string, string]>> = {
  minute: ['minute', 'minutes'],
  hour: ['hour', 'hours'],
  day: ['day', 'days'],
  week: ['week', 'weeks'],
  month: ['month', 'months'],
  year: ['year', 'years'],
  working_day: ['working day', 'working days'],
  school_day: ['school day', 'school days'],
  term_day: ['day of term', 'days of term'],
  term_week: ['week of term', 'weeks of term'],
}

const unitOf = (interval: Interval) => unitWords[interval.unit as keyof typeof unitWords]

/** "28 days", "4 weeks of term", "1 month". What is no interval is given back with spaces for underscores. */
export function intervalInWords(text: string): string {
  const interval = readInterval(text)
  if (!interval) return text.replaceAll('_', ' ')
  const [one, many] = unitOf(interval)
  return countOf(interval.count, one, many)
}

/** "every week", "every 2 weeks", "every 4 weeks of term". */
export function everyInterval(text: string): string {
  const interval = readInterval(text)
  if (!interval) return `every ${text.replaceAll('_', ' ')}`
  return interval.count === 1 ? `every ${unitOf(interval)[0]}` : `every ${intervalInWords(text)}`
}

/** "2 weeks", and "year" rather than "1 year": what follows "the last", "the first" or "any". */
export function spanInWords(text: string): string {
  const interval = readInterval(text)
  return interval?.count === 1 ? unitOf(interval)[0] : intervalInWords(text)
}

/** "10" of "10 working days" and "20 working days": the numbers of several intervals of one unit, and the unit once. */
export function pointsInWords(points: readonly string[]): string[] {
  const read = points.map(readInterval)
  const unit = read[0]?.unit
  const alike = read.every((each) => each?.unit === unit)
  return points.map((point, index) =>
    alike && index < points.length - 1 ? `${read[index]?.count}` : intervalInWords(point),
  )
}

/** "1,200", "0.5": numbers that people read. */
export const numberInWords = (value: number): string =>
  Number.isInteger(value) ? countOf(value, '', '').trim() : String(Math.round(value * 1000) / 1000)

import { z } from 'zod'
import { monthNames } from '../text/dates.ts'

/** Days of every year: `docs/policies/pack-format.md`, "Condition". */

/** The most days that each month can have. */
const daysOfMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Reads "1 September"; null for what is no day of a year. 29 February is one. */
export function readDayOfYear(text: string): { readonly month: number; readonly day: number } | null {
  const [number = '', name, ...more] = text.split(' ')
  const month = monthNames.findIndex((one) => one === name) + 1
  const day = /^[1-9]\d?$/.test(number) ? Number(number) : 0
  return more.length > 0 || day === 0 || day > (daysOfMonths[month - 1] ?? 0) ? null : { month, day }
}

const dayOfYearSchema = z
  .string()
  .refine((text) => readDayOfYear(text) !== null, 'a day of every year is written as "1 September"')
  .meta({
    id: 'day_of_year',
    description: 'a day of every year, as 1 September',
    pattern: `^[1-9][0-9]? (${monthNames.join('|')})$`,
    examples: ['1 September', '31 July'],
  })
/** The days of each year from one to another, both included; over the new year where the second comes first. */
export const seasonSchema = z
  .strictObject({ from: dayOfYearSchema, to: dayOfYearSchema })
  .meta({ id: 'season', description: 'days of each year, both included: { from: 1 September, to: 31 July }' })
export type Season = z.infer<typeof seasonSchema>

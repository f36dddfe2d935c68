/**
 * What the standard of somebody's own occupation asks of their clinical or professional supervision, as it is typed on a page
 * or in a sheet (facts `standard_interval` and `standard_minutes`, docs/policies/facts-and-obligations.md).
 */

export const standardUnits = ['week', 'month'] as const
export type StandardUnit = (typeof standardUnits)[number]

const most: Readonly<Record<StandardUnit, number>> = { week: 52, month: 12 }
const mostMinutes = 600

export const minutesProblem = `Write whole minutes from 1 to ${mostMinutes}, as 90`

/** How many at most, in words for whoever typed another number. */
export const numberProblem = (unit: StandardUnit): string => `Write a whole number of ${unit}s from 1 to ${most[unit]}`

/** "6 weeks", as a policy writes an interval; null when it is no whole number of them, or more than a year. */
export function intervalOf(count: string, unit: StandardUnit): string | null {
  const number = wholeNumber(count, most[unit])
  return number === null ? null : `${number} ${unit}${number === 1 ? '' : 's'}`
}

/** An interval in a sheet, in any case: "6 weeks" of "6  Weeks". Null when it is none. */
export function readInterval(text: string): string | null {
  const [count = '', word = '', ...more] = text.toLowerCase().split(/\s+/)
  const unit = standardUnits.find((each) => each === word || `${each}s` === word)
  return unit === undefined || more.length > 0 ? null : intervalOf(count, unit)
}

/** The two parts of an interval that was recorded, for the form that changes it. */
export function partsOfInterval(interval: string): { count: string; unit: string } {
  const [count = '', unit = ''] = interval.split(' ')
  return { count, unit: unit.replace(/s$/, '') }
}

/** "Every 6 weeks", "Every week". */
export function intervalInWords(interval: string): string {
  const { count, unit } = partsOfInterval(interval)
  return `Every ${count === '1' ? unit : interval}`
}

/** Whole minutes of a session; null when they are not. */
export const readMinutes = (text: string): number | null => wholeNumber(text, mostMinutes)

function wholeNumber(text: string, greatest: number): number | null {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0
  return number >= 1 && number <= greatest ? number : null
}

import { listInWords } from '../text/dates.ts'
import { intervalUnits } from './language.ts'
import { nearest } from './nearest.ts'

/** What is wrong with one value, and what to write instead; `sure` when that is a guess worth making. */
export interface WrongValue {
  readonly says: string
  readonly instead: string
  readonly sure: boolean
}

const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const RHYTHMS: Readonly<Record<string, string>> = {
  daily: '1 day',
  weekly: '1 week',
  fortnightly: '2 weeks',
  monthly: '1 month',
  quarterly: '3 months',
  annually: '1 year',
  yearly: '1 year',
  annual: '1 year',
}
/** Short forms, which are too few letters for the nearest word to be found by spelling. */
const SHORT_UNITS: Readonly<Record<string, string>> = {
  d: 'day',
  w: 'week',
  wk: 'week',
  m: 'month',
  mo: 'month',
  y: 'year',
  yr: 'year',
  h: 'hour',
  hr: 'hour',
  min: 'minute',
  business_day: 'working_day',
  calendar_day: 'day',
}
const units = `${intervalUnits.join(', ')} (an s at the end is allowed)`

/** A value as it is shown in a problem: short, and on one line. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  const text = String(value).replaceAll(/\s+/g, ' ')
  return `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`
}

/** What is wrong with an interval: its unit, its number, or both. */
export function wrongInterval(given: unknown): WrongValue {
  const value = typeof given === 'string' && /^\d+$/.test(given.trim()) ? Number(given) : given
  if (typeof value === 'number') {
    const whole = Number.isInteger(value)
    return whole
      ? {
          says: `${value} has no unit`,
          instead: `write the unit too, as ${value} days; units are ${units}`,
          sure: true,
        }
      : { says: `${value} is not an interval`, instead: `write a whole number and a unit, as 90 minutes`, sure: true }
  }
  if (typeof value !== 'string') return noInterval(value)
  const text = value
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, ' ')
  const rhythm = RHYTHMS[text]
  if (rhythm !== undefined)
    return { says: `${shown(value)} is not an interval`, instead: `write ${rhythm}`, sure: true }
  const parts = /^(?<number>[\d.]+|[a-z]+) ?(?<unit>[a-z_ ]+)$/.exec(text)?.groups
  if (parts === undefined) return noInterval(value)
  const spelled = NUMBERS.indexOf(parts['number'] ?? '')
  const number = spelled >= 0 ? spelled : Number(parts['number'])
  const written = (parts['unit'] ?? '').trim().replaceAll(' ', '_')
  const singular = written.replace(/s$/, '')
  const unit = SHORT_UNITS[singular] ?? nearest(singular, intervalUnits)
  if (Number.isNaN(number)) return noInterval(value)
  if (!Number.isInteger(number) && unit !== null) {
    const smaller = unit === 'hour' ? `${Math.round(number * 60)} minutes` : 'a smaller unit'
    return { says: `${shown(value)} is not a whole number`, instead: `write ${smaller}`, sure: true }
  }
  if (unit === null) {
    return { says: `${shown(value)} has a unit that is not known`, instead: `units are ${units}`, sure: true }
  }
  const right = `${number} ${unit}${number === 1 ? '' : 's'}`
  return { says: `${shown(value)} is not an interval`, instead: `did you mean ${right}?`, sure: true }
}

const noInterval = (value: unknown): WrongValue => ({
  says: `${shown(value)} is not an interval`,
  instead: `write a number and a unit, as 4 weeks; units are ${units}`,
  sure: false,
})

/**
 * A stretch of time where a number is compared: how long something has held is asked with `for_less_than` and its like, and
 * an attribute in minutes or days is compared with the number alone. Null where it is something else.
 */
export function wrongBound(path: readonly (string | number)[], value: unknown): WrongValue | null {
  const key = path.at(-1)
  if (typeof value !== 'string' || !['at_least', 'more_than', 'at_most', 'less_than'].includes(String(key))) return null
  const fact = String(path.at(-2) ?? 'it')
  if (['gap', 'after', 'before'].includes(fact)) return null
  const parts = /^(?<number>\d+) (?<unit>[a-z_]+?)s?$/.exec(value.trim())?.groups
  if (parts === undefined || nearest(parts['unit'] ?? '', intervalUnits) !== parts['unit']) return null
  const says = `a number is compared here, and ${shown(value)} is a length of time`
  // What is counted in that unit already has its name.
  return fact === `${parts['unit']}s` || fact === 'window'
    ? { says, instead: `write ${parts['number']}`, sure: true }
    : { says, instead: `write “for_${key}: ${value}” for how long ${fact} has held, or the number alone`, sure: true }
}

/** What is wrong with a day. */
export function wrongDay(value: unknown): WrongValue {
  const text = String(value).trim()
  const instead = 'write it as 2026-03-12'
  const british = /^(?<day>\d{1,2})[/.](?<month>\d{1,2})[/.](?<year>\d{4})$/.exec(text)?.groups
  const loose = /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})$/.exec(text)?.groups
  const parts = british ?? loose
  if (parts === undefined) return { says: `${shown(value)} is not a day`, instead, sure: false }
  const day = `${parts['year']}-${parts['month']?.padStart(2, '0')}-${parts['day']?.padStart(2, '0')}`
  return day === text || !isDay(day)
    ? { says: `there is no day ${shown(value)}`, instead, sure: true }
    : { says: `${shown(value)} is not written as a day`, instead: `write ${day}`, sure: true }
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

/** What is wrong with a name (joined by `_`) or the id of a pack (joined by `-`). */
export function wrongName(value: unknown, what: 'name' | 'id'): WrongValue {
  const join = what === 'name' ? '_' : '-'
  const right = String(value)
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, join)
    .replaceAll(/^[^a-z]+|[_-]+$/g, '')
    .slice(0, 60)
  const rule = `${what === 'name' ? 'a name' : 'an id'} has small letters, digits and ${
    what === 'name' ? 'underscores' : 'hyphens'
  }, begins with a letter, and has at most 60`
  const says = `${shown(value)} is not ${what === 'name' ? 'a name' : 'an id'}`
  return right === '' || typeof value !== 'string'
    ? { says, instead: rule, sure: false }
    : { says, instead: `write ${right}: ${rule}`, sure: true }
}

/** A word that is none of those there are. */
export function wrongChoice(value: unknown, known: readonly string[]): WrongValue {
  const near = typeof value === 'string' ? nearest(value, known) : null
  const list = known.length === 1 ? `write ${known[0]}` : `write ${listInWords(known, 'or')}`
  const says = `${shown(value)} is not known here`
  if (near === null) return { says, instead: list, sure: false }
  return {
    says,
    instead: `did you mean ${near}?${known.length > 2 ? ` There are ${listInWords(known)}` : ''}`,
    sure: true,
  }
}

import { type FormState, valueOf } from './state.ts'

export type DatePart = 'day' | 'month' | 'year'

export type DateProblem = 'missing' | 'incomplete' | 'not-a-date'

/** Either a date (ISO 8601, "2026-03-12") or what is wrong, the parts that are wrong, and the first of them. */
export type DateReading =
  | { date: string; problem?: undefined; part?: undefined; parts?: undefined }
  | { date?: undefined; problem: DateProblem; part: DatePart; parts: readonly DatePart[] }

export const dateParts: readonly DatePart[] = ['day', 'month', 'year']

const months = 'january february march april may june july august september october november december'.split(' ')

/**
 * Reads the three inputs of a date field, `name-day`, `name-month` and `name-year`. A month may be a number or its
 * English name, in full or from its first three letters. A year has four digits.
 */
export function readDateField(values: FormState['values'], name: string): DateReading {
  const [day = '', month = '', year = ''] = dateParts.map((part) => (valueOf(values, `${name}-${part}`) ?? '').trim())
  const empty = dateParts.filter((_, i) => [day, month, year][i] === '')
  if (empty.length === 3) return wrong('missing', dateParts)
  if (empty.length > 0) return wrong('incomplete', empty)

  const numbers = { day: readNumber(day, 31), month: readMonth(month), year: readYear(year) }
  const unread = dateParts.filter((part) => numbers[part] === undefined)
  if (unread.length > 0) return wrong('not-a-date', unread)
  const date = onCalendar(numbers.year ?? 0, numbers.month ?? 0, numbers.day ?? 0)
  return date === undefined ? wrong('not-a-date', dateParts) : { date }
}

/**
 * What is said of a date that is wrong: the form's own words, or, where all that is wrong is a year of two digits, what
 * to write instead. Which century is not guessed.
 */
export function dateMessage(values: FormState['values'], name: string, words: string): string {
  const { parts } = readDateField(values, name)
  const year = (valueOf(values, `${name}-year`) ?? '').trim()
  const onlyShort = parts?.length === 1 && parts[0] === 'year' && /^\d{2}$/.test(year)
  return onlyShort ? `Write the year in full, such as 20${year}` : words
}

/** The values of a date field's inputs that show a date, for a form that opens with one. ISO 8601 in, numbers out. */
export function dateFieldValues(name: string, date: string | undefined): Record<string, string> {
  if (date === undefined) return {}
  const { day, month, year } = Temporal.PlainDate.from(date)
  return { [`${name}-day`]: `${day}`, [`${name}-month`]: `${month}`, [`${name}-year`]: `${year}` }
}

function wrong(problem: DateProblem, parts: readonly DatePart[]): DateReading {
  return { problem, part: parts[0] ?? 'day', parts }
}

function readNumber(text: string, highest: number): number | undefined {
  if (!/^\d{1,2}$/.test(text)) return undefined
  const number = Number(text)
  return number >= 1 && number <= highest ? number : undefined
}

function readMonth(text: string): number | undefined {
  const number = readNumber(text, 12)
  if (number !== undefined || text.length < 3) return number
  const at = months.findIndex((month) => month.startsWith(text.toLowerCase()))
  return at === -1 ? undefined : at + 1
}

function readYear(text: string): number | undefined {
  return /^[1-9]\d{3}$/.test(text) ? Number(text) : undefined
}

function onCalendar(year: number, month: number, day: number): string | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}

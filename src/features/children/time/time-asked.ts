import { isAfter } from '../../../domain/calendar/days.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { readDateField } from '../../../ui/form/read-date-field.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'

/** Which part of the time is asked for, and as of which day. */
export interface TimeAsked {
  /** the day whose knowledge is asked for, null for today’s */
  asOf: Temporal.PlainDate | null
  /** the first month to show, null for the newest */
  from: Temporal.PlainYearMonth | null
}

/** Nobody who is in a register was known before. */
const earliest = '1900'

const month = /^\d{4}-\d{2}$/

/** From the address of the page. What cannot be read is not asked for. */
export function timeAsked(query: URLSearchParams, today: Temporal.PlainDate): TimeAsked {
  const asOf = readDay(query.get('known') ?? '')
  const from = query.get('from') ?? ''
  return {
    asOf: asOf === null || !isAfter(today, asOf) ? null : asOf,
    from: month.test(from) && from >= earliest ? readMonth(from) : null,
  }
}

function readDay(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < earliest) return null
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return null
  }
}

function readMonth(text: string): Temporal.PlainYearMonth | null {
  try {
    return Temporal.PlainYearMonth.from(text)
  } catch {
    return null
  }
}

/** The address of the page for a part of the time, as of a day. */
export function timeHref(path: string, { asOf, from }: TimeAsked, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    ...(asOf === null ? {} : { known: asOf.toString() }),
    ...(from === null ? {} : { from: from.toString() }),
    ...more,
  }).toString()
  return query === '' ? path : `${path}?${query}`
}

/** The day typed into "What was known then", which comes as three fields; null when the form was not sent. */
export function dayTyped(
  query: URLSearchParams,
  today: Temporal.PlainDate,
): { day: Temporal.PlainDate } | { wrong: FormState } | null {
  if (!query.has('known-day')) return null
  const values = Object.fromEntries(
    ['known-day', 'known-month', 'known-year'].map((name) => [name, query.get(name) ?? '']),
  )
  const reading = readDateField(values, 'known')
  const wrong = (words: string) => ({ wrong: { values, errors: { known: words } } })
  if (reading.problem === 'missing') return wrong('Enter the day whose page you want to see')
  if (reading.problem !== undefined) return wrong('The day must be a real date, like 10 7 2025')
  const day = Temporal.PlainDate.from(reading.date)
  if (day.toString() < earliest) return wrong('The year must be after 1900')
  if (isAfter(day, today)) return wrong(`The day cannot be after today, ${dayInWords(today, today)}`)
  return { day }
}

/** The form with the day that is shown, or empty. */
export function thenForm(asOf: Temporal.PlainDate | null): FormState {
  if (asOf === null) return emptyForm
  return {
    values: { 'known-day': `${asOf.day}`, 'known-month': `${asOf.month}`, 'known-year': `${asOf.year}` },
    errors: {},
  }
}

import {
  calendarSource,
  withoutTerms,
  type CalendarRows,
  type CalendarSource,
} from '../../../domain/compliance/calendar-source.ts'
import { bankHolidayDates, type Nation } from '../../../platform/calendar/bank-holidays.ts'

/** Calendars that were made ready before: that takes ten times as long as assessing somebody by them, and they seldom change. */
const made = new Map<string, CalendarSource>()
const mostKept = 500

export function calendarOf(rows: CalendarRows): CalendarSource {
  const name = JSON.stringify(rows)
  const known = made.get(name)
  if (known) return known
  if (made.size >= mostKept) made.clear()
  const source = calendarSource(rows, bankHolidays)
  made.set(name, source)
  return source
}

const publishedHolidays = new Map<string, string[]>()

export function bankHolidays(nation: string, from: number, to: number): string[] {
  const name = `${nation} ${from} ${to}`
  const known = publishedHolidays.get(name)
  if (known) return known
  const days = bankHolidayDates(nation.replaceAll('_', '-') as Nation, from, to).map(String)
  publishedHolidays.set(name, days)
  return days
}

/** For what has no calendar. */
export const noCalendar = withoutTerms(bankHolidays)

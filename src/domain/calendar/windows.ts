import { daysAfter, isAfter, isBefore, isWithin, mondayOf } from './days.ts'
import { monthNames } from '../text/dates.ts'
import type { CalendarWindow, SchoolCalendar, WindowKind } from './calendar-types.ts'

/** The academic year a day is in: 1 September to 31 August, named "2025 to 2026". */
export function academicYearOf(date: Temporal.PlainDate): CalendarWindow {
  const year = date.month >= 9 ? date.year : date.year - 1
  return spanOf('academic_year', `${year} to ${year + 1}`, new Temporal.PlainDate(year, 9, 1), 12)
}

/** The financial year of public bodies in the United Kingdom: 1 April to 31 March. */
export function financialYearOf(date: Temporal.PlainDate): CalendarWindow {
  const year = date.month >= 4 ? date.year : date.year - 1
  return spanOf('financial_year', `${year} to ${year + 1}`, new Temporal.PlainDate(year, 4, 1), 12)
}

function spanOf(kind: WindowKind, name: string, startsOn: Temporal.PlainDate, months: number): CalendarWindow {
  return { kind, name, startsOn, endsOn: startsOn.add({ months }).subtract({ days: 1 }) }
}

/**
 * The window of a kind that a day is in; null for a half-term or term when the day is in a holiday, or when there is
 * no calendar. Weeks begin on Monday.
 */
export function windowOf(
  calendar: SchoolCalendar | null,
  kind: WindowKind,
  date: Temporal.PlainDate,
): CalendarWindow | null {
  const first = date.with({ day: 1 })
  switch (kind) {
    case 'half_term':
      return calendar?.halfTerms.find((window) => isWithin(date, window)) ?? null
    case 'term':
      return calendar?.terms.find((window) => isWithin(date, window)) ?? null
    case 'academic_year':
      return academicYearOf(date)
    case 'financial_year':
      return financialYearOf(date)
    case 'calendar_year':
      return spanOf(kind, `${date.year}`, new Temporal.PlainDate(date.year, 1, 1), 12)
    case 'calendar_quarter': {
      const startsOn = first.with({ month: date.month - ((date.month - 1) % 3) })
      return spanOf(
        kind,
        `${monthNames[startsOn.month - 1]} to ${monthNames[startsOn.month + 1]} ${date.year}`,
        startsOn,
        3,
      )
    }
    case 'calendar_month':
      return spanOf(kind, `${monthNames[date.month - 1]} ${date.year}`, first, 1)
    case 'week': {
      const startsOn = mondayOf(date)
      return { kind, name: `week of ${startsOn}`, startsOn, endsOn: daysAfter(startsOn, 6) }
    }
  }
}

/** Every window of a kind with a day between `from` and `to`, both included, in order. */
export function windowsBetween(
  calendar: SchoolCalendar | null,
  kind: WindowKind,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): CalendarWindow[] {
  if (kind === 'half_term' || kind === 'term') {
    const all = (kind === 'term' ? calendar?.terms : calendar?.halfTerms) ?? []
    return all.filter((window) => !isBefore(window.endsOn, from) && !isAfter(window.startsOn, to))
  }
  const windows: CalendarWindow[] = []
  for (let day = from; !isAfter(day, to);) {
    const window = windowOf(calendar, kind, day)
    if (!window) break
    windows.push(window)
    day = daysAfter(window.endsOn, 1)
  }
  return windows
}

import { dayFrom, dayNumber } from '../calendar/days.ts'
import { schoolCalendar } from '../calendar/school-calendar.ts'
import type { CalendarWindow } from '../calendar/calendar-types.ts'
import { FAR, LONG_AGO, parseDay, weekdayOf } from './civil.ts'

/** A stretch of the calendar with its name; both days included. */
export interface NamedSpan {
  readonly name: string | null
  readonly from: number
  readonly to: number
}

/** A calendar as sorted lists of day numbers, so that adding and counting look a place up and walk no days. */
export interface CalendarTables {
  /** weekdays on which nobody works: bank holidays and closures */
  readonly daysOff: readonly number[]
  readonly halfTerms: readonly NamedSpan[]
  readonly terms: readonly NamedSpan[]
  /** days of half-terms, weekends included, without closures */
  readonly termDays: readonly number[]
  /** working days of half-terms without INSET */
  readonly schoolDays: readonly number[]
  /** Mondays of weeks with a weekday of term in them */
  readonly termWeeks: readonly number[]
}

export interface CalendarPeriod {
  readonly kind: 'term' | 'half_term' | 'holiday' | 'inset' | 'closure'
  readonly name?: string | undefined
  readonly from: string
  readonly to: string
}

/** The tables of a calendar from its rows and bank holidays (ISO days). No rows: working days alone are known. */
export function calendarTables(periods: readonly CalendarPeriod[], bankHolidays: readonly string[]): CalendarTables {
  const calendar = schoolCalendar(
    periods.map(({ kind, name, from, to }) => ({
      kind,
      name: name ?? '',
      startsOn: dayFrom(from),
      endsOn: dayFrom(to),
    })),
    [],
  )
  const closed = new Set(calendar.closures.flatMap((closure) => daysOfPeriod(closure)))
  const away = new Set([...bankHolidays.map(parseDay), ...closed])
  const termDays: number[] = []
  const schoolDays: number[] = []
  const insets = new Set(calendar.insets.flatMap((inset) => daysOfPeriod(inset)))
  for (const half of calendar.halfTerms) {
    for (const day of daysOfPeriod(half)) {
      if (closed.has(day) || day <= (termDays.at(-1) ?? LONG_AGO)) continue
      termDays.push(day)
      if (weekdayOf(day) < 5 && !away.has(day) && !insets.has(day)) schoolDays.push(day)
    }
  }
  return {
    daysOff: [...away].filter((day) => weekdayOf(day) < 5).toSorted((a, b) => a - b),
    halfTerms: calendar.halfTerms.map(named),
    terms: calendar.terms.map(named),
    termDays,
    schoolDays,
    termWeeks: calendar.schoolWeeks,
  }
}

const named = ({ name, startsOn, endsOn }: CalendarWindow): NamedSpan => ({
  name: name === '' ? null : name,
  from: dayNumber(startsOn),
  to: dayNumber(endsOn),
})

function daysOfPeriod({ startsOn, endsOn }: Pick<CalendarWindow, 'startsOn' | 'endsOn'>): number[] {
  const days: number[] = []
  const last = dayNumber(endsOn)
  for (let day = dayNumber(startsOn); day <= last; day++) days.push(day)
  return days
}

/** How many of a sorted list are at most a day. */
export function upTo(list: readonly number[], day: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] as number) <= day) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether it is Monday to Friday, no bank holiday and no closure. */
export function isWorkingDay(tables: CalendarTables, day: number): boolean {
  const place = upTo(tables.daysOff, day)
  return weekdayOf(day) < 5 && tables.daysOff[place - 1] !== day
}

/** Mondays to Fridays up to a day, counted from 29 December 1969. */
function weekdaysUpTo(day: number): number {
  const week = Math.floor((day + 3) / 7)
  return week * 5 + Math.min(day + 4 - week * 7, 5)
}

const workingDaysUpTo = (tables: CalendarTables, day: number) => weekdaysUpTo(day) - upTo(tables.daysOff, day)

/** How many working days lie after one day, up to and including another. */
export const workingDaysBetween = (tables: CalendarTables, from: number, to: number): number =>
  to <= from ? 0 : workingDaysUpTo(tables, to) - workingDaysUpTo(tables, from)

/**
 * The Nth working day after a day, or before it when the count is negative; the day itself never counts, and 0 is the
 * day itself. As `addWorkingDays` of `../calendar/working-days.ts`, without walking.
 */
export function addWorkingDays(tables: CalendarTables, day: number, count: number): number {
  if (count === 0) return day
  const place = count > 0 ? workingDaysUpTo(tables, day) + count : workingDaysUpTo(tables, day - 1) + count + 1
  // The place among weekdays is the place among working days and the days off before it: repeated until it stands.
  let off = count > 0 ? upTo(tables.daysOff, day) : 0
  for (;;) {
    const weekday = place + off - 1
    const week = Math.floor(weekday / 5)
    const found = week * 7 + (weekday - week * 5) - 3
    const passed = upTo(tables.daysOff, found)
    if (passed === off) return found
    off = passed
  }
}

/** The Nth day of a sorted list after a day (before it when negative); `FAR` where the list does not reach. */
export function addListed(list: readonly number[], day: number, count: number): number {
  if (count === 0) return day
  if (count > 0) return list[upTo(list, day) + count - 1] ?? FAR
  return list[upTo(list, day - 1) + count] ?? LONG_AGO
}

/** How many days of a sorted list lie after one day, up to and including another. */
export const listedBetween = (list: readonly number[], from: number, to: number): number =>
  to <= from ? 0 : upTo(list, to) - upTo(list, from)

const isListed = (list: readonly number[], day: number) => list[upTo(list, day) - 1] === day

/**
 * The same weekday some weeks of term later, moved to the nearest term day of that week; a day in the holidays counts
 * from the first term day after it (before it, going back). As `addTermWeeks` of `../calendar/term-time.ts`.
 */
export function addTermWeeks(tables: CalendarTables, day: number, weeks: number): number {
  const forward = weeks >= 0
  const from = isListed(tables.termDays, day) ? day : addListed(tables.termDays, day, forward ? 1 : -1)
  if (from >= FAR || from <= LONG_AGO || weeks === 0) return from
  const monday = tables.termWeeks[upTo(tables.termWeeks, from - weekdayOf(from) - 1) + weeks]
  if (monday === undefined) return forward ? FAR : LONG_AGO
  const weekday = weekdayOf(from)
  for (let distance = 0; distance < 7; distance++) {
    for (const place of [weekday + distance, weekday - distance]) {
      if (place >= 0 && place <= 6 && isListed(tables.termDays, monday + place)) return monday + place
    }
  }
  return monday + weekday
}

/** The last day that the term dates reach; `LONG_AGO` when there are none. */
export const lastTermDay = (tables: CalendarTables): number => tables.termDays.at(-1) ?? LONG_AGO

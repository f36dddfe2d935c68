/**
 * Days and instants as plain numbers, for loops that may not make an object for every day. A day is its place on the
 * number line of `dayNumber` in `../calendar/days.ts` (1 January 1970 is 0), an instant its milliseconds since then.
 */

/** Later than any day: "has no end", "is not reached". Small enough to stay a machine integer. */
export const FAR = 500_000_000
/** Earlier than any day. */
export const LONG_AGO = -FAR

const MILLISECONDS_A_DAY = 86_400_000

/** The day of a year, month (from 1) and day of the month; by Howard Hinnant's reckoning in eras of 400 years. */
export function dayOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

const firstKept = -25_567
const daysKept = 110_000
const civils = new Int32Array(daysKept)

/** Year, month and day packed in one number: 12 March 2026 is 20260312. From 1900 to 2200 it is worked out once. */
export function civilOf(day: number): number {
  const place = day - firstKept
  if (place < 0 || place >= daysKept) return workOutCivil(day)
  const known = civils[place] as number
  return known === 0 ? (civils[place] = workOutCivil(day)) : known
}

function workOutCivil(day: number): number {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return year * 10_000 + month * 100 + (dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1)
}

const monthsAndDays = new Int32Array(daysKept)

/** The month, counted from January of the year 0, times 32, and the day of the month: what adding months looks up. */
function monthAndDayOf(day: number): number {
  const place = day - firstKept
  if (place < 0 || place >= daysKept) return packMonth(workOutCivil(day))
  const known = monthsAndDays[place] as number
  return known === 0 ? (monthsAndDays[place] = packMonth(workOutCivil(day))) : known
}

function packMonth(civil: number): number {
  const year = Math.floor(civil / 10_000)
  return (year * 12 + (Math.floor(civil / 100) - year * 100) - 1) * 32 + (civil % 100)
}

/** The year a day is in. */
export const yearOf = (day: number): number => Math.floor(civilOf(day) / 10_000)

const firstDays = new Int32Array(12 * 300)

/** The first day of a month, counted from January of the year 0; in reach of most rules it is worked out once. */
function firstOfMonth(month: number): number {
  const place = month - 1900 * 12
  if (place < 0 || place >= firstDays.length) return workOutFirst(month)
  const known = firstDays[place] as number
  return known === 0 ? (firstDays[place] = workOutFirst(month)) : known
}

function workOutFirst(month: number): number {
  const year = Math.floor(month / 12)
  return dayOf(year, month - year * 12 + 1, 1)
}

/** The same day number some months later or earlier, clipped at the month’s end (reading rule 3). */
export function addMonths(day: number, months: number): number {
  const packed = monthAndDayOf(day)
  const dayOfMonth = packed & 31
  const month = (packed >> 5) + months
  const first = firstOfMonth(month)
  return dayOfMonth <= 28 ? first + dayOfMonth - 1 : Math.min(first + dayOfMonth - 1, firstOfMonth(month + 1) - 1)
}

/** Monday is 0, Sunday 6. 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

/** The day written as `2026-03-12` (or the beginning of an instant that is written so). */
export const parseDay = (iso: string): number =>
  dayOf(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10)))

const isDayPattern = /^\d{4}-\d{2}-\d{2}/
/** Whether a value begins as a written day does. */
export const looksLikeDay = (value: unknown): value is string => typeof value === 'string' && isDayPattern.test(value)

// Filled from the first, because a list with wide holes is looked up as slowly as a map.
const written = Array.from({ length: daysKept }, () => '')

/** A day as `2026-03-12`. Each day is written once and then remembered. */
export function isoOf(day: number): string {
  const place = day - firstKept
  if (place < 0 || place >= daysKept) return writeDay(day)
  const known = written[place] as string
  return known === '' ? (written[place] = writeDay(day)) : known
}

function writeDay(day: number): string {
  const civil = civilOf(day)
  const pad = (value: number, width: number) => `${value}`.padStart(width, '0')
  return `${pad(Math.floor(civil / 10_000), 4)}-${pad(Math.floor(civil / 100) % 100, 2)}-${pad(civil % 100, 2)}`
}

/** An instant written with its offset, in milliseconds. */
export const parseInstant = (iso: string): number => Temporal.Instant.from(iso).epochMilliseconds

const clockChanges = new Map<number, readonly [number, number]>()

/** Summer time runs from 1am UTC on the last Sunday of March to 1am UTC on that of October (S.I. 2002/262). */
function summerOf(year: number): readonly [number, number] {
  const known = clockChanges.get(year)
  if (known) return known
  const lastSunday = (month: number) => {
    const last = dayOf(year, month, 31)
    return last - ((weekdayOf(last) + 1) % 7)
  }
  const hour = MILLISECONDS_A_DAY / 24
  const found = [lastSunday(3) * MILLISECONDS_A_DAY + hour, lastSunday(10) * MILLISECONDS_A_DAY + hour] as const
  clockChanges.set(year, found)
  return found
}

/** How far the clocks of London are ahead of UTC at an instant, in milliseconds. The rule of today holds since 1996. */
function londonAhead(instant: number): number {
  const year = yearOf(Math.floor(instant / MILLISECONDS_A_DAY))
  if (year < 1996) {
    return (
      Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('Europe/London').offsetNanoseconds / 1_000_000
    )
  }
  const [begins, ends] = summerOf(year)
  return instant >= begins && instant < ends ? MILLISECONDS_A_DAY / 24 : 0
}

/** The day in Europe/London of an instant (reading rule 8). */
export const dayOfInstant = (instant: number): number =>
  Math.floor((instant + londonAhead(instant)) / MILLISECONDS_A_DAY)

/** The first instant of a day in Europe/London. No clock changes between midnight and one in the morning. */
export const startOfDay = (day: number): number => day * MILLISECONDS_A_DAY - londonAhead(day * MILLISECONDS_A_DAY)

/** An instant as London writes it, with its offset: on the October night the two half past ones differ in it. */
export function writeInstant(instant: number): string {
  const ahead = londonAhead(instant)
  const local = instant + ahead
  const day = Math.floor(local / MILLISECONDS_A_DAY)
  const seconds = Math.floor((local - day * MILLISECONDS_A_DAY) / 1000)
  const pad = (value: number) => `${Math.floor(value)}`.padStart(2, '0')
  const time = `${pad(seconds / 3600)}:${pad((seconds / 60) % 60)}:${pad(seconds % 60)}`
  return `${isoOf(day)}T${time}${ahead === 0 ? '+00:00' : '+01:00'}`
}

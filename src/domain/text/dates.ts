import { londonTime, whichOfTwo, type LondonTime, type Moment } from './london-clock.ts'

export { london } from './london-clock.ts'

/**
 * Words for days and times, as the house writes them: "12 March", with the year only when it is not this one; 3.45pm;
 * 26 March to 2 April. Clock times are those of Europe/London. Names of days and months are spelled out here so that
 * the words never depend on what languages the machine has.
 */

/** Keeps a day and its month on one line. */
export const noBreak = '\u00a0'

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

const minutesInHour = 60

/** A day by its numbers: a `Temporal.PlainDate`, or the day of a clock. */
type Day = Readonly<Record<'year' | 'month' | 'day', number>>

function dayAndMonth(date: Day): string {
  return `${date.day}${noBreak}${monthNames[date.month - 1]}`
}

/** "12 March", or "12 March 2025" when that is not today's year. */
export function dayInWords(date: Day, today: Day): string {
  return date.year === today.year ? dayAndMonth(date) : dayWithYear(date)
}

/** "12 March 2026", always with the year: for paper, and for whatever is read years later. */
export function dayWithYear(date: Day): string {
  return `${dayAndMonth(date)} ${date.year}`
}

/** "Thursday 12 March", with the year when it is not today's. */
export function dayLong(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  return `${weekdayNames[date.dayOfWeek - 1]} ${dayInWords(date, today)}`
}

/** "today", "tomorrow" or "yesterday"; null for any other day. */
export function relativeDay(
  date: Temporal.PlainDate,
  today: Temporal.PlainDate,
): 'today' | 'tomorrow' | 'yesterday' | null {
  switch (today.until(date).days) {
    case 0:
      return 'today'
    case 1:
      return 'tomorrow'
    case -1:
      return 'yesterday'
    default:
      return null
  }
}

/** "today, 12 March": the near days are named beside their date; any other day is the date alone. */
export function dayBeside(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const near = relativeDay(date, today)
  return near ? `${near}, ${dayInWords(date, today)}` : dayInWords(date, today)
}

/** "3.45pm", "3pm", "midday", "midnight". Seconds are left off. */
export function timeInWords({ hour, minute }: Readonly<Record<'hour' | 'minute', number>>): string {
  if (minute === 0 && hour === 0) return 'midnight'
  if (minute === 0 && hour === 12) return 'midday'
  const half = hour < 12 ? 'am' : 'pm'
  const onClock = hour % 12 === 0 ? 12 : hour % 12
  return minute === 0 ? `${onClock}${half}` : `${onClock}.${String(minute).padStart(2, '0')}${half}`
}

/** "3.45pm to 5pm". */
export function timesInWords(from: Temporal.PlainTime, to: Temporal.PlainTime): string {
  return `${timeInWords(from)} to ${timeInWords(to)}`
}

/**
 * "26 March to 2 April", "3 to 7 March", and one day alone when both are the same. The year is said once when it is not
 * today's, and twice when the days are in different years.
 */
export function daysInWords(from: Temporal.PlainDate, to: Temporal.PlainDate, today: Temporal.PlainDate): string {
  if (from.equals(to)) return dayInWords(from, today)
  if (from.year !== to.year) return `${dayWithYear(from)} to ${dayWithYear(to)}`
  const start = from.month === to.month ? `${from.day}` : dayAndMonth(from)
  return `${start} to ${dayInWords(to, today)}`
}

/** The day of a moment in London. */
export function londonDay(moment: Moment): Temporal.PlainDate {
  const { year, month, day } = londonTime(moment)
  return new Temporal.PlainDate(year, month, day)
}

/**
 * The instant's time in London: "3.45pm". In the hour that happens twice, on the night the clocks go back, it says
 * which of the two it was: "1.30am BST", "1.30am GMT".
 */
export function timeOfInstant(instant: Temporal.Instant): string {
  return timeOnClock(instant, londonTime(instant))
}

function timeOnClock(moment: Moment, clock: LondonTime): string {
  const words = timeInWords(clock)
  // In London the clocks go back at 2am summer time, so no other hour happens twice.
  const which = clock.hour === 1 ? whichOfTwo(moment) : null
  return which === null ? words : `${words} ${which === 'summer' ? 'BST' : 'GMT'}`
}

/** "12 March at 3.45pm", in London, with the year when it is not today's. */
export function instantInWords(moment: Moment, today: Day): string {
  const clock = londonTime(moment)
  return `${dayInWords(clock, today)} at ${timeOnClock(moment, clock)}`
}

/** "Thursday 12 March at 3.45pm", for a local date and time such as a planned session's. */
export function meetingInWords(at: Temporal.PlainDateTime, today: Temporal.PlainDate): string {
  return `${dayLong(at.toPlainDate(), today)} at ${timeInWords(at)}`
}

/** "1 day", "28 days", "1,200 records": a whole number and its noun. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** "1 hour 15 minutes", "45 minutes", "2 hours". Takes whole minutes; a RangeError when negative or not whole. */
export function minutesInWords(minutes: number): string {
  if (!Number.isInteger(minutes) || minutes < 0) throw new RangeError('Minutes must be a whole number, 0 or more')
  const hours = Math.floor(minutes / minutesInHour)
  const rest = minutes % minutesInHour
  if (hours === 0) return countOf(rest, 'minute')
  return rest === 0 ? countOf(hours, 'hour') : `${countOf(hours, 'hour')} ${countOf(rest, 'minute')}`
}

/** "Nia", "Nia and Idris", "Nia, Idris and Gwen"; empty for nothing. */
export function listInWords(items: readonly string[], joiner: 'and' | 'or' = 'and'): string {
  const last = items.at(-1)
  if (last === undefined) return ''
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} ${joiner} ${last}`
}

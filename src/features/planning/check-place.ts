import { whyNotThatDay } from '../../domain/planning/free-time.ts'
import type { BusySlot } from '../../domain/planning/series-types.ts'
import type { SchoolCalendar } from '../../domain/calendar/calendar-types.ts'
import { dayLong, listInWords, london, timesInWords } from '../../domain/text/dates.ts'

/**
 * What speaks against a time, as sentences; it warns and never forbids. A day that is no school day, and either person
 * booked already.
 */
export function warningsAt(
  at: Temporal.PlainDateTime,
  minutes: number,
  calendar: SchoolCalendar,
  busy: readonly BusySlot[],
  today: Temporal.PlainDate,
): string[] {
  const starts = at.toZonedDateTime(london).toInstant()
  const ends = starts.add({ minutes })
  const before = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0
  const taken = busy.filter((slot) => before(slot.startsAt, ends) && before(starts, slot.endsAt))
  const closed = whyNotThatDay(calendar, at.toPlainDate())
  const who = [...new Set(taken.map((slot) => slot.who))]
  const clock = timesInWords(at.toPlainTime(), at.toPlainTime().add({ minutes }))
  const day = dayLong(at.toPlainDate(), today)
  return [
    ...(closed === null ? [] : [`${day} is ${closed}.`]),
    ...(who.length === 0
      ? []
      : [`${listInWords(who)} ${who.length === 1 ? 'is' : 'are'} already booked on ${day}, ${clock}.`]),
  ]
}

/** A time on the clock in London, as an instant. */
export const instantOf = (at: Temporal.PlainDateTime): Temporal.Instant => at.toZonedDateTime(london).toInstant()

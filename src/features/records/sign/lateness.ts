import type { SchoolCalendar } from '../../../domain/calendar/calendar-types.ts'
import { workingDaysBetween } from '../../../domain/calendar/working-days.ts'
import { countOf, londonDay } from '../../../domain/text/dates.ts'

/**
 * How long after the session its record was complete: in working days, and measured from the session's day, never from
 * the first entry (product E5).
 */
export function lateness(day: Temporal.PlainDate, completedAt: Temporal.Instant, calendar: SchoolCalendar): string {
  const completed = londonDay(completedAt)
  if (completed.equals(day)) return 'Recorded the same day'
  const days = workingDaysBetween(calendar, day, completed)
  return days === 0
    ? 'Recorded before the next working day'
    : `Recorded ${countOf(days, 'working day')} after the session`
}

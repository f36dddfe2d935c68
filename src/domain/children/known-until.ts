import { daysAfter } from '../calendar/days.ts'
import { london } from '../text/dates.ts'

/** The first moment after a day in London, in milliseconds since 1970: what was recorded before it was known on that day. */
export const endOfDay = (day: Temporal.PlainDate): number => daysAfter(day, 1).toZonedDateTime(london).epochMilliseconds

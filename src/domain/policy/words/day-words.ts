import { dayWithYear, instantInWords } from '../../text/dates.ts'

/** "12 March 2026" from an ISO day, and "12 March 2026 at 3.45pm" from an instant; what is neither is left as it is. */
export function dayInPolicy(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dayWithYear(Temporal.PlainDate.from(text))
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text)) return text
  // No day is "today" here: what is said may be read years later, so that the year is always said.
  return instantInWords(Temporal.Instant.from(text), Temporal.PlainDate.from('0001-01-01'))
}

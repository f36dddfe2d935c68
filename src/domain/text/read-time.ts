const onClock = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/

/**
 * Reads a time of day as people write it: 3.45pm, 3pm, 15:45, 15.45, 03:45, midday. Null when it is none, and when
 * nobody can say which half of the day it is: a bare "3", and "3.45", which in a school is never at night.
 */
export function readTime(text: string): Temporal.PlainTime | null {
  const tidy = text.trim().toLowerCase()
  if (tidy === 'midday' || tidy === 'noon') return new Temporal.PlainTime(12)
  const parts = onClock.exec(tidy)
  if (!parts) return null
  const [, hours = '', minutes, half] = parts
  if (minutes === undefined && half === undefined) return null
  const hour = Number(hours)
  const minute = Number(minutes ?? 0)
  if (minute > 59) return null
  if (half === undefined) return hour > 23 || /^[1-6]$/.test(hours) ? null : new Temporal.PlainTime(hour, minute)
  if (hour < 1 || hour > 12) return null
  return new Temporal.PlainTime((hour % 12) + (half === 'pm' ? 12 : 0), minute)
}

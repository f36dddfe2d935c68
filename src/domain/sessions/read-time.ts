/** A time of day as people write it: 15:45, 3.45pm, 3pm. Null when it is none. */
export function readTime(text: string): Temporal.PlainTime | null {
  const found = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/.exec(text.trim().toLowerCase())
  if (found === null || (found[2] === undefined && found[3] === undefined)) return null
  const [hour, minute, half] = [Number(found[1]), Number(found[2] ?? 0), found[3]]
  if (minute > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) return null
  const onClock = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0)
  return Temporal.PlainTime.from({ hour: onClock, minute })
}

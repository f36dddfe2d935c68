import fc from 'fast-check'
import { expect, test } from 'vitest'
import { london, londonTime } from './london-clock.ts'

/** What the time zone says, which the arithmetic must agree with. */
function asked(instant: Temporal.Instant) {
  const { year, month, day, hour, minute } = instant.toZonedDateTimeISO(london)
  return { year, month, day, hour, minute }
}

test('the clock shows at any minute of three centuries what the time zone says', () => {
  const minute = fc.integer({
    min: Temporal.Instant.from('1850-01-01T00:00Z').epochMilliseconds / 60_000,
    max: Temporal.Instant.from('2150-01-01T00:00Z').epochMilliseconds / 60_000,
  })
  fc.assert(
    fc.property(minute, (each) => {
      const instant = Temporal.Instant.fromEpochMilliseconds(each * 60_000)
      expect(londonTime(instant)).toEqual(asked(instant))
    }),
    { numRuns: 2_000 },
  )
})

test('the clock is right up to each change and from it on', () => {
  let change = Temporal.Instant.from('1960-01-01T00:00Z').toZonedDateTimeISO(london)
  for (let n = 0; n < 150; n++) {
    const next = change.getTimeZoneTransition('next')
    if (next === null) break
    change = next
    for (const minutes of [-61, -1, 0, 1, 59, 61]) {
      const instant = change.toInstant().add({ minutes })
      expect(londonTime(instant)).toEqual(asked(instant))
    }
  }
})

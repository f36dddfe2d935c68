import { londonDay, timeOfInstant } from '../../domain/text/dates.ts'
import { triesBeginAgain } from '../../platform/auth/tries.ts'

/** "There were too many tries. Try again at 3.45pm." */
export function tooManyTries(now: Temporal.Instant): string {
  const again = triesBeginAgain(now)
  const tomorrow = londonDay(again).equals(londonDay(now)) ? '' : ' tomorrow'
  return `There were too many tries. Try again at ${timeOfInstant(again)}${tomorrow}.`
}

/** The 429 of a form, saying when to come back (RFC 6585, 4). */
export function retryLater(response: Response, now: Temporal.Instant): Response {
  const seconds = Math.ceil((triesBeginAgain(now).epochMilliseconds - now.epochMilliseconds) / 1_000)
  response.headers.set('retry-after', `${seconds}`)
  return response
}

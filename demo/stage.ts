import { isBefore, mondayOf } from '../src/domain/calendar/days.ts'
import { london, londonDay } from '../src/domain/text/dates.ts'
import { workAs, type Work } from '../src/platform/http/work.ts'
import type { Services } from '../src/platform/services.ts'
import { randomFrom, type Random } from './random.ts'

/** Somebody of the demonstration, with a web session of their own. */
export interface Player {
  membershipId: string
  name: string
  email: string
  accountId: string
  token: string
}

/** Where the history is played: one day to look back from, and no moment after the evening of a day before it. */
export interface Stage {
  services: Services
  random: Random
  /** the day the demonstration is built */
  today: Temporal.PlainDate
  /** the Monday of that week: weeks are counted back from it, so that what happens does so on days of work */
  monday: Temporal.PlainDate
  /** the last day of the history, from Monday to Friday, before today */
  lastDay: Temporal.PlainDate
  /** when it ends, so that nothing in it is still to come: at 6pm of its last day */
  end: Temporal.Instant
}

export function stageFor(services: Services, organisation: string): Stage {
  const today = londonDay(services.now())
  const random = randomFrom(`${organisation} ${today}`)
  const lastDay = weekdayBefore(today)
  return {
    services: { ...services, newId: random.id },
    random,
    today,
    monday: mondayOf(today),
    lastDay,
    end: momentOf(lastDay, '18:00'),
  }
}

const momentOf = (day: Temporal.PlainDate, time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: london, plainTime: time }).toInstant()

/** A moment of the history by the clock in London. What would be after its end is at its end. */
export function at({ end }: Pick<Stage, 'end'>, day: Temporal.PlainDate, time: string): Temporal.Instant {
  return notAfter(momentOf(day, time), end)
}

export const notAfter = (moment: Temporal.Instant, end: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(moment, end) > 0 ? end : moment

/** Do something as somebody, at a moment, by the product's commands. */
export function as<T>(
  { services }: Stage,
  player: Player,
  moment: Temporal.Instant,
  work: (work: Work) => Promise<T>,
): Promise<T> {
  return workAs(services, player.token, work, moment)
}

/** What a command answered, when it is what the history needs; else the demonstration is not built. */
export function must<T extends { outcome: string }, Wanted extends T['outcome']>(
  answer: T,
  ...wanted: Wanted[]
): Extract<T, { outcome: Wanted }> {
  if (!wanted.some((each) => each === answer.outcome)) {
    throw new Error(`The demonstration expected "${wanted.join('" or "')}": ${JSON.stringify(answer)}`)
  }
  return answer as Extract<T, { outcome: Wanted }>
}

export function sure(done: boolean, what: string): void {
  if (!done) throw new Error(`The demonstration could not ${what}`)
}

/** The next day from Monday to Friday after a day. */
export function weekdayAfter(day: Temporal.PlainDate): Temporal.PlainDate {
  const next = day.add({ days: 1 })
  return next.dayOfWeek > 5 ? weekdayAfter(next) : next
}

export function weekdayBefore(day: Temporal.PlainDate): Temporal.PlainDate {
  const previous = day.subtract({ days: 1 })
  return previous.dayOfWeek > 5 ? weekdayBefore(previous) : previous
}

export const isPast = (stage: Stage, day: Temporal.PlainDate): boolean => isBefore(day, stage.today)

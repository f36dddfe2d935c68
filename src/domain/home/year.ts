import { isBefore } from '../calendar/days.ts'
import { countOf, dayInWords, listInWords } from '../text/dates.ts'

export type SessionBecame = 'held' | 'missed' | 'cancelled' | 'booked'

/**
 * What became of a session, or will. One that was planned for a day that has passed, and never opened, was missed: nobody
 * cancelled it.
 */
export function whatBecame(state: string, on: Temporal.PlainDate, today: Temporal.PlainDate): SessionBecame {
  if (state === 'cancelled') return 'cancelled'
  if (state === 'missed') return 'missed'
  if (state === 'planned') return isBefore(on, today) ? 'missed' : 'booked'
  return 'held'
}

export interface YearSession {
  on: Temporal.PlainDate
  what: SessionBecame
}

/** One sentence or two on how a year stands. `who` is "You" or a name. */
export function yearInWords(sessions: readonly YearSession[], who: string, today: Temporal.PlainDate): string {
  const count = (what: SessionBecame) => sessions.filter((session) => session.what === what).length
  const [held, missed, cancelled, booked] = [count('held'), count('missed'), count('cancelled'), count('booked')]
  const have = who === 'You' ? 'have' : 'has'
  if (sessions.length === 0) return `${who} ${have} had no session this year, and none is booked.`
  const said = [`${who} ${have} had ${held === 0 ? 'no session' : countOf(held, 'session')} this year.`]
  const lost = [
    ...(cancelled > 0 ? [`${cancelled} ${cancelled === 1 ? 'was' : 'were'} cancelled`] : []),
    ...(missed > 0 ? [`${missed} ${missed === 1 ? 'was' : 'were'} missed`] : []),
  ]
  if (lost.length > 0) said.push(`${listInWords(lost)}.`)
  const next = sessions
    .filter((session) => session.what === 'booked')
    .map(({ on }) => on)
    .toSorted(Temporal.PlainDate.compare)[0]
  said.push(
    next === undefined ? 'None is booked.' : `${bookedInWords(booked)}, the next on ${dayInWords(next, today)}.`,
  )
  return said.join(' ')
}

const bookedInWords = (booked: number): string => `${booked} ${booked === 1 ? 'is' : 'are'} booked`

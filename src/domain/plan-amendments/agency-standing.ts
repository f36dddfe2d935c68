import { daysBetween, isBefore } from '../calendar/days.ts'
import { countOf, dayBeside, dayInWords } from '../text/dates.ts'

export const waysToTell = ['meeting', 'telephone', 'secure_email', 'letter', 'their_system'] as const
export type WayToTell = (typeof waysToTell)[number]

export const wayToTellWords: Readonly<Record<WayToTell, string>> = {
  meeting: 'In a meeting',
  telephone: 'By telephone',
  secure_email: 'By secure e-mail',
  letter: 'By letter',
  their_system: 'In their system',
}

export const answers = ['agrees', 'has_noted', 'disagrees'] as const
export type AgencyAnswer = (typeof answers)[number]

export const answerWords: Readonly<Record<AgencyAnswer, string>> = {
  agrees: 'Agrees',
  has_noted: 'Has noted it',
  disagrees: 'Disagrees',
}

/** What is known of one agency that must hear of a change of a plan. */
export interface AgencyFacts {
  tellBy: Temporal.PlainDate
  toldOn: Temporal.PlainDate | null
  answer: AgencyAnswer | null
  answeredOn: Temporal.PlainDate | null
}

export interface AgencyStanding {
  state: 'upcoming' | 'due' | 'overdue' | 'met'
  words: string
}

/**
 * How it stands with one agency: to be told, told and not answered, or answered (S4, App III f: colleagues in other
 * agencies hear of the change). The policy gives no number of days for an answer, so waiting for one is counted and never
 * called late.
 */
export function agencyStanding(agency: AgencyFacts, today: Temporal.PlainDate): AgencyStanding {
  const { tellBy, toldOn, answer, answeredOn } = agency
  if (toldOn === null) {
    if (isBefore(tellBy, today)) {
      return { state: 'overdue', words: `Not told, ${countOf(daysBetween(tellBy, today), 'day')} over` }
    }
    return { state: 'due', words: `To be told by ${dayBeside(tellBy, today)}` }
  }
  if (answer === null || answeredOn === null) {
    const days = daysBetween(toldOn, today)
    const waiting = days === 0 ? 'no answer yet' : `no answer for ${countOf(days, 'day')}`
    return { state: 'upcoming', words: `Told ${dayInWords(toldOn, today)}, ${waiting}` }
  }
  // Somebody who disagrees has heard of it, and leaves something to be done.
  const state = answer === 'disagrees' ? 'overdue' : 'met'
  return { state, words: `${answerWords[answer]}, ${dayInWords(answeredOn, today)}` }
}

/** How many of the agencies still have to be told or have not answered, in a sentence; what is to be done comes first. */
export function amendmentInWords(agencies: readonly AgencyFacts[]): string {
  if (agencies.length === 0) return 'No agency is named yet.'
  const untold = agencies.filter(({ toldOn }) => toldOn === null).length
  const waiting = agencies.filter(({ toldOn, answer }) => toldOn !== null && answer === null).length
  const against = agencies.filter(({ answer }) => answer === 'disagrees').length
  const parts = [
    ...(untold > 0 ? [`${agenciesOf(untold)} to be told`] : []),
    ...(waiting > 0 ? [`${agenciesOf(waiting)} told and not answered`] : []),
    ...(against > 0 ? [`${agenciesOf(against)} ${against === 1 ? 'disagrees' : 'disagree'}`] : []),
  ]
  return parts.length === 0 ? 'All have heard of it and answered.' : `${parts.join(', ')}.`
}

const agenciesOf = (count: number): string => countOf(count, 'agency', 'agencies')

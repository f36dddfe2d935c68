import { daysBetween } from '../calendar/days.ts'
import { statusInWords, statusWords } from '../sessions/child-status.ts'
import { countOf, dayInWords, listInWords } from '../text/dates.ts'
import type { DriftSign } from './drift.ts'
import { meetingWords } from './meeting-kinds.ts'
import type { AgendaProposal } from './propose-agenda.ts'
import type { ProposedChild, Reason } from './why-propose.ts'

type Day = Temporal.PlainDate

/** The most that a line of an agenda holds. */
const longest = 200

/**
 * Why a child is on the agenda, in one line: the status that makes it count, then the reasons as far as they fit, then how
 * long it will be since the last discussion. Never a score, and nothing that anybody said.
 */
export function whyInWords(child: ProposedChild, on: Day, today: Day): string {
  const gravest = child.statuses[0]
  const status = gravest === undefined ? null : statusInWords(gravest.status, gravest.legalBasis)
  const since = child.lastOn === null ? [] : [`${countOf(daysBetween(child.lastOn, on), 'day')} since discussed`]
  const all = [...child.reasons.map((reason) => reasonInWords(reason, today)), ...since]
  const words = all.reduce((line, next) => {
    const longer = line === '' ? next : `${line}; ${next}`
    return longer.length + (status?.length ?? 0) + 2 > longest ? line : longer
  }, '')
  if (status === null) return upperFirst(words === '' ? 'no status is recorded' : words)
  return words === '' ? status : `${status}, ${words}`
}

/** One reason as part of a sentence: "core group on 2 April". */
export function reasonInWords(reason: Reason, today: Day): string {
  switch (reason.kind) {
    case 'never':
      return reason.at === 'at_all' ? 'never discussed' : 'not discussed since it became a live case'
    case 'limit':
      return `${reason.passed ? 'was to be' : 'to be'} discussed by ${dayInWords(reason.dueOn, today)}${reason.clause === null ? '' : ` (${reason.clause})`}`
    case 'meeting':
      return `${meetingWords(reason.meeting).name.toLowerCase()} on ${dayInWords(reason.on, today)}`
    case 'worse':
      return `worse than before: it was ${reason.from}`
    case 'red':
      return 'red last time'
    case 'left_out':
      return `not discussed at the last ${reason.sessions} sessions`
    case 'neglect':
      return `worry about neglect since ${dayInWords(reason.since, today)}`
    case 'repeated':
      return `a case for the ${ordinal(reason.times)} time`
    case 'long_running':
      return `has gone on for ${countOf(reason.months, 'month')}`
    case 'drift':
      return driftInShort(reason.sign)
    case 'ended':
      return `${(statusWords[reason.status] ?? reason.status).toLowerCase()} ended on ${dayInWords(reason.on, today)}, not discussed since`
    case 'watched':
      return 'watched until stable'
    case 'informal':
      return `talked about on ${dayInWords(reason.on, today)}, to revisit`
  }
}

/** A sign of drift in a few words, for a line. */
export function driftInShort(sign: DriftSign): string {
  switch (sign.kind) {
    case 'not_improving':
      return `${sign.direction} ${sign.times} times running`
    case 'same_action':
      return sign.carried > 0
        ? `an action carried forward ${sign.carried === 1 ? 'once' : `${sign.carried} times`}`
        : `the same action agreed ${sign.agreed} times`
    case 'unchanged':
      return 'nothing has changed since it began'
    case 'plan_age':
      return `the plan is over ${sign.months} months old`
    case 'gap_growing':
      return 'discussions getting further apart'
    case 'direction_and_plan':
      return 'direction and plan do not say the same'
  }
}

/**
 * The reason for a sample, as facts give it, with no child named: what a supervisor may take over, or say in words of their
 * own, when not every case is discussed (S0; S4 warns of choosing by evident risk alone).
 * @param takenOff how many more children somebody took off the agenda
 */
export function sampleInWords(proposal: Pick<AgendaProposal, 'chosen' | 'left' | 'kept'>, takenOff = 0): string {
  const { chosen, left, kept } = proposal
  const all = chosen.length + left.length + takenOff
  if (chosen.length === all) return 'All current cases are proposed.'
  const counts = counted.flatMap(({ kinds, words }) => {
    const count = chosen.filter(({ reasons: [first] }) => first !== undefined && kinds.includes(first.kind)).length
    return count === 0 ? [] : [`${words} (${count})`]
  })
  const why = counts.length === 0 ? 'longest since they were discussed' : listInWords(counts)
  const places = kept === 0 ? '' : ` ${countOf(kept, 'place')} kept for quieter, longer-running worries.`
  return `${chosen.length} of ${all} children. Why these: ${why}.${places}`
}

/** The steps of the ladder, the most pressing first, as the page about it says them; see `why-propose.ts`. */
export const stepsInWords: readonly string[] = [
  'Never discussed, or not since it became a live case; and whoever is past the limit of your policy.',
  'The limit of your policy runs out, or a conference, core group or review is held, before you meet again.',
  'Red, or worse than the time before.',
  'Not discussed at your last 2 sessions or more.',
  'A worry about neglect, a case that came back, or one that has gone on for a year; and signs that nothing moves: the same direction, the same action, an old plan, gaps that grow.',
  'Stepped down and not stable yet, ended without another word, or talked about in between.',
  'Everybody else.',
]

/** What counts as which reason when a sample is declared. */
const counted: readonly { kinds: readonly Reason['kind'][]; words: string }[] = [
  { kinds: ['never'], words: 'never discussed' },
  { kinds: ['limit'], words: 'limit running out' },
  { kinds: ['meeting'], words: 'review meeting ahead' },
  { kinds: ['worse', 'red'], words: 'red or getting worse' },
  { kinds: ['left_out'], words: 'left out of the last sessions' },
  { kinds: ['neglect', 'repeated', 'long_running'], words: 'neglect, or long-running' },
  { kinds: ['drift'], words: 'no change' },
  { kinds: ['ended', 'watched', 'informal'], words: 'stepped down, ended or talked about in between' },
]

const ordinal = (count: number): string => (count === 2 ? '2nd' : count === 3 ? '3rd' : `${count}th`)

const upperFirst = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

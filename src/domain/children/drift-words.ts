import { statusWords } from '../sessions/child-status.ts'
import { countOf, dayInWords, listInWords } from '../text/dates.ts'
import type { DriftSign } from './drift.ts'

/**
 * A sign of drift as one sentence, for a page about the child: no name, no judgement, and never a score (product F4).
 * @param today decides whether a day is said with its year
 */
export function driftInWords(sign: DriftSign, today: Temporal.PlainDate): string {
  const since = dayInWords(sign.since, today)
  switch (sign.kind) {
    case 'not_improving':
      return `${upperFirst(sign.direction)} at each of the last ${sign.times} discussions, since ${since}.`
    case 'same_action':
      return sameAction(sign, since)
    case 'unchanged':
      return `Nothing has changed since ${statusName(sign.status)} began on ${since}: the direction was the same at ${countOf(sign.discussions, 'discussion')}, and no action has been done.`
    case 'plan_age':
      return `${upperFirst(statusName(sign.status))} has passed ${sign.months} months: it began on ${dayInWords(sign.startedOn, today)}.`
    case 'gap_growing':
      return `Discussions are getting further apart: ${listInWords(sign.days.map(String))} days.`
    case 'direction_and_plan':
      return directionAndPlan(sign)
  }
}

function sameAction(sign: Extract<DriftSign, { kind: 'same_action' }>, since: string): string {
  const what = sign.what === null ? 'One action' : `“${sign.what}”`
  const times = [
    ...(sign.agreed > 1 ? [`agreed ${sign.agreed} times`] : []),
    ...(sign.carried > 0 ? [`carried forward ${sign.carried === 1 ? 'once' : countOf(sign.carried, 'time')}`] : []),
  ]
  return `${what} has been ${listInWords(times)}, since ${since}.`
}

function directionAndPlan(sign: Extract<DriftSign, { kind: 'direction_and_plan' }>): string {
  const times = sign.times === 1 ? 'at the last discussion' : `at each of the last ${sign.times} discussions`
  if (sign.direction === 'green')
    return `Green ${times}, and ${statusName(sign.status ?? '')} goes on: do the plan and the direction say the same?`
  const instead =
    sign.status === null
      ? 'no status'
      : sign.status === 'stepped_down'
        ? 'the case stepped down'
        : `${statusName(sign.status)} alone`
  return `Red ${times}, with ${instead}: do the plan and the direction say the same?`
}

/** The status as the subject of a sentence: "the child protection plan". */
const statusName = (status: string): string => {
  const words = (statusWords[status] ?? status).toLowerCase()
  return words.endsWith('plan') ? `the ${words}` : words === 'child in need' ? 'the child in need plan' : words
}

const upperFirst = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

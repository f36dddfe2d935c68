import { dayInPolicy } from '../../policy/words/day-words.ts'
import type { Breach } from '../obligation.ts'
import { cycleNameInWords, type Teller } from './teller.ts'

/** The breach that runs now, which the state has not yet said from when. */
const isRunning = ({ obligation: { state }, rule }: Teller, breach: Breach): boolean =>
  state === 'overdue' && breach.to === null && breach.made_good === null && rule.window?.each === undefined

/** "It has been late since 3 April 2026"; null when nothing is late now. */
export function lateNow(teller: Teller): string | null {
  // Of a standing condition it was said since when it is not so.
  if (teller.rule.always) return null
  const now = teller.obligation.breaches.find((breach) => isRunning(teller, breach))
  return now ? `It has been late since ${dayInPolicy(now.from)}` : null
}

/** What went wrong before: "Late once, from 16 January 2026; made good on 22 January 2026." */
export function earlierBreaches(teller: Teller): string | null {
  const { obligation } = teller
  const { breaches, state, cycle } = obligation
  const past = breaches.filter((breach) => !isRunning(teller, breach))
  // What is breached for good has been said already, for this window or this answer.
  const said = (breach: Breach) => state === 'breached' && (breach.cycle?.to ?? cycle?.to) === cycle?.to
  const before = past.filter((breach) => !said(breach))
  const last = before.at(-1)
  if (!last || (teller.rule.after && state === 'met' && before.length === 1)) return null
  const closed = last.cycle !== undefined && last.made_good === null && last.to === null
  return closed ? missed(before, last) : late(before.length, last, before.length < breaches.length)
}

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`)

/** Windows that closed: nothing can make them good. */
function missed(past: readonly Breach[], last: Breach): string {
  const called = last.cycle ? cycleNameInWords(last.cycle) : null
  const name = called ?? `the time to ${last.cycle?.to ? dayInPolicy(last.cycle.to) : dayInPolicy(last.from)}`
  return past.length === 1 ? `Missed once, in ${name}` : `Missed ${times(past.length)}, last in ${name}`
}

function late(count: number, last: Breach, before: boolean): string {
  const ended = last.made_good
    ? `; made good on ${dayInPolicy(last.made_good)}`
    : last.to === null
      ? ''
      : ` until ${dayInPolicy(last.to)}, and not made good`
  const how =
    count === 1
      ? `Late once${before ? ' before' : ''}, from`
      : `Late ${times(count)}${before ? ' before' : ''}, last from`
  return `${how} ${dayInPolicy(last.from)}${ended}`
}

import { predicateOf } from '../../policy/words/condition-words.ts'
import { dayInPolicy } from '../../policy/words/day-words.ts'
import { numberInWords } from '../../policy/words/interval-words.ts'
import { withArticle } from '../../policy/words/plain-nouns.ts'
import { clause, it, negate } from '../../policy/words/predicate.ts'
import { cycleInWords, evidenceDays, eventInWords, type Teller } from './teller.ts'

/** How an obligation stands, for each kind of ask: one clause without its full stop. */

const on = (day: string | null): string => {
  if (day === null) return 'a day not known'
  // Nobody knows to which day midnight belongs.
  if (!day.slice(10).startsWith('T00:00')) return dayInPolicy(day)
  return `the end of ${dayInPolicy(Temporal.PlainDate.from(day.slice(0, 10)).subtract({ days: 1 }).toString())}`
}
/** "has" of a person, "have" of you. */
const has = ({ isReader }: Teller): string => (isReader ? 'have' : 'has')
/** Due, with days of grace that still run: the next state is later than the day after. */
const inGrace = ({ obligation: { state, due, turns } }: Teller): boolean =>
  state === 'due' && due !== null && due.length === 10 && turns !== null && turns.on > nextDay(due)
const nextDay = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString()

/** The last event and until when it is good, or the first that is still to come. */
export function gapStands(teller: Teller): string {
  const { obligation, subject, noun } = teller
  const { state, due, amount } = obligation
  const days = evidenceDays(teller)
  const last =
    days === ''
      ? `${subject.name} ${has(teller)} had no ${noun.one} yet that counts`
      : `${subject.possessive} last ${noun.one} was ${days}`
  if (due === null) return amount === null ? last : `${last}, and ${workLeft(teller)}`
  switch (state) {
    case 'overdue':
      return `${last}, and the ${days === '' ? 'first' : 'next'} was due by ${on(due)}`
    case 'due':
      return inGrace(teller)
        ? `${last}; the ${days === '' ? 'first' : 'next'} was due by ${on(due)}, and days of grace still run`
        : `${last}, and the ${days === '' ? 'first' : 'next'} is due on ${on(due)}, the last day in time`
    case 'met':
      return `${last}, which is good until ${on(obligation.good_until ?? due)}`
    default:
      return `${last}; the ${days === '' ? 'first' : 'next'} is due by ${on(due)}`
  }
}

/** Of a clock that counts work there is no date, but what is left. */
function workLeft({ obligation: { amount }, saying }: Teller): string {
  if (amount === null || amount.needs === null) return 'no date can be said'
  const left = amount.needs - amount.has
  const unit = saying.lexicon.noun(amount.unit)
  const worked = `${numberInWords(amount.has)} of ${numberInWords(amount.needs)} ${amount.needs === 1 ? unit.one : unit.many} have been worked since`
  return left > 0 ? `${worked}, so ${numberInWords(left)} are left` : worked
}

/** How many there are in a window, of how many. */
export function windowStands(teller: Teller): string {
  const { obligation, subject, noun } = teller
  const { amount, cycle, state } = obligation
  const where = cycle ? ` in ${cycleInWords(cycle)}` : ''
  const days = evidenceDays(teller)
  const shown = days === '' ? '' : `, ${days}`
  if (amount === null) return `${subject.possessive} ${noun.many}${where}: ${plainly[state]}${shown}`
  const verb = isTooLate(teller) ? 'had' : has(teller)
  if (teller.rule.window?.covers) {
    const members = teller.saying.lexicon.noun(teller.rule.window.covers.kind)
    if (amount.needs === null || amount.needs === 0)
      return `${subject.name} ${verb} no ${members.many} to be covered${where}`
    const of = `${numberInWords(amount.has)} of ${numberInWords(amount.needs)}`
    return `${subject.name} ${verb} ${of} ${amount.needs === 1 ? members.one : members.many} covered${where}${shown}`
  }
  const number = numberInWords(amount.has)
  return `${subject.name} ${verb} ${number === '0' ? 'no' : number} ${unitOf(teller, amount.has)}${where}${shown}${asked(teller)}`
}

const plainly = {
  met: 'enough',
  upcoming: 'not enough yet',
  due: 'not enough yet',
  overdue: 'too few',
  breached: 'too few',
  paused: 'not counted now',
  not_applicable: 'not asked',
  undetermined: 'not decided',
} as const

/** A window that closed, or more of something than may be. */
const isTooLate = ({ obligation: { state, amount } }: Teller): boolean =>
  state === 'breached' || (state === 'overdue' && amount !== null && amount.has > (amount.most ?? Infinity))

/** ", and 2 are needed", "of no more than 3". */
function asked(teller: Teller): string {
  const { amount } = teller.obligation
  if (amount === null) return ''
  const needs =
    amount.needs === null ? '' : `${numberInWords(amount.needs)} ${amount.needs === 1 ? 'is' : 'are'} needed`
  const most = amount.most === undefined ? '' : `no more than ${numberInWords(amount.most)} may be`
  const said = [needs, most].filter((part) => part !== '').join(' and ')
  if (said === '') return ''
  return isTooLate(teller)
    ? `, and ${said.replace(' is needed', ' was needed').replace(' are needed', ' were needed')}`
    : `; ${said}`
}

function unitOf({ obligation: { amount }, noun, saying, rule }: Teller, count: number): string {
  const { window } = rule
  const measured = window?.total ?? window?.average
  if (measured !== undefined) {
    const average = window?.average === undefined ? '' : ' on average'
    return `${saying.lexicon.noun(measured).many} of ${noun.many}${average}`
  }
  if (window?.different !== undefined) {
    const what = saying.lexicon.noun(window.different)
    return `different ${count === 1 ? what.one : what.many} in the ${noun.many}`
  }
  const unit = amount?.unit ?? ''
  return unit === '' || rule.counts !== undefined ? (count === 1 ? noun.one : noun.many) : saying.lexicon.word(unit)
}

/** Whether something was answered, and by when it is or was to be. */
export function answerStands(teller: Teller): string {
  const { obligation, rule } = teller
  const { state, due, cycle } = obligation
  const before = rule.before !== undefined
  const trigger = cycle?.trigger === undefined ? (cycle?.from ?? null) : cycle.trigger
  const from = trigger === null ? '' : ` ${before ? 'before' : 'after'} ${eventInWords(trigger, teller)}`
  const point = cycle?.point === undefined ? '' : `, point ${cycle.point}`
  const days = evidenceDays(teller)
  const forbidden = rule.after?.at_most === 0
  if (forbidden) return forbiddenStands(teller, from, days)
  switch (state) {
    case 'met':
      return `Done${days === '' ? '' : ` ${days}`}${from}${point}${due === null ? '' : `, ${lateOrNot(teller)} ${on(due)}`}`
    case 'breached':
      return `Nothing was done in time${from}${point}${due === null ? '' : `: it was due by ${on(due)} and can no longer be done in time`}`
    case 'overdue':
      return `${recorded(teller)}${from}${point}, and it was due by ${on(due)}`
    default:
      return due === null
        ? `${recorded(teller)}${from}${point}; it stays open, because no time is set for it`
        : `${recorded(teller)}${from}${point}; it is due by ${on(due)}${state === 'due' && !inGrace(teller) ? ', the last day in time' : ''}`
  }
}

/** "1 of 2 sessions is recorded" where several are asked for and one is there. */
function recorded({ obligation: { amount }, noun }: Teller): string {
  if (amount === null || amount.needs === null || amount.has === 0) return 'Nothing is recorded yet'
  const of = `${numberInWords(amount.has)} of ${numberInWords(amount.needs)}`
  return `${of} ${noun.many} ${amount.has === 1 ? 'is' : 'are'} recorded`
}

const lateOrNot = ({ obligation }: Teller): string =>
  obligation.breaches.length === 0 ? 'in time for' : 'later than the deadline of'

function forbiddenStands({ obligation: { state, due }, noun }: Teller, from: string, days: string): string {
  const until = due === null ? '' : ` until ${on(due)}`
  return state === 'breached' || state === 'overdue'
    ? `There was ${withArticle(noun.one)}${days === '' ? '' : ` ${days}`}${from}, which must not be${until}`
    : `There has been no ${noun.one}${from}, as is asked${until}`
}

/** A standing condition, as it is or as it is not. */
export function conditionStands(teller: Teller): string {
  const { obligation, rule, saying, subject } = teller
  const event = teller.names.event(obligation.subject)
  const predicate = predicateOf(rule.always, {
    ...saying,
    event: event === null ? null : event.kind,
    subject: teller.isReader ? 'you' : saying.subject,
  })
  // An event is as it is: since when is its own day.
  const wasDue = obligation.state === 'overdue' && obligation.due !== null
  const since =
    obligation.since === null || event
      ? ''
      : wasDue
        ? `, and the days of grace ended on ${on(obligation.due)}`
        : `, since ${on(obligation.since)}`
  if (!predicate) return `Nothing is asked of ${subject.name}`
  const failing = ['overdue', 'due', 'breached'].includes(obligation.state)
  const said = failing ? negate(predicate) : predicate
  // What a rule asks of sessions that were held is over; of an agreement, or of what is planned, it still is or is not so.
  const past = event?.kind === 'session' && rule.where !== undefined && JSON.stringify(rule.where).includes('"held"')
  return event && said.kind !== 'plain'
    ? `${subject.name}: ${clause({ ...it, past }, said)}`
    : `${clause({ ...subject, past }, said)}${since}`
}

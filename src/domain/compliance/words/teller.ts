import type { Pack } from '../../policy/pack.ts'
import type { Rule } from '../../policy/rule.ts'
import { eventsOf } from '../../policy/words/condition-words.ts'
import { clauseWords } from '../../policy/words/clause-words.ts'
import { dayInPolicy } from '../../policy/words/day-words.ts'
import { happens } from '../../policy/words/default-words.ts'
import { lexiconOf } from '../../policy/words/lexicon.ts'
import { withArticle, type Noun } from '../../policy/words/plain-nouns.ts'
import { subjectNamed, type Subject } from '../../policy/words/predicate.ts'
import { sayingOf } from '../../policy/words/rule-in-words.ts'
import type { Saying } from '../../policy/words/saying.ts'
import { headlineNoun } from '../../policy/words/stream-words.ts'
import { daysInWords, listInWords } from '../../text/dates.ts'
import type { Obligation } from '../obligation.ts'

/** What the things and events of an assessment are called. */
export interface Names {
  /** a name, or whatever stands for one */
  thing(id: string): string
  /** the name of an event and its day or instant; null when there is no such event */
  event(id: string): {
    readonly kind: string
    readonly on: string
    readonly with?: Readonly<Record<string, unknown>> | undefined
  } | null
}

/** Everything that the sentences about one obligation are made of. */
export interface Teller {
  readonly obligation: Obligation
  readonly rule: Rule
  readonly saying: Saying
  readonly names: Names
  /** who or what it is of: "Nia Roe", "you", "the session on 5 March 2026" */
  readonly subject: Subject
  readonly isReader: boolean
  /** what is counted: "one-to-one session" */
  readonly noun: Noun
  /** "a session is held", "the record is signed by both" */
  readonly answer: string
}

export function tellerOf(obligation: Obligation, rule: Rule, pack: Pack, names: Names, toSubject: boolean): Teller {
  const saying: Saying = { ...sayingOf(rule, lexiconOf(pack)), event: null }
  const counts = shownPart(rule, obligation)?.counts
  const noun = counts ? headlineNoun(counts, saying) : { one: 'entry', many: 'entries' }
  const itself = names.event(obligation.subject)
  // An event reads nothing: what is said of it is said to everybody in the same words.
  const isReader = toSubject && itself === null && saying.subjectIsPerson
  return {
    obligation,
    rule,
    saying,
    names,
    isReader,
    subject: isReader
      ? { name: 'you', possessive: 'your', number: 'many', single: true }
      : subjectNamed(itself ? eventOn(itself, saying) : nameOf(obligation.subject, saying, names)),
    noun,
    answer: answerOf(rule, noun, saying),
  }
}

/** A name; of a thing without one what it is and its identifier: "the child c1". */
function nameOf(id: string, saying: Saying, names: Names): string {
  const name = names.thing(id)
  return name === id ? `the ${saying.subject} ${id}` : name
}

/** The rule, or, of several ways to keep it, the one that is shown: a window has an amount, and a gap has none. */
function shownPart(rule: Rule, { amount }: Obligation) {
  if (rule.either === undefined) return rule
  const isWindow = amount !== null && amount.needs !== null
  return rule.either.find((each) => (each.window !== undefined) === isWindow) ?? rule.either[0]
}

/** "a session is held or a call takes place": what ends it, with each of the ways in which it can be kept. */
function answerOf(rule: Rule, noun: Noun, saying: Saying): string {
  if (rule.either !== undefined) {
    const ways = rule.either.flatMap(({ counts }) => {
      const [event] = counts ? eventsOf(counts) : []
      return counts ? [`${withArticle(headlineNoun(counts, saying).one)} ${happens(event ?? '')}`] : []
    })
    return [...new Set(ways)].join(' or ')
  }
  const counts = rule.counts
  const [event] = counts ? eventsOf(counts) : []
  const done = event === undefined || (counts && eventsOf(counts).length > 1) ? null : saying.lexicon.done(event)
  const answers = rule.after !== undefined || rule.before !== undefined
  if (done && answers) return `${done.what} ${done.is}`.trim()
  return `${withArticle(noun.one)} ${happens(event ?? '')}`
}

const eventOn = (event: { kind: string; on: string }, saying: Saying): string =>
  `the ${saying.lexicon.event(event.kind).one} ${onDay(event.on)}`

/** "on 5 March 2026": an instant has its time too. */
const onDay = (on: string): string => (on === '' ? 'without a date' : `on ${dayInPolicy(on)}`)

/** "the session on 5 March 2026"; what is no event is named as a thing. */
export function eventInWords(id: string, { names, saying }: Teller): string {
  const event = names.event(id)
  if (event) return eventOn(event, saying)
  return /^\d{4}-\d{2}-\d{2}$/.test(id) ? dayInPolicy(id) : names.thing(id)
}

/** "on 5 and 19 March 2026": the days of the events that count, no more than four of them. */
export function evidenceDays({ obligation, names, rule }: Teller): string {
  const dayOf = shownPart(rule, obligation)?.counts?.day_of
  const days = obligation.evidence.flatMap((id) => {
    const event = names.event(id)
    const counted = dayOf === undefined ? undefined : event?.with?.[dayOf]
    const on = typeof counted === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(counted) ? counted : event?.on
    return on === undefined || on === '' ? [] : [dayInPolicy(on)]
  })
  if (days.length === 0) return ''
  const shown = days.length > 4 ? [...days.slice(0, 3), `${days.length - 3} more days`] : days
  return `on ${listInWords(shown)}`
}

/** "(clause 4.2)", "(clauses 4.2 and 6.1)". */
export function citation({ obligation }: Teller): string {
  const { clause } = obligation
  return clause.length === 0 ? '' : `(${clauseWords(clause)})`
}

const weekByDate = /^week of \d{4}-\d{2}-\d{2}$/

/** What goes out calls a week by its Monday in digits; a sentence calls it by its days. Null where it has no name. */
export function cycleNameInWords({ name, from, to }: NonNullable<Obligation['cycle']>): string | null {
  if (name === null || from === null || to === null || !weekByDate.test(name)) return name
  return `the week of ${spanOf(from, to)}`
}

/** "Autumn 2 (3 November 2025 to 19 December 2025)", "the time from 3 November 2025 to 19 December 2025". */
export function cycleInWords(cycle: NonNullable<Obligation['cycle']>): string {
  const { name, from, to } = cycle
  const span = from === null || to === null ? null : spanOf(from, to)
  const said = cycleNameInWords(cycle)
  if (said !== null) return span === null || said !== name ? said : `${said} (${span})`
  if (span !== null) return `the time from ${span}`
  return from === null ? 'the time so far' : `the time since ${dayInPolicy(from)}`
}

/** "3 November to 19 December 2025": no day is "today" here, so that the year is always said. */
const spanOf = (from: string, to: string): string =>
  daysInWords(Temporal.PlainDate.from(from), Temporal.PlainDate.from(to), Temporal.PlainDate.from('0001-01-01'))

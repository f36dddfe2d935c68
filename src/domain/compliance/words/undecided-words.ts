import { isMany, lowerFirst } from '../../policy/words/plain-nouns.ts'
import { parameterOf, questionOf } from '../../policy/words/saying.ts'
import type { Obligation } from '../obligation.ts'
import { eventInWords, type Teller } from './teller.ts'

type Undecided = Obligation['undecided'][number]

/** What cannot be decided, and who could settle it. */
export function undecidedInWords(teller: Teller): [string, ...string[]] {
  const { undecided } = teller.obligation
  const [first, ...others] = [...new Set(undecided.map((each) => oneInWords(each, teller)))]
  return [
    `Not decided for ${teller.subject.name}: ${first ?? 'what is recorded does not settle it'}`,
    ...others.slice(0, 2),
  ]
}

/** What the days of a state that is sure hang on; null when they hang on nothing. */
export function datesUndecided(teller: Teller): string | null {
  const { state, undecided } = teller.obligation
  const [first] = undecided
  if (!first || state === 'undetermined') return null
  return `Its dates are not decided: ${oneInWords(first, teller)}`
}

function oneInWords(each: Undecided, teller: Teller): string {
  const { saying, rule } = teller
  const name = each.name === undefined ? 'something' : saying.lexicon.word(each.name)
  const of = each.of ?? teller.obligation.subject
  const elsewhere = of !== teller.obligation.subject || teller.names.event(of) !== null
  const whose = elsewhere ? `the ${name} of ${eventInWords(of, teller)}` : `${teller.subject.possessive} ${name}`
  switch (each.why) {
    case 'parameter':
      return each.name === undefined ? 'a number of the policy is not set' : unset(each.name, teller)
    case 'not_recorded':
      return `${whose} ${isMany(name) ? 'are' : 'is'} not recorded; whoever keeps the record can add it`
    case 'unreadable':
      return `${whose} ${isMany(name) ? 'are' : 'is'} recorded as something that cannot be read here; whoever keeps the record can put it right`
    case 'calendar':
      return `no term dates are known for ${teller.subject.name} then; whoever keeps the calendar can enter them`
    case 'history':
      return 'what is recorded does not reach back far enough to say'
    case 'person':
      return `a person has to judge ${lowerFirst(rule.person ?? 'it').replace(/\.$/, '')}`
    case 'needs':
      return `${needsInWords(each.name, of, teller)}; whoever keeps the record can add it`
  }
}

function unset(name: string, { saying }: Teller): string {
  const type = parameterOf(saying, name)?.type ?? 'number'
  const what = type === 'interval' || type === 'number' ? 'number' : 'answer'
  return `the policy gives no ${what} for ${questionOf(saying, name)} and whoever adopts it can set one`
}

/** "Nia Roe’s agreed interval is recorded without who agreed it": what is missing beside a recorded value. */
function needsInWords(
  name: string | undefined,
  of: string,
  { rule, saying, subject, obligation, names }: Teller,
): string {
  let fact: string | null = null
  const look = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    if ('fact' in part && 'needs' in part && Array.isArray(part.needs) && part.needs.includes(name)) {
      fact ??= `${part.fact}`
    }
    for (const value of Object.values(part)) look(value)
  }
  look(rule)
  const whose = of === obligation.subject ? subject.possessive : `${names.thing(of)}’s`
  const what = fact === null ? 'what is recorded' : `${whose} ${saying.lexicon.word(fact)}`
  const by = /^(\w+)_by$/.exec(name ?? '')?.[1]
  const missing =
    name === undefined
      ? 'what must stand beside it'
      : by === undefined
        ? `a ${saying.lexicon.word(name)}`
        : `who ${by} it`
  return `${what} is recorded without ${missing}`
}

import { listInWords } from '../../text/dates.ts'
import type { AmountFrom, IntervalAmount, NumberAmount, ShareAmount } from '../language.ts'
import { predicateOf } from './condition-words.ts'
import { everyInterval, intervalInWords, numberInWords } from './interval-words.ts'
import { parameterOf, questionOf, type Saying } from './saying.ts'
import { quoted, singularOf } from './plain-nouns.ts'
import { whileWords, wholeNoun } from './predicate.ts'
import { dressedStream, manyOf } from './stream-words.ts'

/** Numbers and intervals in words, wherever they come from: `docs/policies/pack-format.md`, "Number and interval". */

type Literal = string | number
type Amount = Literal | AmountFrom<Literal>

/** How a literal is said, and what stands for one that nobody has set. */
interface Form {
  readonly literal: (value: Literal) => string
  readonly unset: string
  /** before what is no literal: "at the agreed interval" */
  readonly other: (words: string) => string
  readonly strictest: string
}

const asLength: Form = {
  literal: (value) => intervalInWords(`${value}`),
  unset: 'a time not set yet',
  other: (words) => words,
  strictest: 'the shortest of',
}
const asRhythm: Form = {
  literal: (value) => everyInterval(`${value}`),
  unset: 'at an interval not set yet',
  other: (words) => `at ${words}`,
  strictest: 'at the shortest of',
}
const asNumber: Form = {
  literal: (value) => (typeof value === 'number' ? numberInWords(value) : intervalInWords(value)),
  unset: 'a number not set yet',
  other: (words) => words,
  strictest: 'the strictest of',
}

/** "28 days", "the agreed interval", "1 week in the first 3 months, then 2 weeks". */
export const lengthInWords = (amount: IntervalAmount, saying: Saying): string => inWords(amount, asLength, saying)

/** "every week in the first 3 months, then every 2 weeks while newly qualified, then every month". */
export const rhythmInWords = (amount: IntervalAmount, saying: Saying): string => inWords(amount, asRhythm, saying)

/** "2", "1 for every 8 hours of shifts", "2 in the first 12 months, then 1". */
export function numberAmountInWords(amount: NumberAmount, saying: Saying): string {
  if (!isShare(amount)) return inWords(amount, asNumber, saying)
  const { number, per } = shareInWords(amount, saying)
  return `${number} ${per}`
}

export const isShare = (amount: IntervalAmount | NumberAmount): amount is ShareAmount =>
  typeof amount === 'object' && 'times' in amount

/** Whether a value is another in other circumstances, so that it is said as a list of them. */
export const isStaged = (amount: IntervalAmount | NumberAmount): boolean =>
  typeof amount === 'object' &&
  !isShare(amount) &&
  (amount.first_of !== undefined || (amount.take !== undefined && isStaged(amount.take as IntervalAmount)))

/** The parameter without a value on which the whole amount hangs; null when there is none. */
export function unsetParameter(amount: unknown, saying: Saying): string | null {
  if (typeof amount !== 'object' || amount === null || !('parameter' in amount)) return null
  const name = `${amount.parameter}`
  return parameterOf(saying, name)?.value === undefined ? name : null
}

/** Whether a duty without a time simply stays open until somebody sets one. */
export const staysOpen = (amount: unknown): boolean =>
  typeof amount === 'object' && amount !== null && 'otherwise' in amount && amount.otherwise === 'open'

function inWords(amount: Amount, form: Form, saying: Saying): string {
  if (typeof amount !== 'object') return form.literal(amount)
  if (amount.parameter !== undefined) return parameterInWords(amount.parameter, form, saying)
  if (amount.first_of !== undefined) return stagesInWords(amount.first_of, form, saying)
  if (amount.strictest !== undefined) {
    return `${form.strictest} ${listInWords(
      amount.strictest.map((each) => inWords(each, form === asRhythm ? asLength : form, saying)),
      'and',
    )}`
  }
  if (amount.fact !== undefined) return factInWords(amount, amount.fact, form, saying)
  if (amount.take === undefined) return form.unset
  if (amount.scale) saying.remarks.add(scaleInWords(amount.scale, saying))
  return inWords(amount.take, form, saying)
}

function parameterInWords(name: string, form: Form, saying: Saying): string {
  saying.parametersUsed.add(name)
  const value = parameterOf(saying, name)?.value
  if (value === undefined || typeof value === 'boolean') return form.unset
  return form.literal(value)
}

type Stages = NonNullable<AmountFrom<Literal>['first_of']>

/**
 * One value after another. "Then" is right where every condition is about the same facts, as the stages of somebody
 * newly in post are; otherwise the values belong to different people.
 */
function stagesInWords(stages: Stages, form: Form, saying: Saying): string {
  const facts = stages.flatMap(({ when }) => (when ? [Object.keys(when).toSorted().join(' ')] : []))
  const inTime = new Set(facts).size === 1 && JSON.stringify(stages).includes('"for_')
  const said = stages.map(({ when, use }, index) => {
    const value = inWords(use, form, saying)
    const predicate = predicateOf(when, { ...saying, event: null })
    if (!predicate) return inTime || stages.length === 1 ? value : `${value} otherwise`
    const later = stages.slice(index + 1).some((each) => each.when !== undefined)
    const during = whileWords(predicate, saying.subjectIsPerson)
    // "In the first 3 months" needs no "of being newly qualified" when the next stage says so.
    return `${value} ${inTime && later ? during.replace(/^(in the first (\d+ )?[a-z ]+?) (of|with) .*$/, '$1') : during}`
  })
  return inTime ? said.join(', then ') : listInWords(said, 'and')
}

function factInWords(amount: AmountFrom<Literal>, fact: string, form: Form, saying: Saying): string {
  const words = saying.lexicon.word(fact)
  const literal = form === asRhythm ? asLength : form
  const bounds: string[] = []
  if (amount.no_more_than !== undefined) bounds.push(`no more than ${literal.literal(amount.no_more_than)}`)
  if (amount.no_less_than !== undefined) bounds.push(`no less than ${literal.literal(amount.no_less_than)}`)
  const needs = (amount.needs ?? []).map((need) => quoted(saying.lexicon.word(need)))
  if (needs.length > 0) {
    bounds.push(`only where ${listInWords(needs, 'and')} ${needs.length === 1 ? 'is' : 'are'} recorded with it`)
  }
  bounds.push(
    amount.otherwise === undefined || amount.otherwise === 'open'
      ? 'not decided where none is recorded'
      : `${inWords(amount.otherwise, literal, saying)} where none is recorded`,
  )
  saying.remarks.add(`The ${words}: ${bounds.join('; ')}`)
  return form.other(`the ${words}`)
}

function scaleInWords(scale: NonNullable<AmountFrom<Literal>['scale']>, saying: Saying): string {
  const full =
    typeof scale.full === 'number'
      ? numberInWords(scale.full)
      : parameterInWords(scale.full.parameter, asNumber, saying)
  const way = scale.way === 'longer' ? 'longer' : 'fewer'
  const rounded = { up: 'rounded up', down: 'rounded down', nearest: 'rounded to the nearest' }[scale.round]
  return `In proportion to ${saying.lexicon.word(scale.by)}: ${way} below ${full}, ${rounded}`
}

/** A share of other work: "1" and "for every 8 hours of shifts". One that is no whole part is said as it is written. */
export function shareInWords(share: ShareAmount, saying: Saying): { readonly number: string; readonly per: string } {
  const whole = Math.round(1 / share.times)
  const stream = dressedStream(share.of, { ...saying, event: null })
  const of = manyOf(stream)
  const unit = share.total === undefined ? of : `${saying.lexicon.noun(share.total).many} of ${of}`
  if (share.round !== 'up') {
    saying.remarks.add(`A part of one is rounded ${share.round === 'down' ? 'down' : 'to the nearest'}`)
  }
  return whole > 1 && Math.abs(1 / share.times - whole) < 0.001
    ? { number: '1', per: `for every ${numberInWords(whole)} ${unit}` }
    : {
        number: numberInWords(share.times),
        per: `for each ${share.total === undefined ? wholeNoun(stream, 'one', false) : `${singularOf(saying.lexicon.word(share.total))} of ${of}`}`,
      }
}

/** What a parameter is set at, and by whom; null for one without a value. */
export function parameterRemark(name: string, saying: Saying): string | null {
  const parameter = parameterOf(saying, name)
  if (!parameter || parameter.value === undefined) return null
  const by = parameter.set_by === undefined ? '' : `, set by ${saying.lexicon.value(parameter.set_by)}`
  return `${questionOf(saying, name)} ${saying.lexicon.value(parameter.value)}${by}`
}

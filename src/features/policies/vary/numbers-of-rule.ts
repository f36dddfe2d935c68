import type { Rule } from '../../../domain/policy/rule.ts'
import { intervalInWords, readInterval } from '../../../domain/policy/words/interval-words.ts'
import { upperFirst } from '../../../domain/policy/words/plain-nouns.ts'
import { intervalUnits } from '../../../domain/policy/language.ts'

/** A number or length that stands in a rule as itself, and may be another here. */
export interface RuleNumber {
  readonly path: readonly (string | number)[]
  readonly called: string
  readonly kind: 'interval' | 'number'
  readonly value: string | number
}

/** Parts of a rule that hold no number that somebody would change by itself. */
const passedOver = new Set([
  'id',
  'title',
  'clause',
  'strength',
  'about',
  'reading',
  'note',
  'person',
  'instead_of',
  'beside',
  'values',
  'event',
  'needs',
  'from',
])

/** Every length and number that a rule writes down, in the order in which it has them. */
export function numbersOf(rule: Rule): RuleNumber[] {
  const found: RuleNumber[] = []
  const look = (value: unknown, path: readonly (string | number)[]): void => {
    const key = path.at(-1)
    if (typeof key === 'string' && passedOver.has(key)) return
    if (typeof value === 'number') found.push({ path, called: calledAt(path), kind: 'number', value })
    else if (typeof value === 'string') {
      if (readInterval(value) !== null) found.push({ path, called: calledAt(path), kind: 'interval', value })
    } else if (Array.isArray(value)) {
      for (const [at, item] of value.entries()) look(item, [...path, at])
    } else if (typeof value === 'object' && value !== null) {
      for (const [inner, item] of Object.entries(value)) look(item, [...path, inner])
    }
  }
  for (const key of order) look(rule[key], [key])
  return found
}

/** What is asked comes first, then what counts, whom it binds, and the rest. */
const order = [
  'gap',
  'window',
  'after',
  'before',
  'either',
  'counts',
  'always',
  'while',
  'where',
  'grace',
  'warn',
  'pauses',
] as const

const names: Readonly<Record<string, string>> = {
  'gap at_most': 'longest gap',
  'gap first': 'longest time to the first',
  'gap at_most number': 'most of them between two',
  'window at_least': 'at least so many',
  'window at_most': 'at most so many',
  'window rolling': 'in any',
  'window each every': 'in every',
  'after within': 'within',
  'after not_before': 'not before',
  'after at_least': 'how many answers',
  'after points': 'point',
  'before within': 'at most so long before',
  'before no_later_than': 'at least so long before',
  'before at_least': 'how many',
  'counts apart': 'nearest that two may be to each other',
  grace: 'grace after the deadline',
  warn: 'shown as near before the deadline',
  'pauses lasting at_least': 'shortest pause that counts',
  'pauses lasting more_than': 'pauses longer than this count',
}

const tests: Readonly<Record<string, string>> = {
  at_least: 'at least',
  at_most: 'at most',
  more_than: 'more than',
  less_than: 'less than',
  equals: 'exactly',
  for_at_least: 'for at least',
  for_more_than: 'for more than',
  for_at_most: 'for at most',
  for_less_than: 'for less than',
  in_last: 'in the last',
  in_next: 'in the next',
  no_more_than: 'no more than',
  no_less_than: 'no less than',
  full: 'full-time',
  times: 'for each',
  use: '',
  otherwise: 'otherwise',
  take: '',
}

const joins = new Set([
  'where',
  'while',
  'always',
  'all',
  'any',
  'none',
  'happened',
  'which',
  'not',
  'first_of',
  'when',
  'strictest',
  'trigger',
  'scale',
  'counts',
  'either',
  'of',
])

/** A name for a place in a rule: "Longest gap", "Minutes, at least", "Longest gap, case 2". */
function calledAt(path: readonly (string | number)[]): string {
  const words = path.filter((part): part is string => typeof part === 'string')
  for (let length = words.length; length > 0; length--) {
    const name = names[words.slice(0, length).join(' ')]
    if (name === undefined) continue
    return upperFirst([name, ...restOf(path, length)].filter((part) => part !== '').join(', '))
  }
  const begin =
    words[0] === 'while' || words[0] === 'where' ? 'binds where' : words[0] === 'counts' ? 'counts where' : ''
  return upperFirst([begin, ...restOf(path, 0)].filter((part) => part !== '').join(' '))
}

function restOf(path: readonly (string | number)[], skip: number): string[] {
  let passed = 0
  return path.flatMap((part) => {
    if (typeof part === 'number') return passed > 0 && skip > 0 ? [`number ${part + 1}`] : []
    passed++
    if (passed <= skip || joins.has(part)) return []
    return [tests[part] ?? part.replaceAll('_', ' ')]
  })
}

/** A rule with other numbers in it, in the order of `numbersOf`. */
export function withNumbers(rule: Rule, numbers: readonly RuleNumber[], values: readonly (string | number)[]): Rule {
  const copy = structuredClone(rule) as unknown
  for (const [at, { path }] of numbers.entries()) {
    let holder = copy as Record<string | number, unknown>
    for (const part of path.slice(0, -1)) holder = holder[part] as Record<string | number, unknown>
    holder[path.at(-1) ?? ''] = values[at]
  }
  return copy as Rule
}

/** As it is shown in the field: "28 days", "5 working days". */
export const shownNumber = ({ value }: Pick<RuleNumber, 'value'>): string =>
  typeof value === 'number' ? String(value) : intervalInWords(value)

/** What was typed for a length, as a pack writes it: "5 working days" is `5 working_days`. Null when it is none. */
export function readTypedInterval(typed: string): string | null {
  const tidy = typed.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  const match = /^(\d{1,5}) ?([a-z][a-z _-]*)$/.exec(tidy)
  if (!match) return null
  const count = Number(match[1])
  const words = (match[2] ?? '')
    .replace(/^(day|week)s? of term$/, 'term_$1')
    .replaceAll(/[ -]/g, '_')
    .replace(/s$/, '')
  const unit = intervalUnits.find((each) => each === words)
  return unit === undefined || count === 0 ? null : `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** A number as it was typed; null when it is none. */
export function readTypedNumber(typed: string): number | null {
  const tidy = typed.trim().replace(',', '.')
  return /^\d{1,6}(\.\d{1,4})?$/.test(tidy) ? Number(tidy) : null
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** The smallest JSON merge patch (RFC 7396) that makes the second of the first; lists are told whole. Null for no change. */
export function patchBetween(before: Json, after: Json): Json | undefined {
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined
  if (!isMapping(before) || !isMapping(after)) return after
  const patch: Record<string, Json> = {}
  for (const key of new Set([...Object.keys(after), ...Object.keys(before)])) {
    const [old, now] = [before[key], after[key]]
    if (now === undefined) patch[key] = null
    else if (old === undefined) patch[key] = now
    else {
      const inner = patchBetween(old, now)
      if (inner !== undefined) patch[key] = inner
    }
  }
  return patch
}

const isMapping = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

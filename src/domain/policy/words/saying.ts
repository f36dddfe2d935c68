import type { Bound, IntervalBound } from '../language.ts'
import type { Parameter } from '../pack.ts'
import type { Lexicon } from './lexicon.ts'
import { quoted } from './plain-nouns.ts'

/** What is being put into words, and what turned up on the way that has to be said beside it. */
export interface Saying {
  readonly lexicon: Lexicon
  /** the kind of thing or event that the rule is about */
  readonly subjectKind: string
  /** what the rule is about, in words: "member of staff" */
  readonly subject: string
  readonly subjectIsPerson: boolean
  /** the event whose attributes a condition is about; null for a thing */
  readonly event: string | null
  /** parameters that were met on the way */
  readonly parametersUsed: Set<string>
  /** named lists that were met on the way */
  readonly listsUsed: Set<string>
  /** sentences that explain a value */
  readonly remarks: Set<string>
}

/** The question of a parameter, as its pack asks it. A parameter that the pack does not have is named by its words. */
export function questionOf(saying: Pick<Saying, 'lexicon'>, name: string): string {
  const asks = parameterOf(saying, name)?.asks ?? saying.lexicon.word(name)
  // What is said after the question is for whoever sets it.
  return quoted(asks.replace(/^([^?]*\?).*$/s, '$1'))
}

export function parameterOf({ lexicon }: Pick<Saying, 'lexicon'>, name: string): Parameter | undefined {
  const parameters = lexicon.pack.parameters ?? {}
  return Object.hasOwn(parameters, name) ? parameters[name] : undefined
}

/** "“How often?” has no number yet, so nothing is checked." */
export function openQuestion(saying: Pick<Saying, 'lexicon'>, name: string, so = 'so nothing is checked'): string {
  const type = parameterOf(saying, name)?.type ?? 'number'
  const what = type === 'interval' || type === 'number' ? 'number' : 'answer'
  return `${questionOf(saying, name)} has no ${what} yet, ${so}.`
}

/** The number of a bound; of a parameter its value, or null while it has none. */
export function boundValue(bound: Exclude<Bound, { of: string }>, saying: Saying): string | null {
  if (typeof bound === 'number') return saying.lexicon.value(bound)
  saying.parametersUsed.add(bound.parameter)
  const value = parameterOf(saying, bound.parameter)?.value
  return value === undefined ? null : saying.lexicon.value(value)
}

/** The interval of a test as it is written; of a parameter its value, or null while it has none. */
export function intervalOfBound(bound: IntervalBound, saying: Saying): string | null {
  if (typeof bound === 'string') return bound
  saying.parametersUsed.add(bound.parameter)
  const value = parameterOf(saying, bound.parameter)?.value
  return typeof value === 'string' ? value : null
}

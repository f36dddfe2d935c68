import type { Stream } from '../language.ts'
import { streamNoun } from './condition-words.ts'
import { dress, wholeNoun, type Dressed, type Predicate } from './predicate.ts'
import type { Saying } from './saying.ts'

/** The events of a rule, as its headline names them and as they are qualified beside it. */

const isQuiet = (predicate: Predicate): boolean =>
  predicate.kind === 'plain' && predicate.quiet === true && !predicate.not

/** The noun with everything that is asked of its events. */
export const dressedStream = (stream: Stream, saying: Saying): Dressed => dress(...streamNoun(stream, saying))

export const manyOf = (dressed: Dressed): string => wholeNoun(dressed, 'many', false)

/** The short noun for a headline, and the sentence that says the rest; null when the headline says it all. */
export interface HeadlineNoun {
  readonly one: string
  readonly many: string
  /** "of 60 minutes or more" */
  readonly length: string
  readonly only: string | null
}

/** What counts, shortly: kinds and lengths stay in the headline, everything else is said beside it. */
export function headlineNoun(stream: Stream, saying: Saying): HeadlineNoun {
  const [base, predicates] = streamNoun(stream, saying)
  const whole = dress(base, predicates)
  const short = dress(
    base,
    predicates.filter((each) => !isQuiet(each)),
  )
  const saysAll =
    predicates.every((each) => !isQuiet(each)) &&
    short.posts.length + short.relatives.length + short.season.length === 0
  return {
    one: short.noun.one,
    many: short.noun.many,
    length: short.length,
    only: saysAll ? null : `Counts only ${manyOf(whole)}`,
  }
}

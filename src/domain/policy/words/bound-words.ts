import { listInWords } from '../../text/dates.ts'
import type { Bound, TestLine } from '../language.ts'
import { lengths } from './default-words.ts'
import { boundValue, type Saying } from './saying.ts'
import { isMany, singularOf } from './plain-nouns.ts'
import { plain, type Predicate } from './predicate.ts'
import { sameAs } from './value-words.ts'

/** Numbers that something is compared with, in words: "60 minutes or more", "20 to 37". */

/** "60 or more", "more than 60", "60 to 90", with the unit where there is one; null when nothing is compared. */
function boundsInWords(
  fact: string,
  line: TestLine,
  unit: readonly [string, string] | null,
  saying: Saying,
): string | null {
  const unset = unit ? 'a time not set yet' : 'a number not set yet'
  const isOfSubject = (bound: Bound) => typeof bound === 'object' && 'of' in bound
  const value = (bound: Bound) =>
    typeof bound === 'object' && 'of' in bound ? sameAs(fact, bound.of, saying) : (boundValue(bound, saying) ?? unset)
  const of = (bound: Bound) => {
    const number = value(bound)
    return unit && number !== unset && !isOfSubject(bound) ? `${number} ${number === '1' ? unit[0] : unit[1]}` : number
  }
  if (line.at_least !== undefined && line.at_most !== undefined) {
    const [least, most] = [value(line.at_least), of(line.at_most)]
    return least === unset && most === unset ? unset : `${least} to ${most}`
  }
  const parts: string[] = []
  if (line.equals !== undefined) parts.push(`exactly ${of(line.equals)}`)
  if (line.at_least !== undefined) parts.push(`${of(line.at_least)} or more`)
  if (line.more_than !== undefined) parts.push(`more than ${of(line.more_than)}`)
  if (line.at_most !== undefined) parts.push(`${of(line.at_most)} or ${unit ? 'less' : 'fewer'}`)
  if (line.less_than !== undefined) parts.push(`less than ${of(line.less_than)}`)
  return parts.length === 0 ? null : listInWords(parts, 'and')
}

/** What a comparison says of a thing: "of 60 minutes or more", "with 3 or more cases discussed". */
export function boundPredicate(fact: string, line: TestLine, saying: Saying): Predicate | null {
  const unit = saying.event === null ? undefined : lengths[fact]
  const bounds = boundsInWords(fact, line, unit ?? null, saying)
  if (bounds === null) return null
  if (unit) return plain({ verb: 'last', rest: bounds, post: `of ${bounds}` })
  const words = saying.lexicon.word(fact)
  const counted = words.split(' ').some((word) => /[^s]s$/.test(word))
  // "More than the member of staff’s own years of experience" names what is counted already.
  if (!counted || JSON.stringify(line).includes('"of":"subject.')) {
    const noun = { one: words, many: words }
    return { kind: 'whose', noun, plural: isMany(words), of: plain({ verb: 'be', rest: bounds }) }
  }
  const what = `${bounds} ${/(^| )1$/.test(bounds) ? singularOf(words) : words}`
  return plain({ verb: 'have', rest: what, post: `with ${what}` })
}

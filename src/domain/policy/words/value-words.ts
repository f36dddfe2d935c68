import { listInWords } from '../../text/dates.ts'
import type { Scalar } from '../language.ts'
import { defaultNouns, defaultValues, defaultYes, factsBefore, factsThatName, type FactWords } from './default-words.ts'
import { isMany, isParticiple, quoted, withArticle, type Noun } from './plain-nouns.ts'
import { joined, negate, plain, type Predicate } from './predicate.ts'
import type { Saying } from './saying.ts'

/** Facts with their values in words, in whatever place of a sentence they will stand. */

export const isNo = (value: Scalar | undefined): boolean => value === false || value === 'no'
export const isYesOrNo = (value: Scalar | undefined): boolean => [true, false, 'yes', 'no'].includes(value as never)

/** What a fact with one of these values says of a thing: "newly qualified", "whose post is teacher". */
export function ofValues(fact: string, values: readonly Scalar[], saying: Saying): Predicate {
  const { lexicon } = saying
  const [only] = values
  if (values.length === 1 && isYesOrNo(only)) {
    const yes = plain(defaultYes[fact] ?? unknownYes(lexicon.word(fact)))
    return isNo(only) ? negate(yes) : yes
  }
  const known = values.map((value) => wordsForValue(fact, value, saying))
  const [first] = known
  if (known.length === 1 && first) return plain(first)
  // "discusses all cases or discusses a sample"; of what somebody is or has, the values are listed instead.
  if (known.every((each) => each !== null && !['be', 'have', 'receive'].includes(each.verb))) {
    return joined(
      'or',
      known.flatMap((each) => (each ? [plain(each)] : [])),
    )
  }
  const words = values.map((value) => lexicon.value(value))
  if (fact === 'leave') return plain({ verb: 'be', rest: `on ${listInWords(words, 'or')} leave` })
  if (saying.event === null && factsThatName.includes(fact))
    return plain(naming(values.map((v) => lexicon.noun(`${v}`))))
  if (saying.event !== null && factsBefore.includes(fact)) {
    return plain({ verb: 'be', rest: listInWords(words, 'or'), pre: listInWords(words, 'or') })
  }
  return ofThing(fact, listInWords(words, 'or'), saying)
}

/** Our words for a value, unless the pack has its own. */
function wordsForValue(fact: string, value: Scalar | undefined, { lexicon }: Saying): FactWords | null {
  const own = lexicon.pack.words?.[`${value}`]
  const named = typeof own === 'string' ? own : own?.[0]
  const usual = [`${value}`.replaceAll('_', ' '), defaultNouns[`${value}`]]
  return named === undefined || usual.includes(named) ? (defaultValues[`${fact} ${value}`] ?? null) : null
}

function naming(nouns: readonly Noun[]): FactWords {
  const one = nouns.map((noun) => noun.one)
  return {
    verb: 'be',
    rest: listInWords(one.map(withArticle), 'or'),
    restMany: listInWords(
      nouns.map((noun) => noun.many),
      'or',
    ),
    head: {
      one: listInWords(one, 'or'),
      many: listInWords(
        nouns.map((noun) => noun.many),
        'and',
      ),
    },
  }
}

/** A yes-or-no fact that we have no words for: an adjective or "on something" is said as it is, a noun is a mark. */
function unknownYes(words: string): FactWords {
  const verb = /^(has|have|holds|needs|works|is|was|uses|attends|receives) (.+)$/.exec(words)
  if (verb?.[1] && verb[2]) {
    const base = { has: 'have', have: 'have', is: 'be', was: 'be' }[verb[1]] ?? verb[1].replace(/s$/, '')
    return { verb: base, rest: verb[2] }
  }
  const all = words.split(' ')
  const last = all.at(-1) ?? ''
  const adjective = isParticiple(last) || /(ing|al|ble|ful|ive|ent|ant|ous|ary|ic|less|ly|ate)$/.test(last)
  const alone = all.length === 1 || /(ly|^not|^self|^well)$/.test(all[0] ?? '')
  // One word in -s may as well be a verb.
  if (all.length > 1 && isMany(words)) return { verb: 'have', rest: words, post: `with ${words}` }
  if (/^(on|in|at|under|with|without|out of|off) /.test(words)) return { verb: 'be', rest: words, post: words }
  if (adjective && alone) return { verb: 'be', rest: words, pre: words }
  return { verb: 'be', rest: `marked ${quoted(words)}`, post: `marked ${quoted(words)}` }
}

/** "whose post is teacher"; of an event and its supervisor "led by". */
export function ofThing(fact: string, what: string, saying: Saying): Predicate {
  const { lexicon } = saying
  if (saying.event !== null && fact === 'supervisor') {
    return plain({ verb: 'be', rest: `led by ${what}`, post: `led by ${what}` })
  }
  const { one } = lexicon.noun(fact)
  const place = /^(works|lives|serves|trains) (in|at|for|with)$/.exec(one)
  if (place?.[1]) return plain({ verb: place[1].replace(/s$/, ''), rest: `${place[2]} ${withArticle(what)}` })
  const plural = isMany(one)
  const verb = plural && !/^\d/.test(what) ? 'include' : 'be'
  return { kind: 'whose', noun: { one, many: one }, plural, of: plain({ verb, rest: what }) }
}

/** "with a status that counts as “live”". */
export function ofList(fact: string, list: string, saying: Saying): Predicate {
  saying.listsUsed.add(list)
  const what = `${withArticle(saying.lexicon.word(fact))} that counts as ${quoted(saying.lexicon.word(list))}`
  return plain({ verb: 'have', rest: what, post: `with ${what}` })
}

/** "with a supervisor". */
export function ofKnown(fact: string, saying: Saying): Predicate {
  const words = saying.lexicon.word(fact)
  const what = isMany(words) ? words : withArticle(words)
  return plain({ verb: 'have', rest: what, post: `with ${what}` })
}

/** "the member of staff’s own supervisor". */
export function sameAs(fact: string, whom: string, saying: Saying): string {
  const [, path] = whom.split('.')
  if (path === undefined) {
    if (saying.subject === 'you') return 'you'
    return `the ${saying.subject} ${saying.subjectIsPerson ? 'themselves' : 'itself'}`
  }
  const noun = saying.lexicon.word(path)
  return `${saying.subject === 'you' ? 'your' : `the ${saying.subject}’s`} ${path === fact ? 'own ' : ''}${noun}`
}

import { listInWords } from '../../text/dates.ts'
import {
  factLinesOf,
  type Condition,
  type Happened,
  type IntervalBound,
  type Scalar,
  type Stream,
  type Test,
  type TestLine,
} from '../language.ts'
import { boundPredicate } from './bound-words.ts'
import { intervalInWords, spanInWords } from './interval-words.ts'
import { intervalOfBound, type Saying } from './saying.ts'
import type { Noun } from './plain-nouns.ts'
import {
  dress,
  inSeason,
  joined,
  lasting,
  negate,
  plain,
  relative,
  wholeNoun,
  type Plain,
  type Predicate,
  type Whose,
} from './predicate.ts'
import { isNo, isYesOrNo, ofKnown, ofList, ofThing, ofValues, sameAs } from './value-words.ts'

/** Conditions in words: `docs/policies/pack-format.md`, "Condition". */

/** What is said of a thing or event by a condition, line by line; all of it holds. */
export function predicatesOf(condition: Condition | undefined, saying: Saying): Predicate[] {
  if (condition === undefined) return []
  const whole = (each: Condition) => joined('and', predicatesOf(each, saying))
  return withListsMerged([
    ...factLinesOf(condition).map(([fact, test]) => predicateOfTest(fact, test, saying)),
    ...(condition.all ?? []).flatMap((each) => predicatesOf(each, saying)),
    ...(condition.any ? [ofAny(condition.any, saying)] : []),
    ...(condition.none ?? []).map((each) => negate(whole(each))),
    ...(condition.happened ? [predicateOfHappened(condition.happened, saying)] : []),
    ...(condition.season ? [inSeason(`${condition.season.from} to ${condition.season.to}`)] : []),
  ])
}

/** "Whose items include a" and "whose items include b" are "whose items include a and b". */
function withListsMerged(predicates: readonly Predicate[]): Predicate[] {
  const result: Predicate[] = []
  for (const each of predicates) {
    const last = result.at(-1)
    if (includes(last) && includes(each) && last.noun.one === each.noun.one && last.of.not === each.of.not) {
      const [before, after] = [last.of.rest, each.of.rest]
      result[result.length - 1] = {
        ...last,
        of: { ...last.of, rest: `${before.replace(/ and (?=[^,]*$)/, ', ')} and ${after}` },
      }
    } else result.push(each)
  }
  return result
}

type Including = Whose & { readonly of: Plain }
const includes = (each: Predicate | undefined): each is Including =>
  each?.kind === 'whose' && each.of.kind === 'plain' && each.of.verb === 'include'

/** One of several; "it is so, or not recorded" is said once for the fact it is about. */
function ofAny(conditions: readonly Condition[], saying: Saying): Predicate {
  const lines = conditions.map((each) => Object.entries(each))
  const unknown = lines.find((line) => line.length === 1 && isUnknownTest(line[0]?.[1]))?.[0]?.[0]
  const other = conditions.filter((each) => !isUnknownTest(each[unknown ?? '']))
  const [only] = other
  const parts = conditions.map((each) => joined('and', predicatesOf(each, saying)))
  if (unknown === undefined || other.length !== 1 || !only || Object.keys(only).join() !== unknown)
    return joined('or', parts)
  const test = only[unknown] as Test
  if (typeof test === 'string' && !isYesOrNo(test)) {
    return whoseIs(saying.lexicon.word(unknown), `${saying.lexicon.value(test)} or not recorded`)
  }
  const [said] = predicatesOf(only, saying)
  if (said?.kind !== 'plain') return joined('or', parts)
  const { pre: _pre, post: _post, ...bare } = said
  return { ...bare, rest: `${said.rest} or not said to be otherwise` }
}

const isUnknownTest = (test: unknown): boolean =>
  typeof test === 'object' && test !== null && 'known' in test && isNo(test.known as Scalar)

const whoseIs = (noun: string, what: string): Predicate => ({
  kind: 'whose',
  noun: { one: noun, many: noun },
  plural: false,
  of: plain({ verb: 'be', rest: what }),
})

/** The condition as one predicate; null for one that says nothing. */
export function predicateOf(condition: Condition | undefined, saying: Saying): Predicate | null {
  const parts = predicatesOf(condition, saying)
  return parts.length === 0 ? null : joined('and', parts)
}

function predicateOfTest(fact: string, test: Test, saying: Saying): Predicate {
  if (typeof test !== 'object') return ofValues(fact, [test], saying)
  if (Array.isArray(test)) return ofValues(fact, test as readonly Scalar[], saying)
  return joined('and', partsOfLine(fact, test as TestLine, saying))
}

function partsOfLine(fact: string, line: TestLine, saying: Saying): Predicate[] {
  const parts: Predicate[] = []
  if (line.is !== undefined) parts.push(ofValues(fact, Array.isArray(line.is) ? line.is : [line.is], saying))
  if (line.in !== undefined) parts.push(ofList(fact, line.in, saying))
  if (line.known !== undefined) {
    const known = ofKnown(fact, saying)
    parts.push(isNo(line.known) ? negate(known) : known)
  }
  const bound = boundPredicate(fact, line, saying)
  if (bound) parts.push(bound)
  if (line.same_as !== undefined) parts.push(ofThing(fact, sameAs(fact, line.same_as, saying), saying))
  if (line.which !== undefined) parts.push(ofWhich(fact, line.which, saying))
  if (line.not !== undefined) parts.push(negate(predicateOfTest(fact, line.not, saying)))
  const long = lengthOf(line, saying)
  if (long === null) return parts
  return (parts.length === 0 ? [ofKnown(fact, saying)] : parts).map((part) => lasting(part, long))
}

/** How long it must have held: "for less than 12 months". */
function lengthOf(line: TestLine, saying: Saying): { lasting: string; first?: string } | null {
  const words: string[] = []
  const said = (bound: IntervalBound) => {
    const interval = intervalOfBound(bound, saying)
    return interval === null ? 'a time not set yet' : intervalInWords(interval)
  }
  if (line.for_at_least !== undefined) words.push(`for ${said(line.for_at_least)} or more`)
  if (line.for_more_than !== undefined) words.push(`for more than ${said(line.for_more_than)}`)
  if (line.for_at_most !== undefined) words.push(`for ${said(line.for_at_most)} at most`)
  if (line.for_less_than !== undefined) words.push(`for less than ${said(line.for_less_than)}`)
  if (words.length === 0) return null
  const short = words.length === 1 ? (line.for_less_than ?? line.for_at_most) : undefined
  const first = short === undefined ? null : intervalOfBound(short, saying)
  return {
    lasting: listInWords(words, 'and'),
    ...(first === null ? {} : { first: `in the first ${spanInWords(first)}` }),
  }
}

/** "in the last 2 weeks", "in the next month"; empty where events of any time count. */
function stretchOf({ in_last: last, in_next: next }: Happened, saying: Saying): string {
  const said = (which: string, bound: IntervalBound | undefined) => {
    if (bound === undefined) return ''
    const interval = intervalOfBound(bound, saying)
    return interval === null ? 'in a time not set yet' : `${which} ${spanInWords(interval)}`
  }
  return [said('in the last', last), said('in the next', next)].filter((words) => words !== '').join(' ')
}

function ofWhich(fact: string, condition: Condition, saying: Saying): Predicate {
  const inner: Saying = { ...saying, event: null }
  const parts = predicatesOf(condition, inner)
  if (saying.event !== null && fact === 'supervisor') {
    const who = dress({ one: 'somebody', many: 'people' }, parts)
    return ofThing(
      fact,
      who.noun.one.startsWith('somebody') ? `somebody ${tail(who)}` : wholeNoun(who, 'one', true, true),
      saying,
    )
  }
  const noun = saying.lexicon.noun(fact)
  return { kind: 'whose', noun, plural: false, of: joined('and', parts) }
}

const tail = (who: ReturnType<typeof dress>): string =>
  [...who.posts, ...who.relatives.map((each) => relative(each, true, 'one'))].join(' and ')

/** "has been signed": of what is done to the very thing that a condition is about; null for anything else. */
function doneToIt(happened: Happened, saying: Saying): Predicate | null {
  const { event, as, where, at_least, at_most, total } = happened
  if (typeof event !== 'string' || as !== saying.subjectKind || where !== undefined || total !== undefined) return null
  if ((at_least ?? 1) !== 1 || (at_most ?? 0) !== 0 || happened.in_next !== undefined) return null
  const done = saying.lexicon.done(event)
  if (done === null || done.what !== `the ${saying.lexicon.word(saying.subjectKind)}`) return null
  const when = stretchOf(happened, saying)
  const said = plain({ verb: 'be', rest: done.is.replace(/^(is|are) /, '') })
  const lasted = lasting(said, { lasting: when })
  return at_most === 0 ? negate(lasted) : lasted
}

function predicateOfHappened(happened: Happened, saying: Saying): Predicate {
  const done = doneToIt(happened, saying)
  if (done !== null) return done
  const stream = dress(...streamNoun(happened, { ...saying, subjectKind: saying.event ?? saying.subjectKind }))
  const stretch = stretchOf(happened, saying)
  const when = stretch === '' ? '' : ` ${stretch}`
  const none = happened.at_most === 0
  const least = happened.at_least ?? (happened.at_most === undefined ? 1 : undefined)
  const many = wholeNoun(stream, 'many', false)
  const amount = (count: number) =>
    `${saying.lexicon.value(count)}${happened.total === undefined ? '' : ` ${saying.lexicon.word(happened.total)} of`} ${many}`
  const simple = none || (least === 1 && happened.at_most === undefined && happened.total === undefined)
  const what = simple
    ? wholeNoun(stream, 'one', false, true)
    : listInWords(
        [
          ...(least === undefined ? [] : [`at least ${amount(least)}`]),
          ...(happened.at_most === undefined ? [] : [`no more than ${amount(happened.at_most)}`]),
        ],
        'and',
      )
  const linked = saying.event !== null && when === ''
  const ahead = happened.in_next !== undefined
  const said = plain(
    linked || ahead
      ? { verb: 'have', rest: `${what}${when}`, post: `with ${what}${when}` }
      : { verb: 'have', rest: `had ${what}${when}` },
  )
  const helped: Predicate = linked || ahead ? said : { ...said, helps: true }
  return none ? negate(helped) : helped
}

export const eventsOf = (stream: Stream): readonly string[] =>
  typeof stream.event === 'string' ? [stream.event] : stream.event

/** The noun of a stream, and what is said of its events. */
export function streamNoun(stream: Stream, saying: Saying): [Noun, Predicate[]] {
  const events = eventsOf(stream)
  const nouns = events.map((event) => saying.lexicon.event(event, stream.as))
  const role = roleIn(stream, saying)
  const base = {
    one: `${listInWords(distinct(nouns.map((noun) => noun.one)), 'or')}${role}`,
    many: `${listInWords(distinct(nouns.map((noun) => noun.many)), 'or')}${role}`,
  }
  return [base, predicatesOf(stream.where, { ...saying, event: events[0] ?? null })]
}

const distinct = (words: readonly string[]): string[] => [...new Set(words)]

/** "as supervisor", where somebody stands in the event in another place than one would think. */
function roleIn(stream: Stream, saying: Saying): string {
  const events = eventsOf(stream)
  const usual = [saying.subjectKind, 'supervisee', 'worker', 'child', 'member', 'subject']
  const evident = stream.as === undefined || usual.includes(stream.as) || !saying.subjectIsPerson
  if (evident) return ''
  if (stream.as === 'supervisor' && !events.includes('session')) return ''
  return stream.as === 'supervisor' ? ' that they lead' : ` as ${saying.lexicon.word(stream.as ?? '')}`
}

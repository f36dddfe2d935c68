import { listInWords } from '../../text/dates.ts'
import type { Pack } from '../pack.ts'
import { askOf, type Gap, type Rule } from '../rule.ts'
import type { Stream, WorkAmount } from '../language.ts'
import { isStaged, lengthInWords, rhythmInWords, staysOpen, unsetParameter } from './amount-words.ts'
import { afterInWords, beforeInWords } from './answer-words.ts'
import { predicateOf, predicatesOf } from './condition-words.ts'
import { detailsOf } from './detail-words.ts'
import { productEvents, productThings } from './default-words.ts'
import { eventsNamed } from './event-names.ts'
import { lexiconOf, type Lexicon } from './lexicon.ts'
import { numberInWords } from './interval-words.ts'
import { lowerFirst, sentence, withArticle } from './plain-nouns.ts'
import { clause, dress, it, subjectNamed, they, wholeNoun, type Dressed, type Predicate } from './predicate.ts'
import { boundValue, openQuestion, type Saying } from './saying.ts'
import { dressedStream, headlineNoun, manyOf } from './stream-words.ts'
import { windowInWords } from './window-words.ts'

/** A rule as people read it, beside its clause. */
export interface RuleWords {
  /** one sentence that says what is asked */
  readonly headline: string
  /** whom it covers, what counts, pauses, readings: one sentence each */
  readonly details: readonly string[]
}

/**
 * Any rule of the language in plain English, put together from its pieces (`docs/policies/pack-format.md`). Names are
 * read with the pack’s own words. It never fails: a name that the pack does not know is read with spaces.
 */
export function ruleInWords(rule: Rule, pack: Pack): RuleWords {
  const lexicon = lexiconOf(pack)
  const saying = sayingOf(rule, lexicon)
  const covered = coveredBy(rule, saying)
  const [headline, unset] = headlineOf(rule, covered, saying)
  const details = detailsOf(rule, covered, saying, unset)
  return { headline: sentence(headline), details: details.map(sentence) }
}

/** What a rule is about, for putting it into words. */
export function sayingOf(rule: Rule, lexicon: Lexicon): Saying {
  const isEvent = isAboutEvent(rule, lexicon)
  return {
    lexicon,
    subjectKind: rule.about,
    subject: lexicon.noun(rule.about).one,
    subjectIsPerson: lexicon.isPerson(rule.about),
    event: isEvent ? rule.about : null,
    parametersUsed: new Set(),
    listsUsed: new Set(),
    remarks: new Set(),
  }
}

/** A rule is about an event when it says which ones, or when the pack names an event so anywhere, or the product does. */
function isAboutEvent(rule: Rule, { pack, isPerson }: Lexicon): boolean {
  if (rule.where !== undefined || productEvents.includes(rule.about) || eventsNamed(pack.rules ?? []).has(rule.about))
    return true
  const { trigger } = rule.after ?? rule.before ?? {}
  return trigger === 'start' && rule.while === undefined && !isPerson(rule.about) && !productThings.includes(rule.about)
}

/** The things that a rule binds: "members of staff who hold cases". */
export function coveredBy(rule: Rule, saying: Saying): Dressed {
  return dress(saying.lexicon.noun(rule.about), [
    ...predicatesOf(rule.where, saying),
    ...predicatesOf(rule.while, rule.where === undefined ? { ...saying, event: null } : saying),
  ])
}

/** The headline, and the parameter without a value on which all of it hangs. */
function headlineOf(rule: Rule, covered: Dressed, saying: Saying): [string, string | null] {
  const unset = unsetParameter(mainAmount(rule), saying)
  if (unset !== null && !staysOpen(mainAmount(rule))) return [openQuestion(saying, unset), unset]
  return [asked(rule, covered, saying), null]
}

const mainAmount = (rule: Rule): unknown =>
  rule.gap?.at_most ?? rule.window?.at_least ?? rule.window?.at_most ?? rule.after?.within ?? rule.before?.within

/** What a rule asks, even while a parameter has no value. */
export function asked(rule: Rule, covered: Dressed, saying: Saying): string {
  const one = wholeNoun(covered, 'one', saying.subjectIsPerson)
  // An event that is what the rule is about is named in the clause: "of each held session".
  const own: Saying = saying.event === null ? saying : { ...saying, subject: one }
  const counts: Stream = rule.counts ?? { event: 'session' }
  switch (askOf(rule)) {
    case 'gap':
      return prefixed(rule, one, saying, gapInWords(rule.gap ?? { at_most: 'open' }, counts, saying))
    case 'window':
      return prefixed(rule, one, saying, windowInWords(rule.window ?? {}, counts, saying))
    case 'after':
      return answer(rule, one, saying, rule.after ? afterInWords(rule.after, rule, counts, own) : '')
    case 'before':
      return answer(rule, one, saying, rule.before ? beforeInWords(rule.before, rule, counts, own) : '')
    case 'always':
      return alwaysInWords(
        predicateOf(rule.always, saying),
        one,
        covered.posts.length + covered.relatives.length === 0,
        covered.season,
        saying,
      )
    case 'either':
      return prefixed(rule, one, saying, `either ${listInWords(alternatives(rule, saying), 'or')}`)
    case 'person':
      return `To be checked by a person: ${lowerFirst(rule.person ?? '')}`
  }
}

const longestSubject = 60

/** "Each case holder has an agreement in force"; of what is longer or belongs to it, "For each …: their supervisor …". */
function alwaysInWords(
  predicate: Predicate | null,
  one: string,
  bare: boolean,
  season: string,
  saying: Saying,
): string {
  if (!predicate) return 'Nothing is asked'
  const isPlain =
    predicate.kind === 'plain' ||
    (predicate.kind === 'joined' && predicate.parts.every((part) => part.kind === 'plain'))
  const simply = isPlain || (predicate.kind === 'whose' && saying.subjectIsPerson && bare)
  if (simply && season === '' && one.length <= longestSubject) return clause(subjectNamed(`each ${one}`), predicate)
  return `For each ${one}: ${clause(saying.subjectIsPerson ? they : it, predicate)}`
}

/** Staff are whom a policy of supervision is about; anything else is named first. */
const needsNoName = (about: string): boolean => about === 'worker' || about === 'supervisee'

const prefixed = (rule: Rule, one: string, _saying: Saying, words: string): string =>
  needsNoName(rule.about) ? words : `For each ${one}: ${lowerFirst(words)}`

/** The answer to an event that a rule is about names it already. */
const answer = (rule: Rule, one: string, saying: Saying, words: string): string => {
  const trigger = rule.after?.trigger ?? rule.before?.trigger
  return saying.event !== null && trigger === 'start' ? words : prefixed(rule, one, saying, words)
}

const alternatives = (rule: Rule, saying: Saying): string[] =>
  (rule.either ?? []).map((each) =>
    lowerFirst(
      each.gap ? gapInWords(each.gap, each.counts, saying) : windowInWords(each.window ?? {}, each.counts, saying),
    ),
  )

function gapInWords(gap: Gap, counts: Stream, saying: Saying): string {
  const noun = headlineNoun(counts, saying)
  const length = noun.length === '' ? '' : ` ${noun.length}`
  const first = gap.first === undefined ? '' : `, and the first within ${lengthInWords(gap.first, saying)}`
  if (isWork(gap.at_most))
    return `No more than ${workInWords(gap.at_most, saying)} between ${noun.many}${length}${first}`
  if (isStaged(gap.at_most)) {
    return `${withArticle(noun.one)}${length} at least ${rhythmInWords(gap.at_most, saying)}${first}`
  }
  const most = unsetParameter(gap.at_most, saying) === null ? lengthInWords(gap.at_most, saying) : 'that'
  return `No more than ${most} between ${noun.many}${length}${first}`
}

export const isWork = (amount: Gap['at_most']): amount is WorkAmount => typeof amount === 'object' && 'number' in amount

/** "8 shifts", "50 hours of shifts". */
function workInWords(work: WorkAmount, saying: Saying): string {
  const number =
    typeof work.number === 'number'
      ? numberInWords(work.number)
      : (boundValue(work.number, saying) ?? 'a number not set yet of')
  const of = dressedStream(work.of, { ...saying, event: null })
  const many = number === '1' ? wholeNoun(of, 'one', false) : manyOf(of)
  return work.total === undefined
    ? `${number} ${many}`
    : `${number} ${saying.lexicon.noun(work.total).many} of ${manyOf(of)}`
}

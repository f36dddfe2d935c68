import { listInWords } from '../../text/dates.ts'
import type { Each, NamedWindow, Window } from '../rule.ts'
import type { Stream } from '../language.ts'
import { isShare, isStaged, numberAmountInWords, shareInWords } from './amount-words.ts'
import { predicatesOf } from './condition-words.ts'
import { dayInPolicy } from './day-words.ts'
import { intervalInWords, spanInWords } from './interval-words.ts'
import { withArticle } from './plain-nouns.ts'
import { dress, wholeNoun } from './predicate.ts'
import type { Saying } from './saying.ts'
import { headlineNoun } from './stream-words.ts'
import { triggerInWords } from './trigger-words.ts'

/** Counts in windows, in words: `docs/policies/pack-format.md`, "window: so many in each". */

const windowNames: Readonly<Record<NamedWindow, string>> = {
  week: 'week',
  school_week: 'week of term',
  calendar_month: 'calendar month',
  calendar_quarter: 'calendar quarter',
  financial_quarter: 'financial quarter',
  half_term: 'half-term',
  term: 'term',
  calendar_year: 'calendar year',
  academic_year: 'academic year',
  financial_year: 'financial year',
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** "half-term", "week from Wednesday", "stretch of 3 months": one of the windows. */
export function windowName(each: Each): string {
  if (typeof each === 'string') return windowNames[each]
  if ('week_from' in each) return 'week'
  if ('every' in each) return `period of ${intervalInWords(each.every)}`
  return 'stretch between two'
}

/** "in every half-term", "in any 12 months". */
function inWindow(window: Window, saying: Saying): string {
  if (window.rolling !== undefined) return `in any ${spanInWords(window.rolling).replace(/^(?=[a-z])/, 'one ')}`
  const { each } = window
  if (each === undefined) return ''
  if (typeof each === 'string') return `in every ${windowNames[each]}`
  if ('week_from' in each) {
    const first = weekdays.findIndex((day) => day.toLowerCase() === each.week_from)
    return `in every week, ${weekdays[first]} to ${weekdays[(first + 6) % 7]}`
  }
  if ('every' in each) {
    const from = each.from === 'start' ? 'the start' : dayInPolicy(each.from)
    return `in each period of ${intervalInWords(each.every)} from ${from}`
  }
  return `between ${triggerInWords(each.between, saying, 'one')} and the next`
}

/** The headline of a count in a window. */
export function windowInWords(window: Window, counts: Stream, saying: Saying): string {
  const noun = headlineNoun(counts, saying)
  const when = inWindow(window, saying)
  if (window.covers) return coversInWords(window.covers, window, counts, when, saying)
  if (window.one_of_each !== undefined) {
    const values = (window.values ?? []).map((value) => `1 ${saying.lexicon.value(value)}`)
    return `At least ${listInWords(values)} ${noun.one} ${when}${after(noun.length)}`
  }
  const staged = [window.at_least, window.at_most].some((amount) => amount !== undefined && isStaged(amount))
  if (window.at_least !== undefined && isShare(window.at_least)) {
    const { number, per } = shareInWords(window.at_least, saying)
    const what = window.total === undefined ? '' : ` ${saying.lexicon.noun(window.total).many} of ${noun.many}`
    return `At least ${number}${what === '' ? ` ${number === '1' ? noun.one : noun.many}` : what} ${per} ${when}${after(noun.length)}`
  }
  const number = numbersInWords(window, saying)
  if (window.average !== undefined) {
    const unit = saying.lexicon.noun(window.average)
    return `An average of ${lowerNumber(number)} ${number.endsWith(' 1') ? unit.one : unit.many} for each of the ${noun.many} ${when}`
  }
  const measured = (words: string) => {
    if (window.total !== undefined) {
      const unit = saying.lexicon.noun(window.total)
      return `${words} ${words.endsWith(' 1') ? unit.one : unit.many} of ${noun.many}`
    }
    if (window.different === undefined) return `${words} ${words.endsWith(' 1') ? noun.one : noun.many}`
    const what = saying.lexicon.noun(window.different)
    return `${words} different ${words.endsWith(' 1') ? what.one : what.many} in the ${noun.many}`
  }
  if (staged)
    return `${measured('')
      .trim()
      .replace(/^./, (letter) => letter.toUpperCase())} ${when}: ${lowerNumber(number)}`
  return `${measured(number)} ${when}${after(noun.length)}`
}

const lowerNumber = (words: string): string => words.replace(/^(At|No|None|Exactly)/, (word) => word.toLowerCase())
const after = (length: string): string => (length === '' ? '' : `, ${length}`)

/** "At least 2", "No more than 3", "4 to 6". */
function numbersInWords(window: Window, saying: Saying): string {
  const least = window.at_least === undefined ? null : numberAmountInWords(window.at_least, saying)
  const most = window.at_most === undefined ? null : numberAmountInWords(window.at_most, saying)
  if (least !== null && most !== null)
    return least === most ? `Exactly ${least}` : `At least ${least} and no more than ${most}`
  if (most === '0') return 'No'
  return least === null ? `No more than ${most ?? 'a number not set yet'}` : `At least ${least}`
}

/** "In every half-term, each child with a child protection plan whose holder they are is discussed." */
function coversInWords(
  covers: NonNullable<Window['covers']>,
  window: Window,
  counts: Stream,
  when: string,
  saying: Saying,
): string {
  const person = saying.lexicon.isPerson(covers.kind)
  const member = dress(
    saying.lexicon.noun(covers.kind),
    predicatesOf(covers.while, { ...saying, event: null, subjectKind: covers.kind }),
  )
  const noun = headlineNoun({ ...counts, as: covers.as }, saying)
  const times = window.at_least === undefined ? '1' : numberAmountInWords(window.at_least, saying)
  const theirs = covers.by === 'holder' ? ' that they hold' : ` whose ${saying.lexicon.word(covers.by)} they are`
  const whom = `${wholeNoun(member, 'one', person)}${theirs}`
  return `${when}, each ${whom} has at least ${times} ${times === '1' ? noun.one : noun.many}${noun.length === '' ? '' : ` ${noun.length}`}`
}

/** What a window is worth in which the rule began part-way; null where it must not be said. */
export function partInWords(window: Window): string | null {
  if (window.part === undefined || window.each === undefined) return null
  const name = withArticle(windowName(window.each))
  if (window.part === 'owed') return `Starting part-way through ${name}: that one is owed in full`
  if (window.part === 'exempt') return `Starting part-way through ${name}: that one is not asked`
  const round = { up: 'rounded up', down: 'rounded down', nearest: 'rounded to the nearest' }[window.part.pro_rata]
  return `Starting part-way through ${name}: that one is owed in proportion to its days, ${round}`
}

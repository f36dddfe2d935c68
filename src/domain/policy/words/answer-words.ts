import { listInWords } from '../../text/dates.ts'
import type { After, Before, Rule } from '../rule.ts'
import type { Stream } from '../language.ts'
import { lengthInWords, staysOpen, unsetParameter } from './amount-words.ts'
import { eventsOf } from './condition-words.ts'
import { intervalInWords, pointsInWords, readInterval } from './interval-words.ts'
import { quoted, withArticle } from './plain-nouns.ts'
import type { Saying } from './saying.ts'
import { headlineNoun } from './stream-words.ts'
import { triggerInWords } from './trigger-words.ts'

/** Deadlines in words: `docs/policies/pack-format.md`, "after" and "before". */

/** What is to be done: "the record is signed by both", "a session", "at least 2 sessions". */
function answerInWords(counts: Stream, count: number, saying: Saying): string {
  const noun = headlineNoun(counts, saying)
  const events = eventsOf(counts)
  const length = noun.length === '' ? '' : ` ${noun.length}`
  if (count !== 1) return `at least ${count} ${noun.many}${length}`
  const plainly =
    noun.length === '' &&
    noun.one ===
      listInWords(
        events.map((event) => saying.lexicon.event(event, counts.as).one),
        'or',
      )
  const done = events.map((event) => saying.lexicon.done(event))
  if (!plainly || done.every((each) => each === null)) return `${withArticle(noun.one)}${length}`
  return listInWords(
    events.map((event, index) => {
      const each = done[index]
      return each ? `${each.what} ${each.is}`.trim() : withArticle(saying.lexicon.event(event, counts.as).one)
    }),
    'or',
  )
}

export function afterInWords(after: After, rule: Rule, counts: Stream, saying: Saying): string {
  const event = saying.event === null ? null : saying.subjectKind
  const trigger = triggerInWords(after.trigger, { ...saying, event: null }, 'each', { while: rule.while, event })
  const answer = { ...saying, event: null }
  if (after.at_most === 0 && after.by !== undefined) {
    return `No ${headlineNoun(counts, answer).one} after ${trigger} until the day in its ${quoted(saying.lexicon.word(after.by))} has passed`
  }
  if (after.at_most === 0) {
    const within =
      typeof after.within === 'string' && after.within !== 'open' ? intervalInWords(after.within) : 'a time'
    return `No ${headlineNoun(counts, answer).one} for ${within} after ${trigger}`
  }
  return `${answerInWords(counts, after.at_least ?? 1, answer)} ${whenAfter(after, trigger, saying)}`
}

function whenAfter(after: After, trigger: string, saying: Saying): string {
  if (after.by !== undefined) return `by the day in the ${quoted(saying.lexicon.word(after.by))} of ${trigger}`
  if (after.points) return `within ${listInWords(pointsInWords(after.points))} of ${trigger}`
  const { within } = after
  if (within === undefined || within === 'open' || (staysOpen(within) && unsetParameter(within, saying) !== null)) {
    if (staysOpen(within)) saying.parametersUsed.add(unsetParameter(within, saying) ?? '')
    return `after ${trigger}, with no time set`
  }
  if (typeof within === 'string' && readInterval(within)?.count === 0) return `on the same day as ${trigger}`
  const most = lengthInWords(within, saying)
  if (after.not_before === undefined) return `within ${most} of ${trigger}`
  return `between ${between(after.not_before, most)} after ${trigger}`
}

/** "5 and 10 days", the unit once where it is the same. */
function between(least: string, most: string): string {
  const from = intervalInWords(least)
  const [number = '', ...unit] = from.split(' ')
  return most.endsWith(` ${unit.join(' ')}`) ? `${number} and ${most}` : `${from} and ${most}`
}

export function beforeInWords(before: Before, rule: Rule, counts: Stream, saying: Saying): string {
  const event = saying.event === null ? null : saying.subjectKind
  const trigger = triggerInWords(before.trigger, { ...saying, event: null }, 'each', { while: rule.while, event })
  const answer = answerInWords(counts, before.at_least ?? 1, { ...saying, event: null })
  const { no_later_than: least } = before
  if (before.within === undefined) {
    return least === undefined
      ? `${answer} before ${trigger}`
      : `${answer} at least ${intervalInWords(least)} before ${trigger}`
  }
  const most = lengthInWords(before.within, saying)
  return least === undefined
    ? `${answer} in the ${most} before ${trigger}`
    : `${answer} between ${between(least, most)} before ${trigger}`
}

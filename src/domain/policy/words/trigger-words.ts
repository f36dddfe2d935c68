import type { Trigger } from '../rule.ts'
import type { Condition } from '../language.ts'
import { predicateOf } from './condition-words.ts'
import { quoted } from './plain-nouns.ts'
import { beginning, clause, subjectNamed, wholeNoun, type Predicate } from './predicate.ts'
import type { Saying } from './saying.ts'
import { dressedStream } from './stream-words.ts'

/** What starts a deadline or lies ahead of one, in words: "each held session", "becoming a deputy DSL". */
export function triggerInWords(
  trigger: Trigger,
  saying: Saying,
  which: 'each' | 'one',
  start?: { while: Condition | undefined; event: string | null },
): string {
  if (trigger === 'start') return start ? startInWords(saying, which, start) : 'the start'
  if ('begins' in trigger) return beginInWords(predicateOf(trigger.begins, saying), saying)
  if ('ends' in trigger) {
    const predicate = predicateOf(trigger.ends, saying)
    return predicate ? `the last day on which ${clause(theSubject(saying), predicate)}` : 'the end'
  }
  if ('breach_of' in trigger) {
    const rule = saying.lexicon.pack.rules?.find(({ id }) => id === trigger.breach_of)
    return `each time ${quoted(rule?.title ?? saying.lexicon.word(trigger.breach_of))} is missed`
  }
  const noun = wholeNoun(dressedStream(trigger, saying), 'one', false)
  return which === 'each' ? `each ${noun}` : `one ${noun}`
}

const theSubject = (saying: Saying) => subjectNamed(`the ${saying.subject}`)

function beginInWords(predicate: Predicate | null, saying: Saying): string {
  if (!predicate) return 'the start'
  if (predicate.kind === 'plain' && predicate.stage !== undefined && !predicate.not)
    return `the start ${predicate.stage}`
  return beginning(predicate, theSubject(saying))
}

function startInWords(
  saying: Saying,
  which: 'each' | 'one',
  start: { while: Condition | undefined; event: string | null },
): string {
  if (start.event !== null) return `${which} ${saying.subject}`
  const predicate = predicateOf(start.while, saying)
  // Of several conditions at once none is the one that begins.
  return predicate?.kind === 'joined' ? 'the first day on which this covers them' : beginInWords(predicate, saying)
}

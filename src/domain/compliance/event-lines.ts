import { otherOn } from './asking.ts'
import type { CompiledCondition, Workshop } from './workshop.ts'
import type { Scalar } from '../policy/language.ts'
import { note, type Context } from './context.ts'
import { comparedOn, compileThingLine } from './fact-lines.ts'
import { recordedIn, type Happening, type Node } from './history.ts'
import { NO, UNKNOWN, valueAt, YES } from './spans.ts'
import { comparisonsOf, compileValueTest, knownOf, testLineOf } from './values.ts'

type EventLine = CompiledCondition['ofEvent']

/**
 * One line of a condition, asked of an event: an attribute or link that is not recorded is unknown. What the event
 * links to is asked about on the event’s own day.
 */
export function compileEventLine(name: string, given: unknown, pack: Workshop): EventLine {
  const test = testLineOf(given)
  const known = knownOf(test)
  const valueTest = compileValueTest(name, test, pack)
  const which = test.which ? pack.condition(test.which) : null
  const not = test.not === undefined ? null : compileEventLine(name, test.not, pack)
  const sameAs = test.same_as?.startsWith('subject.') ? test.same_as.slice('subject.'.length) : null
  const asThing = compileThingLine(name, given, pack)
  const comparisons = comparisonsOf(test)
  const asked = valueTest !== null || which !== null || sameAs !== null || comparisons.length > 0

  const passes = (context: Context, event: Happening, value: Scalar, subject: Node): number => {
    let answer = valueTest ? valueTest(context, value, subject, event) : YES
    if (answer > NO && which) {
      answer = Math.min(answer, otherOn(context, which, context.history.node(String(value)), event.day, subject))
    }
    if (answer > NO && sameAs) answer = Math.min(answer, isOfSubject(context, subject, sameAs, value, event.day))
    for (const each of comparisons) {
      if (answer > NO) answer = Math.min(answer, comparedOn(context, subject, each, value, event.day))
    }
    return answer
  }

  // Most lines compare one value with one other.
  const isAlone = which === null && sameAs === null && not === null && known === null && comparisons.length === 0
  const isPlain = valueTest !== null && isAlone

  return (context, event, subject) => {
    const recorded = recordedIn(event, name)
    if (isPlain && recorded !== undefined && typeof recorded !== 'object')
      return valueTest(context, recorded, subject, event)
    if (recorded === undefined && event.facts.has(name)) {
      const steps = asThing.ofNode(context, event, subject)
      return valueAt(steps, event.day)
    }
    let answer = YES
    if (known !== null) answer = (recorded !== undefined) === known ? YES : NO
    if (answer > NO && not) answer = 1 - not(context, event, subject)
    if (answer === NO || !asked) return answer
    if (recorded === undefined) {
      note(context, { why: 'not_recorded', name, of: event.id })
      return UNKNOWN
    }
    if (typeof recorded !== 'object') return Math.min(answer, passes(context, event, recorded, subject))
    let best = NO
    for (const value of recorded) best = Math.max(best, passes(context, event, value, subject))
    return Math.min(answer, best)
  }
}

/** Whether a value is one that the subject has under a name on a day: `same_as: subject.supervisor`. */
function isOfSubject(context: Context, subject: Node, name: string, value: Scalar, day: number): number {
  if (subject.isEvent) {
    const own = recordedIn(subject, name)
    if (own === undefined) {
      note(context, { why: 'not_recorded', name, of: subject.id })
      return UNKNOWN
    }
    return [own].flat().includes(value) ? YES : NO
  }
  for (const span of subject.facts.get(name) ?? []) {
    if (span.value === value && span.from <= day && day <= span.until) return YES
  }
  return NO
}

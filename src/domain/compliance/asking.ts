import { note, type Context } from './context.ts'
import type { Happening, Node } from './history.ts'
import { constantly, UNKNOWN, valueAt, type Steps } from './spans.ts'
import type { CompiledCondition } from './workshop.ts'

/**
 * The days on which another thing passes a condition. Remembered when it does not depend on the subject: a supervisor
 * is asked about by everybody they supervise.
 */
export function stepsOfOther(context: Context, condition: CompiledCondition, other: Node, subject: Node): Steps {
  if (other.isEvent) return constantly(answerOf(context, condition, other, subject))
  if (condition.aboutSubject) return condition.ofThing(context, other, subject)
  let known = context.remembered.get(condition)
  if (!known) context.remembered.set(condition, (known = new Map()))
  let found = known.get(other)
  if (!found) {
    const notes = context.notes
    context.notes = []
    found = { steps: condition.ofThing(context, other, subject), notes: context.notes }
    context.notes = notes
    known.set(other, found)
  }
  for (const missing of found.notes) note(context, missing)
  return found.steps
}

/** What another thing answers to a condition on one day. */
export const otherOn = (
  context: Context,
  condition: CompiledCondition,
  other: Node,
  day: number,
  subject: Node,
): number =>
  other.isEvent
    ? answerOf(context, condition, other, subject)
    : valueAt(stepsOfOther(context, condition, other, subject), day)

/**
 * What an event answers to a condition. What was noted as missing on the way is forgotten when the answer did not hang
 * on it.
 */
export function answerOf(context: Context, condition: CompiledCondition, event: Happening, subject: Node): number {
  const noted = context.notes.length
  const answer = condition.ofEvent(context, event, subject)
  if (answer !== UNKNOWN && context.notes.length > noted) context.notes.length = noted
  return answer
}

import { answerOf } from './asking.ts'
import type { CompiledCondition } from './workshop.ts'
import { FAR } from './civil.ts'
import type { Happening, Thing } from './history.ts'
import { afterGrace } from './judge-gap.ts'
import { pushStep, UNKNOWN, YES } from './spans.ts'
import {
  BREACHED,
  DUE,
  MET,
  newTimeline,
  newVerdict,
  NOT_APPLICABLE,
  OVERDUE,
  timelineFrom,
  withPauses,
  type Case,
  type Late,
  type Verdict,
} from './verdict.ts'

/** A condition that holds on every day; about an event it is judged once, for the event as it is now. */
export function judgeAlways(one: Case, condition: CompiledCondition): Verdict {
  return one.subject.isEvent ? judgeEvent(one, condition, one.subject) : judgeThing(one, condition, one.subject)
}

function judgeThing(one: Case, condition: CompiledCondition, thing: Thing): Verdict {
  const { context, binding } = one
  const holds = condition.ofThing(context, thing, thing)
  const sure = context.assume ? UNKNOWN : YES
  const timeline = newTimeline()
  const late: Late[] = []
  let due = FAR
  for (let span = 0; span < binding.length; span += 2) {
    const from = Math.max(binding[span] as number, context.history.evaluateFrom)
    const to = binding[span + 1] as number
    if (to < from) continue
    pushStep(timeline, from, MET)
    for (let place = 0; place < holds.length; place += 2) {
      if ((holds[place + 1] as number) >= sure) continue
      const began = Math.max(binding[span] as number, holds[place] as number)
      let next = place + 2
      while (next < holds.length && (holds[next + 1] as number) < sure) next += 2
      const ended = Math.min(to, next < holds.length ? (holds[next] as number) - 1 : FAR)
      place = next - 2
      if (ended < from || began > to) continue
      const over = afterGrace(one, began - 1)
      if (over >= began) {
        pushStep(timeline, Math.max(from, began), DUE)
        if (began <= context.asOf && context.asOf <= ended) due = over
      }
      if (over < ended) {
        const first = Math.max(from, over + 1)
        pushStep(timeline, first, OVERDUE)
        late.push({ from: first, to: ended, madeGood: ended < to ? ended + 1 : null, by: null, cycle: null })
      }
      if (ended < to) pushStep(timeline, ended + 1, MET)
    }
    if (to < FAR) pushStep(timeline, to + 1, NOT_APPLICABLE)
  }
  return verdictOf(one, timeline, late, due)
}

function judgeEvent(one: Case, condition: CompiledCondition, event: Happening): Verdict {
  const { context, rule } = one
  const answer = answerOf(context, condition, event, event)
  const holds = answer === YES || (answer === UNKNOWN && context.assume)
  if (holds) return verdictOf(one, timelineFrom(event.day, MET), NONE_LATE, FAR)
  const over = afterGrace(one, event.day - 1)
  const failing = rule.isMendable ? OVERDUE : BREACHED
  const hasGrace = over >= event.day
  const timeline = hasGrace ? timelineFrom(event.day, DUE) : timelineFrom(over + 1, failing)
  if (hasGrace) pushStep(timeline, over + 1, failing)
  const late = [{ from: over + 1, to: FAR, madeGood: null, by: null, cycle: null }]
  return verdictOf(one, timeline, late, hasGrace ? over : FAR)
}

const NONE_LATE: readonly Late[] = Object.freeze([])

/** `due` is the last day of grace, where there is any. */
function verdictOf({ pauses }: Case, timeline: readonly number[], late: readonly Late[], due: number): Verdict {
  const verdict = newVerdict(withPauses(timeline, pauses.any))
  verdict.due = due
  verdict.late = late
  if (late.length > 0) verdict.failing = late.flatMap(({ from, to }) => [from, to])
  return verdict
}

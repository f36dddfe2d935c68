import { FAR, LONG_AGO } from './civil.ts'
import type { CompiledBefore } from './compile.ts'
import type { Counted, Happening } from './history.ts'
import { addInterval } from './intervals.ts'
import { afterGrace } from './judge-gap.ts'
import { cutStep, pushStep, spanWith } from './spans.ts'
import type { Started } from './triggers.ts'
import {
  BREACHED,
  DUE,
  MET,
  newTimeline,
  newVerdict,
  UPCOMING,
  withPauses,
  type Case,
  type Late,
  type Verdict,
} from './verdict.ts'

/** In time for something, which may be planned (`docs/policies/pack-format.md`, "before"). */
export function judgeBefore(one: Case, before: CompiledBefore, counted: Counted): Verdict[] {
  const { context, binding } = one
  const { evaluateFrom } = context.history
  const verdicts: Verdict[] = []
  for (const trigger of before.trigger.find(one)) {
    if (trigger.day < evaluateFrom || spanWith(binding, trigger.day) < 0) continue
    verdicts.push(judgeOne(one, before, counted, trigger))
  }
  return verdicts
}

function judgeOne(one: Case, before: CompiledBefore, counted: Counted, trigger: Started): Verdict {
  const { context } = one
  const from = earliest(one, before, trigger)
  const due = before.noLaterThan ? addInterval(one.tables, trigger.day, before.noLaterThan, -1) : trigger.day
  const over = afterGrace(one, due)
  const answers: Happening[] = []
  let answered = FAR
  for (const [place, day] of counted.days.entries()) {
    const event = counted.events[place] as Happening
    if (event === trigger.event || day < from || day > over) continue
    if (before.linked !== null && !namesTrigger(event, before.linked, trigger)) continue
    if (over === due && isAfter(event, day, trigger)) continue
    answers.push(event)
    if (answers.length === before.atLeast) answered = day
  }
  const timeline = newTimeline()
  // It can be asked about from the day on which the rule is known to bind.
  const begin = Math.max(context.history.evaluateFrom, one.binding[spanWith(one.binding, trigger.day)] as number)
  const isHistory = before.within !== null && from < context.history.evaluateFrom && answered >= FAR
  const late: Late[] = []
  if (!isHistory) {
    if (begin < due) pushStep(timeline, begin, UPCOMING)
    if (over >= begin) pushStep(timeline, Math.max(begin, due), DUE)
    if (answered < FAR) {
      cutStep(timeline, Math.max(begin, answered), MET)
    } else {
      pushStep(timeline, Math.max(begin, over + 1), BREACHED)
      late.push({ from: Math.max(begin, over + 1), to: FAR, madeGood: null, by: null, cycle: null })
    }
  }
  const verdict = newVerdict(answered < FAR ? timeline : withPauses(timeline, one.pauses.any), trigger.label)
  verdict.cycle = { name: null, from: Math.max(from, LONG_AGO), to: trigger.day, trigger: trigger.label }
  verdict.due = due
  verdict.evidence = answers.slice(0, before.atLeast)
  if (before.atLeast > 1) verdict.amount = { has: answers.length, needs: before.atLeast, unit: one.rule.unit }
  verdict.late = late
  verdict.failing = late.flatMap((each) => [each.from, each.to])
  if (one.rule.isShared) verdict.needed = () => answers.slice(0, before.atLeast)
  return verdict
}

/** The first day on which an answer is not too early. */
function earliest(one: Case, before: CompiledBefore, trigger: Started): number {
  if (!before.within) return LONG_AGO
  const limit = before.within.fixed ?? before.within.on(one.context, one.subject, trigger.day)
  if (limit.is === 'interval') return addInterval(one.tables, trigger.day, limit.interval, -1)
  if (limit.is === 'shortest' || limit.is === 'longest') {
    const days = limit.of.map((each) =>
      each.is === 'interval' ? addInterval(one.tables, trigger.day, each.interval, -1) : LONG_AGO,
    )
    return limit.is === 'shortest' ? Math.max(...days) : Math.min(...days)
  }
  return limit.is === 'open' ? LONG_AGO : FAR
}

const namesTrigger = (event: Happening, link: string, trigger: Started) =>
  trigger.event !== null && [event.links[link] ?? []].flat().includes(trigger.event.id)

/** With instants on both sides the order within the day matters; with days alone the same day is in time. */
function isAfter(event: Happening, day: number, trigger: Started): boolean {
  if (day !== trigger.day) return day > trigger.day
  return event.instant !== null && trigger.instant !== null && event.instant > trigger.instant
}

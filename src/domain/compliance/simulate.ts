import { newAssessing } from './judge.ts'
import { forEachJudged } from './assess.ts'
import { FAR, parseDay } from './civil.ts'
import type { CompiledPack } from './compile.ts'
import type { History, Node } from './history.ts'
import { commonSpans, daysInside, mergeSpans } from './spans.ts'
import { supervisorTime, type SupervisorTime } from './supervisor-time.ts'
import { lastLateDay, stateOn, UNDETERMINED } from './verdict.ts'

export interface SimulateAsked {
  /** the first and last day of the period */
  readonly from: string
  readonly to: string
  readonly rules?: ReadonlySet<string> | undefined
  readonly subjects?: readonly string[] | undefined
}

/** How far a subject was out of step with a rule in the period. */
export interface OutOfStep {
  /** days on which it was late, or after a failed window until the next was met */
  readonly days: number
  /** breaches that began before the end of the period and were not over before it */
  readonly breaches: number
  /** nobody can say on the last day of the period */
  readonly isUndetermined: boolean
}

export interface Comparison {
  readonly rule: string
  readonly subject: string
  /** null where that pack does not ask it of the subject */
  readonly before: OutOfStep | null
  readonly instead: OutOfStep | null
}

export interface Simulation {
  readonly rules: readonly Comparison[]
  /** subjects, by id, with a breach under the new pack and none under the old */
  readonly newlyOut: readonly string[]
  readonly noLongerOut: readonly string[]
  readonly time: { readonly before: SupervisorTime; readonly instead: SupervisorTime }
}

/**
 * What a changed policy would have found in recorded history: by rule and subject the days out of step under each pack,
 * who would be newly out of step and who no longer, and the supervisor time that each asks. Pure.
 */
export function simulate(
  before: CompiledPack,
  instead: CompiledPack,
  history: History,
  asked: SimulateAsked,
): Simulation {
  const from = parseDay(asked.from)
  const to = parseDay(asked.to)
  const period = { from, to }
  const was = outOfStep(before, history, asked, period)
  const would = outOfStep(instead, history, asked, period)
  const rules: Comparison[] = []
  for (const [subject, found] of was) {
    for (const [rule, old] of found)
      rules.push({ rule, subject, before: old, instead: would.get(subject)?.get(rule) ?? null })
  }
  for (const [subject, found] of would) {
    for (const [rule, fresh] of found) {
      if (!was.get(subject)?.has(rule)) rules.push({ rule, subject, before: null, instead: fresh })
    }
  }
  const outBefore = subjectsOut(was)
  const outInstead = subjectsOut(would)
  return {
    rules,
    newlyOut: outInstead.filter((subject) => !outBefore.includes(subject)),
    noLongerOut: outBefore.filter((subject) => !outInstead.includes(subject)),
    time: {
      before: supervisorTime(before, history, { ...asked, ...period }),
      instead: supervisorTime(instead, history, { ...asked, ...period }),
    },
  }
}

type Found = Map<string, Map<string, OutOfStep>>

function outOfStep(
  pack: CompiledPack,
  history: History,
  asked: SimulateAsked,
  { from, to }: { readonly from: number; readonly to: number },
): Found {
  const found: Found = new Map()
  const failing = new Map<Node, Map<string, number[]>>()
  const context = newAssessing(pack, history, { asOf: to, cutoff: to, horizon: to })
  forEachJudged(context, asked, (rule, subject, verdict) => {
    let ofSubject = found.get(subject.id)
    if (!ofSubject) found.set(subject.id, (ofSubject = new Map()))
    let days = failing.get(subject)
    if (!days) failing.set(subject, (days = new Map()))
    const spans = mergeSpans([...(days.get(rule.id) ?? []), ...verdict.failing])
    days.set(rule.id, spans)
    const known = ofSubject.get(rule.id)
    const inside = verdict.late.filter(
      (each) => each.from <= to && (each.cycle ? each.from : lastLateDay(each)) >= from,
    )
    ofSubject.set(rule.id, {
      days: daysInside(commonSpans(spans, [from, Math.min(to, FAR)]), from, to),
      breaches: (known?.breaches ?? 0) + inside.length,
      isUndetermined: (known?.isUndetermined ?? false) || stateOn(verdict.timeline, to) === UNDETERMINED,
    })
  })
  return found
}

const subjectsOut = (found: Found): string[] =>
  [...found].filter(([, rules]) => [...rules.values()].some(({ breaches }) => breaches > 0)).map(([subject]) => subject)

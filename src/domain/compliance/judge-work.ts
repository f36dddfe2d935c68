import { FAR } from './civil.ts'
import type { CompiledWork } from './compile.ts'
import { amountIn } from './happened.ts'
import type { Counted, Happening } from './history.ts'
import { pushStep } from './spans.ts'
import {
  lateDays,
  MET,
  newTimeline,
  newVerdict,
  NOT_APPLICABLE,
  OVERDUE,
  UPCOMING,
  withPauses,
  type Case,
  type Late,
  type Verdict,
} from './verdict.ts'

/**
 * A gap that counts work instead of days: every eight shifts, every fifty hours. It has no date, but what is left. Late
 * from the day on which more has been worked than the number allows.
 */
export function judgeWork(one: Case, work: CompiledWork, counted: Counted): Verdict {
  const { context, subject, binding } = one
  const number = work.number(context)
  const done = work.of.collect(context, subject, subject, context.cutoff, !context.assume)
  const timeline = newTimeline()
  const late: Late[] = []
  let event: Happening | null = null
  let since = 0
  let recorded = 0
  let anchor: number | null = null
  for (let span = 0; span < binding.length; span += 2) {
    const first = binding[span] as number
    const to = binding[span + 1] as number
    if (first > context.asOf && span > 0) {
      // What the state turns to.
      pushStep(timeline, first, UPCOMING)
      break
    }
    const from = Math.max(first, context.history.evaluateFrom)
    if (to < from) continue
    event = null
    since = 0
    recorded = 0
    anchor = from
    let running: number | null = null
    pushStep(timeline, from, UPCOMING)
    for (const step of inTurn(counted, done, first, Math.min(to, context.cutoff))) {
      if (step.counts) {
        if (running !== null)
          late.push({ from: running, to: step.day, madeGood: step.day, by: step.event, cycle: null })
        running = null
        since = 0
        recorded = 0
        event = step.event
        anchor = step.day
        pushStep(timeline, Math.max(from, step.day), MET)
        continue
      }
      if (step.day < from && event === null) continue
      const by = work.total === null ? 1 : amountIn(context, step.event, work.total, !context.assume)
      since += by
      // What is not recorded may be any number, and is told as none.
      if (by < FAR) recorded += by
      if (since > number && running === null) {
        running = Math.max(from, step.day)
        pushStep(timeline, running, OVERDUE)
      }
    }
    if (running !== null) late.push({ from: running, to, madeGood: null, by: null, cycle: null })
    if (to < FAR) pushStep(timeline, to + 1, NOT_APPLICABLE)
    if (to < context.asOf) anchor = null
  }
  const verdict = newVerdict(withPauses(timeline, one.pauses.any))
  if (anchor !== null) {
    verdict.cycle = { name: null, from: anchor, to: FAR }
    verdict.evidence = event ? [event] : []
    verdict.amount = { has: recorded, needs: number, unit: work.total ?? work.of.kinds[0] ?? '' }
  }
  verdict.late = late
  verdict.failing = lateDays(late)
  if (one.rule.isShared) verdict.needed = () => counted.events
  return verdict
}

interface Turn {
  readonly day: number
  readonly event: Happening
  readonly counts: boolean
}

/** Work and what answers it, in time. On one day work counts as done after what answers, unless instants say otherwise. */
function inTurn(counted: Counted, done: Counted, from: number, to: number): Turn[] {
  const turns: Turn[] = []
  const take = ({ events, days }: Counted, counts: boolean) => {
    for (const [place, day] of days.entries()) {
      const event = events[place]
      if (event && day >= from && day <= to) turns.push({ day, event, counts })
    }
  }
  take(counted, true)
  take(done, false)
  return turns.toSorted((a, b) => {
    if (a.day !== b.day) return a.day - b.day
    if (a.event.instant !== null && b.event.instant !== null) return a.event.instant - b.event.instant
    return Number(b.counts) - Number(a.counts)
  })
}

import { rowOn, type Amount } from './amounts.ts'
import { dayOfInstant, FAR, LONG_AGO, looksLikeDay, parseDay, startOfDay } from './civil.ts'
import type { CompiledAfter } from './compile.ts'
import { note } from './context.ts'
import { type Counted, instantOf, type Happening } from './history.ts'
import { addInterval, millisecondsOf, moveOffDay } from './intervals.ts'
import { afterGrace } from './judge-gap.ts'
import { deadlineOf, elapsedOf, openQuestion, type Limit } from './limits.ts'
import { cutStep, NO_SPANS, pushStep, spanWith, type Spans } from './spans.ts'
import type { Started } from './triggers.ts'
import {
  begunBy,
  BREACHED,
  DUE,
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
  type Stretch,
  type Verdict,
} from './verdict.ts'

/** When an answer is asked for, and until when. */
interface Deadline {
  /** the last day in time */
  readonly due: number
  /** the last day before it is overdue */
  readonly over: number
  /** the last instant in time, in hours */
  readonly instant: number | null
}

/** An answer to each trigger (`docs/policies/pack-format.md`, "after"). The rule must bind on the day of the trigger. */
export function judgeAfter(one: Case, after: CompiledAfter, counted: Counted): Verdict[] {
  const { context, binding } = one
  let verdicts: Verdict[] | null = null
  for (const trigger of after.trigger.find(one)) {
    if (trigger.day > context.cutoff) continue
    const span = spanWith(binding, trigger.day)
    if (span < 0) continue
    const boundTo = binding[span + 1] as number
    const answers = answersTo(one, after, counted, trigger)
    for (let place = 0; place < after.limits.length; place++) {
      const amount = after.limits[place] as Amount<Limit>
      const limit =
        after.by === null
          ? (amount.fixed ?? amount.on(context, one.subject, trigger.day))
          : dayHeldIn(one, trigger, after.by)
      const point = after.hasPoints ? place + 1 : null
      const verdict = after.forbids
        ? judgeForbidden(one, trigger, limit, answers, boundTo)
        : judgeAnswer(one, after, trigger, limit, answers, point, boundTo)
      // Of an event there is mostly one. A list that grows leaves room for sixteen more.
      if (verdict && verdicts) verdicts.push(verdict)
      else if (verdict) verdicts = [verdict]
    }
  }
  return verdicts ?? []
}

/**
 * The day in an attribute of the trigger, or, where that is no event, in a fact of the subject on its day. One that was
 * over when it was written is the trigger’s own.
 */
function dayHeldIn({ context, subject }: Case, { event, day }: Started, name: string): Limit {
  const value = rowOn(event ?? subject, name, day)?.value
  if (looksLikeDay(value)) return { is: 'day', day: Math.max(day, parseDay(value)) }
  note(context, { why: 'not_recorded', name, of: (event ?? subject).id })
  return openQuestion(context)
}

/** The events that answer a trigger: from it on, or those that name it where the rule asks that. */
function answersTo(one: Case, after: CompiledAfter, counted: Counted, trigger: Started): Counted {
  const { events, days } = counted
  const notBefore = after.notBefore ? addInterval(one.tables, trigger.day, after.notBefore) : LONG_AGO
  // Mostly all of them do, and then nothing is copied.
  let all = 0
  while (all < days.length && answers(events[all] as Happening, days[all] as number, trigger, after, notBefore)) all++
  if (all === days.length) return counted
  const found = { events: events.slice(0, all), days: days.slice(0, all) }
  for (let place = all + 1; place < days.length; place++) {
    const event = events[place] as Happening
    const day = days[place] as number
    if (!answers(event, day, trigger, after, notBefore)) continue
    found.events.push(event)
    found.days.push(day)
  }
  return found
}

function answers(
  event: Happening,
  day: number,
  trigger: Started,
  { linked }: CompiledAfter,
  notBefore: number,
): boolean {
  if (event === trigger.event || day < notBefore) return false
  if (linked === null) return !isBefore(event, day, trigger)
  return trigger.event !== null && linksTo(event, linked, trigger.event.id)
}

function linksTo(event: Happening, link: string, id: string): boolean {
  const to = event.links[link]
  return typeof to === 'string' ? to === id : to !== undefined && to.includes(id)
}

/** By instant where both have one, otherwise by day: on the same day it is not before. */
function isBefore(event: Happening, day: number, trigger: Started): boolean {
  if (day !== trigger.day) return day < trigger.answersFrom
  return event.instant !== null && trigger.instant !== null && event.instant < trigger.instant
}

/** The deadline, with the pauses that have begun by a day: one that restarts makes it run from the day after. */
function deadline(one: Case, trigger: Started, limit: Limit, known: number): Deadline {
  const restarts = limit.is === 'day' ? NO_SPANS : begunBy(one.pauses.restarts, known)
  const stopped = begunBy(one.pauses.stopped, known)
  let found = deadlineFrom(one, trigger.day, trigger.instant, limit, stopped)
  let from = trigger.day
  for (let place = 0; place < restarts.length && (restarts[place] as number) <= found.due; place += 2) {
    const again = (restarts[place + 1] as number) + 1
    if (again <= from) continue
    from = again
    found = deadlineFrom(one, from, from < FAR ? startOfDay(from) : null, limit, stopped)
  }
  return found
}

function deadlineFrom(one: Case, day: number, instant: number | null, limit: Limit, stopped: Spans): Deadline {
  if (day >= FAR) return { due: FAR, over: FAR, instant: null }
  const elapsed = elapsedOf(limit)
  if (elapsed) {
    const end = (instant ?? startOfDay(day + 1)) + millisecondsOf(elapsed)
    // Midnight belongs to the day that it ends.
    const due = dayOfInstant(end - 1)
    return { due, over: afterGrace(one, due), instant: end }
  }
  const due = moveOffDay(one.tables, deadlineOf(one.context, one.tables, limit, day, stopped), one.rule.dayOff)
  return { due, over: afterGrace(one, due), instant: null }
}

function judgeAnswer(
  one: Case,
  after: CompiledAfter,
  trigger: Started,
  limit: Limit,
  answers: Counted,
  point: number | null,
  boundTo: number,
): Verdict | null {
  const { context } = one
  const { evaluateFrom } = context.history
  const { due, over, instant } = deadline(one, trigger, limit, FAR)
  // What is only planned moves no deadline that is shown.
  const shown = one.pauses.any.length === 0 ? due : deadline(one, trigger, limit, context.asOf).due
  // What was over before recorded history began is not asked about.
  if (trigger.day < evaluateFrom && over < evaluateFrom) return null
  const needs = point ?? after.atLeast
  const answer = answers.events[needs - 1] ?? null
  const answered = answers.days[needs - 1] ?? FAR
  const inTime = answer !== null && isInTime(answer, answered, over, instant, one.rule.grace !== null)
  const lateFrom = instant === null || over > due ? over + 1 : dayOfInstant(instant)
  // When it stops binding before the deadline the obligation is gone.
  const isGone = boundTo < over && answered > boundTo
  let timeline: number[]
  let late: Late[] | null = null
  const begin = Math.max(trigger.day, evaluateFrom)
  if (inTime && !isGone && answered < due) {
    timeline = answeredInTime(begin, answered)
  } else {
    timeline = open(begin, due, over, after.allowsLate ? OVERDUE : BREACHED)
  }
  if (isGone) {
    cutStep(timeline, boundTo + 1, NOT_APPLICABLE)
  } else if (inTime) {
    if (answered >= due) cutStep(timeline, Math.max(begin, answered), MET)
  } else if (over < FAR) {
    const ended = answered <= boundTo && after.allowsLate
    const to = ended ? answered : boundTo < FAR ? Math.max(boundTo, lateFrom) : FAR
    late = [
      {
        from: Math.max(lateFrom, evaluateFrom),
        to: after.allowsLate ? to : FAR,
        madeGood: ended ? answered : null,
        by: ended ? answer : null,
        cycle: null,
      },
    ]
    if (ended) cutStep(timeline, Math.max(begin, answered), MET)
    else if (boundTo < FAR) cutStep(timeline, boundTo + 1, BREACHED)
  }
  const done = Math.min(answers.events.length, needs)
  const laid = withPausesUntil(one, timeline, trigger.day, isGone ? FAR : answered)
  const verdict = newVerdict(laid, trigger.label, point)
  verdict.cycle = cycleFrom(trigger, shown, point)
  verdict.due = shown
  verdict.dueInstant = instant
  verdict.evidence = evidenceOf(answers, point === null ? 0 : needs - 1, needs, after.allowsLate ? FAR : over)
  if (after.atLeast > 1) verdict.amount = { has: done, needs, unit: one.rule.unit }
  if (late) {
    verdict.late = late
    verdict.failing = lateDays(late)
  }
  if (one.rule.isShared) verdict.needed = () => answers.events.slice(0, needs)
  return verdict
}

const cycleFrom = ({ day, label }: Started, to: number, point: number | null): Stretch =>
  point === null ? { name: null, from: day, to, trigger: label } : { name: null, from: day, to, trigger: label, point }

/** The answers that count: those that came too late only where late ones do. */
function evidenceOf({ events, days }: Counted, from: number, to: number, last: number): readonly Happening[] {
  if (to === from + 1) return from < days.length && (days[from] as number) <= last ? [events[from] as Happening] : []
  const evidence: Happening[] = []
  for (let place = from; place < to && place < days.length; place++) {
    if ((days[place] as number) <= last) evidence.push(events[place] as Happening)
  }
  return evidence
}

function isInTime(answer: Happening, day: number, over: number, instant: number | null, hasGrace: boolean): boolean {
  if (instant === null || hasGrace || day !== answer.day) return day <= over
  return instantOf(answer) <= instant
}

/** A pause shows while it is open; what is answered stays answered. */
const withPausesUntil = ({ pauses }: Case, timeline: readonly number[], trigger: number, answered: number) => {
  if (pauses.any.length === 0) return timeline
  const clipped: number[] = []
  for (let place = 0; place < pauses.any.length; place += 2) {
    const from = Math.max(trigger, pauses.any[place] as number)
    const to = Math.min(pauses.any[place + 1] as number, answered - 1)
    if (from <= to) clipped.push(from, to)
  }
  return withPauses(timeline, clipped)
}

/** The states of most answers that were wanted: open until the day of the answer, then met. */
const answeredInTime = (begin: number, answered: number): number[] =>
  answered > begin ? [LONG_AGO, NOT_APPLICABLE, begin, UPCOMING, answered, MET] : [LONG_AGO, NOT_APPLICABLE, begin, MET]

/** The states of what is not answered: open until the last day in time, then late. */
function open(begin: number, due: number, over: number, afterwards: number): number[] {
  if (LONG_AGO < begin && begin < due && due <= over && over + 1 < FAR) {
    return [LONG_AGO, NOT_APPLICABLE, begin, UPCOMING, due, DUE, over + 1, afterwards]
  }
  const timeline = newTimeline()
  if (begin < due) pushStep(timeline, begin, UPCOMING)
  pushStep(timeline, Math.max(begin, due), DUE)
  if (over < FAR) pushStep(timeline, Math.max(begin, over + 1), afterwards)
  return timeline
}

/** What may not happen until a time has passed: the last day of it included. */
function judgeForbidden(one: Case, trigger: Started, limit: Limit, done: Counted, boundTo: number): Verdict | null {
  const { context } = one
  const { due, instant } = deadline(one, trigger, limit, FAR)
  if (trigger.day < context.history.evaluateFrom && due < context.history.evaluateFrom) return null
  const last = Math.min(due, boundTo)
  const place = done.days.findIndex((day, at) => {
    const event = done.events[at] as Happening
    return day <= last && (instant === null || day !== event.day || instantOf(event) <= instant)
  })
  const day = done.days[place] ?? FAR
  const event = done.events[place] ?? null
  const timeline = newTimeline()
  const begin = Math.max(trigger.day, context.history.evaluateFrom)
  pushStep(timeline, begin, MET)
  if (day < FAR) cutStep(timeline, Math.max(begin, day), BREACHED)
  else if (boundTo < due) cutStep(timeline, boundTo + 1, NOT_APPLICABLE)
  const late: Late[] =
    day < FAR && day >= context.history.evaluateFrom
      ? [{ from: day, to: FAR, madeGood: null, by: null, cycle: null }]
      : []
  const verdict = newVerdict(timeline, trigger.label)
  verdict.cycle = cycleFrom(trigger, due, null)
  verdict.due = due
  verdict.dueInstant = instant
  verdict.evidence = event ? [event] : []
  verdict.late = late
  verdict.failing = lateDays(late)
  return verdict
}

import { answerOf } from './asking.ts'
import type { CompiledCondition, Workshop } from './workshop.ts'
import type { Pause } from '../policy/rule.ts'
import type { CalendarTables } from './calendar-tables.ts'
import { FAR } from './civil.ts'
import type { Context } from './context.ts'
import type { Node } from './history.ts'
import { addInterval, countedDays, parseInterval, type Interval } from './intervals.ts'
import { constantly, mergeSpans, NO_SPANS, spansOf, UNKNOWN, YES, type Spans } from './spans.ts'

export interface CompiledPause {
  readonly condition: CompiledCondition
  readonly effect: Pause['effect']
  readonly covering: NonNullable<Pause['covering']>
  readonly atLeast: Interval | null
  readonly moreThan: Interval | null
}

/** The pauses of a rule for one subject, by what they do. */
export interface Pauses {
  /** every day of pause on which the rule binds */
  readonly any: Spans
  readonly stopped: Spans
  readonly restarts: Spans
  /** pauses that excuse windows, with how much of one they must cover */
  readonly excuses: readonly { readonly spans: Spans; readonly covering: CompiledPause['covering'] }[]
}
export const NO_PAUSES: Pauses = Object.freeze({
  any: NO_SPANS,
  stopped: NO_SPANS,
  restarts: NO_SPANS,
  excuses: Object.freeze([]),
})

export const compilePause = (pause: Pause, pack: Workshop): CompiledPause => ({
  condition: pack.condition(pause.while),
  effect: pause.effect,
  covering: pause.covering ?? 'whole',
  atLeast: parseInterval(pause.lasting?.at_least),
  moreThan: parseInterval(pause.lasting?.more_than),
})

/** The pauses of a rule for a subject. Pauses that touch are one, so that splitting an absence in two changes nothing. */
export function pausesOf(
  context: Context,
  pauses: readonly CompiledPause[],
  subject: Node,
  tables: CalendarTables,
): Pauses {
  if (pauses.length === 0) return NO_PAUSES
  const all = pauses.map((pause) => spansOfPause(context, pause, subject, tables))
  // Mostly there are none.
  if (all.every(isEmpty)) return NO_PAUSES
  const found = pauses.map((pause, place) => ({ pause, spans: all[place] ?? NO_SPANS }))
  const ofEffect = (effect: Pause['effect']) =>
    mergeSpans(found.flatMap(({ pause, spans }) => (pause.effect === effect ? spans : [])))
  return {
    any: mergeSpans(found.flatMap(({ spans }) => spans)),
    stopped: ofEffect('stop_clock'),
    restarts: ofEffect('restart'),
    excuses: found.flatMap(({ pause, spans }) =>
      // A window of which no day counts is not asked either.
      pause.effect === 'restart' ? [] : [{ spans, covering: pause.effect === 'excuse' ? pause.covering : 'whole' }],
    ),
  }
}

const isEmpty = (spans: Spans): boolean => spans.length === 0

function spansOfPause(context: Context, pause: CompiledPause, subject: Node, tables: CalendarTables): Spans {
  const steps = subject.isEvent
    ? constantly(answerOf(context, pause.condition, subject, subject))
    : pause.condition.ofThing(context, subject, subject)
  const spans = spansOf(steps, context.assume ? UNKNOWN : YES)
  const lasting = pause.atLeast ?? pause.moreThan
  if (!lasting || spans.length === 0) return spans
  const kept: number[] = []
  const joined = joinOver(tables, lasting, spans)
  for (let place = 0; place < joined.length; place += 2) {
    const from = joined[place] as number
    const to = joined[place + 1] as number
    // What has no end yet has lasted until the day asked about.
    const last = to >= FAR ? context.asOf : to
    if (isLongEnough(tables, pause, from, last)) kept.push(from, to)
  }
  return kept
}

/** Joins absences between which no day lies that the length counts: over a weekend, for working days. */
function joinOver(tables: CalendarTables, lasting: Interval, spans: Spans): Spans {
  const joined: number[] = []
  for (let place = 0; place < spans.length; place += 2) {
    const from = spans[place] as number
    const last = joined.length - 1
    if (last >= 0 && countedDays(tables, lasting.unit, joined[last] as number, from - 1) === 0) {
      joined[last] = spans[place + 1] as number
    } else joined.push(from, spans[place + 1] as number)
  }
  return joined
}

const countsDays = ['working_day', 'school_day', 'term_day']

function isLongEnough(tables: CalendarTables, pause: CompiledPause, from: number, to: number): boolean {
  const long = (interval: Interval, more: boolean) => {
    if (countsDays.includes(interval.unit)) {
      const days = countedDays(tables, interval.unit, from - 1, to)
      return more ? days > interval.n : days >= interval.n
    }
    const after = addInterval(tables, from, interval)
    return more ? to >= after : to >= after - 1
  }
  return (!pause.atLeast || long(pause.atLeast, false)) && (!pause.moreThan || long(pause.moreThan, true))
}

/** Whether a pause excuses a window. A pause that is only planned excuses no window that has begun. */
export function isExcused(pauses: Pauses, from: number, to: number, asOf: number): boolean {
  if (pauses.excuses.length === 0) return false
  const begunBy = from <= asOf ? asOf : FAR
  return pauses.excuses.some(({ spans, covering }) => {
    let days = 0
    for (let place = 0; place < spans.length; place += 2) {
      if ((spans[place] as number) > begunBy) break
      days += Math.max(0, Math.min(to, spans[place + 1] as number) - Math.max(from, spans[place] as number) + 1)
    }
    const all = to - from + 1
    return covering === 'any' ? days > 0 : covering === 'half' ? days * 2 >= all : days >= all
  })
}

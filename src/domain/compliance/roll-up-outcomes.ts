import type { PackMeasure } from '../policy/pack-measure.ts'
import type { Assessing } from './assessing.ts'
import { FAR, LONG_AGO } from './civil.ts'
import type { CompiledRule } from './compile.ts'
import { tablesOf } from './context.ts'
import type { Node } from './history.ts'
import { stepAt, type Spans, type Steps } from './spans.ts'
import type { WindowSeries } from './windows.ts'
import {
  BREACHED,
  DUE,
  lastLateDay,
  MET,
  NOT_APPLICABLE,
  OVERDUE,
  PAUSED,
  stateOn,
  UNDETERMINED,
  UPCOMING,
  type Case,
  type Verdict,
} from './verdict.ts'

/** What an obligation came to in a period. */
export type Outcome = 'kept' | 'missed' | 'open' | 'paused' | 'undetermined' | 'not_applicable'

/** A period of a measure, in day numbers. */
export interface Stretched {
  readonly name: string | null
  readonly from: number
  readonly to: number
  /** the last day that is looked at: that of the period, or the day asked about while it runs */
  readonly last: number
}

interface Judged {
  readonly context: Assessing
  readonly rule: CompiledRule
  readonly subject: Node
  /** the day asked about */
  readonly today: number
  readonly binding: () => Spans
}

/**
 * What an obligation came to in a period. A clock (`gap`, `rolling`, `always`, `either`) is looked at on each of its days.
 * What is asked once belongs to one period alone: a window to that in which its last day lies, an answer (`after`,
 * `before`) to that of its last day in time, an event that is judged once to that of its own day. Nothing, where it
 * belongs to another.
 */
export function outcomesOf(
  judged: Judged,
  verdict: Verdict,
  period: Stretched,
  { each, judged: how }: PackMeasure,
): readonly Outcome[] {
  const { rule, subject } = judged
  if (each === undefined || how === 'on_last_day') return asItStands(judged, verdict, period)
  if (rule.after || rule.before) return ofAnswer(judged, verdict, period)
  if (subject.isEvent) return ofEvent(subject.day, verdict, period)
  const series = rule.periodic?.is === 'window' ? rule.periodic.window.series : null
  return series ? ofWindows(judged, series, verdict, period) : ofDays(verdict, period)
}

const NOTHING: readonly Outcome[] = Object.freeze([])

/** As it stands on a day: what is still ahead is in step. */
function asItStands({ subject }: Judged, { timeline, cycle }: Verdict, { last }: Stretched): readonly Outcome[] {
  const began = subject.isEvent ? subject.day : cycle?.trigger === undefined ? LONG_AGO : cycle.from
  if (began > last) return NOTHING
  const state = stateOn(timeline, last)
  return [state === UPCOMING || state === DUE ? 'kept' : outcomeOf(state)]
}

function outcomeOf(state: number): Outcome {
  if (state === MET) return 'kept'
  if (state === OVERDUE || state === BREACHED) return 'missed'
  if (state === PAUSED) return 'paused'
  if (state === UNDETERMINED) return 'undetermined'
  return state === NOT_APPLICABLE ? 'not_applicable' : 'open'
}

function ofEvent(day: number, { timeline }: Verdict, { from, last }: Stretched): readonly Outcome[] {
  return day < from || day > last ? NOTHING : [outcomeOf(stateOn(timeline, last))]
}

/** Done in time or not: what is made good later was late all the same. Within its grace an answer is in time. */
function ofAnswer({ today }: Judged, verdict: Verdict, { from, to, last }: Stretched): readonly Outcome[] {
  const { timeline, late, due, cycle } = verdict
  // What nobody can date belongs to the period in which it was asked for.
  const isUndated = due >= FAR && stateOn(timeline, last) === UNDETERMINED
  const day = isUndated && cycle !== null ? cycle.from : due
  if (day < from || day > to) return NOTHING
  return [late.some((each) => each.from <= today) ? 'missed' : outcomeOf(stateOn(timeline, today))]
}

/** Each window whose last day lies in the period. */
function ofWindows(
  judged: Judged,
  series: WindowSeries,
  verdict: Verdict,
  { from, to, last }: Stretched,
): readonly Outcome[] {
  const { context, rule, subject, today } = judged
  const { timeline, late } = verdict
  if (stateOn(timeline, last) === UNDETERMINED) return ['undetermined']
  const binding = judged.binding()
  const one = { context, rule, subject, tables: tablesOf(context, subject), binding } as unknown as Case
  const outcomes: Outcome[] = []
  for (let span = 0; span < binding.length; span += 2) {
    const boundFrom = binding[span] as number
    const boundTo = binding[span + 1] as number
    // A window in which the rule stops binding before its last day is not judged.
    const until = Math.min(to, boundTo)
    const next = series.from(one, boundFrom, Math.max(from, boundFrom))
    for (let window = next(); window !== null && window.to <= until; window = next()) {
      const { from: begins, to: ends } = window
      const isLate = late.some(({ from: day, cycle }) => day <= today && cycle?.from === begins && cycle.to === ends)
      const state = stateOn(timeline, ends)
      if (isLate) outcomes.push('missed')
      else if (state === NOT_APPLICABLE || state === MET) outcomes.push(outcomeOf(state))
      else outcomes.push(ends < today ? 'kept' : 'open')
    }
  }
  if (outcomes.length > 0) return outcomes
  // While the period runs a window may still end in it; where none did, nothing was asked in it.
  return [to >= today && isBound(verdict, from, last) ? 'open' : 'not_applicable']
}

const isBound = ({ timeline }: Verdict, from: number, to: number): boolean =>
  statesIn(timeline, from, to).some((state) => state !== NOT_APPLICABLE)

/** Kept on every day, or late on one of them. */
function ofDays(verdict: Verdict, { from, last }: Stretched): readonly Outcome[] {
  const { timeline, late } = verdict
  const states = statesIn(timeline, from, last).filter((state) => state !== NOT_APPLICABLE)
  if (states.length === 0) return ['not_applicable']
  if (states.includes(UNDETERMINED)) return ['undetermined']
  if (late.some((each) => each.from <= last && lastLateDay(each) >= from)) return ['missed']
  return [states.every((state) => state === PAUSED) ? 'paused' : 'kept']
}

/** The states of some days, each once for a stretch of it. */
function statesIn(timeline: Steps, from: number, to: number): number[] {
  const states: number[] = []
  for (let place = stepAt(timeline, from); place < timeline.length && (timeline[place] as number) <= to; place += 2) {
    states.push(timeline[place + 1] as number)
  }
  return states
}

import { FAR, LONG_AGO } from './civil.ts'
import type { Amount } from './amounts.ts'
import type { Limit } from './limits.ts'
import type { CalendarTables } from './calendar-tables.ts'
import type { Context } from './context.ts'
import type { Happening, Node } from './history.ts'
import type { ObligationState } from './obligation.ts'
import type { Pauses } from './pauses.ts'
import { pushStep, stepAt, type Spans, type Steps } from './spans.ts'

/** The states of an obligation as numbers, for timelines. */
export const states: readonly ObligationState[] = [
  'not_applicable',
  'upcoming',
  'due',
  'met',
  'overdue',
  'breached',
  'paused',
  'undetermined',
]
export const NOT_APPLICABLE = 0
export const UPCOMING = 1
export const DUE = 2
export const MET = 3
export const OVERDUE = 4
export const BREACHED = 5
export const PAUSED = 6
export const UNDETERMINED = 7

/** What every kind of rule has that its judge looks at. */
export interface RuleTraits {
  readonly grace: Amount<Limit> | null
  readonly dayOff: 'stays' | 'forward' | 'back'
  readonly isMendable: boolean
  /** the event that is counted, for amounts */
  readonly unit: string
  /** whether other rules ask which events it needs */
  readonly isShared: boolean
}

/** What is being judged: one rule for one subject. */
export interface Case {
  readonly context: Context
  readonly rule: RuleTraits
  readonly subject: Node
  readonly tables: CalendarTables
  /** the days on which the rule binds */
  readonly binding: Spans
  readonly pauses: Pauses
}

/** The stretch judged, with days as numbers; `LONG_AGO` and `FAR` where it has no end. */
export interface Stretch {
  /** the kind of window, for its name; null when it has none */
  readonly name: string | null
  readonly from: number
  readonly to: number
  readonly trigger?: string
  readonly point?: number
}

/** Days on which it was late. */
export interface Late {
  readonly from: number
  /** the last day before it ended, or the day on which it was made good; `FAR` while it runs, and for a closed window */
  readonly to: number
  readonly madeGood: number | null
  readonly by: Happening | null
  readonly cycle: Stretch | null
}

/** The last late day: the day before the event that made it good, or that day itself when it was late only on it. */
export const lastLateDay = ({ from, to, madeGood }: Pick<Late, 'from' | 'to' | 'madeGood'>): number =>
  madeGood === null ? to : Math.max(from, madeGood - 1)

export interface Measured {
  readonly has: number
  readonly needs: number | null
  readonly most?: number
  readonly unit: string
}

/** What a rule says of a subject: an obligation, before it is put in words and dates. Fixed, once a judge has made it. */
export interface Verdict {
  /** the trigger that it answers: the event, or the day on which a condition began; empty when there is but one verdict */
  readonly label: string
  /** the place among several points of one trigger, from 1 */
  readonly point: number | null
  /** the state on every day, of days to come too: what is so if nothing more is recorded */
  timeline: Steps
  cycle: Stretch | null
  /** the last day in time; `FAR` when there is none */
  due: number
  /** instead of `due`, where the rule is in hours */
  dueInstant: number | null
  goodUntil: number | null
  evidence: readonly Happening[]
  amount: Measured | null
  late: readonly Late[]
  /** days on which it was failing: a late clock, or from the end of a failed window until one is met */
  failing: Spans
  /**
   * The events it cannot do without, which rules beside it may not count again. Where it could take one event or
   * another it leaves those that the other rule wants. Known only where a rule stands beside it.
   */
  needed: (wanted: ReadonlySet<Happening>) => readonly Happening[]
}

const nothing: readonly never[] = Object.freeze([])
const needsNothing = () => nothing

/**
 * A verdict with a timeline and nothing else. All are made here, so that all have the same fields in the same order:
 * millions of them are read, and the machine reads those of one shape fastest.
 */
export const newVerdict = (timeline: Steps, label = '', point: number | null = null): Verdict => ({
  label,
  point,
  timeline,
  cycle: null,
  due: FAR,
  dueInstant: null,
  goodUntil: null,
  evidence: nothing,
  amount: null,
  late: nothing,
  failing: nothing,
  needed: needsNothing,
})

/** Which obligation of its rule a verdict is, so that two readings of the same facts can be compared. */
export const keyOf = ({ label, point }: Verdict): string => (point === null ? label : `${label} ${point}`)

/** The days of breaches that were made, one after the other. */
export function lateDays(late: readonly Late[]): Spans {
  if (late.length === 0) return nothing
  const [only] = late
  if (only && late.length === 1) return [only.from, lastLateDay(only)]
  const days: number[] = []
  for (const each of late) days.push(each.from, lastLateDay(each))
  return days
}

/** The state on a day. */
export const stateOn = (timeline: Steps, day: number): number => timeline[stepAt(timeline, day) + 1] as number

/** Lays days of pause over a timeline. What is not asked, or is for people to check, stays so. */
export function withPauses(timeline: Steps, pauses: Spans): Steps {
  if (pauses.length === 0) return timeline
  const laid: number[] = []
  for (let place = 0; place < timeline.length; place += 2) {
    const from = timeline[place] as number
    const to = place + 2 < timeline.length ? (timeline[place + 2] as number) - 1 : FAR
    const state = timeline[place + 1] as number
    if (state === NOT_APPLICABLE || state === UNDETERMINED) {
      pushStep(laid, from, state)
      continue
    }
    let day = from
    for (let pause = 0; pause < pauses.length && day <= to; pause += 2) {
      const first = Math.max(day, pauses[pause] as number)
      const last = Math.min(to, pauses[pause + 1] as number)
      if (last < first) continue
      if (first > day) pushStep(laid, day, state)
      pushStep(laid, first, PAUSED)
      day = last + 1
    }
    if (day <= to) pushStep(laid, day, state)
  }
  return laid
}

/** Days of pause that have begun by the day asked about: what is only planned moves no deadline yet. */
export function begunBy(spans: Spans, day: number): Spans {
  let end = spans.length
  while (end > 0 && (spans[end - 2] as number) > day) end -= 2
  return end === spans.length ? spans : spans.slice(0, end)
}

/** A timeline to which states are added; before the first day the rule does not apply. */
export const newTimeline = (): number[] => [LONG_AGO, NOT_APPLICABLE]

/**
 * A timeline of one state from a day on, to which more may be added. A list written whole is as large as it is; one that
 * grows leaves room for sixteen more.
 */
export const timelineFrom = (day: number, state: number): number[] => {
  if (day >= FAR) return newTimeline()
  return day <= LONG_AGO ? [LONG_AGO, state] : [LONG_AGO, NOT_APPLICABLE, day, state]
}

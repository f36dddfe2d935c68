import { newAssessing } from './judge.ts'
import { forEachJudged } from './assess.ts'
import { isoOf, looksLikeDay, parseDay } from './civil.ts'
import type { CompiledPack } from './compile.ts'
import type { Happening, History, HistoryRows } from './history.ts'
import { historyOfRows } from './history-of-rows.ts'
import type { ObligationState } from './obligation.ts'
import { keyOf, stateOn, states } from './verdict.ts'

export interface Turn {
  readonly state: ObligationState
  readonly on: string
}

/** How one obligation goes on from the day asked about. */
export interface Forecast {
  readonly rule: string
  readonly subject: string
  /** which obligation of an `after` or `before`: its trigger and point; empty otherwise */
  readonly key: string
  readonly state: ObligationState
  /** if nothing more is recorded */
  readonly ifNothing: readonly Turn[]
  /** if what is booked is held; null when nothing is booked */
  readonly ifHeld: readonly Turn[] | null
}

/** A row of an event as it will be recorded. */
export type EventRow = HistoryRows['events'][number]

export interface ForecastAsked {
  readonly asOf: string
  /** the last day that is looked at */
  readonly until: string
  readonly rules?: ReadonlySet<string> | undefined
  readonly subjects?: readonly string[] | undefined
  /** what a booking is recorded as when it is held, or null when it is none; `bookedSession` if left out */
  readonly asHeld?: ((event: Happening, history: History) => EventRow | null) | undefined
}

/**
 * A `session_booked` as the session it becomes: on the day in `scheduled_on` (its own, without one), with its links and
 * attributes, held. Null for any other event, and for one that was cancelled or booked again.
 */
export function bookedSession(event: Happening, history: History): EventRow | null {
  if (event.kind !== 'session_booked') return null
  for (const kind of ['session_cancelled', 'session_rebooked']) {
    if (history.linkingInAnyWay(kind, event.id).length > 0) return null
  }
  const { scheduled_on: scheduled, ...attributes } = event.attributes
  return {
    id: `${event.id} held`,
    kind: 'session',
    day: looksLikeDay(scheduled) ? parseDay(scheduled) : event.day,
    instant: null,
    links: event.links,
    attributes: { ...attributes, outcome: 'held' },
  }
}

/**
 * When each obligation turns after a day, if nothing more is recorded and if what is booked is held. Facts that are
 * known to begin or end later are taken as they are known. In the order of `assess`.
 */
export function forecast(pack: CompiledPack, history: History, asked: ForecastAsked): Forecast[] {
  const asOf = parseDay(asked.asOf)
  const until = parseDay(asked.until)
  const held = heldBookings(history, asOf, until, asked.asHeld ?? bookedSession)
  const later = held.length === 0 ? null : turnsIfHeld(pack, history, asked, asOf, until, held)
  const forecasts: Forecast[] = []
  const context = newAssessing(pack, history, { asOf, cutoff: asOf, horizon: until })
  forEachJudged(context, asked, (rule, subject, verdict) => {
    forecasts.push({
      rule: rule.id,
      subject: subject.id,
      key: keyOf(verdict),
      state: states[stateOn(verdict.timeline, asOf)] ?? 'undetermined',
      ifNothing: turnsOf(verdict.timeline, asOf, until),
      ifHeld: later?.get(placeOf(rule.id, subject.id, keyOf(verdict))) ?? null,
    })
  })
  return forecasts
}

const placeOf = (rule: string, subject: string, key: string) => `${rule}\n${subject}\n${key}`

function heldBookings(
  history: History,
  asOf: number,
  until: number,
  asHeld: (event: Happening, history: History) => EventRow | null,
): EventRow[] {
  return history.events().flatMap((event) => {
    const row = asHeld(event, history)
    return row && row.day > asOf && row.day <= until ? [row] : []
  })
}

function turnsIfHeld(
  pack: CompiledPack,
  history: History,
  asked: ForecastAsked,
  asOf: number,
  until: number,
  held: readonly EventRow[],
): Map<string, readonly Turn[]> {
  const { rows, evaluateFrom } = history
  const then = historyOfRows({ ...rows, evaluateFrom, events: [...rows.events, ...held] })
  const turns = new Map<string, readonly Turn[]>()
  forEachJudged(newAssessing(pack, then, { asOf, cutoff: until, horizon: until }), asked, (rule, subject, verdict) => {
    turns.set(placeOf(rule.id, subject.id, keyOf(verdict)), turnsOf(verdict.timeline, asOf, until))
  })
  return turns
}

function turnsOf(timeline: readonly number[], asOf: number, until: number): Turn[] {
  const turns: Turn[] = []
  for (let place = 0; place < timeline.length; place += 2) {
    const day = timeline[place] as number
    if (day > asOf && day <= until) {
      turns.push({ state: states[timeline[place + 1] as number] ?? 'undetermined', on: isoOf(day) })
    }
  }
  return turns
}

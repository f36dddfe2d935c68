import { answerOf } from './asking.ts'
import type { CompiledCondition, Workshop } from './workshop.ts'
import type { Stream } from '../policy/language.ts'
import { FAR, looksLikeDay, parseDay } from './civil.ts'
import { note, tablesOf, type Context } from './context.ts'
import {
  NONE_COUNTED,
  recordedIn,
  type Counted,
  type Happening,
  type History,
  type LinkKey,
  type Node,
} from './history.ts'
import { addInterval, parseInterval } from './intervals.ts'
import { inTime, linkKey } from './links.ts'
import { NO, UNKNOWN } from './spans.ts'

export interface CompiledStream {
  /**
   * The events that count for a node (the subject, or the event that others link to), up to a day.
   * `doubtful` says whether an event counts of which that is unknown.
   */
  collect(context: Context, node: Node, subject: Node, upTo: number, doubtful: boolean): Counted
  /** the kinds of events, as the pack names them */
  readonly kinds: readonly string[]
  /** whether its condition looks at the subject of the rule */
  readonly aboutSubject: boolean
}

const shared = new WeakMap<Workshop, Map<string, CompiledStream>>()

/**
 * The stream of a rule. Rules that count the same events have one between them, which remembers what it found last: a
 * person is asked about by several rules, one after the other.
 */
export function sharedStream(stream: Stream, pack: Workshop): CompiledStream {
  let known = shared.get(pack)
  if (!known) shared.set(pack, (known = new Map()))
  const key = JSON.stringify(stream)
  let found = known.get(key)
  if (!found) known.set(key, (found = remembering(compileStream(stream, pack))))
  return found
}

function remembering(stream: CompiledStream): CompiledStream {
  let lastContext: Context | null = null
  let lastNode: Node | null = null
  let lastUpTo = 0
  let lastDoubtful = false
  let last = NONE_COUNTED
  return {
    ...stream,
    collect(context, node, subject, upTo, doubtful) {
      const isSame = context === lastContext && node === lastNode && upTo === lastUpTo && doubtful === lastDoubtful
      if (isSame && node === subject) return last
      const noted = context.notes.length
      const found = stream.collect(context, node, subject, upTo, doubtful)
      // What was missing on the way has to be noted each time.
      if (node !== subject || context.notes.length > noted) return found
      lastContext = context
      lastNode = node
      lastUpTo = upTo
      lastDoubtful = doubtful
      last = found
      return found
    },
  }
}

/** Makes the function that finds the events of a stream. Without `as`, those that link to the node in any way count. */
export function compileStream(stream: Stream, pack: Workshop): CompiledStream {
  const kinds = [stream.event].flat() as string[]
  const { as, day_of: dayOf } = stream
  const keys = as === undefined ? null : kinds.map((kind) => linkKey(kind, as))
  const where = stream.where ? pack.condition(stream.where) : null
  const apart = parseInterval(stream.apart)

  const linked = (history: History, { id }: Node): Counted => {
    if (keys === null) return inOrder(kinds.flatMap((kind) => history.linkingInAnyWay(kind, id)))
    if (keys.length === 1) return history.linking(keys[0] as LinkKey, id)
    return inOrder(keys.flatMap((key) => history.linking(key, id).events))
  }

  return {
    kinds,
    aboutSubject: where?.aboutSubject ?? false,
    collect(context, node, subject, upTo, doubtful) {
      const all = linked(context.history, node)
      if (all.events.length === 0) return NONE_COUNTED
      if (dayOf === undefined) {
        const counted = passing(context, all, where, subject, upTo, doubtful)
        return apart ? spaced(counted, (day) => addInterval(tablesOf(context, node), day, apart)) : counted
      }
      const events: Happening[] = []
      const days: number[] = []
      for (const event of all.events) {
        if (event.day > upTo) break
        if (where !== null && !passes(context, where, event, subject, doubtful)) continue
        const day = dayInAttribute(context, event, dayOf, doubtful)
        if (day > upTo) continue
        events.push(event)
        days.push(day)
      }
      const counted = sortedByDay(events, days)
      return apart ? spaced(counted, (day) => addInterval(tablesOf(context, node), day, apart)) : counted
    },
  }
}

/** Those up to a day that pass. Mostly that is all of them, and then nothing is copied. */
function passing(
  context: Context,
  all: Counted,
  where: CompiledCondition | null,
  subject: Node,
  upTo: number,
  doubtful: boolean,
): Counted {
  const { events, days } = all
  let place = 0
  for (; place < days.length && (days[place] as number) <= upTo; place++) {
    if (where !== null && !passes(context, where, events[place] as Happening, subject, doubtful)) break
  }
  if (place === days.length) return all
  const kept = { events: events.slice(0, place), days: days.slice(0, place) }
  for (place++; place < days.length && (days[place] as number) <= upTo; place++) {
    const event = events[place] as Happening
    if (where !== null && !passes(context, where, event, subject, doubtful)) continue
    kept.events.push(event)
    kept.days.push(event.day)
  }
  return kept
}

function passes(
  context: Context,
  where: CompiledCondition,
  event: Happening,
  subject: Node,
  doubtful: boolean,
): boolean {
  const answer = answerOf(context, where, event, subject)
  return answer !== NO && (answer !== UNKNOWN || doubtful || context.trusted === event.id)
}

function inOrder(events: readonly Happening[]): Counted {
  if (events.length === 0) return NONE_COUNTED
  const sorted = events.toSorted(inTime)
  return { events: sorted, days: sorted.map(({ day }) => day) }
}

/** The day in an attribute. Where it is not recorded, a doubtful event counts on its own day. */
function dayInAttribute(context: Context, event: Happening, name: string, doubtful: boolean): number {
  const value = recordedIn(event, name)
  if (looksLikeDay(value)) return parseDay(value)
  note(context, { why: 'not_recorded', name, of: event.id })
  return doubtful || context.trusted === event.id ? event.day : FAR
}

function sortedByDay(events: readonly Happening[], days: readonly number[]): Counted {
  const order = days.map((_day, place) => place).toSorted((a, b) => (days[a] as number) - (days[b] as number) || a - b)
  return {
    events: order.map((place) => events[place] as Happening),
    days: order.map((place) => days[place] as number),
  }
}

/** Leaves out events nearer to the last that counted than they may be. */
function spaced({ events, days }: Counted, next: (day: number) => number): Counted {
  const kept: { events: Happening[]; days: number[] } = { events: [], days: [] }
  let from = -FAR
  for (const [place, day] of days.entries()) {
    if (day < from) continue
    kept.events.push(events[place] as Happening)
    kept.days.push(day)
    from = next(day)
  }
  return kept
}

/** The events that count on days of the spans, which are those on which the rule binds. */
export function within(counted: Counted, spans: readonly number[]): Counted {
  const { events, days } = counted
  if (days.length === 0) return counted
  if (spans.length === 2) {
    const [from, to] = spans as [number, number]
    let start = 0
    while (start < days.length && (days[start] as number) < from) start++
    let end = days.length
    while (end > start && (days[end - 1] as number) > to) end--
    if (start === 0 && end === days.length) return counted
    return start === end ? NONE_COUNTED : { events: events.slice(start, end), days: days.slice(start, end) }
  }
  const kept: { events: Happening[]; days: number[] } = { events: [], days: [] }
  let span = 0
  for (const [place, day] of days.entries()) {
    while (span < spans.length && (spans[span + 1] as number) < day) span += 2
    if (span >= spans.length) break
    if (day < (spans[span] as number)) continue
    kept.events.push(events[place] as Happening)
    kept.days.push(day)
  }
  return kept
}

import type { CompiledCondition, Workshop } from './workshop.ts'
import type { Happened } from '../policy/language.ts'
import { FAR, LONG_AGO } from './civil.ts'
import { note, tablesOf, type Context } from './context.ts'
import { recordedIn, type Counted, type Happening, type Node } from './history.ts'
import { addInterval, isBeyondCalendar } from './intervals.ts'
import { constantly, NO, pushStep, stepAt, UNKNOWN, valueAt, YES, type Steps } from './spans.ts'
import { intervalInTest } from './values.ts'
import { compileStream } from './streams.ts'

/**
 * `happened`: how often events occurred, on each day, in the stretch before it (`in_last`, both ends included), after it
 * (`in_next`), or ever until then. Asked of an event without a stretch, it looks at all that links to it by the day of
 * assessment, since what links to an event mostly comes after it: a record is signed after its session.
 */
export function compileHappened(happened: Happened, pack: Workshop): CompiledCondition {
  const stream = compileStream(happened, pack)
  const asked = { last: intervalInTest(happened.in_last, pack), next: intervalInTest(happened.in_next, pack) }
  const last = asked.last?.interval ?? null
  const next = asked.next?.interval ?? null
  // A stretch whose length nobody has set.
  const unset = asked.last?.parameter ?? asked.next?.parameter ?? null
  const most = happened.at_most ?? null
  const least = happened.at_least ?? (most === null ? 1 : 0)
  const { total } = happened

  /** The amount on each day, as steps. */
  const amounts = (context: Context, node: Node, { events, days }: Counted, doubtful: boolean): Steps => {
    const tables = tablesOf(context, node)
    const changes: (readonly [day: number, by: number])[] = []
    for (const [place, day] of days.entries()) {
      const by = total === undefined ? 1 : amountIn(context, events[place] as Happening, total, doubtful)
      const from = next ? addInterval(tables, day, next, -1) : day
      const to = next ? day : last ? addInterval(tables, day, last) : FAR
      changes.push([from, by])
      if (to < FAR) changes.push([to + 1, -by])
    }
    const steps: number[] = [LONG_AGO, 0]
    let sum = 0
    for (const [day, by] of changes.toSorted((a, b) => a[0] - b[0])) pushStep(steps, day, (sum += by))
    return steps
  }

  const passes = (amount: number) => amount >= least && (most === null || amount <= most)

  /** However long the stretch is: nothing before the first event lies in the last of it, nor after the last in the next. */
  const ofUnset = (context: Context, node: Node, subject: Node, parameter: string): Steps => {
    const { days } = stream.collect(context, node, subject, asked.next ? FAR : context.cutoff, true)
    const none = passes(0) ? YES : NO
    const [first, final] = [days[0], days[days.length - 1]]
    if (first === undefined || final === undefined) return constantly(none)
    note(context, { why: 'parameter', name: parameter })
    const steps: number[] = [LONG_AGO, asked.next ? UNKNOWN : none]
    pushStep(steps, asked.next ? final + 1 : first, asked.next ? none : UNKNOWN)
    return steps
  }

  const ofNode = (context: Context, node: Node, subject: Node, upTo: number): Steps => {
    if (unset !== null) return ofUnset(context, node, subject, unset)
    const noted = context.notes.length
    const sure = amounts(context, node, stream.collect(context, node, subject, upTo, false), false)
    const answer = judged(sure, passes)
    const interval = last ?? next
    if (interval && isBeyondCalendar(tablesOf(context, node), interval.unit, context.asOf)) {
      note(context, { why: 'calendar' })
      return answer.map((value, place) => (place % 2 === 0 ? value : UNKNOWN))
    }
    if (context.notes.length === noted) return answer
    const possible = judged(amounts(context, node, stream.collect(context, node, subject, upTo, true), true), passes)
    return whereTheyDiffer(answer, possible)
  }

  return {
    aboutSubject: stream.aboutSubject,
    ofThing: (context, thing, subject) => ofNode(context, thing, subject, next ? FAR : context.cutoff),
    ofEvent(context, event, subject) {
      const steps = ofNode(context, event, subject, next ? FAR : context.cutoff)
      return asked.last || asked.next ? valueAt(steps, event.day) : (steps[steps.length - 1] as number)
    },
  }
}

const judged = (amounts: Steps, passes: (amount: number) => boolean): Steps => {
  const steps: number[] = []
  for (let place = 0; place < amounts.length; place += 2) {
    pushStep(steps, amounts[place] as number, passes(amounts[place + 1] as number) ? YES : NO)
  }
  return steps
}

function whereTheyDiffer(sure: Steps, possible: Steps): Steps {
  const days = [...sure, ...possible].filter((_value, place) => place % 2 === 0).toSorted((a, b) => a - b)
  const steps: number[] = []
  for (const day of new Set(days)) {
    const one = sure[stepAt(sure, day) + 1] as number
    pushStep(steps, day, one === possible[stepAt(possible, day) + 1] ? one : UNKNOWN)
  }
  return steps
}

/** What an event adds to a total. Where it is not recorded: nothing, or as much as could be wanted. */
export function amountIn(context: Context, event: Happening, name: string, doubtful: boolean): number {
  const value = recordedIn(event, name)
  if (typeof value === 'number') return value
  note(context, { why: value === undefined ? 'not_recorded' : 'unreadable', name, of: event.id })
  return doubtful || context.trusted === event.id ? FAR : 0
}

import { stepsOfOther } from './asking.ts'
import type { Workshop } from './workshop.ts'
import type { Window } from '../policy/rule.ts'
import { note } from './context.ts'
import { amountIn } from './happened.ts'
import { recordedIn, type Happening } from './history.ts'
import { UNKNOWN, valueAt, YES } from './spans.ts'
import type { Case } from './verdict.ts'

/** What is measured in a window: the number of events, or what its `total`, `average`, `different`… says. */
export interface Measure {
  /** of some events, in order, for the window as it is on a day */
  of(one: Case, events: readonly Happening[], from: number, to: number, day: number): number
  /** what it is with one more event, where that can be told from what it was */
  withNext?(one: Case, before: number, event: Happening): number
  /** how much is wanted where the measure itself says so */
  wanted(one: Case, day: number): number | null
  /** the days on which something else may be wanted; never, where it is left out */
  changes?(one: Case, into: number[]): void
  readonly unit: string
  /** whether every event counts as one, so that nothing need be added up */
  readonly isCount?: boolean
  /** whether it is measured by whom the events name, so that one may do for all */
  readonly coversMembers?: boolean
}

/** The measure of a window; of the number of events when nothing else is said. */
export function compileMeasure(window: Window, kinds: readonly string[], pack: Workshop): Measure {
  const unit = kinds[0] ?? ''
  const nothing = () => null
  const { total, average, different, one_of_each: oneOfEach, covers } = window
  if (total !== undefined) {
    return {
      unit: total,
      wanted: nothing,
      of: sumOf(total),
      withNext: ({ context }, before, event) => before + amountIn(context, event, total, context.assume),
    }
  }
  if (average !== undefined) {
    const sum = sumOf(average)
    return {
      unit: average,
      wanted: nothing,
      of: (one, events, from, to, day) => (to > from ? sum(one, events, from, to, day) / (to - from) : 0),
    }
  }
  const named = different ?? oneOfEach
  if (named !== undefined) {
    const values = window.values ?? null
    return {
      unit: named,
      wanted: () => (values && oneOfEach !== undefined ? values.length : null),
      of: (one, events, from, to) => valuesOf(one, events, from, to, named, oneOfEach === undefined ? null : values),
    }
  }
  if (covers) return compileCovers(covers, pack)
  return { unit, isCount: true, wanted: nothing, of: (_one, _events, from, to) => to - from }
}

const sumOf =
  (name: string): Measure['of'] =>
  ({ context }, events, from, to) => {
    let sum = 0
    for (let place = from; place < to; place++)
      sum += amountIn(context, events[place] as Happening, name, context.assume)
    return sum
  }

/** How many different values there are; with a list, how many of the list. What is not recorded may be one more. */
function valuesOf(
  { context }: Case,
  events: readonly Happening[],
  from: number,
  to: number,
  name: string,
  wanted: readonly string[] | null,
): number {
  const found = new Set<unknown>()
  let doubtful = 0
  for (let place = from; place < to; place++) {
    const event = events[place] as Happening
    const value = recordedIn(event, name)
    if (value === undefined) {
      note(context, { why: 'not_recorded', name, of: event.id })
      doubtful++
    } else for (const one of [value].flat()) if (!wanted || wanted.includes(String(one))) found.add(one)
  }
  const most = wanted ? wanted.length : Number.MAX_SAFE_INTEGER
  return Math.min(most, found.size + (context.assume ? doubtful : 0))
}

/** Every member of a set is linked to: those whom the subject holds on the last day, or today while it is open. */
function compileCovers(covers: NonNullable<Window['covers']>, pack: Workshop): Measure {
  const condition = covers.while ? pack.condition(covers.while) : null
  const members = ({ context, subject }: Case, day: number) =>
    context.history.naming(covers.by, subject.id).filter((thing) => {
      if (thing.kind !== covers.kind) return false
      const held = (thing.facts.get(covers.by) ?? []).some(
        ({ value, from, until }) => value === subject.id && from <= day && day <= until,
      )
      if (!held || !condition) return held
      const answer = valueAt(stepsOfOther(context, condition, thing, subject), day)
      return answer === YES || (answer === UNKNOWN && !context.assume)
    })
  return {
    unit: covers.kind,
    coversMembers: true,
    wanted: (one, day) => members(one, day).length,
    changes({ context, subject }, into) {
      for (const thing of context.history.naming(covers.by, subject.id)) {
        for (const { from, until } of thing.facts.get(covers.by) ?? []) into.push(from, until + 1)
        const steps = condition ? stepsOfOther(context, condition, thing, subject) : []
        for (let place = 2; place < steps.length; place += 2) into.push(steps[place] as number)
      }
    },
    of(one, events, from, to, day) {
      const linked = new Set<string>()
      for (let place = from; place < to; place++) {
        for (const id of [(events[place] as Happening).links[covers.as] ?? []].flat()) linked.add(id)
      }
      return members(one, day).filter(({ id }) => linked.has(id)).length
    },
  }
}

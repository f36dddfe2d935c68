import { answerOf } from './asking.ts'
import type { Workshop } from './workshop.ts'
import type { Trigger } from '../policy/rule.ts'
import { FAR, isoOf, LONG_AGO } from './civil.ts'
import type { Happening, Node } from './history.ts'
import { constantly, spansOf, UNKNOWN, YES } from './spans.ts'
import { compileStream } from './streams.ts'
import type { Case } from './verdict.ts'

/** Something that starts a deadline, or lies ahead of one. */
export interface Started {
  readonly day: number
  readonly instant: number | null
  /** the event, or the day on which a condition began */
  readonly label: string
  readonly event: Happening | null
  /** from which day on answers count, when the deadline counts from a later one */
  readonly answersFrom: number
}

export interface CompiledTrigger {
  /** the triggers of a subject, in order, those to come among them */
  find(one: Case): readonly Started[]
  /** whether `find` gives the event itself, the subject of the rule */
  readonly isStart: boolean
  /** the rule whose breaches it answers */
  readonly breachOf: string | null
}

/** Makes the function that finds triggers. */
export function compileTrigger(trigger: Trigger, pack: Workshop): CompiledTrigger {
  if (trigger === 'start') return { find: starts, isStart: true, breachOf: null }
  if ('breach_of' in trigger) {
    const name = trigger.breach_of
    return { find: (one) => breaches(one, name), isStart: false, breachOf: name }
  }
  if ('begins' in trigger || 'ends' in trigger) {
    const begins = 'begins' in trigger
    const condition = pack.condition('begins' in trigger ? trigger.begins : trigger.ends)
    const find = ({ context, subject }: Case) => {
      const steps = subject.isEvent
        ? constantly(answerOf(context, condition, subject, subject))
        : condition.ofThing(context, subject, subject)
      const spans = spansOf(steps, context.assume ? UNKNOWN : YES)
      const found: Started[] = []
      for (let place = begins ? 0 : 1; place < spans.length; place += 2) {
        const day = spans[place] as number
        if (day > LONG_AGO && day < FAR) found.push(onDay(day))
      }
      return found
    }
    return { find, isStart: false, breachOf: null }
  }
  const stream = compileStream(trigger, pack)
  return {
    isStart: false,
    breachOf: null,
    find({ context, subject }) {
      const { events, days } = stream.collect(context, subject, subject, FAR, context.assume)
      return events.map((event, place) => ofEvent(event, days[place] as number))
    },
  }
}

const onDay = (day: number): Started => ({
  day,
  instant: null,
  label: isoOf(day),
  event: null,
  answersFrom: day,
})

/** An event counts as trigger at its own instant, unless it counts on another day than its own. */
const ofEvent = (event: Happening, day: number): Started => ({
  day,
  instant: day === event.day ? event.instant : null,
  label: event.id,
  event,
  answersFrom: day,
})

/** The event itself, or the first day on which the rule binds: of recorded history, when that begins later (rule 7). */
function starts({ context, subject, binding }: Case): Started[] {
  if (subject.isEvent) return [ofEvent(subject as Node & Happening, subject.day)]
  const first = binding[0]
  if (first === undefined) return []
  const day = Math.max(first, context.history.evaluateFrom)
  return [{ ...onDay(day), answersFrom: first }]
}

function breaches({ context, subject }: Case, name: string): Started[] {
  return context
    .breachDays(name, subject)
    .filter((day) => day <= context.cutoff)
    .map(onDay)
}

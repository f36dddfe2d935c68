import { FAR } from './civil.ts'
import { pushStep, stepAt, type Steps } from './spans.ts'
import { MET, newVerdict, stateOn, UNDETERMINED, type Stretch, type Verdict } from './verdict.ts'

/**
 * What two answers have in common, of which one takes what is unknown as yes and the other as no. Where both give the
 * same state on the day asked about that is sure, and no day is told as a fact that the other answer contradicts. What was
 * late, counted and shown as evidence is for the caller to say.
 */
export function whatIsSure(one: Verdict, other: Verdict): Verdict {
  const sure = newVerdict(agreed(one.timeline, other.timeline), one.label, one.point)
  sure.cycle = one.cycle && other.cycle ? commonCycle(one.cycle, other.cycle) : null
  sure.due = one.due === other.due ? one.due : FAR
  sure.dueInstant = one.dueInstant === other.dueInstant ? one.dueInstant : null
  sure.goodUntil = one.goodUntil === other.goodUntil ? one.goodUntil : null
  sure.failing = one.failing
  sure.needed = one.needed
  return sure
}

/** Whether two answers with the same state on a day say the same of what comes next. */
export function haveTheSameDays(one: Verdict, other: Verdict, asOf: number): boolean {
  const isMet = stateOn(one.timeline, asOf) === MET
  const [turn, otherTurn] = [stepAt(one.timeline, asOf) + 2, stepAt(other.timeline, asOf) + 2]
  return (
    one.due === other.due &&
    one.dueInstant === other.dueInstant &&
    (!isMet || one.goodUntil === other.goodUntil) &&
    one.timeline[turn] === other.timeline[otherTurn] &&
    one.timeline[turn + 1] === other.timeline[otherTurn + 1]
  )
}

function commonCycle(one: Stretch, other: Stretch): Stretch | null {
  if (one.from === other.from && one.to === other.to) return one
  return one.from === other.from ? { ...one, to: FAR } : null
}

/** The state on each day on which both say the same. */
function agreed(one: Steps, other: Steps): Steps {
  // Mostly they say the same throughout.
  if (one.length === other.length && one.every((value, place) => value === other[place])) return one
  const days = [...one, ...other].filter((_value, place) => place % 2 === 0).toSorted((a, b) => a - b)
  const steps: number[] = []
  for (const day of new Set(days)) {
    const state = stateOn(one, day)
    pushStep(steps, day, state === stateOn(other, day) ? state : UNDETERMINED)
  }
  return steps
}

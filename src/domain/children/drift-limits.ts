import type { Pack } from '../policy/pack.ts'
import { readInterval } from '../policy/words/interval-words.ts'
import { addMonthsClipped, isAfter } from '../calendar/days.ts'

type Day = Temporal.PlainDate

/** A length that needs no school calendar to be counted. */
export type Length = { readonly months: number } | { readonly days: number }

/** From what on something is worth saying. None of it is a score: each is a sentence, and people judge. */
export interface DriftLimits {
  /** discussions running at which it was amber or red */
  sameDirection: number
  /** times that one action was carried forward, or agreed again */
  sameAction: number
  /** for how long nothing changed since the plan began */
  unchangedFor: Length
  /** ages of a plan in months at which somebody looks at it afresh */
  planAges: readonly number[]
  /** gaps between discussions, each longer than the one before */
  growingGaps: number
  /** green discussions running while a plan for risk goes on */
  greenOnPlan: number
  /** red discussions running while there is no plan for risk */
  redWithoutPlan: number
}

/** What is taken where a policy says nothing (product F4). */
export const usualDriftLimits: DriftLimits = {
  sameDirection: 3,
  sameAction: 2,
  unchangedFor: { months: 3 },
  planAges: [9, 12, 15, 21],
  growingGaps: 3,
  greenOnPlan: 3,
  redWithoutPlan: 2,
}

/** The question of a policy that says how long nothing must have changed (S4, aim 3; docs/policies/pack-format.md, "Parameters"). */
const noChangeFor = 'no_change_for'

/**
 * The limits as a policy has them: where its parameter `no_change_for` has been decided, that, and what is usual for all that it
 * leaves open. An interval that hangs on a school calendar is passed over, because drift is looked at on any day.
 * @param pack the policy in force, with what was decided here; null where there is none
 */
export function driftLimitsOf(pack: Pick<Pack, 'parameters'> | null): DriftLimits {
  const decided = pack?.parameters?.[noChangeFor]?.value
  const unchangedFor = typeof decided === 'string' ? lengthOf(decided) : null
  return unchangedFor === null ? usualDriftLimits : { ...usualDriftLimits, unchangedFor }
}

function lengthOf(text: string): Length | null {
  const interval = readInterval(text)
  switch (interval?.unit) {
    case 'day':
      return { days: interval.count }
    case 'week':
      return { days: interval.count * 7 }
    case 'month':
      return { months: interval.count }
    case 'year':
      return { months: interval.count * 12 }
    default:
      return null
  }
}

/** Whether so much time has passed, from a day to another. */
export const hasPassed = (from: Day, to: Day, length: Length): boolean =>
  !isAfter('months' in length ? addMonthsClipped(from, length.months) : from.add(length), to)

import type { Obligation, ObligationState } from './obligation.ts'

/** How one rule stands over everybody it was asked of. */
export interface RollUp {
  readonly rule: string
  /** every obligation of the rule */
  readonly all: number
  readonly met: number
  /** met, or with the deadline still ahead or today */
  readonly inStep: number
  /** overdue or breached */
  readonly outOfStep: number
  /** what `met` and `inStep` are out of: all but the excluded */
  readonly of: number
  /** left out of the denominator, and why */
  readonly excluded: { readonly paused: number; readonly not_applicable: number; readonly undetermined: number }
  /** obligations now in step with an earlier breach on record */
  readonly withEarlierBreach: number
}

const late: readonly ObligationState[] = ['overdue', 'breached']
const waiting: readonly ObligationState[] = ['upcoming', 'due']

/**
 * Counts obligations by rule, in the order in which the rules first appear. Nobody counts as met of whom the rule asks
 * nothing today, or of whom nobody can say: they are counted apart, so that every percentage can say what it is of.
 */
export function rollUp(obligations: readonly Obligation[]): RollUp[] {
  return [...Map.groupBy(obligations, ({ rule }) => rule)].map(([rule, all]) => {
    const count = (wanted: readonly ObligationState[]) => all.filter(({ state }) => wanted.includes(state)).length
    const met = count(['met'])
    const outOfStep = count(late)
    const inStep = met + count(waiting)
    return {
      rule,
      all: all.length,
      met,
      inStep,
      outOfStep,
      of: inStep + outOfStep,
      excluded: {
        paused: count(['paused']),
        not_applicable: count(['not_applicable']),
        undetermined: count(['undetermined']),
      },
      withEarlierBreach: all.filter(
        ({ state, breaches }) => (state === 'met' || waiting.includes(state)) && breaches.length > 0,
      ).length,
    }
  })
}

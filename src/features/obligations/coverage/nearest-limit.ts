import type { CoverageLimit } from '../../../domain/children/coverage.ts'
import type { Rule } from '../../../domain/policy/rule.ts'
import type { KeptObligation } from '../assess/kept-obligation.ts'

/** How time is counted by the rule that a limit comes from: since the last discussion, by half-term or the like, before a meeting, or not at all. */
export type LimitKind = 'gap' | 'window' | 'meeting' | 'open'

export interface NearestLimit extends CoverageLimit {
  readonly kind: LimitKind
  /** where its time began: the last discussion that counted, or the day it came to bind */
  readonly from: Temporal.PlainDate | null
}

interface Judged {
  readonly rule: Rule
  readonly obligation: KeptObligation
}

/** Whether a rule asks that a child is discussed in a session. */
export const isAboutDiscussing = ({ about, counts }: Rule): boolean =>
  about === 'child' && counts !== undefined && counts.as === 'child' && [counts.event].flat().includes('session')

/**
 * Of what the policy asks about discussing one child the rule whose last day in time comes first, past or to come; where none
 * has a day, one that is paused or that nobody can decide yet. Null when it asks nothing, or sets no time.
 */
export function nearestLimit(judged: readonly Judged[]): NearestLimit | null {
  const limits = judged.flatMap(({ rule, obligation }) => {
    const limit = isAboutDiscussing(rule) ? limitOf(rule, obligation) : null
    return limit === null ? [] : [limit]
  })
  return limits.toSorted((a, b) => rank(a) - rank(b) || Temporal.PlainDate.compare(dayOf(a), dayOf(b)))[0] ?? null
}

function limitOf(rule: Rule, obligation: KeptObligation): NearestLimit | null {
  const { state, due, good_until: until, clause, cycle } = obligation
  if (state === 'not_applicable') return null
  // What is asked before a meeting that was held in time is over with it.
  if (rule.before !== undefined && state !== 'upcoming' && state !== 'due') return null
  const last = (due ?? until ?? (state === 'breached' ? cycle?.to : null))?.slice(0, 10) ?? null
  const dueOn = last === null || state === 'undetermined' || state === 'paused' ? null : Temporal.PlainDate.from(last)
  if (dueOn === null && state !== 'undetermined' && state !== 'paused') return null
  return { rule: rule.id, clause, state, dueOn, kind: kindOf(rule), from: beginning(obligation) }
}

function kindOf(rule: Rule): LimitKind {
  if (rule.before !== undefined) return 'meeting'
  if (rule.gap !== undefined) return 'gap'
  return rule.after?.within === 'open' ? 'open' : 'window'
}

function beginning({ evidence, events, cycle }: KeptObligation): Temporal.PlainDate | null {
  const last = evidence.at(-1)
  const on = (last === undefined ? null : events?.[last]?.on) ?? cycle?.from ?? null
  return on === null ? null : Temporal.PlainDate.from(on.slice(0, 10))
}

const rank = ({ state, dueOn }: NearestLimit): number => (dueOn !== null ? 0 : state === 'paused' ? 1 : 2)
const farAway = Temporal.PlainDate.from('9999-12-31')
const dayOf = ({ dueOn }: NearestLimit): Temporal.PlainDate => dueOn ?? farAway

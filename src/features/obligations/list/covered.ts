import type { Owed } from '../../../domain/home/what-is-owed.ts'
import type { SeenObligation } from '../read/obligations-seen.queries.ts'

/** What a policy asks for itself, so that the agreement need not say it again beside it. */
export function coveredByPolicy(seen: readonly SeenObligation[]): ReadonlySet<Owed['key']> {
  const covered = new Set<Owed['key']>()
  for (const { rule, state } of seen) {
    if (state === 'undetermined' || state === 'not_applicable') continue
    const events = [rule.counts?.event ?? []].flat()
    const limit = rule.gap?.at_most
    if (typeof limit === 'object' && 'fact' in limit && limit.fact === 'agreed_interval') covered.add('frequency')
    if (events.includes('record_signed')) covered.add('record')
    if (events.includes('agreement_reviewed')) covered.add('review')
  }
  return covered
}

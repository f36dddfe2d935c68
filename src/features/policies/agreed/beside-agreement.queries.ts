import { contradictionsWithAgreement } from '../../../domain/policy/contradictions-with-agreement.ts'
import type { Frequency } from '../../../domain/planning/series-types.ts'
import type { Work } from '../../../platform/http/work.ts'
import { inForceOn, shelfOf } from '../read/shelf.ts'

/** What two people agreed, and who of them is supervised. */
export interface AgreedHere {
  readonly superviseeId: string
  readonly frequency: Frequency
  readonly minutes: number
  /** as rules call it: safeguarding, management, clinical */
  readonly form: string
}

/** One thing in which an agreement asks for less than the policy, or may. */
export interface WeakerThanPolicy {
  readonly says: string
  readonly clauses: readonly string[]
  /** it cannot be said whether the agreement alone keeps the policy */
  readonly doubtful: boolean
}

/**
 * Where an agreement asks for less than the policy in force (product B5), of the rules that bind the supervisee. A frequency
 * of so many in a term sets no interval, so only its length is looked at. Empty without a policy, or where nothing is known
 * yet of what binds them.
 */
export async function weakerThanPolicy(
  work: Pick<Work, 'db' | 'actor' | 'services' | 'today'>,
  { superviseeId, frequency, minutes, form }: AgreedHere,
): Promise<WeakerThanPolicy[]> {
  const { db, actor, today } = work
  const shelf = await shelfOf(work)
  const version = inForceOn(shelf.own, today)
  if (version === null) return []
  const rows = await db
    .selectFrom('obligation')
    .select('rule')
    .distinct()
    .where('organisation_id', '=', actor.organisationId)
    .where('subject_kind', '=', 'membership')
    .where('subject_id', '=', superviseeId)
    .where('state', '<>', 'not_applicable')
    .execute()
  if (rows.length === 0) return []
  const { resolved } = await shelf.held(version)
  const interval = 'every' in frequency ? `${frequency.every} ${frequency.unit}s` : undefined
  return contradictionsWithAgreement(resolved.pack, {
    interval,
    minutes,
    sessions: { type: 'one_to_one', form },
    binding: new Set(rows.map(({ rule }) => rule)),
  }).map(({ says, clauses, weight }) => ({ says, clauses, doubtful: weight !== 'contradiction' }))
}

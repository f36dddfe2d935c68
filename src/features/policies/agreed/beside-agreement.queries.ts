import type { WeakerThanPolicy } from '../../../domain/policy/findings.ts'
import type { Frequency } from '../../../domain/planning/series-types.ts'
import type { Work } from '../../../platform/http/work.ts'
import { agreementBesidePolicy } from '../../obligations/public.ts'
import { inForceOn, shelfOf } from '../read/shelf.ts'

/** What two people agreed, and who of them is supervised. */
export interface AgreedHere {
  readonly superviseeId: string
  readonly frequency: Frequency
  readonly minutes: number
  /** as rules call it: safeguarding, management, clinical */
  readonly form: string
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
  return agreementBesidePolicy(resolved.pack, { frequency, minutes, form, rules: rows.map(({ rule }) => rule) })
}

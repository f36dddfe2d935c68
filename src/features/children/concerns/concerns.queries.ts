import { isConcern } from '../../../domain/children/concern-words.ts'
import type { Concern } from '../../../domain/children/case-history.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Db } from '../../../platform/database/scope.ts'

export interface ConcernFact {
  concernId: string
  concern: Concern
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate | null
}

/** What the worry about one child is and was mainly about, what goes on first, then the newest. */
export async function concernsOf(
  db: Db,
  { organisationId }: Pick<Actor, 'organisationId'>,
  childId: string,
): Promise<ConcernFact[]> {
  const rows = await db
    .selectFrom('case_concern')
    .select(['concern_id', 'concern', 'starts_on', 'ends_on'])
    .where('organisation_id', '=', organisationId)
    .where('child_id', '=', childId)
    .where('withdrawn_at', 'is', null)
    .orderBy('ends_on', (order) => order.desc().nullsFirst())
    .orderBy('starts_on', 'desc')
    .execute()
  return rows.flatMap((row) =>
    isConcern(row.concern)
      ? [{ concernId: row.concern_id, concern: row.concern, startsOn: row.starts_on, endsOn: row.ends_on }]
      : [],
  )
}

import type { Work } from '../../../platform/http/work.ts'
import type { NumberFact } from './register.queries.ts'

/** Keep the numbers by which others know a child. */
export async function recordNumbers(
  { db, actor, services }: Work,
  childId: string,
  numbers: readonly NumberFact[],
): Promise<void> {
  if (numbers.length === 0) return
  await db
    .insertInto('child_reference')
    .values(
      numbers.map(({ kind, value }) => ({
        organisation_id: actor.organisationId,
        reference_id: services.newId(),
        child_id: childId,
        kind,
        value,
        recorded_by: actor.membershipId,
      })),
    )
    .execute()
}

import type { Concern } from '../../../domain/children/case-history.ts'
import type { Work } from '../../../platform/http/work.ts'
import { childOf } from '../facts/child.queries.ts'
import { concernsOf } from './concerns.queries.ts'

export interface ConcernToRecord {
  childId: string
  concern: Concern
  startsOn: Temporal.PlainDate
}

/**
 * Say what the worry about a child is mainly about, from a day. Several may go on at once, each once.
 * @returns its identifier; 'there_already' when the same goes on; null when there is no such child for this person
 */
export async function recordConcern(work: Work, said: ConcernToRecord): Promise<string | 'there_already' | null> {
  const { db, actor, services } = work
  if ((await childOf(db, actor, said.childId)) === null) return null
  const concernId = services.newId()
  const added = await db
    .insertInto('case_concern')
    .values({
      organisation_id: actor.organisationId,
      concern_id: concernId,
      child_id: said.childId,
      concern: said.concern,
      starts_on: said.startsOn,
      recorded_by: actor.membershipId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) return 'there_already'
  await work.journal('child.changed', { subject: 'child', id: said.childId, details: { concern: concernId } })
  return concernId
}

/** End what a worry is about on a day, or take it back as a mistake. False when there is none such that goes on. */
export async function closeConcern(
  work: Work,
  { childId, concernId, as }: { childId: string; concernId: string; as: 'over' | 'mistake' },
): Promise<boolean> {
  const found = (await concernsOf(work.db, work.actor, childId)).find((each) => each.concernId === concernId)
  if (found === undefined || found.endsOn !== null) return false
  await work.db
    .updateTable('case_concern')
    .set(as === 'over' ? { ends_on: work.today } : { withdrawn_at: work.now })
    .where('organisation_id', '=', work.actor.organisationId)
    .where('concern_id', '=', concernId)
    .execute()
  await work.journal('child.changed', { subject: 'child', id: childId, details: { concern: concernId, as } })
  return true
}

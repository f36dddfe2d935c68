import { isBefore } from '../../../domain/calendar/days.ts'
import type { Work } from '../../../platform/http/work.ts'
import { childOf, holdersOf } from '../facts/child.queries.ts'
import { whoMayHold } from '../facts/who-may-hold.queries.ts'

export interface HolderToSet {
  childId: string
  membershipId: string
  startsOn: Temporal.PlainDate
}

/** Make somebody a case holder from a day on, beside whoever holds the case already. */
export async function setHolder(
  work: Work,
  input: HolderToSet,
): Promise<{ outcome: 'set'; holdingId: string } | { outcome: 'there_already' } | { outcome: 'refused' }> {
  const { db, actor, services, today } = work
  if ((await childOf(db, actor, input.childId)) === null) return { outcome: 'refused' }
  const allowed = await whoMayHold(db, actor, today)
  if (!allowed.some(({ membershipId }) => membershipId === input.membershipId)) return { outcome: 'refused' }
  const held = await holdersOf(db, actor, input.childId)
  if (held.some((each) => each.membershipId === input.membershipId && each.endsOn === null)) {
    return { outcome: 'there_already' }
  }
  const holdingId = services.newId()
  await db
    .insertInto('case_holder')
    .values({
      organisation_id: actor.organisationId,
      holding_id: holdingId,
      child_id: input.childId,
      membership_id: input.membershipId,
      starts_on: input.startsOn,
      recorded_by: actor.membershipId,
    })
    .execute()
  await work.journal('child.changed', { subject: 'child', id: input.childId, details: { what: 'case holder' } })
  return { outcome: 'set', holdingId }
}

/** End somebody's holding of a case: one's own, of somebody one supervises, or anybody's for the safeguarding leads. */
export async function endHolder(
  work: Work,
  input: { childId: string; holdingId: string; endsOn: Temporal.PlainDate },
): Promise<{ outcome: 'ended' | 'before_start' | 'refused' }> {
  const { db, actor } = work
  const held = (await holdersOf(db, actor, input.childId)).find(({ holdingId }) => holdingId === input.holdingId)
  if (held === undefined || !held.mayEnd || held.endsOn !== null) return { outcome: 'refused' }
  if (isBefore(input.endsOn, held.startsOn)) return { outcome: 'before_start' }
  await db
    .updateTable('case_holder')
    .set({ ends_on: input.endsOn })
    .where('organisation_id', '=', actor.organisationId)
    .where('holding_id', '=', input.holdingId)
    .execute()
  await work.journal('child.changed', { subject: 'child', id: input.childId, details: { what: 'case holder ended' } })
  return { outcome: 'ended' }
}

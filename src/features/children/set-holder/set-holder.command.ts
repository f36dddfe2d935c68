import { sql } from 'kysely'
import { isAfter, isBefore } from '../../../domain/calendar/days.ts'
import type { Work } from '../../../platform/http/work.ts'
import { childOf, holdersOf } from '../facts/child.queries.ts'
import { whoMayHold } from '../facts/who-may-hold.queries.ts'

export interface HolderToSet {
  childId: string
  membershipId: string
  startsOn: Temporal.PlainDate
  /** the last day, of one who holds it no longer */
  endsOn?: Temporal.PlainDate | null
}

/** Make somebody a case holder from a day on, beside whoever holds the case already. */
export async function setHolder(
  work: Work,
  input: HolderToSet,
): Promise<{ outcome: 'set'; holdingId: string } | { outcome: 'there_already' } | { outcome: 'refused' }> {
  const { db, actor, services, today } = work
  if ((await childOf(db, actor, input.childId)) === null) return { outcome: 'refused' }
  // A guest, a member of a group or a manager asked to look at a case does not make it their own (policy web_add_own).
  const { rows } = await sql<{ only: boolean }>`select platform.only_looks_on(${input.childId}) as only`.execute(db)
  if (rows[0]?.only !== false) return { outcome: 'refused' }
  const allowed = await whoMayHold(db, actor, today)
  if (!allowed.some(({ membershipId }) => membershipId === input.membershipId)) return { outcome: 'refused' }
  const held = await holdersOf(db, actor, input.childId)
  if (held.some((each) => each.membershipId === input.membershipId && areTogether(each, input))) {
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
      ends_on: input.endsOn ?? null,
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

const areTogether = (
  one: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate | null },
  other: Pick<HolderToSet, 'startsOn' | 'endsOn'>,
): boolean =>
  !(other.endsOn && isAfter(one.startsOn, other.endsOn)) &&
  !(one.endsOn !== null && isAfter(other.startsOn, one.endsOn))

/** Take back a holding that was entered by mistake: it never was. By those who may end it. */
export async function takeBackHolder(
  work: Work,
  input: { childId: string; holdingId: string },
): Promise<{ outcome: 'taken_back' | 'refused' }> {
  const { db, actor } = work
  const held = (await holdersOf(db, actor, input.childId)).find(({ holdingId }) => holdingId === input.holdingId)
  if (held === undefined || !held.mayEnd) return { outcome: 'refused' }
  const { rows } = await sql<{ done: boolean }>`select platform.take_back_holding(${held.holdingId}) as done`.execute(
    db,
  )
  if (rows[0]?.done !== true) return { outcome: 'refused' }
  await work.journal('child.changed', {
    subject: 'child',
    id: input.childId,
    details: { what: 'case holder taken back' },
  })
  return { outcome: 'taken_back' }
}

/** Put the days of a holding right: what was entered is taken back, and what is right recorded in its place. */
export async function correctHolder(
  work: Work,
  input: { childId: string; holdingId: string; startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate | null },
): Promise<{ outcome: 'set' | 'there_already' | 'refused' }> {
  const { db, actor, today } = work
  const all = await holdersOf(db, actor, input.childId)
  const held = all.find(({ holdingId }) => holdingId === input.holdingId)
  if (held === undefined || !held.mayEnd) return { outcome: 'refused' }
  const others = all.filter(
    ({ membershipId, holdingId }) => membershipId === held.membershipId && holdingId !== held.holdingId,
  )
  if (others.some((each) => areTogether(each, input))) return { outcome: 'there_already' }
  const allowed = await whoMayHold(db, actor, today)
  if (!allowed.some(({ membershipId }) => membershipId === held.membershipId)) return { outcome: 'refused' }
  // The right one first: whoever sees the child only by this holding goes on seeing it.
  await db
    .insertInto('case_holder')
    .values({
      organisation_id: actor.organisationId,
      holding_id: work.services.newId(),
      child_id: input.childId,
      membership_id: held.membershipId,
      starts_on: input.startsOn,
      ends_on: input.endsOn,
      recorded_by: actor.membershipId,
    })
    .execute()
  const taken = await takeBackHolder(work, input)
  if (taken.outcome === 'refused') throw new Error('A holding that could be ended could not be taken back')
  return { outcome: 'set' }
}

import { daysAfter, isBefore, laterOf } from '../../../domain/calendar/days.ts'
import type { Work } from '../../../platform/http/work.ts'
import { childOf, statusesOf } from '../facts/child.queries.ts'
import type { LegalBasis } from '../facts/read-child-fields.ts'

export interface StatusToRecord {
  childId: string
  status: string
  legalBasis: LegalBasis | null
  startsOn: Temporal.PlainDate
  /** statuses that end as this one begins: the day before, or their own first day when that is later */
  ends: readonly string[]
}

export type Recording =
  | { outcome: 'recorded'; statusId: string }
  | { outcome: 'there_already' }
  | { outcome: 'refused' }

/** Record that a status holds from a day on. Several may hold at once (product F2); none ends unless it is named. */
export async function recordStatus(work: Work, input: StatusToRecord): Promise<Recording> {
  const { db, actor, services } = work
  if ((await childOf(db, actor, input.childId)) === null) return { outcome: 'refused' }
  const open = (await statusesOf(db, actor, input.childId)).filter((each) => each.endsOn === null)
  if (input.ends.some((id) => !open.some((each) => each.statusId === id))) return { outcome: 'refused' }
  if (open.some((each) => each.status === input.status && !input.ends.includes(each.statusId))) {
    return { outcome: 'there_already' }
  }
  for (const each of open.filter(({ statusId }) => input.ends.includes(statusId))) {
    await setEnd(work, each.statusId, laterOf(each.startsOn, daysAfter(input.startsOn, -1)))
  }
  const statusId = services.newId()
  await db
    .insertInto('child_status')
    .values({
      organisation_id: actor.organisationId,
      status_id: statusId,
      child_id: input.childId,
      status: input.status,
      legal_basis: input.legalBasis,
      starts_on: input.startsOn,
      recorded_by: actor.membershipId,
    })
    .execute()
  await work.journal('child.changed', {
    subject: 'child',
    id: input.childId,
    details: { what: 'status', status: input.status },
  })
  return { outcome: 'recorded', statusId }
}

export interface StatusToEnd {
  childId: string
  statusId: string
  /** the last day it holds */
  endsOn: Temporal.PlainDate
}

/** End a status that holds. `before_start` when the day is before it began; refused when it has an end already. */
export async function endStatus(
  work: Work,
  input: StatusToEnd,
): Promise<{ outcome: 'ended' | 'before_start' | 'refused' }> {
  const { db, actor } = work
  if ((await childOf(db, actor, input.childId)) === null) return { outcome: 'refused' }
  const held = (await statusesOf(db, actor, input.childId)).find(({ statusId }) => statusId === input.statusId)
  if (held === undefined || held.endsOn !== null) return { outcome: 'refused' }
  if (isBefore(input.endsOn, held.startsOn)) return { outcome: 'before_start' }
  await setEnd(work, held.statusId, input.endsOn)
  await work.journal('child.changed', {
    subject: 'child',
    id: input.childId,
    details: { what: 'status ended', status: held.status },
  })
  return { outcome: 'ended' }
}

async function setEnd({ db, actor }: Work, statusId: string, endsOn: Temporal.PlainDate): Promise<void> {
  await db
    .updateTable('child_status')
    .set({ ends_on: endsOn })
    .where('organisation_id', '=', actor.organisationId)
    .where('status_id', '=', statusId)
    .execute()
}

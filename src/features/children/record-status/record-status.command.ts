import { daysAfter, isAfter, isBefore, laterOf } from '../../../domain/calendar/days.ts'
import type { LegalBasis } from '../../../domain/children/status-written.ts'
import type { Work } from '../../../platform/http/work.ts'
import { childOf, statusesOf, type StatusFact } from '../facts/child.queries.ts'

export interface StatusToRecord {
  childId: string
  status: string
  legalBasis: LegalBasis | null
  startsOn: Temporal.PlainDate
  /** its last day, of one that is over already */
  endsOn?: Temporal.PlainDate | null
  /** statuses that end as this one begins: the day before, or their own first day when that is later */
  ends: readonly string[]
}

export type Recording =
  | { outcome: 'recorded'; statusId: string }
  | { outcome: 'there_already' }
  | { outcome: 'refused' }

/** Record that a status holds, or held, from a day on. Several may hold at once (product F2); none ends unless it is named. */
export async function recordStatus(work: Work, input: StatusToRecord): Promise<Recording> {
  const { db, actor } = work
  if ((await childOf(db, actor, input.childId)) === null) return { outcome: 'refused' }
  const all = await statusesOf(db, actor, input.childId)
  const open = all.filter((each) => each.endsOn === null)
  if (input.ends.some((id) => !open.some((each) => each.statusId === id))) return { outcome: 'refused' }
  const others = all.filter(({ statusId }) => !input.ends.includes(statusId))
  if (others.some((each) => isTwice(each, input))) return { outcome: 'there_already' }
  for (const each of open.filter(({ statusId }) => input.ends.includes(statusId))) {
    await setEnd(work, each.statusId, laterOf(each.startsOn, daysAfter(input.startsOn, -1)))
  }
  const statusId = await insertStatus(work, input)
  await work.journal('child.changed', {
    subject: 'child',
    id: input.childId,
    details: { what: 'status', status: input.status },
  })
  return { outcome: 'recorded', statusId }
}

type Spell = Pick<StatusToRecord, 'status' | 'startsOn' | 'endsOn'>

/** Whether two spells of one status are about the same days. */
const isTwice = (one: Pick<StatusFact, 'status' | 'startsOn' | 'endsOn'>, other: Spell): boolean =>
  one.status === other.status &&
  !(other.endsOn && isAfter(one.startsOn, other.endsOn)) &&
  !(one.endsOn !== null && isAfter(other.startsOn, one.endsOn))

async function insertStatus(work: Work, input: Omit<StatusToRecord, 'ends'>): Promise<string> {
  const { db, actor, services } = work
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
      ends_on: input.endsOn ?? null,
      recorded_by: actor.membershipId,
    })
    .execute()
  return statusId
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
  const held = await statusHere(work, input)
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

/** Withdraw a status that was entered by mistake: it never held. It stays to be seen among what was withdrawn. */
export async function takeBackStatus(
  work: Work,
  input: Pick<StatusToEnd, 'childId' | 'statusId'>,
): Promise<{ outcome: 'taken_back' | 'refused' }> {
  const held = await statusHere(work, input)
  if (held === undefined) return { outcome: 'refused' }
  await withdraw(work, held.statusId)
  await work.journal('child.changed', {
    subject: 'child',
    id: input.childId,
    details: { what: 'status taken back', status: held.status },
  })
  return { outcome: 'taken_back' }
}

/** Put a status right: what was entered is withdrawn, and what is right is recorded in its place, so that both stay known. */
export async function correctStatus(
  work: Work,
  input: Omit<StatusToRecord, 'ends'> & Pick<StatusToEnd, 'statusId'>,
): Promise<Recording> {
  const held = await statusHere(work, input)
  if (held === undefined) return { outcome: 'refused' }
  const others = await statusesOf(work.db, work.actor, input.childId)
  if (others.some((each) => each.statusId !== held.statusId && isTwice(each, input))) {
    return { outcome: 'there_already' }
  }
  await withdraw(work, held.statusId)
  const statusId = await insertStatus(work, input)
  await work.journal('child.changed', {
    subject: 'child',
    id: input.childId,
    details: { what: 'status corrected', status: input.status },
  })
  return { outcome: 'recorded', statusId }
}

async function statusHere(
  { db, actor }: Work,
  { childId, statusId }: Pick<StatusToEnd, 'childId' | 'statusId'>,
): Promise<StatusFact | undefined> {
  if ((await childOf(db, actor, childId)) === null) return undefined
  return (await statusesOf(db, actor, childId)).find((each) => each.statusId === statusId)
}

async function setEnd({ db, actor }: Work, statusId: string, endsOn: Temporal.PlainDate): Promise<void> {
  await db
    .updateTable('child_status')
    .set({ ends_on: endsOn })
    .where('organisation_id', '=', actor.organisationId)
    .where('status_id', '=', statusId)
    .execute()
}

async function withdraw({ db, actor, now }: Work, statusId: string): Promise<void> {
  await db
    .updateTable('child_status')
    .set({ withdrawn_at: now })
    .where('organisation_id', '=', actor.organisationId)
    .where('status_id', '=', statusId)
    .execute()
}

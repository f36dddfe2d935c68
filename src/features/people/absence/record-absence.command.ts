import { sql } from 'kysely'
import { isBefore } from '../../../domain/calendar/days.ts'
import type { Work } from '../../../platform/http/work.ts'
import { absencesOf, personToRecord, type AbsenceType } from './absence.queries.ts'

export interface AbsenceToRecord {
  readonly type: AbsenceType
  readonly from: Temporal.PlainDate
  /** the last day; null while it is not known */
  readonly until: Temporal.PlainDate | null
}

export type RecordingAbsence = 'recorded' | 'not_allowed' | 'before_start' | 'ends_before' | 'overlaps'

/** Record that somebody is away from a day on: clocks of rules may stand still in it (product A1). */
export async function recordAbsence(
  work: Work,
  membershipId: string,
  absence: AbsenceToRecord,
): Promise<RecordingAbsence> {
  const { db, actor, today } = work
  const person = await personToRecord(db, actor, today, membershipId)
  if (person === null) return 'not_allowed'
  const { from, until, type } = absence
  if (isBefore(from, person.startedOn)) return 'before_start'
  if (until !== null && isBefore(until, from)) return 'ends_before'
  const others = (await absencesOf(db, actor, membershipId)).filter((each) => each.type === type)
  if (others.some((each) => overlap(each, absence))) return 'overlaps'
  await insertAbsence(work, membershipId, absence)
  await work.journal('absence.recorded', {
    subject: 'membership',
    id: membershipId,
    details: { from: from.toString(), until: until?.toString() ?? null },
  })
  return 'recorded'
}

type Span = Pick<AbsenceToRecord, 'from' | 'until'>

const overlap = (a: Span, b: Span): boolean =>
  !(a.until !== null && isBefore(a.until, b.from)) && !(b.until !== null && isBefore(b.until, a.from))

/** Say until when somebody was away, or take the absence back. What was recorded is withdrawn and said again. */
export async function changeAbsence(
  work: Work,
  membershipId: string,
  absenceId: string,
  change: { readonly until: Temporal.PlainDate } | 'taken_back',
): Promise<'changed' | 'not_allowed' | 'ends_before'> {
  const { db, actor, today } = work
  const person = await personToRecord(db, actor, today, membershipId)
  const absence = (await absencesOf(db, actor, membershipId)).find((each) => each.absenceId === absenceId)
  if (person === null || absence === undefined) return 'not_allowed'
  if (change !== 'taken_back' && isBefore(change.until, absence.from)) return 'ends_before'
  const withdrawn = await db
    .updateTable('membership_fact')
    .set({ withdrawn_at: sql`platform.instant()`, withdrawn_by: actor.membershipId })
    .where('organisation_id', '=', actor.organisationId)
    .where('fact_id', '=', absenceId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (Number(withdrawn.numUpdatedRows) !== 1) return 'not_allowed'
  if (change !== 'taken_back') {
    await insertAbsence(work, membershipId, {
      type: absence.type as AbsenceType,
      from: absence.from,
      until: change.until,
    })
  }
  await work.journal('absence.changed', {
    subject: 'membership',
    id: membershipId,
    details: change === 'taken_back' ? { taken_back: true } : { until: change.until.toString() },
  })
  return 'changed'
}

async function insertAbsence({ db, actor, services }: Work, membershipId: string, absence: AbsenceToRecord) {
  await db
    .insertInto('membership_fact')
    .values({
      organisation_id: actor.organisationId,
      fact_id: services.newId(),
      membership_id: membershipId,
      kind: 'absence',
      value: absence.type,
      valid_from: absence.from,
      valid_until: absence.until,
      recorded_by: actor.membershipId,
    })
    .execute()
}

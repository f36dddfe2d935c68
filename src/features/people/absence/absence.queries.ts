import { holds, type Actor } from '../../../domain/access/actor.ts'
import type { Db } from '../../../platform/database/scope.ts'
import { membershipOf, type Membership } from '../kept-people.queries.ts'

/** Kinds of absence, as rules call the fact `leave` (docs/policies/facts-and-obligations.md), with their words. */
export const absenceWords = {
  annual: 'Annual leave',
  sick: 'Sickness',
  parental: 'Parental leave',
  study: 'Study leave',
  secondment: 'Secondment',
  other: 'Other',
} as const
export type AbsenceType = keyof typeof absenceWords
export const isAbsenceType = (text: string): text is AbsenceType => text in absenceWords

export interface Absence {
  readonly absenceId: string
  readonly type: string
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate | null
  readonly recordedBy: string | null
}

/** Administrators of anybody; the head, and whoever manages somebody today, of others. Row security says the same. */
export function mayRecordAbsence(
  actor: Pick<Actor, 'roles' | 'membershipId'>,
  person: { readonly membershipId: string; readonly managers: readonly { id: string }[] },
): boolean {
  if (holds(actor as Actor, 'administrator')) return true
  if (person.membershipId === actor.membershipId) return false
  return holds(actor as Actor, 'head') || person.managers.some(({ id }) => id === actor.membershipId)
}

/** Somebody whose absences the one who asks may record; null otherwise. */
export async function personToRecord(
  db: Db,
  actor: Actor,
  today: Temporal.PlainDate,
  membershipId: string,
): Promise<Membership | null> {
  const person = await membershipOf(db, actor, membershipId)
  if (person === undefined || person.endedOn !== null) return null
  const managers = await db
    .selectFrom('membership_fact')
    .select('manager_id as id')
    .where('organisation_id', '=', actor.organisationId)
    .where('membership_id', '=', membershipId)
    .where('kind', '=', 'line_manager')
    .where('withdrawn_at', 'is', null)
    .where('valid_from', '<=', today)
    .where((e) => e.or([e('valid_until', 'is', null), e('valid_until', '>=', today)]))
    .execute()
  const managed = managers.flatMap(({ id }) => (id === null ? [] : [{ id }]))
  return mayRecordAbsence(actor, { membershipId, managers: managed }) ? person : null
}

/** Absences that were not taken back, the newest first. */
export async function absencesOf(db: Db, actor: Actor, membershipId: string): Promise<Absence[]> {
  return db
    .selectFrom('membership_fact as f')
    .leftJoin('membership as m', (join) =>
      join.onRef('m.organisation_id', '=', 'f.organisation_id').onRef('m.membership_id', '=', 'f.recorded_by'),
    )
    .select(['f.fact_id as absenceId', 'f.value as type', 'f.valid_from as from', 'f.valid_until as until'])
    .select('m.name as recordedBy')
    .where('f.organisation_id', '=', actor.organisationId)
    .where('f.membership_id', '=', membershipId)
    .where('f.kind', '=', 'absence')
    .where('f.withdrawn_at', 'is', null)
    .orderBy('f.valid_from', 'desc')
    .limit(100)
    .execute()
}

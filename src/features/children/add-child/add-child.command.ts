import type { Work } from '../../../platform/http/work.ts'
import type { LegalBasis } from '../../../domain/children/status-written.ts'
import { recordNumbers } from '../facts/record-numbers.ts'
import type { NumberFact } from '../facts/register.queries.ts'
import { whoMayHold } from '../facts/who-may-hold.queries.ts'

export interface ChildToAdd {
  family: { familyId: string } | { name: string }
  givenName: string
  familyName: string
  bornOn: Temporal.PlainDate | null
  reference: string | null
  /** numbers that others know the child by */
  numbers?: readonly NumberFact[]
  school?: string | null
  status: { status: string; legalBasis: LegalBasis | null; startsOn: Temporal.PlainDate } | null
  /** whose case it is from today (or from `heldFrom`); null for nobody yet */
  holderId: string | null
  heldFrom?: Temporal.PlainDate
}

export type Adding = { outcome: 'added'; childId: string; familyId: string } | { outcome: 'refused' }

/**
 * Add a child to the register, in a new family or one that is there (product F1). Refused when the family is not one that
 * the one in scope may see, or the holder is not theirs to choose; nothing is written then.
 */
export async function addChild(work: Work, input: ChildToAdd): Promise<Adding> {
  const { db, actor, services, today } = work
  if (input.holderId !== null && input.holderId !== actor.membershipId) {
    const allowed = await whoMayHold(db, actor, today)
    if (!allowed.some(({ membershipId }) => membershipId === input.holderId)) return { outcome: 'refused' }
  }
  const familyId = await familyFor(work, input.family)
  if (familyId === null) return { outcome: 'refused' }
  const childId = services.newId()
  const own = { organisation_id: actor.organisationId, child_id: childId }
  await db
    .insertInto('child')
    .values({
      ...own,
      family_id: familyId,
      given_name: input.givenName,
      family_name: input.familyName,
      born_on: input.bornOn,
      reference: input.reference,
      school: input.school ?? null,
      created_by: actor.membershipId,
    })
    .execute()
  await recordNumbers(work, childId, input.numbers ?? [])
  if (input.status !== null) {
    await db
      .insertInto('child_status')
      .values({
        ...own,
        status_id: services.newId(),
        status: input.status.status,
        legal_basis: input.status.legalBasis,
        starts_on: input.status.startsOn,
        recorded_by: actor.membershipId,
      })
      .execute()
  }
  if (input.holderId !== null) {
    await db
      .insertInto('case_holder')
      .values({
        ...own,
        holding_id: services.newId(),
        membership_id: input.holderId,
        starts_on: input.heldFrom ?? today,
        recorded_by: actor.membershipId,
      })
      .execute()
  }
  await work.journal('child.added', { subject: 'child', id: childId })
  return { outcome: 'added', childId, familyId }
}

/** The family that is named, when one may see it, or a new one. */
export async function familyFor({ db, actor, services }: Work, family: ChildToAdd['family']): Promise<string | null> {
  if ('familyId' in family) {
    const there = await db
      .selectFrom('family')
      .select('family_id')
      .where('organisation_id', '=', actor.organisationId)
      .where('family_id', '=', family.familyId)
      .executeTakeFirst()
    return there?.family_id ?? null
  }
  const familyId = services.newId()
  await db
    .insertInto('family')
    .values({
      organisation_id: actor.organisationId,
      family_id: familyId,
      name: family.name,
      created_by: actor.membershipId,
    })
    .execute()
  return familyId
}

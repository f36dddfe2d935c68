import { sql } from 'kysely'
import type { Role } from '../../../domain/access/actor.ts'
import { daysAfter, isBefore } from '../../../domain/calendar/days.ts'
import {
  factKinds,
  holdsFrom,
  rolesFrom,
  together,
  type FactChange,
  type FactKind,
  type YesKind,
} from '../../../domain/people/change-facts.ts'
import type { Work } from '../../../platform/http/work.ts'
import { anotherAdministrator, everybodyHere, holdPeople, keptFacts, membershipOf } from '../kept-people.queries.ts'

/** What is to hold from a day on. Null (or no role) says that nothing of the kind holds any more. */
export type WantedFact =
  | { kind: 'role'; roles: readonly Role[] }
  | { kind: 'post' | 'contracted_hours' | 'standard_interval' | 'standard_minutes'; value: string | null }
  | { kind: YesKind; value: 'yes' | null }
  | { kind: 'line_manager'; managerId: string | null }

export type ChangingFact = 'changed' | 'same' | 'not_here' | 'before_start' | 'last_administrator' | 'no_such_manager'

/**
 * Record that something holds of a person from a day on. What held before stays, with its dates; what was recorded for
 * later is replaced. Nothing is overwritten: rows are withdrawn and said again.
 */
export async function changeFact(
  work: Work,
  membershipId: string,
  wanted: WantedFact,
  from: Temporal.PlainDate,
): Promise<ChangingFact> {
  const { db, actor } = work
  await holdPeople(db, actor)
  const membership = await membershipOf(db, actor, membershipId)
  if (membership === undefined || (membership.endedOn !== null && isBefore(membership.endedOn, from))) return 'not_here'
  if (isBefore(from, membership.startedOn)) return 'before_start'
  const kept = (await keptFacts(db, actor, membershipId)).filter(({ kind }) => kind === wanted.kind)
  const takesAway = wanted.kind === 'role' && !wanted.roles.includes('administrator')
  if (takesAway && kept.some(({ value, validUntil }) => value === 'administrator' && validUntil === null)) {
    if (!(await anotherAdministrator(db, actor, membershipId, from))) return 'last_administrator'
  }
  const value = await valueOf(work, membershipId, wanted)
  if (value === 'no_such_manager') return value
  const change = wanted.kind === 'role' ? rolesFrom(kept, wanted.roles, from) : holdsFrom(kept, value, from)
  if (change.withdraw.length + change.add.length === 0) return 'same'
  await writeFacts(work, membershipId, change)
  await work.journal('fact.recorded', {
    subject: 'membership',
    id: membershipId,
    details: { kind: wanted.kind, from: from.toString() },
  })
  return 'changed'
}

async function valueOf({ db, actor, today }: Work, membershipId: string, wanted: WantedFact) {
  if (wanted.kind === 'role') return null
  if (wanted.kind !== 'line_manager') {
    return wanted.value === null ? null : { kind: wanted.kind, value: wanted.value, managerId: null }
  }
  if (wanted.managerId === null) return null
  const manager = (await everybodyHere(db, actor, today)).find((each) => each.membershipId === wanted.managerId)
  if (manager === undefined || manager.membershipId === membershipId) return 'no_such_manager'
  return { kind: wanted.kind, value: manager.name, managerId: manager.membershipId }
}

/** Withdraw and add, in the name of whoever is in scope. */
export async function writeFacts(
  { db, actor, services }: Work,
  membershipId: string,
  change: FactChange,
): Promise<void> {
  if (change.withdraw.length > 0) {
    await db
      .updateTable('membership_fact')
      .set({ withdrawn_at: sql`platform.instant()`, withdrawn_by: actor.membershipId })
      .where('organisation_id', '=', actor.organisationId)
      .where('fact_id', 'in', [...change.withdraw])
      .execute()
  }
  if (change.add.length === 0) return
  await db
    .insertInto('membership_fact')
    .values(
      change.add.map((fact) => ({
        organisation_id: actor.organisationId,
        fact_id: services.newId(),
        membership_id: membershipId,
        kind: fact.kind,
        value: fact.value,
        manager_id: fact.managerId,
        valid_from: fact.validFrom,
        valid_until: fact.validUntil,
        recorded_by: actor.membershipId,
      })),
    )
    .execute()
}

/** What to write so that nothing holds of somebody after their last day. */
export async function endOfFacts(
  { db, actor }: Work,
  membershipId: string,
  lastDay: Temporal.PlainDate,
): Promise<FactChange> {
  const kept = await keptFacts(db, actor, membershipId)
  const after = daysAfter(lastDay, 1)
  const single = factKinds.filter((kind: FactKind) => kind !== 'role')
  return together([
    rolesFrom(
      kept.filter(({ kind }) => kind === 'role'),
      [],
      after,
    ),
    ...single.map((wanted) =>
      holdsFrom(
        kept.filter(({ kind }) => kind === wanted),
        null,
        after,
      ),
    ),
  ])
}

import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import { factKinds, type FactKind } from '../../../domain/people/change-facts.ts'
import type { Db } from '../../../platform/database/scope.ts'
import { membershipOf, peopleWithAccount, supervisionPairs, type Membership } from '../kept-people.queries.ts'

export interface FactEntry {
  kind: FactKind
  value: string
  validFrom: Temporal.PlainDate
  validUntil: Temporal.PlainDate | null
  recordedAt: Temporal.Instant
  recordedBy: string | null
  withdrawn: boolean
  /** of a role that needs it: whether a second person has confirmed it */
  confirmed: boolean
}

export interface PersonSeen extends Membership {
  /** newest first */
  facts: FactEntry[]
  supervisors: { membershipId: string; name: string }[]
  supervises: { membershipId: string; name: string }[]
  manages: { membershipId: string; name: string }[]
  hasAccount: boolean
  invitedUntil: Temporal.Instant | null
}

export async function seePerson(
  db: Db,
  actor: Actor,
  today: Temporal.PlainDate,
  membershipId: string,
): Promise<PersonSeen | null> {
  const membership = await membershipOf(db, actor, membershipId)
  if (membership === undefined) return null
  const pairs = await supervisionPairs(db)
  const supervisors = pairs.filter((pair) => pair.superviseeId === membershipId).map((pair) => pair.supervisorId)
  const supervises = pairs.filter((pair) => pair.supervisorId === membershipId).map((pair) => pair.superviseeId)
  return {
    ...membership,
    facts: await factsOf(db, actor, membershipId),
    supervisors: await named(db, actor, supervisors),
    supervises: await named(db, actor, supervises),
    manages: await managedBy(db, actor, today, membershipId),
    hasAccount: (await peopleWithAccount(db)).has(membershipId),
    invitedUntil: await invitedUntil(db, actor, membershipId),
  }
}

/**
 * The history of what held. A row that was withdrawn only to be said again with its last day is the same fact, so it is
 * left out; one that was withdrawn for good was a mistake or was replaced, and is marked.
 */
async function factsOf(db: Db, actor: Actor, membershipId: string): Promise<FactEntry[]> {
  const { rows } = await sql<FactEntry>`
    select f.kind, coalesce(manager.name, f.value) as value, f.valid_from as "validFrom", f.valid_until as "validUntil",
      f.recorded_at as "recordedAt", recorder.name as "recordedBy", f.withdrawn_at is not null as withdrawn, f.confirmed_at is not null as confirmed
    from membership_fact f
    left join membership manager on manager.organisation_id = f.organisation_id and manager.membership_id = f.manager_id
    left join membership recorder on recorder.organisation_id = f.organisation_id and recorder.membership_id = f.recorded_by
    where f.organisation_id = ${actor.organisationId} and f.membership_id = ${membershipId}
      and f.kind = any (${[...factKinds]})
      and (f.withdrawn_at is null or not exists (
        select 1 from membership_fact again
        where again.organisation_id = f.organisation_id and again.membership_id = f.membership_id and again.kind = f.kind
          and again.value = f.value and again.manager_id is not distinct from f.manager_id and again.valid_from = f.valid_from
          and again.fact_id <> f.fact_id and (again.withdrawn_at is null or again.recorded_at > f.recorded_at)))
    order by f.valid_from desc, f.recorded_at desc, f.kind, value`.execute(db)
  return rows
}

async function named(db: Db, actor: Actor, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('membership')
    .select(['membership_id as membershipId', 'name'])
    .where('organisation_id', '=', actor.organisationId)
    .where('membership_id', 'in', [...ids])
    .orderBy('name')
    .execute()
}

async function managedBy(db: Db, actor: Actor, today: Temporal.PlainDate, membershipId: string) {
  const rows = await db
    .selectFrom('membership_fact')
    .select('membership_id as id')
    .where('organisation_id', '=', actor.organisationId)
    .where('kind', '=', 'line_manager')
    .where('manager_id', '=', membershipId)
    .where('withdrawn_at', 'is', null)
    .where('valid_from', '<=', today)
    .where((e) => e.or([e('valid_until', 'is', null), e('valid_until', '>=', today)]))
    .execute()
  return named(
    db,
    actor,
    rows.map(({ id }) => id),
  )
}

/** When the newest invitation not taken up ends. Administrators only: others see no row. */
async function invitedUntil(db: Db, actor: Actor, membershipId: string): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('invitation')
    .select((e) => e.fn.max('expires_at').as('until'))
    .where('organisation_id', '=', actor.organisationId)
    .where('membership_id', '=', membershipId)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return row?.until ?? null
}

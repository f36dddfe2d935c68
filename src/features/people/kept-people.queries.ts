import { sql } from 'kysely'
import type { Actor } from '../../domain/access/actor.ts'
import { factKinds, type FactKind, type KeptFact } from '../../domain/people/change-facts.ts'
import type { Db } from '../../platform/database/scope.ts'

export interface SomebodyHere {
  membershipId: string
  name: string
  email: string
}

/** Everybody with a place now or soon, by name. */
export async function everybodyHere(db: Db, actor: Actor, today: Temporal.PlainDate): Promise<SomebodyHere[]> {
  return db
    .selectFrom('membership')
    .select(['membership_id as membershipId', 'name', 'email'])
    .where('organisation_id', '=', actor.organisationId)
    .where((e) => e.or([e('ended_on', 'is', null), e('ended_on', '>=', today)]))
    .orderBy((e) => e.fn('lower', ['name']))
    .orderBy('membership_id')
    .execute()
}

export interface Membership extends SomebodyHere {
  startedOn: Temporal.PlainDate
  endedOn: Temporal.PlainDate | null
}

export async function membershipOf(db: Db, actor: Actor, membershipId: string): Promise<Membership | undefined> {
  return db
    .selectFrom('membership')
    .select(['membership_id as membershipId', 'name', 'email', 'started_on as startedOn', 'ended_on as endedOn'])
    .where('organisation_id', '=', actor.organisationId)
    .where('membership_id', '=', membershipId)
    .executeTakeFirst()
}

/** The facts of a membership that are not withdrawn, newest first. */
export async function keptFacts(db: Db, actor: Actor, membershipId: string): Promise<KeptFact[]> {
  const rows = await db
    .selectFrom('membership_fact')
    .select([
      'fact_id as factId',
      'kind',
      'value',
      'manager_id as managerId',
      'valid_from as validFrom',
      'valid_until as validUntil',
    ])
    .where('organisation_id', '=', actor.organisationId)
    .where('membership_id', '=', membershipId)
    .where('kind', 'in', [...factKinds])
    .where('withdrawn_at', 'is', null)
    .orderBy('valid_from', 'desc')
    .orderBy('fact_id')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as FactKind }))
}

/** Who supervises whom, under an agreement both signed. */
export async function supervisionPairs(db: Db): Promise<{ superviseeId: string; supervisorId: string }[]> {
  const { rows } = await sql<{ superviseeId: string; supervisorId: string }>`
    select supervisee_id as "superviseeId", supervisor_id as "supervisorId" from platform.who_supervises_whom()`.execute(
    db,
  )
  return rows
}

/** Memberships whose person can sign in. */
export async function peopleWithAccount(db: Db): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from platform.people_with_account() as id`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Held until the work commits, so that two administrators' changes to people come one after the other. */
export async function holdPeople(db: Db, actor: Actor): Promise<void> {
  await db
    .selectFrom('organisation')
    .select('organisation_id')
    .where('organisation_id', '=', actor.organisationId)
    .forNoKeyUpdate()
    .execute()
}

/**
 * Whether anybody else will still keep the people from that day on: an administrator who can sign in, whose role has no
 * end. Without one nobody could ever give the role again.
 */
export async function anotherAdministrator(
  db: Db,
  actor: Actor,
  but: string,
  from: Temporal.PlainDate,
): Promise<boolean> {
  const rows = await db
    .selectFrom('membership_fact as f')
    .innerJoin('membership as m', (join) =>
      join.onRef('m.organisation_id', '=', 'f.organisation_id').onRef('m.membership_id', '=', 'f.membership_id'),
    )
    .select('m.membership_id as id')
    .where('f.organisation_id', '=', actor.organisationId)
    .where('f.kind', '=', 'role')
    .where('f.value', '=', 'administrator')
    .where('f.withdrawn_at', 'is', null)
    .where('f.valid_until', 'is', null)
    .where('f.valid_from', '<=', from)
    .where('m.membership_id', '!=', but)
    .where('m.ended_on', 'is', null)
    .where('m.started_on', '<=', from)
    .execute()
  const withAccount = await peopleWithAccount(db)
  return rows.some(({ id }) => withAccount.has(id))
}

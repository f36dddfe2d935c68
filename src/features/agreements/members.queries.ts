import { sql, type ExpressionBuilder } from 'kysely'
import type { Actor, Role } from '../../domain/access/actor.ts'
import { checkEligibility, type EligibilityCheck } from '../../domain/agreements/eligibility.ts'
import type { DB } from '../../platform/database/schema.ts'
import type { Db } from '../../platform/database/scope.ts'

/** Somebody who is in the organisation today. */
export interface Member {
  membershipId: string
  name: string
  post: string
  roles: readonly Role[]
}

type Who = Pick<Actor, 'organisationId'>

/** Everybody who is in the organisation on a day, by name, with their roles and post. */
export async function membersOn(db: Db, { organisationId }: Who, day: Temporal.PlainDate): Promise<Member[]> {
  const people = await db
    .selectFrom('membership')
    .select(['membership_id', 'name'])
    .where('organisation_id', '=', organisationId)
    .where('started_on', '<=', day)
    .where((e) => e.or([e('ended_on', 'is', null), e('ended_on', '>=', day)]))
    .orderBy('name')
    .execute()
  const facts = await db
    .selectFrom('membership_fact')
    .select(['membership_id', 'kind', 'value'])
    .where('organisation_id', '=', organisationId)
    .where('kind', 'in', ['role', 'post'])
    .where('withdrawn_at', 'is', null)
    .where(counts)
    .where('valid_from', '<=', day)
    .where((e) => e.or([e('valid_until', 'is', null), e('valid_until', '>=', day)]))
    .execute()
  const held = Map.groupBy(facts, (fact) => fact.membership_id)
  return people.map(({ membership_id, name }) => {
    const mine = held.get(membership_id) ?? []
    return {
      membershipId: membership_id,
      name,
      post: mine.find((fact) => fact.kind === 'post')?.value ?? '',
      roles: mine.filter((fact) => fact.kind === 'role').map((fact) => fact.value as Role),
    }
  })
}

/** A lead or deputy counts once a second person has confirmed it, as in platform.roles_on. */
const counts = (e: ExpressionBuilder<DB, 'membership_fact'>) =>
  e.or([e('kind', '<>', 'role'), e('value', 'not in', ['dsl', 'deputy_dsl']), e('confirmed_at', 'is not', null)])

/** Names by membership, for people who may have left since. */
export async function namesOf(db: Db, { organisationId }: Who, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('membership')
    .select(['membership_id', 'name'])
    .where('organisation_id', '=', organisationId)
    .where('membership_id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.membership_id, row.name]))
}

/** Which roles each of these holds today. */
export async function rolesOf(
  db: Db,
  { organisationId }: Who,
  ids: readonly string[],
  today: Temporal.PlainDate,
): Promise<Map<string, readonly Role[]>> {
  const rows = await db
    .selectFrom('membership_fact')
    .select(['membership_id', 'value'])
    .where('organisation_id', '=', organisationId)
    .where('membership_id', 'in', [...ids])
    .where('kind', '=', 'role')
    .where('withdrawn_at', 'is', null)
    .where(counts)
    .where('valid_from', '<=', today)
    .where((e) => e.or([e('valid_until', 'is', null), e('valid_until', '>=', today)]))
    .execute()
  return new Map(
    ids.map((id) => [id, rows.filter((row) => row.membership_id === id).map(({ value }) => value as Role)]),
  )
}

/** What is known of whether one may supervise the other, today (product C4). */
export async function eligibilityOf(
  db: Db,
  { organisationId }: Who,
  pair: { supervisorId: string; superviseeId: string },
  today: Temporal.PlainDate,
): Promise<EligibilityCheck[]> {
  const facts = await db
    .selectFrom('membership_fact')
    .select(['kind', 'value', 'valid_from'])
    .where('organisation_id', '=', organisationId)
    .where('membership_id', '=', pair.supervisorId)
    .where('kind', 'in', ['role', 'supervisor_training'])
    .where('withdrawn_at', 'is', null)
    .where(counts)
    .where('valid_from', '<=', today)
    .where((e) =>
      e.or([e('valid_until', 'is', null), e('valid_until', '>=', today), e('kind', '=', 'supervisor_training')]),
    )
    .execute()
  const trained = facts.filter((fact) => fact.kind === 'supervisor_training').map((fact) => fact.valid_from)
  return checkEligibility(
    {
      ...pair,
      supervisorRoles: facts.filter((fact) => fact.kind === 'role').map((fact) => fact.value as Role),
      managersOfSupervisor: await managersAbove(db, organisationId, pair.supervisorId, today),
      trainedOn: trained.toSorted(Temporal.PlainDate.compare).at(-1) ?? null,
    },
    today,
  )
}

/** Everybody above somebody in the line of management on a day; at most ten steps, so that a loop ends. */
async function managersAbove(
  db: Db,
  organisationId: string,
  membershipId: string,
  day: Temporal.PlainDate,
): Promise<string[]> {
  const { rows } = await sql<{ manager_id: string }>`
    with recursive up as (
      select f.manager_id, 1 as steps from membership_fact f
      where f.organisation_id = ${organisationId} and f.membership_id = ${membershipId} and f.kind = 'line_manager'
        and f.withdrawn_at is null and f.valid_from <= ${day.toString()}::date
        and (f.valid_until is null or f.valid_until >= ${day.toString()}::date)
      union
      select f.manager_id, up.steps + 1 from membership_fact f join up on f.membership_id = up.manager_id
      where f.organisation_id = ${organisationId} and f.kind = 'line_manager' and up.steps < 10
        and f.withdrawn_at is null and f.valid_from <= ${day.toString()}::date
        and (f.valid_until is null or f.valid_until >= ${day.toString()}::date)
    )
    select distinct manager_id from up`.execute(db)
  return rows.map((row) => row.manager_id)
}

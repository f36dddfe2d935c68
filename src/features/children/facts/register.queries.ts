import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { ChildHere } from '../../../domain/children/import-children.ts'
import type { ReferenceKind } from '../../../domain/children/reference-numbers.ts'
import type { Db } from '../../../platform/database/scope.ts'
import type { HolderFact, StatusFact } from './child.queries.ts'

type Who = Pick<Actor, 'organisationId'>

export interface NumberFact {
  kind: ReferenceKind
  value: string
}

/** The numbers by which others know a child. */
export async function numbersOf(db: Db, { organisationId }: Who, childId: string): Promise<NumberFact[]> {
  const rows = await db
    .selectFrom('child_reference')
    .select(['kind', 'value'])
    .where('organisation_id', '=', organisationId)
    .where('child_id', '=', childId)
    .where('withdrawn_at', 'is', null)
    .orderBy('kind')
    .execute()
  return rows.map((row) => ({ kind: row.kind as ReferenceKind, value: row.value }))
}

export interface Withdrawn<Fact> {
  fact: Fact
  at: Temporal.Instant
  by: string | null
}

/** Statuses that were entered by mistake and withdrawn, the newest first. */
export async function withdrawnStatusesOf(
  db: Db,
  { organisationId }: Who,
  childId: string,
): Promise<Withdrawn<StatusFact>[]> {
  const { rows } = await sql<{
    status_id: string
    status: string
    legal_basis: string | null
    starts_on: Temporal.PlainDate
    ends_on: Temporal.PlainDate | null
    withdrawn_at: Temporal.Instant
    by: string | null
  }>`
    select s.status_id, s.status, s.legal_basis, s.starts_on, s.ends_on, s.withdrawn_at, m.name as by
    from child_status s left join membership m on m.organisation_id = s.organisation_id and m.membership_id = s.withdrawn_by
    where s.organisation_id = ${organisationId} and s.child_id = ${childId} and s.withdrawn_at is not null
    order by s.withdrawn_at desc limit 50`.execute(db)
  return rows.map((row) => ({
    fact: {
      statusId: row.status_id,
      status: row.status,
      legalBasis: row.legal_basis,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
    },
    at: row.withdrawn_at,
    by: row.by,
  }))
}

/** Holdings of the case that were entered by mistake and taken back, the newest first. */
export async function withdrawnHoldingsOf(
  db: Db,
  { organisationId }: Who,
  childId: string,
): Promise<Withdrawn<Pick<HolderFact, 'holdingId' | 'name' | 'startsOn' | 'endsOn'>>[]> {
  const { rows } = await sql<{
    holding_id: string
    name: string
    starts_on: Temporal.PlainDate
    ends_on: Temporal.PlainDate | null
    withdrawn_at: Temporal.Instant
    by: string
  }>`
    select h.holding_id, m.name, h.starts_on, h.ends_on, h.withdrawn_at, w.name as by
    from withdrawn_holding h
    join membership m on m.organisation_id = h.organisation_id and m.membership_id = h.membership_id
    join membership w on w.organisation_id = h.organisation_id and w.membership_id = h.withdrawn_by
    where h.organisation_id = ${organisationId} and h.child_id = ${childId}
    order by h.withdrawn_at desc limit 50`.execute(db)
  return rows.map((row) => ({
    fact: { holdingId: row.holding_id, name: row.name, startsOn: row.starts_on, endsOn: row.ends_on },
    at: row.withdrawn_at,
    by: row.by,
  }))
}

/** Children compared with at once: all that any register of ours is meant for. */
const mostCompared = 20_000

export interface ComparedChild extends ChildHere {
  /** the entry this is told by, when it was closed: the child goes on under `childId` */
  closedId: string | null
}

/** Every child one may see, with what duplicates are told by (product F1); a closed entry by what it says, as the one that is kept. */
export async function childrenToCompare(
  db: Db,
  { organisationId }: Who,
  today: Temporal.PlainDate,
): Promise<ComparedChild[]> {
  const { rows } = await sql<{
    child_id: string
    closed_id: string | null
    family_id: string
    family: string
    given_name: string
    family_name: string
    born_on: Temporal.PlainDate | null
    reference: string | null
    school: string | null
    numbers: { kind: string; value: string }[] | null
    statuses: string[] | null
    holders: string[] | null
  }>`
    select g.child_id, e.closed_id, c.family_id, f.name as family, c.given_name, c.family_name, c.born_on, c.reference, c.school, n.numbers, s.statuses, h.holders
    from child c
    left join platform.closed_entries() e on e.closed_id = c.child_id
    join child g on g.organisation_id = c.organisation_id and g.child_id = coalesce(e.kept_id, c.child_id)
    join family f on f.organisation_id = c.organisation_id and f.family_id = c.family_id
    left join (
      select r.child_id, jsonb_agg(jsonb_build_object('kind', r.kind, 'value', r.value)) as numbers
      from child_reference r where r.organisation_id = ${organisationId} and r.withdrawn_at is null group by r.child_id
    ) n on n.child_id = c.child_id
    left join (
      select t.child_id, array_agg(t.status) as statuses
      from child_status t where t.organisation_id = ${organisationId} and t.withdrawn_at is null
        and t.starts_on <= ${today} and (t.ends_on is null or t.ends_on >= ${today}) group by t.child_id
    ) s on s.child_id = g.child_id
    left join (
      select x.child_id, array_agg(m.name) as holders
      from case_holder x join membership m on m.organisation_id = x.organisation_id and m.membership_id = x.membership_id
      where x.organisation_id = ${organisationId} and x.starts_on <= ${today} and (x.ends_on is null or x.ends_on >= ${today})
      group by x.child_id
    ) h on h.child_id = g.child_id
    where c.organisation_id = ${organisationId}
    order by c.created_at, c.child_id limit ${mostCompared}`.execute(db)
  return rows.map((row) => ({
    childId: row.child_id,
    closedId: row.closed_id,
    familyId: row.family_id,
    family: row.family,
    givenName: row.given_name,
    familyName: row.family_name,
    bornOn: row.born_on,
    school: row.school,
    statuses: row.statuses ?? [],
    holders: row.holders ?? [],
    numbers: [...(row.reference === null ? [] : [{ kind: 'own', value: row.reference }]), ...(row.numbers ?? [])],
  }))
}

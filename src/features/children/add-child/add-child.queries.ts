import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Db } from '../../../platform/database/scope.ts'

type Who = Pick<Actor, 'organisationId'>

export interface PossibleDuplicate {
  childId: string
  name: string
  bornOn: Temporal.PlainDate | null
  family: string
  reference: string | null
  why: 'same name' | 'same date of birth' | 'same name and date of birth'
}

/** Children one may see who have the same name, or were born on the same day. At most 10. */
export async function possibleDuplicates(
  db: Db,
  { organisationId }: Who,
  child: { givenName: string; familyName: string; bornOn: Temporal.PlainDate | null },
): Promise<PossibleDuplicate[]> {
  const { rows } = await sql<{
    child_id: string
    name: string
    born_on: Temporal.PlainDate | null
    family: string
    reference: string | null
    same_name: boolean
    same_day: boolean
  }>`
    select * from (
      select c.child_id, c.given_name || ' ' || c.family_name as name, c.born_on, f.name as family, c.reference,
        lower(c.given_name) = lower(${child.givenName}) and lower(c.family_name) = lower(${child.familyName}) as same_name,
        coalesce(c.born_on = ${child.bornOn}::date, false) as same_day
      from child c join family f on f.organisation_id = c.organisation_id and f.family_id = c.family_id
      where c.organisation_id = ${organisationId}
    ) found
    where same_name or same_day
    order by same_name desc, same_day desc, name limit 10`.execute(db)
  return rows.map((row) => ({
    childId: row.child_id,
    name: row.name,
    bornOn: row.born_on,
    family: row.family,
    reference: row.reference,
    why:
      row.same_name && row.same_day
        ? 'same name and date of birth'
        : row.same_name
          ? 'same name'
          : 'same date of birth',
  }))
}

export interface FamilyChoice {
  familyId: string
  name: string
  /** given names of its children that one may see */
  children: readonly string[]
}

const mostFamilies = 200

/** Families one may see, by name, with their children; at most 200, and whether there are more. */
export async function familiesToChoose(
  db: Db,
  { organisationId }: Who,
): Promise<{ families: FamilyChoice[]; more: boolean }> {
  const { rows } = await sql<{ family_id: string; name: string; children: string[] | null }>`
    select f.family_id, f.name, array_agg(c.given_name order by c.born_on, c.given_name) filter (where c.child_id is not null) as children
    from family f left join child c on c.organisation_id = f.organisation_id and c.family_id = f.family_id
    where f.organisation_id = ${organisationId}
    group by f.family_id, f.name
    order by f.name, f.family_id limit ${mostFamilies + 1}`.execute(db)
  return {
    families: rows
      .slice(0, mostFamilies)
      .map((row) => ({ familyId: row.family_id, name: row.name, children: row.children ?? [] })),
    more: rows.length > mostFamilies,
  }
}

/** One family, when one may see it. */
export async function familyOf(db: Db, { organisationId }: Who, familyId: string): Promise<FamilyChoice | null> {
  const { rows } = await sql<{ family_id: string; name: string; children: string[] | null }>`
    select f.family_id, f.name, array_agg(c.given_name order by c.born_on, c.given_name) filter (where c.child_id is not null) as children
    from family f left join child c on c.organisation_id = f.organisation_id and c.family_id = f.family_id
    where f.organisation_id = ${organisationId} and f.family_id = ${familyId}
    group by f.family_id, f.name`.execute(db)
  const row = rows[0]
  return row === undefined ? null : { familyId: row.family_id, name: row.name, children: row.children ?? [] }
}

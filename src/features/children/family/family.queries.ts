import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Db } from '../../../platform/database/scope.ts'

export interface FamilyFacts {
  familyId: string
  name: string
  children: readonly FamilyChild[]
}

export interface FamilyChild {
  childId: string
  givenName: string
  familyName: string
  bornOn: Temporal.PlainDate | null
}

/** More than this many are no family; the page still opens. */
const mostChildren = 20

/** A family with those of its children whom the one in scope may see, the oldest first; null when there is none. */
export async function familyOf(
  db: Db,
  { organisationId }: Pick<Actor, 'organisationId'>,
  familyId: string,
): Promise<FamilyFacts | null> {
  const rows = await db
    .selectFrom('family')
    .innerJoin('child', (join) =>
      join
        .onRef('child.organisation_id', '=', 'family.organisation_id')
        .onRef('child.family_id', '=', 'family.family_id'),
    )
    .select(['family.name', 'child_id', 'given_name', 'family_name', 'born_on'])
    .where('family.organisation_id', '=', organisationId)
    .where('family.family_id', '=', familyId)
    .where(sql<boolean>`child_id not in (select e.closed_id from platform.closed_entries() e)`)
    .orderBy('born_on')
    .orderBy('given_name')
    .limit(mostChildren)
    .execute()
  const [first] = rows
  if (first === undefined) return null
  return {
    familyId,
    name: first.name,
    children: rows.map((row) => ({
      childId: row.child_id,
      givenName: row.given_name,
      familyName: row.family_name,
      bornOn: row.born_on,
    })),
  }
}

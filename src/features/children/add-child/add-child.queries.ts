import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import { childrenLike, indexOf, onceEach, type Described } from '../../../domain/children/alike.ts'
import type { Db } from '../../../platform/database/scope.ts'
import { childrenToCompare } from '../facts/register.queries.ts'

type Who = Pick<Actor, 'organisationId'>

export interface PossibleDuplicate {
  childId: string
  name: string
  bornOn: Temporal.PlainDate | null
  family: string
  reference: string | null
  why: string
}

const mostShown = 10

/** Children one may see who may be this one, the surest first; at most 10. */
export async function possibleDuplicates(
  db: Db,
  actor: Who,
  child: Described,
  today: Temporal.PlainDate,
): Promise<PossibleDuplicate[]> {
  const here = await childrenToCompare(db, actor, today)
  const goesOn = new Map(here.flatMap((one) => (one.closedId === null ? [[one.childId, one] as const] : [])))
  const found = childrenLike(indexOf(here), child)
  return onceEach(found.map(({ child: one, likeness }) => ({ childId: one.childId, one, likeness })))
    .slice(0, mostShown)
    .map(({ one, likeness }) => {
      const shown = goesOn.get(one.childId) ?? one
      return {
        childId: one.childId,
        name: `${shown.givenName} ${shown.familyName}`,
        bornOn: shown.bornOn,
        family: shown.family,
        reference: shown.numbers.find(({ kind }) => kind === 'own')?.value ?? null,
        why: one.closedId === null ? likeness.why : `${likeness.why}, of another entry of this child`,
      }
    })
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
      and c.child_id not in (select e.closed_id from platform.closed_entries() e)
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
      and c.child_id not in (select e.closed_id from platform.closed_entries() e)
    where f.organisation_id = ${organisationId} and f.family_id = ${familyId}
    group by f.family_id, f.name`.execute(db)
  const row = rows[0]
  return row === undefined ? null : { familyId: row.family_id, name: row.name, children: row.children ?? [] }
}

import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Db } from '../../../platform/database/scope.ts'

type Who = Pick<Actor, 'organisationId' | 'membershipId'>

export interface ChildFacts {
  childId: string
  familyId: string
  family: string
  givenName: string
  familyName: string
  bornOn: Temporal.PlainDate | null
  /** the number the child has in one's own system */
  reference: string | null
  school: string | null
}

export interface StatusFact {
  statusId: string
  status: string
  legalBasis: string | null
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate | null
}

export interface HolderFact {
  holdingId: string
  membershipId: string
  name: string
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate | null
  /** whether the one in scope may end it */
  mayEnd: boolean
}

/** One child, when row security shows the one in scope that there is one. */
export async function childOf(db: Db, { organisationId }: Who, childId: string): Promise<ChildFacts | null> {
  const row = await db
    .selectFrom('child')
    .innerJoin('family', (join) =>
      join
        .onRef('family.organisation_id', '=', 'child.organisation_id')
        .onRef('family.family_id', '=', 'child.family_id'),
    )
    .select([
      'child_id',
      'child.family_id',
      'family.name',
      'given_name',
      'family_name',
      'born_on',
      'reference',
      'school',
    ])
    .where('child.organisation_id', '=', organisationId)
    .where('child.child_id', '=', childId)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    childId: row.child_id,
    familyId: row.family_id,
    family: row.name,
    givenName: row.given_name,
    familyName: row.family_name,
    bornOn: row.born_on,
    reference: row.reference,
    school: row.school,
  }
}

/** Every status a child has had, the newest first. */
export async function statusesOf(db: Db, { organisationId }: Who, childId: string): Promise<StatusFact[]> {
  const rows = await db
    .selectFrom('child_status')
    .select(['status_id', 'status', 'legal_basis', 'starts_on', 'ends_on'])
    .where('organisation_id', '=', organisationId)
    .where('child_id', '=', childId)
    .where('withdrawn_at', 'is', null)
    .orderBy('starts_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute()
  return rows.map((row) => ({
    statusId: row.status_id,
    status: row.status,
    legalBasis: row.legal_basis,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  }))
}

/** Whether a status or a holding holds on a day. */
export const holdsOn = (
  span: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate | null },
  day: Temporal.PlainDate,
): boolean =>
  Temporal.PlainDate.compare(span.startsOn, day) <= 0 &&
  (span.endsOn === null || Temporal.PlainDate.compare(span.endsOn, day) >= 0)

/** Everybody who holds or has held the case, the newest first. */
export async function holdersOf(db: Db, actor: Who & Pick<Actor, 'roles'>, childId: string): Promise<HolderFact[]> {
  const keepsFiles = actor.roles.includes('dsl') || actor.roles.includes('deputy_dsl')
  const { rows } = await sql<{
    holding_id: string
    membership_id: string
    name: string
    starts_on: Temporal.PlainDate
    ends_on: Temporal.PlainDate | null
    mine: boolean
  }>`
    select h.holding_id, h.membership_id, m.name, h.starts_on, h.ends_on,
      (h.membership_id = ${actor.membershipId} or h.membership_id in (select platform.supervised_by_me())) as mine
    from case_holder h join membership m on m.organisation_id = h.organisation_id and m.membership_id = h.membership_id
    where h.organisation_id = ${actor.organisationId} and h.child_id = ${childId}
    order by h.starts_on desc, m.name`.execute(db)
  return rows.map((row) => ({
    holdingId: row.holding_id,
    membershipId: row.membership_id,
    name: row.name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    mayEnd: keepsFiles || row.mine,
  }))
}

/** Other children of the family that the one in scope may see. */
export async function siblingsOf(
  db: Db,
  { organisationId }: Who,
  child: Pick<ChildFacts, 'childId' | 'familyId'>,
): Promise<{ childId: string; name: string; bornOn: Temporal.PlainDate | null }[]> {
  const rows = await db
    .selectFrom('child')
    .select(['child_id', 'given_name', 'family_name', 'born_on'])
    .where('organisation_id', '=', organisationId)
    .where('family_id', '=', child.familyId)
    .where('child_id', '<>', child.childId)
    .where(sql<boolean>`child_id not in (select e.closed_id from platform.closed_entries() e)`)
    .orderBy('born_on')
    .orderBy('given_name')
    .limit(20)
    .execute()
  return rows.map((row) => ({
    childId: row.child_id,
    name: `${row.given_name} ${row.family_name}`,
    bornOn: row.born_on,
  }))
}

import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import { isRag, type Rag } from '../../../domain/sessions/rag-history.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { Db } from '../../../platform/database/scope.ts'

type Who = Pick<Actor, 'organisationId' | 'membershipId'>

export interface ChildFacts {
  childId: string
  familyId: string
  family: string
  givenName: string
  familyName: string
  bornOn: Temporal.PlainDate | null
  reference: string | null
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
    .select(['child_id', 'child.family_id', 'family.name', 'given_name', 'family_name', 'born_on', 'reference'])
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

/** Signed decision records bound for this child's file, and before them what was recorded under "Stop and refer", of those the one in scope may open; the newest first. */
export async function recordsForFile(
  db: Db,
  { organisationId }: Who,
  childId: string,
): Promise<{ documentId: string; referral: boolean; on: Temporal.PlainDate }[]> {
  const { rows } = await sql<{ document_id: string; referral: boolean; at: Temporal.Instant }>`
    select d.document_id, d.kind = 'referral' as referral,
      case when d.kind = 'referral' then d.created_at else coalesce(s.starts_at, d.created_at) end as at
    from document d left join session s on s.organisation_id = d.organisation_id and s.session_id = d.session_id
    where d.organisation_id = ${organisationId} and d.child_id = ${childId} 
      and ((d.kind = 'case_discussion' and d.state = 'signed') or (d.kind = 'referral' and d.state <> 'draft'))
    order by referral desc, at desc limit 50`.execute(db)
  return rows.map((row) => ({ documentId: row.document_id, referral: row.referral, on: londonDay(row.at) }))
}

export interface Direction {
  sessionId: string
  on: Temporal.PlainDate
  rag: Rag
  /** when the child was last seen alone, as said then */
  seenAloneOn: Temporal.PlainDate | null
}

/** Which way things were going, as said at sessions of the one in scope; the newest first. At most 30. */
export async function directionsOf(db: Db, { organisationId }: Who, childId: string): Promise<Direction[]> {
  const { rows } = await sql<{
    session_id: string
    starts_at: Temporal.Instant
    rag: string
    seen_alone_on: Temporal.PlainDate | null
  }>`
    select s.session_id, s.starts_at, sc.rag, sc.seen_alone_on
    from session_child sc join session s on s.organisation_id = sc.organisation_id and s.session_id = sc.session_id
    where sc.organisation_id = ${organisationId} and sc.child_id = ${childId} and sc.removed_at is null and sc.rag is not null
      and s.state in ('open', 'completed', 'signed')
    order by s.starts_at desc limit 30`.execute(db)
  return rows.flatMap((row) =>
    isRag(row.rag)
      ? [{ sessionId: row.session_id, on: londonDay(row.starts_at), rag: row.rag, seenAloneOn: row.seen_alone_on }]
      : [],
  )
}

import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { AgencyAnswer, AgencyFacts, WayToTell } from '../../../domain/plan-amendments/agency-standing.ts'
import type { Db } from '../../../platform/database/scope.ts'

type Who = Pick<Actor, 'organisationId' | 'membershipId'>

export interface Agency extends AgencyFacts {
  agencyId: string
  agency: string
  person: string
  tellerId: string
  tellerName: string
  toldHow: WayToTell | null
  toldBy: string
  answer: AgencyAnswer | null
  answeredBy: string
}

/** A change of a child's plan, with the agencies that must hear of it. */
export interface Amendment {
  amendmentId: string
  childId: string
  childName: string
  sessionId: string | null
  what: string
  agreedOn: Temporal.PlainDate
  recordedBy: string
  recordedAt: Temporal.Instant
  agencies: Agency[]
}

interface AmendmentRow {
  amendment_id: string
  child_id: string
  child_name: string
  session_id: string | null
  what: string
  agreed_on: Temporal.PlainDate
  recorded_by: string
  recorded_at: Temporal.Instant
}

type Wanted = { amendmentId: string } | { childId: string; sessionId?: string } | { waiting: true }

/**
 * Changes of plans that the one in scope may see, the newest first, withdrawn ones left out; at most 50. `waiting`: those
 * of which an agency has to be told by this one, or has not answered whom this one told.
 */
export async function amendmentsBy(db: Db, who: Who, wanted: Wanted): Promise<Amendment[]> {
  const { rows } = await sql<AmendmentRow>`
    select a.amendment_id, a.child_id, c.given_name || ' ' || c.family_name as child_name, a.session_id, a.what, a.agreed_on, m.name as recorded_by, a.recorded_at
    from plan_amendment a
    join child c on c.organisation_id = a.organisation_id and c.child_id = a.child_id
    join membership m on m.organisation_id = a.organisation_id and m.membership_id = a.recorded_by
    where a.organisation_id = ${who.organisationId} and a.withdrawn_at is null and ${which(who, wanted)}
    order by a.agreed_on desc, a.recorded_at desc limit 50`.execute(db)
  const agencies = await agenciesOf(
    db,
    who,
    rows.map((row) => row.amendment_id),
  )
  return rows.map((row) => ({
    amendmentId: row.amendment_id,
    childId: row.child_id,
    childName: row.child_name,
    sessionId: row.session_id,
    what: row.what,
    agreedOn: row.agreed_on,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    agencies: agencies.get(row.amendment_id) ?? [],
  }))
}

function which({ organisationId, membershipId }: Who, wanted: Wanted) {
  if ('amendmentId' in wanted) return sql`a.amendment_id = ${wanted.amendmentId}`
  if ('childId' in wanted) {
    return wanted.sessionId === undefined
      ? sql`a.child_id = ${wanted.childId}`
      : sql`a.child_id = ${wanted.childId} and a.session_id = ${wanted.sessionId}`
  }
  return sql`a.amendment_id in (
    select g.amendment_id from plan_amendment_agency g
    where g.organisation_id = ${organisationId} and g.teller_id = ${membershipId} and g.removed_at is null and g.answer is null)`
}

async function agenciesOf(
  db: Db,
  { organisationId }: Who,
  amendmentIds: readonly string[],
): Promise<Map<string, Agency[]>> {
  if (amendmentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('plan_amendment_agency as g')
    .innerJoin('membership as t', (on) =>
      on.onRef('t.organisation_id', '=', 'g.organisation_id').onRef('t.membership_id', '=', 'g.teller_id'),
    )
    .leftJoin('membership as b', (on) =>
      on.onRef('b.organisation_id', '=', 'g.organisation_id').onRef('b.membership_id', '=', 'g.told_by'),
    )
    .select([
      'g.amendment_id',
      'g.agency_id',
      'g.agency',
      'g.person',
      'g.tell_by',
      'g.teller_id',
      't.name as teller_name',
      'g.told_on',
      'g.told_how',
      'b.name as told_by',
      'g.answer',
      'g.answered_on',
      'g.answered_by',
    ])
    .where('g.organisation_id', '=', organisationId)
    .where('g.amendment_id', 'in', [...amendmentIds])
    .where('g.removed_at', 'is', null)
    .orderBy('g.added_at')
    .orderBy('g.agency')
    .execute()
  const found = Map.groupBy(rows, (row) => row.amendment_id)
  return new Map(
    [...found].map(([amendmentId, of]) => [
      amendmentId,
      of.map((row): Agency => ({
        agencyId: row.agency_id,
        agency: row.agency,
        person: row.person,
        tellBy: row.tell_by,
        tellerId: row.teller_id,
        tellerName: row.teller_name,
        toldOn: row.told_on,
        toldHow: row.told_how as WayToTell | null,
        toldBy: row.told_by ?? '',
        answer: row.answer as AgencyAnswer | null,
        answeredOn: row.answered_on,
        answeredBy: row.answered_by ?? '',
      })),
    ]),
  )
}

/** A child whom the one in scope may see, with who may be asked to tell an agency: those who hold the case, and oneself. */
export async function childToTellAbout(
  db: Db,
  who: Who & Pick<Actor, 'name'>,
  childId: string,
): Promise<{
  childId: string
  name: string
  givenName: string
  tellers: { membershipId: string; name: string }[]
} | null> {
  const child = await db
    .selectFrom('child')
    .select(['given_name', 'family_name'])
    .where('organisation_id', '=', who.organisationId)
    .where('child_id', '=', childId)
    .executeTakeFirst()
  if (child === undefined) return null
  const { rows } = await sql<{ membership_id: string; name: string }>`
    select distinct m.membership_id, m.name
    from case_holder h join membership m on m.organisation_id = h.organisation_id and m.membership_id = h.membership_id
    where h.organisation_id = ${who.organisationId} and h.child_id = ${childId} and (h.ends_on is null or h.ends_on >= (select platform.today()))
      and h.membership_id <> ${who.membershipId}
    order by m.name limit 20`.execute(db)
  return {
    childId,
    name: `${child.given_name} ${child.family_name}`,
    givenName: child.given_name,
    tellers: [
      { membershipId: who.membershipId, name: who.name },
      ...rows.map((row) => ({ membershipId: row.membership_id, name: row.name })),
    ],
  }
}

/** The day of a session of the one in scope, when it is one of the two; null for any other. */
export async function ownSessionDay(db: Db, who: Who, sessionId: string): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('session')
    .select('starts_at')
    .where('organisation_id', '=', who.organisationId)
    .where('session_id', '=', sessionId)
    .where((e) => e.or([e('supervisee_id', '=', who.membershipId), e('supervisor_id', '=', who.membershipId)]))
    .executeTakeFirst()
  return row?.starts_at ?? null
}

/** The page of this child in the record of that session, when it is signed and the one in scope may open it. */
export async function signedPageOf(
  db: Db,
  { organisationId }: Who,
  { sessionId, childId }: Pick<Amendment, 'sessionId' | 'childId'>,
): Promise<string | null> {
  if (sessionId === null) return null
  const row = await db
    .selectFrom('document')
    .select('document_id')
    .where('organisation_id', '=', organisationId)
    .where('session_id', '=', sessionId)
    .where('child_id', '=', childId)
    .where('kind', '=', 'case_discussion')
    .where('state', '=', 'signed')
    .executeTakeFirst()
  return row?.document_id ?? null
}

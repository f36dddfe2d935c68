import { sql } from 'kysely'
import type { Candidate } from '../../../domain/sessions/why-on-agenda.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { Db } from '../../../platform/database/scope.ts'
import { statusesOn } from '../facts/load-session.queries.ts'
import type { SessionFacts } from '../facts/session-facts.ts'

export interface AddedItem {
  itemId: string
  title: string
  addedBy: string
  addedByName: string
}

/** What either of the two put on the agenda, in the order it was added. */
export async function addedItems(db: Db, session: SessionFacts): Promise<AddedItem[]> {
  const rows = await db
    .selectFrom('agenda_item')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.organisation_id', '=', 'agenda_item.organisation_id')
        .onRef('membership.membership_id', '=', 'agenda_item.added_by'),
    )
    .select(['item_id', 'title', 'added_by', 'membership.name'])
    .where('agenda_item.organisation_id', '=', session.organisationId)
    .where('agenda_item.session_id', '=', session.sessionId)
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .orderBy('item_id')
    .execute()
  return rows.map((row) => ({ itemId: row.item_id, title: row.title, addedBy: row.added_by, addedByName: row.name }))
}

export interface HeldChild extends Candidate {
  /** a row of this session's agenda, even one taken off again */
  wasOnAgenda: boolean
  isOnAgenda: boolean
}

/** Children that the supervisee holds today, with when each was last discussed at a session of theirs that was held. */
export async function heldChildren(db: Db, session: SessionFacts): Promise<HeldChild[]> {
  const { rows } = await sql<{
    child_id: string
    family_id: string
    family_name: string
    given_name: string
    last_at: Temporal.Instant | null
    was_on: boolean
    is_on: boolean
  }>`
    select c.child_id, c.family_id, c.family_name, c.given_name,
      (select max(s.starts_at) from session_child y
        join session s on s.organisation_id = y.organisation_id and s.session_id = y.session_id
        where y.organisation_id = c.organisation_id and y.child_id = c.child_id and y.removed_at is null
          and s.supervisee_id = ${session.supervisee.membershipId} and s.state in ('completed','signed')
          and s.session_id <> ${session.sessionId}) as last_at,
      x.child_id is not null as was_on, (x.child_id is not null and x.removed_at is null) as is_on
    from child c
    left join session_child x on x.organisation_id = c.organisation_id and x.child_id = c.child_id and x.session_id = ${session.sessionId}
    where c.organisation_id = ${session.organisationId} and c.child_id in (
      select h.child_id from case_holder h
      where h.organisation_id = ${session.organisationId} and h.membership_id = ${session.supervisee.membershipId}
        and h.starts_on <= (select platform.today()) and (h.ends_on is null or h.ends_on >= (select platform.today())))`.execute(
    db,
  )
  const statuses = await statusesOn(
    db,
    session.organisationId,
    rows.map((row) => row.child_id),
  )
  return rows.map((row) => ({
    childId: row.child_id,
    familyId: row.family_id,
    familyName: row.family_name,
    givenName: row.given_name,
    statuses: statuses.get(row.child_id) ?? [],
    lastDiscussedOn: row.last_at === null ? null : londonDay(row.last_at),
    wasOnAgenda: row.was_on,
    isOnAgenda: row.is_on,
  }))
}

/** The documents of a referral made in this session, newest first: only their being there. */
export async function referralsOf(
  db: Db,
  session: SessionFacts,
): Promise<{ documentId: string; childId: string | null; createdAt: Temporal.Instant }[]> {
  const rows = await db
    .selectFrom('document')
    .select(['document_id', 'child_id', 'created_at'])
    .where('organisation_id', '=', session.organisationId)
    .where('session_id', '=', session.sessionId)
    .where('kind', '=', 'referral')
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map((row) => ({ documentId: row.document_id, childId: row.child_id, createdAt: row.created_at }))
}

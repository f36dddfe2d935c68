import type { Db } from '../../../platform/database/scope.ts'
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

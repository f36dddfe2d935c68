import type { Db } from '../../../platform/database/scope.ts'

/** A set that was sent back: what was before the signers then is kept, and can be read by the two. */
export interface EndedSet {
  setId: string
  versionNo: number
  madeAt: Temporal.Instant
  endedAt: Temporal.Instant
  endedByName: string
  why: string
}

/** The sets of a session that were sent back, the newest first. */
export async function endedSetsOf(db: Db, organisationId: string, sessionId: string): Promise<EndedSet[]> {
  const rows = await db
    .selectFrom('signing_set as s')
    .leftJoin('membership as m', (on) =>
      on.onRef('m.organisation_id', '=', 's.organisation_id').onRef('m.membership_id', '=', 's.ended_by'),
    )
    .select(['s.set_id', 's.version_no', 's.made_at', 's.ended_at', 's.ended_why', 'm.name'])
    .where('s.organisation_id', '=', organisationId)
    .where('s.session_id', '=', sessionId)
    .where('s.ended_at', 'is not', null)
    .orderBy('s.version_no', 'desc')
    .execute()
  return rows.flatMap((row) =>
    row.ended_at === null
      ? []
      : [
          {
            setId: row.set_id,
            versionNo: row.version_no,
            madeAt: row.made_at,
            endedAt: row.ended_at,
            endedByName: row.name ?? '',
            why: row.ended_why ?? '',
          },
        ],
  )
}

/** The set that a document is in now: before the signers, or signed by all. Null when it is being written. */
export async function setOfDocument(db: Db, organisationId: string, documentId: string): Promise<string | null> {
  const row = await db
    .selectFrom('signing_item as i')
    .innerJoin('signing_set as s', (on) =>
      on.onRef('s.organisation_id', '=', 'i.organisation_id').onRef('s.set_id', '=', 'i.set_id'),
    )
    .select('s.set_id')
    .where('i.organisation_id', '=', organisationId)
    .where('i.document_id', '=', documentId)
    .where('s.ended_at', 'is', null)
    .orderBy('s.made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.set_id ?? null
}

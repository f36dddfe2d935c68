import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Decision } from '../../../domain/templates/content.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { Db } from '../../../platform/database/scope.ts'
import type { Work } from '../../../platform/http/work.ts'
import { openVersions, readSealed } from '../../records/public.ts'

export interface DecisionRecord {
  documentId: string
  versionNo: number
  /** a decision record of a session, what was recorded under "Stop and refer", or a decision not to refer */
  kind: 'decision' | 'referred' | 'not_yet' | 'not_referred'
  on: Temporal.PlainDate
}

/**
 * What is bound for the file of this child, also by entries made one with it, of those documents that the one in scope may open, the newest first: decision records
 * in the version that was signed last, and what was recorded under "Stop and refer".
 * @param before what was signed or recorded from this moment on is left out
 */
export async function decisionRecordsOf(
  db: Db,
  { organisationId }: Pick<Actor, 'organisationId'>,
  childId: string,
  { before, from = 0, most }: { before: Temporal.Instant | null; from?: number; most: number },
): Promise<DecisionRecord[]> {
  const { rows } = await sql<{
    document_id: string
    version_no: number
    kind: DecisionRecord['kind']
    at: Temporal.Instant
  }>`
    select y.document_id, y.version_no, y.kind, y.at
    from platform.entries_of_child(${childId}::uuid, ${before}::timestamptz) entry
    cross join lateral (
      select d.document_id, x.version_no, d.created_at,
        case when d.kind <> 'referral' then 'decision' else coalesce(r.decided, 'referred') end as kind,
        case when d.kind = 'referral' then d.created_at else coalesce(platform.session_of_page_at(d.document_id), d.created_at) end as at
      from document d
      left join referral r on r.organisation_id = d.organisation_id and r.document_id = d.document_id
      cross join lateral (
        select i.version_no, g.completed_at as known from signing_item i
        join signing_set g on g.organisation_id = i.organisation_id and g.set_id = i.set_id
        where d.kind = 'case_discussion' and i.organisation_id = d.organisation_id and i.document_id = d.document_id
          and g.completed_at is not null and (${before}::timestamptz is null or g.completed_at < ${before})
        union all
        select v.version_no, v.created_at from document_version v
        where d.kind = 'referral' and v.organisation_id = d.organisation_id and v.document_id = d.document_id
          and (${before}::timestamptz is null or v.created_at < ${before})
        order by known desc limit 1
      ) x
      where d.organisation_id = ${organisationId} and d.child_id = entry and d.kind in ('case_discussion', 'referral')
      order by d.created_at desc, d.document_id limit ${from + most}
    ) y
    order by y.created_at desc, y.document_id limit ${most} offset ${from}`.execute(db)
  // The day of the session is for whoever sees the child, the session itself for those who meet in it.
  // A document is made for its session, so the order is that of the sessions but for those that lie close together.
  return rows.map((row) => ({
    documentId: row.document_id,
    versionNo: row.version_no,
    kind: row.kind,
    on: londonDay(row.at),
  }))
}

/** The decisions of these records, opened through the door: each opening is in the journal. By document. */
export async function decisionsIn(
  work: Pick<Work, 'door'>,
  records: readonly DecisionRecord[],
): Promise<Map<string, readonly Decision[]>> {
  const wanted = records.filter(({ kind }) => kind === 'decision')
  const opened = (await openVersions(work, wanted, 'to read')).map(readSealed)
  return new Map(
    opened.flatMap(({ documentId, content }) =>
      content.kind === 'case_discussion' ? [[documentId, content.decisions] as const] : [],
    ),
  )
}

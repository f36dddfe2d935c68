import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import { london, londonDay } from '../../../domain/text/dates.ts'
import type { Db } from '../../../platform/database/scope.ts'

type Who = Pick<Actor, 'organisationId' | 'membershipId'>

/** That a decision departs from procedure, and who is named as having approved it. What it was is in the record. */
export interface DepartureFacts {
  documentId: string
  decisionNo: number
  recordedBy: string
  signedOn: Temporal.PlainDate | null
  approver: string
  /** whether somebody here is asked; else it is somebody outside, or one of those who signed */
  isAsked: boolean
  isMine: boolean
  state: 'unsigned' | 'asked' | 'approved' | 'denied' | 'superseded'
  answeredOn: Temporal.PlainDate | null
  /** whether the one in scope may open the record */
  mayOpen: boolean
}

type Wanted = { documentId: string; decisionNo: number } | { mine: true } | { all: true }

/** Departures in records that all have signed, the newest first; at most 100. `mine`: of which one is asked. */
export async function departuresBy(db: Db, who: Who, wanted: Wanted): Promise<DepartureFacts[]> {
  const { organisationId, membershipId } = who
  const which =
    'documentId' in wanted
      ? sql`x.document_id = ${wanted.documentId} and x.decision_no = ${wanted.decisionNo}`
      : 'mine' in wanted
        ? sql`x.approver_id = ${membershipId} and x.state = 'asked'`
        : sql`true`
  const { rows } = await sql<{
    document_id: string
    decision_no: number
    recorded_by: string
    signed_at: Temporal.Instant | null
    approver: string
    approver_id: string | null
    state: DepartureFacts['state']
    answered_at: Temporal.Instant | null
    may_open: boolean
  }>`
    select x.document_id, x.decision_no, m.name as recorded_by, x.signed_at, x.approver, x.approver_id, x.state, x.answered_at,
      exists (select 1 from document d where d.organisation_id = x.organisation_id and d.document_id = x.document_id) as may_open
    from departure x join membership m on m.organisation_id = x.organisation_id and m.membership_id = x.recorded_by
    where x.organisation_id = ${organisationId} and x.signed_at is not null and x.state <> 'superseded' and ${which}
    order by x.signed_at desc, x.document_id, x.decision_no limit 100`.execute(db)
  return rows.map((row) => ({
    documentId: row.document_id,
    decisionNo: row.decision_no,
    recordedBy: row.recorded_by,
    signedOn: row.signed_at === null ? null : londonDay(row.signed_at),
    approver: row.approver,
    isAsked: row.approver_id !== null,
    isMine: row.approver_id === membershipId,
    state: row.state,
    answeredOn: row.answered_at === null ? null : londonDay(row.answered_at),
    mayOpen: row.may_open,
  }))
}

export interface DeparturesCounted {
  /** signed within the last 12 months */
  recorded: number
  /** of these: whoever is named has not said so yet, or has said that they did not */
  unconfirmed: number
}

/** How many departures there are of which the one in scope may see the facts. */
export async function countDepartures(
  db: Db,
  { organisationId }: Who,
  today: Temporal.PlainDate,
): Promise<DeparturesCounted> {
  const since = today.subtract({ years: 1 }).toZonedDateTime(london).toInstant()
  const { rows } = await sql<DeparturesCounted>`
    select count(*)::int as recorded,
      count(*) filter (where x.state = 'denied' or (x.state = 'asked' and x.approver_id is not null))::int as unconfirmed
    from departure x
    where x.organisation_id = ${organisationId} and x.signed_at >= ${since} and x.state <> 'superseded'`.execute(db)
  return rows[0] ?? { recorded: 0, unconfirmed: 0 }
}

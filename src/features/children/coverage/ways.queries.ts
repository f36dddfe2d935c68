import { sql } from 'kysely'
import type { WayToSession } from '../../../domain/children/way-to-session.ts'
import type { Db } from '../../../platform/database/scope.ts'

/** As JSON of `platform.ways_to_sessions`. */
export interface WayRow {
  holder_id: string
  holder: string
  supervisor_id: string | null
  supervisor: string | null
  next_on: string | null
  session_id: string | null
  agreement_id: string | null
  on_agenda: boolean | null
}

export const waysOf = (rows: readonly WayRow[]): WayToSession[] =>
  rows.map((row) => ({
    holderId: row.holder_id,
    holder: row.holder,
    supervisorId: row.supervisor_id,
    supervisor: row.supervisor,
    nextOn: row.next_on === null ? null : Temporal.PlainDate.from(row.next_on),
    mine:
      row.agreement_id === null
        ? null
        : { agreementId: row.agreement_id, sessionId: row.session_id, onAgenda: row.on_agenda ?? false },
  }))

/** Each who holds a child’s case, who supervises them, and when the two meet next; none where one may not know it. */
export async function waysToSessions(db: Db, childId: string): Promise<WayToSession[]> {
  const { rows } = await sql<{ ways: WayRow[] }>`
    select coalesce(json_agg(w), '[]') as ways from platform.ways_to_sessions(array[${childId}::uuid]) w`.execute(db)
  return waysOf(rows[0]?.ways ?? [])
}

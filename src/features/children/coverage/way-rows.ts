import { dayFrom } from '../../../domain/calendar/days.ts'
import type { WayToSession } from '../../../domain/children/way-to-session.ts'

/** Each who holds a child’s case, who supervises them, and when the two meet next, as JSON of `platform.ways_of_children`. */
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
    nextOn: row.next_on === null ? null : dayFrom(row.next_on),
    mine:
      row.agreement_id === null
        ? null
        : { agreementId: row.agreement_id, sessionId: row.session_id, onAgenda: row.on_agenda ?? false },
  }))

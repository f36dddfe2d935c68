import { readTime } from '../../../domain/text/read-time.ts'
import { readDate } from '../../../domain/text/read-date.ts'
import { textOf, textsOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import type { ProposalAsked } from './plan-sessions.queries.ts'
import type { SessionToPlan } from './plan-sessions.command.ts'

/** A row of the list as the page shows it: its place names its inputs. */
export interface PlanRow {
  row: number
  /** as the inputs of a date and a time take them: 2026-03-12, 15:45 */
  date: string
  time: string
  keep: boolean
  /** why it is not on the usual day and time; null when it is, or when nobody proposed it */
  why: string | null
  /** the date and time that were proposed, "2026-03-12 15:45"; '' when nobody proposed it */
  was: string
  /** a line to add one that was not proposed */
  extra: boolean
}

export const mostRows = 120

/** Every row that was sent, as it was typed. */
export function rowsIn(form: FormValues): PlanRow[] {
  const count = Math.min(mostRows, Math.max(0, Number.parseInt(textOf(form, 'count'), 10) || 0))
  const kept = new Set(textsOf(form, 'keep'))
  return Array.from({ length: count }, (_, row) => ({
    row,
    date: textOf(form, `date-${row}`).slice(0, 30),
    time: textOf(form, `time-${row}`).slice(0, 30),
    keep: kept.has(String(row)),
    why: textOf(form, `why-${row}`).slice(0, 300) || null,
    was: textOf(form, `was-${row}`).slice(0, 30),
    extra: textOf(form, `extra-${row}`) === 'yes',
  }))
}

export type RowsRead =
  | { sessions: SessionToPlan[]; /** the row that each came from */ places: number[] }
  | { errors: Record<string, string> }

/** Read the rows that are kept. */
export function readRows(rows: readonly PlanRow[]): RowsRead {
  const errors: Record<string, string> = {}
  const sessions: SessionToPlan[] = []
  const places: number[] = []
  for (const { row, date, time, keep } of rows) {
    if (!keep) continue
    const day = readDate(date)
    const clock = readTime(time)
    if (day === null) errors[`date-${row}`] = `Give session ${row + 1} a date, such as 2026-09-14 or 14/09/2026`
    if (clock === null) errors[`time-${row}`] = `Give session ${row + 1} a time, such as 3.45pm`
    if (day === null || clock === null) continue
    sessions.push({ startsAt: day.toPlainDateTime(clock) })
    places.push(row)
  }
  if (Object.keys(errors).length > 0) return { errors }
  if (sessions.length === 0) return { errors: { '': 'Tick the sessions you want to plan' } }
  return { sessions, places }
}

/** The usual day and time that somebody asks to plan on instead, from the address of the page; what is not said is left out. */
export function askedIn(query: URLSearchParams): Partial<ProposalAsked> {
  const weekday = Number(query.get('weekday') ?? '')
  const time = readTime(query.get('time') ?? '')
  const from = readDate(query.get('from') ?? '')
  return {
    ...(Number.isInteger(weekday) && weekday >= 1 && weekday <= 5 ? { weekday } : {}),
    ...(time === null ? {} : { time }),
    // Nobody plans so far ahead, and the database counts no further than it can.
    ...(from === null || from.year > 2100 ? {} : { from }),
  }
}

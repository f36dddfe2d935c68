import type { SchoolCalendar } from '../../../domain/calendar/calendar-types.ts'
import {
  frequencyStanding,
  whatIsOwed,
  type LastRecord,
  type Owed,
  type OwedState,
} from '../../../domain/home/what-is-owed.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { SupervisionRow } from './agreements-in-view.queries.ts'

/** What is owed under one agreement in force; null when none is. */
export function owedUnder(
  row: SupervisionRow,
  record: LastRecord | null,
  calendar: SchoolCalendar | null,
  today: Temporal.PlainDate,
  both: 'you both' | 'both' = 'you both',
): Owed[] | null {
  const terms = termsOf(row)
  return terms === null ? null : whatIsOwed(terms, record, calendar, today, both)
}

/** In a word, whether somebody has the sessions that were agreed. */
export function standingOf(
  row: SupervisionRow,
  calendar: SchoolCalendar | null,
  today: Temporal.PlainDate,
): { state: OwedState; words: string | null; over?: number } {
  if (row.agreementId === null) return { state: 'undetermined', words: 'Has nobody' }
  const terms = termsOf(row)
  if (terms === null) return { state: 'undetermined', words: 'Not agreed yet' }
  return frequencyStanding(terms, calendar, today)
}

function termsOf({ signed, held, next }: SupervisionRow) {
  if (signed === null) return null
  return {
    frequency: signed.frequency,
    startsOn: signed.startsOn,
    reviewOn: signed.reviewOn,
    held,
    next: next === null ? null : londonDay(next.startsAt),
  }
}

/**
 * The record of the last session held.
 * @param waitingFor who has not signed it, for those who may know; null where only the state may be said
 */
export function lastRecord({ last }: SupervisionRow, waitingFor: string | null): LastRecord | null {
  if (last === null) return null
  const state = last.state === 'signed' ? 'signed' : last.state === 'completed' ? 'unsigned' : 'being written'
  return { on: last.on, state, waitingFor: state === 'unsigned' ? waitingFor : null }
}

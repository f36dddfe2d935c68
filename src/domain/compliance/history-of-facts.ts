import type { Scalar } from '../policy/language.ts'
import { calendarSource, noBankHolidays, withoutTerms, type BankHolidays } from './calendar-source.ts'
import { dayOfInstant, FAR, parseDay, parseInstant } from './civil.ts'
import type { Facts } from './facts.ts'
import { plainValue, type History, type HistoryRows } from './history.ts'
import { historyOfRows } from './history-of-rows.ts'

const noAttributes = Object.freeze({})

export interface HistoryOptions {
  /** whose days off are taken where a calendar gives none; without it there are none */
  readonly bankHolidays?: BankHolidays | undefined
}

/**
 * Builds a history from a file of facts as they were known at an instant (ISO with its offset; null or nothing: all
 * that is known). Rows not yet known then, or withdrawn by then, do not exist.
 */
export function historyOf(facts: Facts, knownAt?: string | null, options: HistoryOptions = {}): History {
  return historyOfRows(rowsOf(facts, knownAt ?? null, options.bankHolidays ?? noBankHolidays))
}

/** The rows of a file of facts. Of things and events with the same id the first stands. */
export function rowsOf(facts: Facts, knownAt: string | null, bankHolidays: BankHolidays): HistoryRows {
  const then = knownAt === null ? Number.MAX_VALUE : parseInstant(knownAt)
  const stands = (row: { known?: string | undefined; withdrawn?: string | undefined }) =>
    (row.known === undefined || parseInstant(row.known) <= then) &&
    (row.withdrawn === undefined || parseInstant(row.withdrawn) > then)
  const known = new Set<string>()
  const isFirst = ({ id }: { id: string }) => known.size < known.add(id).size
  return {
    evaluateFrom: facts.evaluate_from === undefined ? null : parseDay(facts.evaluate_from),
    calendars: new Map(
      Object.entries(facts.calendars ?? {}).map(([name, rows]) => [name, calendarSource(rows, bankHolidays)]),
    ),
    fallback: withoutTerms(bankHolidays),
    things: facts.things.filter(isFirst).map(({ id, kind, organisation, calendar }) => ({
      id,
      kind,
      organisation: organisation ?? null,
      calendar: calendar ?? null,
    })),
    facts: (facts.facts ?? []).filter(stands).map((row) => ({
      of: row.of,
      fact: row.fact,
      value: plainValue(row.value),
      from: parseDay(row.from),
      until: row.until === undefined ? FAR : parseDay(row.until),
      with: row.with ?? null,
    })),
    events: (facts.events ?? [])
      .filter((row) => stands(row) && isFirst(row))
      .map((row) => {
        const instant = row.at === undefined ? null : parseInstant(row.at)
        return {
          id: row.id,
          kind: row.event,
          day: instant === null ? parseDay(row.on ?? '') : dayOfInstant(instant),
          instant,
          links: row.links ?? noAttributes,
          attributes: plainAttributes(row.with),
        }
      }),
  }
}

function plainAttributes(
  given: Readonly<Record<string, Scalar | Scalar[]>> | undefined,
): Readonly<Record<string, Scalar | readonly Scalar[]>> {
  if (!given) return noAttributes
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(plainValue) : plainValue(value),
    ]),
  )
}

import { calendarTables, type CalendarPeriod, type CalendarTables } from './calendar-tables.ts'

export type Jurisdiction = 'england_and_wales' | 'scotland' | 'northern_ireland'

/**
 * The bank holidays of a nation from one year to another, both included, as ISO days. The domain has no list of its
 * own: `src/platform/calendar/bank-holidays.ts` has.
 */
export type BankHolidays = (nation: Jurisdiction, fromYear: number, toYear: number) => readonly string[]

/** A calendar that can be asked for its tables; one object may serve many histories, and works each table out once. */
export interface CalendarSource {
  /** whose bank holidays, when the calendar names no nation, and the years that are asked about */
  tables(jurisdiction: Jurisdiction, fromYear: number, toYear: number): CalendarTables
}

export interface CalendarRows {
  readonly nation?: Jurisdiction | undefined
  readonly periods: readonly CalendarPeriod[]
  readonly bank_holidays?: readonly string[] | undefined
}

const firstYear = 2000
const lastYear = 2100
/** Years are asked for in steps, so that a later day of assessment seldom needs a new table. */
const yearsAtOnce = 5

/** A calendar from its rows. Its own bank holidays win; otherwise those of its nation, or of the pack’s jurisdiction. */
export function calendarSource(rows: CalendarRows, bankHolidays: BankHolidays): CalendarSource {
  const made = new Map<string, CalendarTables>()
  return {
    tables(jurisdiction, fromYear, toYear) {
      const from = Math.max(firstYear, Math.floor(fromYear / yearsAtOnce) * yearsAtOnce - 1)
      const to = Math.min(lastYear, Math.ceil((toYear + 1) / yearsAtOnce) * yearsAtOnce)
      const nation = rows.nation ?? jurisdiction
      const key = rows.bank_holidays ? '' : `${nation} ${from} ${to}`
      const known = made.get(key)
      if (known) return known
      const tables = calendarTables(
        rows.periods,
        rows.bank_holidays ?? (from > to ? [] : bankHolidays(nation, from, to)),
      )
      made.set(key, tables)
      return tables
    },
  }
}

/** Whose calendar has no rows: weekdays and bank holidays are known, terms are not. */
export const withoutTerms = (bankHolidays: BankHolidays): CalendarSource =>
  calendarSource({ periods: [] }, bankHolidays)

/** Without anybody to ask, no day is a bank holiday. */
export const noBankHolidays: BankHolidays = () => []

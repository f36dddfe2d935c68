import { dayFrom } from '../../domain/calendar/days.ts'
import type { BankHolidays, Jurisdiction } from '../../domain/compliance/calendar-source.ts'
import fromPackage from './bank-holidays.json' with { type: 'json' }

/** The three lists of bank holidays there are: https://www.gov.uk/bank-holidays */
export type Nation = 'england-and-wales' | 'scotland' | 'northern-ireland'

export const nations: readonly Nation[] = ['england-and-wales', 'scotland', 'northern-ireland']

export interface BankHoliday {
  readonly date: Temporal.PlainDate
  readonly name: string
}

/** What the `date-holidays` package (3.37.0) has wrong or does not have yet. */
interface Mend {
  readonly nations: readonly Nation[]
  readonly year: number
  readonly add: readonly { date: string; name: string }[]
  readonly remove: readonly string[]
  readonly source: string
}

const mends: readonly Mend[] = [
  {
    nations,
    year: 2011,
    add: [{ date: '2011-04-29', name: 'Royal wedding bank holiday' }],
    remove: [],
    source:
      'Royal proclamation under section 1(3) of the Banking and Financial Dealings Act 1971; gov.uk/bank-holidays',
  },
  {
    nations,
    year: 2012,
    add: [{ date: '2012-06-04', name: 'Spring bank holiday' }],
    remove: ['2012-05-28'],
    source: 'The spring bank holiday was moved beside the Diamond Jubilee holiday of 5 June; gov.uk/bank-holidays',
  },
  {
    nations: ['scotland'],
    year: 2026,
    add: [{ date: '2026-06-15', name: 'World Cup bank holiday' }],
    remove: [],
    source: 'Royal proclamation of 3 February 2026; gov.scot/news/world-cup-bank-holiday-confirmed',
  },
]

const firstYear = 2000
const lastYear = 2100
const known = new Map<string, readonly BankHoliday[]>()

/**
 * The bank holidays of a nation in a year, in order, as the government publishes them: only the days that are taken,
 * so a holiday that falls at a weekend is its substitute day. Years to come have what the rules give; a holiday
 * proclaimed later arrives with a release. Throws a RangeError outside 2000 to 2100.
 */
export function bankHolidays(nation: Nation, year: number): readonly BankHoliday[] {
  const key = `${nation} ${year}`
  const cached = known.get(key)
  if (cached) return cached
  if (!Number.isInteger(year) || year < firstYear || year > lastYear) {
    throw new RangeError(`Bank holidays are known from ${firstYear} to ${lastYear}`)
  }
  const found = Object.freeze(mended(nation, year, listed(nation, year)))
  known.set(key, found)
  return found
}

/** The days alone, for every year from one to another, both included: what `schoolCalendar` asks for. */
export function bankHolidayDates(nation: Nation, fromYear: number, toYear: number): Temporal.PlainDate[] {
  const dates: Temporal.PlainDate[] = []
  for (let year = fromYear; year <= toYear; year++) dates.push(...bankHolidays(nation, year).map(({ date }) => date))
  return dates
}

/** What the package says, as `scripts/generate-bank-holidays.mjs` wrote it down: "04-03 Good Friday; 04-06 Easter Monday". */
function listed(nation: Nation, year: number): BankHoliday[] {
  const years: Readonly<Record<string, string>> = fromPackage[nation]
  return (years[`${year}`] ?? '').split('; ').map((day) => ({
    date: dayFrom(`${year}-${day.slice(0, 5)}`),
    name: day.slice(6).replaceAll("'", '’'),
  }))
}

function mended(nation: Nation, year: number, holidays: readonly BankHoliday[]): BankHoliday[] {
  const mine = mends.filter((mend) => mend.year === year && mend.nations.includes(nation))
  const removed = new Set(mine.flatMap(({ remove }) => remove))
  const days = new Map(holidays.map((holiday) => [holiday.date.toString(), holiday]))
  for (const date of removed) days.delete(date)
  for (const { date, name } of mine.flatMap(({ add }) => add)) {
    days.set(date, { date: Temporal.PlainDate.from(date), name })
  }
  return [...days.values()].toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date))
}

/** The same as the policy engine asks for them: nations as packs and facts write them, days as ISO dates. */
export const policyBankHolidays: BankHolidays = (nation, fromYear, toYear) =>
  bankHolidayDates(nationOf[nation], fromYear, toYear).map(String)

const nationOf: Readonly<Record<Jurisdiction, Nation>> = {
  england_and_wales: 'england-and-wales',
  scotland: 'scotland',
  northern_ireland: 'northern-ireland',
}

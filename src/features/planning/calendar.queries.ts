import type { Actor } from '../../domain/access/actor.ts'
import type { PeriodKind, SchoolCalendar, TermPeriod } from '../../domain/calendar/calendar-types.ts'
import { schoolCalendar } from '../../domain/calendar/school-calendar.ts'
import { academicYearOf } from '../../domain/calendar/windows.ts'
import { bankHolidayDates, type Nation } from '../../platform/calendar/bank-holidays.ts'
import type { Db } from '../../platform/database/scope.ts'

type Who = Pick<Actor, 'organisationId'>

/**
 * The calendar that holds for the organisation: for each academic year its own periods when it has any, else those of
 * the nearest organisation above it that has (product A2), with the bank holidays of its nation. Never null: without a
 * single period it still knows working days.
 */
export async function schoolCalendarOf(db: Db, actor: Who): Promise<SchoolCalendar> {
  const { order, nation } = await lineageOf(db, actor)
  const rows = await db
    .selectFrom('calendar_period')
    .select(['organisation_id', 'kind', 'name', 'starts_on', 'ends_on'])
    .where('organisation_id', 'in', order)
    .where('withdrawn_at', 'is', null)
    .orderBy('starts_on')
    .execute()
  const byYear = Map.groupBy(rows, (row) => academicYearOf(row.starts_on).startsOn.year)
  const periods = [...byYear.values()].flatMap((year) => {
    const nearest = order.find((id) => year.some((row) => row.organisation_id === id))
    return year.filter((row) => row.organisation_id === nearest).map(asPeriod)
  })
  return schoolCalendar(periods, bankHolidaysAround(nation, periods))
}

const asPeriod = (row: {
  kind: string
  name: string
  starts_on: Temporal.PlainDate
  ends_on: Temporal.PlainDate
}): TermPeriod => ({ kind: row.kind as PeriodKind, name: row.name, startsOn: row.starts_on, endsOn: row.ends_on })

/** This organisation and those above it, nearest first. Row security shows no others. */
async function lineageOf(db: Db, { organisationId }: Who): Promise<{ order: string[]; nation: Nation }> {
  const rows = await db
    .selectFrom('organisation')
    .select(['organisation_id', 'parent_organisation_id', 'nation'])
    .execute()
  const known = new Map(rows.map((row) => [row.organisation_id, row]))
  const order: string[] = []
  let next: string | null = organisationId
  while (next !== null && !order.includes(next) && known.has(next)) {
    order.push(next)
    next = known.get(next)?.parent_organisation_id ?? null
  }
  return { order, nation: (known.get(organisationId)?.nation ?? 'england-and-wales') as Nation }
}

/** Enough years for anything that is planned or looked back at: those of the periods, and a generous span besides. */
function bankHolidaysAround(nation: Nation, periods: readonly TermPeriod[]): Temporal.PlainDate[] {
  const years = periods.flatMap((period) => [period.startsOn.year, period.endsOn.year])
  const from = Math.max(2000, Math.min(2020, ...years))
  const to = Math.min(2100, Math.max(2040, ...years))
  return bankHolidayDates(nation, from, to)
}

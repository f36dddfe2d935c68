import { sql } from 'kysely'
import type { PeriodKind, SchoolCalendar, TermPeriod } from '../../../domain/calendar/calendar-types.ts'
import { academicYearOf } from '../../../domain/calendar/windows.ts'
import { schoolCalendar } from '../../../domain/calendar/school-calendar.ts'
import type { Db } from '../../../platform/database/scope.ts'

interface Row {
  organisation_id: string
  kind: PeriodKind
  name: string
  starts_on: Temporal.PlainDate
  ends_on: Temporal.PlainDate
}

/**
 * The term dates that hold here from a day on, in one statement for the home page: for each academic year the organisation's
 * own, or those of the nearest above it that has some (product A2). Without bank holidays, which counting in terms and weeks
 * of term does not ask for. Null when there are none.
 */
export async function termDatesFrom(db: Db, from: Temporal.PlainDate): Promise<SchoolCalendar | null> {
  const { rows } = await sql<Row>`
    select p.organisation_id, p.kind, p.name, p.starts_on, p.ends_on
    from platform.lineage() with ordinality as l (organisation_id, steps)
    join calendar_period p on p.organisation_id = l.organisation_id
    where p.withdrawn_at is null and p.ends_on >= ${from}
    order by l.steps, p.starts_on limit 400`.execute(db)
  const byYear = Map.groupBy(rows, (row) => academicYearOf(row.starts_on).startsOn.year)
  const nearest = [...byYear.values()].flatMap((year) =>
    year.filter((row) => row.organisation_id === year[0]?.organisation_id),
  )
  return nearest.length === 0 ? null : schoolCalendar(nearest.map(period), [])
}

const period = (row: Row): TermPeriod => ({
  kind: row.kind,
  name: row.name,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
})

import type { Actor } from '../../../domain/access/actor.ts'
import type { PeriodKind, TermPeriod } from '../../../domain/calendar/calendar-types.ts'
import type { CalendarWindow } from '../../../domain/calendar/calendar-types.ts'
import { academicYearOf } from '../../../domain/calendar/windows.ts'
import type { NationKey } from '../../../domain/people/organisation-words.ts'
import type { Db } from '../../../platform/database/scope.ts'

export interface KeptPeriod extends TermPeriod {
  periodId: string
}

/** One academic year, with whose dates hold in it (product A2: inherited unless the organisation has its own). */
export interface CalendarYear {
  window: CalendarWindow
  periods: KeptPeriod[]
  /** the organisation above whose dates these are; null when they are our own, or there are none */
  inheritedFrom: string | null
}

/** A period belongs to the academic year that it begins in. */
export const yearOf = (day: Temporal.PlainDate): number => academicYearOf(day).startsOn.year

export const windowOfYear = (year: number): CalendarWindow => academicYearOf(new Temporal.PlainDate(year, 9, 1))

export async function calendarYears(db: Db, actor: Actor, years: readonly number[]): Promise<CalendarYear[]> {
  const lineage = await lineageOf(db, actor)
  const rows = await db
    .selectFrom('calendar_period')
    .select(['organisation_id', 'period_id', 'kind', 'name', 'starts_on', 'ends_on'])
    .where(
      'organisation_id',
      'in',
      lineage.map(({ id }) => id),
    )
    .where('withdrawn_at', 'is', null)
    .where('starts_on', '>=', new Temporal.PlainDate(Math.min(...years), 9, 1))
    .where('starts_on', '<', new Temporal.PlainDate(Math.max(...years) + 1, 9, 1))
    .orderBy('starts_on')
    .orderBy('ends_on', 'desc')
    .execute()
  return years.map((year) => {
    const inYear = rows.filter((row) => yearOf(row.starts_on) === year)
    const nearest = lineage.find(({ id }) => inYear.some((row) => row.organisation_id === id))
    return {
      window: windowOfYear(year),
      inheritedFrom: nearest === undefined || nearest.id === actor.organisationId ? null : nearest.name,
      periods: inYear
        .filter((row) => row.organisation_id === nearest?.id)
        .map((row) => ({
          periodId: row.period_id,
          kind: row.kind as PeriodKind,
          name: row.name,
          startsOn: row.starts_on,
          endsOn: row.ends_on,
        })),
    }
  })
}

/** This organisation and those above it, nearest first. Row security shows no others. */
async function lineageOf(db: Db, actor: Actor): Promise<{ id: string; name: string }[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['organisation_id', 'parent_organisation_id', 'name'])
    .execute()
  const known = new Map(rows.map((row) => [row.organisation_id, row]))
  const order: { id: string; name: string }[] = []
  let next = known.get(actor.organisationId)
  while (next !== undefined && !order.some(({ id }) => id === next?.organisation_id)) {
    order.push({ id: next.organisation_id, name: next.name })
    next = next.parent_organisation_id === null ? undefined : known.get(next.parent_organisation_id)
  }
  return order
}

export async function nationOf(db: Db, actor: Actor): Promise<NationKey> {
  const row = await db
    .selectFrom('organisation')
    .select('nation')
    .where('organisation_id', '=', actor.organisationId)
    .executeTakeFirstOrThrow()
  return row.nation as NationKey
}

import { sql } from 'kysely'
import { calendarProblems, type PeriodProblem } from '../../../domain/calendar/calendar-problems.ts'
import type { TermPeriod } from '../../../domain/calendar/calendar-types.ts'
import type { EventName } from '../../../domain/journal/catalogue.ts'
import type { Work } from '../../../platform/http/work.ts'
import { calendarYears, yearOf, type CalendarYear } from './calendar.queries.ts'

export type ChangingCalendar = { outcome: 'changed' } | { outcome: 'problems'; problems: PeriodProblem[] }

interface AddOptions {
  /** withdraw our own dates of the academic years that the new ones are in */
  replace?: boolean
  event?: Extract<EventName, 'calendar.changed' | 'calendar.imported'>
}

/**
 * Add periods to the organisation's own calendar. In a year whose dates come from above, those are first copied as our
 * own: adding one INSET day must not lose the terms. Nothing is written when anything is wrong.
 * @returns problems by their place in `periods`
 */
export async function addPeriods(
  work: Work,
  periods: readonly TermPeriod[],
  options: AddOptions = {},
): Promise<ChangingCalendar> {
  const { db, actor } = work
  // One change of the calendar at a time, or two could each be sound and overlap.
  await db
    .selectFrom('organisation')
    .select('organisation_id')
    .where('organisation_id', '=', actor.organisationId)
    .forNoKeyUpdate()
    .execute()
  const years = [...new Set(periods.map(({ startsOn }) => yearOf(startsOn)))].toSorted((a, b) => a - b)
  const before = years.length === 0 ? [] : await calendarYears(db, actor, years)
  const kept = options.replace ? [] : before.flatMap((year) => year.periods)
  const problems = calendarProblems([...kept, ...periods])
    .filter(({ index }) => index >= kept.length)
    .map((problem) => ({ ...problem, index: problem.index - kept.length }))
  if (problems.length > 0) return { outcome: 'problems', problems }
  const ours = before.filter((year) => year.inheritedFrom === null)
  const copied = options.replace
    ? []
    : before.filter((year) => year.inheritedFrom !== null).flatMap((year) => year.periods)
  if (options.replace) await withdraw(work, idsOf(ours))
  await insert(work, [...copied, ...periods])
  await work.journal(options.event ?? 'calendar.changed', { details: { added: periods.length, copied: copied.length } })
  return { outcome: 'changed' }
}

const idsOf = (years: readonly CalendarYear[]) =>
  years.flatMap(({ periods }) => periods.map(({ periodId }) => periodId))

/** Withdraw one period of our own. Withdrawn twice is withdrawn; false when it is none of ours. */
export async function withdrawPeriod(work: Work, periodId: string): Promise<boolean> {
  const { db, actor } = work
  const ours = await db
    .selectFrom('calendar_period')
    .select('withdrawn_at')
    .where('organisation_id', '=', actor.organisationId)
    .where('period_id', '=', periodId)
    .executeTakeFirst()
  if (ours === undefined) return false
  if (ours.withdrawn_at !== null) return true
  await withdraw(work, [periodId])
  await work.journal('calendar.changed', { subject: 'calendar_period', id: periodId, details: { withdrawn: 1 } })
  return true
}

async function withdraw({ db, actor }: Work, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('calendar_period')
    .set({ withdrawn_at: sql`platform.instant()` })
    .where('organisation_id', '=', actor.organisationId)
    .where('period_id', 'in', [...ids])
    .execute()
}

async function insert({ db, actor, services }: Work, periods: readonly TermPeriod[]): Promise<void> {
  if (periods.length === 0) return
  await db
    .insertInto('calendar_period')
    .values(
      periods.map((period) => ({
        organisation_id: actor.organisationId,
        period_id: services.newId(),
        kind: period.kind,
        name: period.name,
        starts_on: period.startsOn,
        ends_on: period.endsOn,
      })),
    )
    .execute()
}

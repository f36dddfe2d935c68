import { sql } from 'kysely'
import type { Actor } from '../../domain/access/actor.ts'
import type { BusySlot } from '../../domain/planning/series-types.ts'
import { londonDay } from '../../domain/text/dates.ts'
import type { Db } from '../../platform/database/scope.ts'
import { firstName } from '../agreements/public.ts'

type Who = Pick<Actor, 'organisationId'>

/** Sessions that stand, held or booked. One that was cancelled or missed answers for nothing. */
const standing = ['planned', 'open', 'completed', 'signed']

/** The days of an agreement's sessions, held and booked, in order. */
export async function sessionDaysOf(
  db: Db,
  { organisationId }: Who,
  agreementId: string,
): Promise<Temporal.PlainDate[]> {
  const rows = await db
    .selectFrom('session')
    .select('starts_at')
    .where('organisation_id', '=', organisationId)
    .where('agreement_id', '=', agreementId)
    .where('state', 'in', standing)
    .orderBy('starts_at')
    .execute()
  return rows.map((row) => londonDay(row.starts_at))
}

export interface SeriesReach {
  agreementId: string
  /** the day of the last session that is booked; null when none is */
  runsOutOn: Temporal.PlainDate | null
  /** how many are booked from today on */
  ahead: number
}

/**
 * Until when the booked sessions of agreements reach, so that a series never runs out silently (product D1). An
 * agreement with nothing booked from today on is there with null.
 */
export async function seriesRunsOutOn(
  db: Db,
  { organisationId }: Who,
  agreementIds: readonly string[],
  today: Temporal.PlainDate,
): Promise<SeriesReach[]> {
  if (agreementIds.length === 0) return []
  const from = today.toZonedDateTime('Europe/London').toInstant()
  const rows = await db
    .selectFrom('session')
    .select((e) => ['agreement_id', e.fn.max('starts_at').as('last'), e.fn.countAll<number>().as('ahead')])
    .where('organisation_id', '=', organisationId)
    .where('agreement_id', 'in', [...agreementIds])
    .where('state', 'in', standing)
    .where('starts_at', '>=', from)
    .groupBy('agreement_id')
    .execute()
  return agreementIds.map((agreementId) => {
    const row = rows.find((each) => each.agreement_id === agreementId)
    return {
      agreementId,
      runsOutOn: row === undefined ? null : londonDay(row.last),
      ahead: Number(row?.ahead ?? 0),
    }
  })
}

/** When the two are taken between two instants. The other's time is known, not with whom or for what. */
export async function busyTimes(
  db: Db,
  people: readonly { id: string; name: string }[],
  from: Temporal.Instant,
  until: Temporal.Instant,
  butNotSession: string | null = null,
): Promise<BusySlot[]> {
  const { rows } = await sql<{ membership_id: string; starts_at: Temporal.Instant; minutes: number }>`
    select * from platform.diaries_of(${people.map((each) => each.id)}::uuid[], ${from.toString()}::timestamptz,
      ${until.toString()}::timestamptz, ${butNotSession}::uuid)`.execute(db)
  // Named in the order that they were asked for, so that the same diaries always give the same words.
  return people.flatMap(({ id, name }) =>
    rows
      .filter((row) => row.membership_id === id)
      .map((row) => ({
        startsAt: row.starts_at,
        endsAt: row.starts_at.add({ minutes: row.minutes }),
        who: firstName(name),
      })),
  )
}

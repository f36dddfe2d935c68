import type { Work } from '../../../platform/http/work.ts'
import { schoolCalendarOf } from '../calendar.queries.ts'
import { instantOf, warningsAt } from '../check-place.ts'
import { busyTimes } from '../series.queries.ts'
import { plannedSession } from './move-session.queries.ts'

export interface Move {
  /** on the clock in London */
  startsAt: Temporal.PlainDateTime
  venue: string
  reason: string
  /** where the page showed it to be: a move made meanwhile is not undone unseen */
  from: Temporal.Instant
}

export type Moving =
  | { outcome: 'moved' }
  | { outcome: 'ask'; warnings: string[] }
  /** it is elsewhere than the page showed, or has begun */
  | { outcome: 'stale' }
  | { outcome: 'unchanged' }
  | { outcome: 'past' }
  | { outcome: 'refused' }

/**
 * Move a planned session to another day, time or place, and keep where it was and why. It warns, and does not forbid,
 * when the day is no school day or somebody who is asked is taken. A session of a group is moved by whoever leads it.
 */
export async function moveSession(
  work: Work,
  sessionId: string,
  move: Move,
  { evenSo = false }: { evenSo?: boolean } = {},
): Promise<Moving> {
  const { db, actor, services, today, now } = work
  const session = await plannedSession(db, actor, sessionId, { hold: true })
  if (session === null) return { outcome: 'refused' }
  if (session.state !== 'planned' || !session.startsAt.equals(move.from)) return { outcome: 'stale' }
  const to = instantOf(move.startsAt)
  if (to.equals(session.startsAt) && move.venue === session.venue) return { outcome: 'unchanged' }
  if (Temporal.Instant.compare(to, now) < 0) return { outcome: 'past' }
  if (!evenSo && !to.equals(session.startsAt)) {
    const busy = await busyTimes(db, session.people, to, to.add({ minutes: session.minutes }), sessionId)
    const warnings = warningsAt(move.startsAt, session.minutes, await schoolCalendarOf(db, actor), busy, today)
    if (warnings.length > 0) return { outcome: 'ask', warnings }
  }
  const moved = await db
    .updateTable('session')
    .set({ starts_at: to, venue: move.venue })
    .where('organisation_id', '=', actor.organisationId)
    .where('session_id', '=', sessionId)
    .where('state', '=', 'planned')
    .executeTakeFirst()
  if (Number(moved.numUpdatedRows) !== 1) return { outcome: 'stale' }
  await db
    .insertInto('session_move')
    .values({
      organisation_id: actor.organisationId,
      move_id: services.newId(),
      session_id: sessionId,
      from_starts_at: session.startsAt,
      to_starts_at: to,
      reason: move.reason,
      moved_by: actor.membershipId,
    })
    .execute()
  await work.journal('session.moved', { subject: 'session', id: sessionId })
  return { outcome: 'moved' }
}

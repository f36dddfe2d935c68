import { london } from '../../../domain/text/dates.ts'
import type { Work } from '../../../platform/http/work.ts'
import type { SessionFacts } from '../facts/session-facts.ts'

export interface PlaceAndTime {
  /** the place was private and free of interruption */
  privateConfirmed: boolean | null
  actualMinutes: number | null
  interruptions: number | null
  /** the two read it through together before the session ended; null when that is not said */
  readThrough: boolean | null
}

/** Record place, minutes and interruptions of a session that is open (product D5). False when it is not. */
export async function recordPlaceAndTime(work: Work, session: SessionFacts, said: PlaceAndTime): Promise<boolean> {
  if (!session.isParty) return false
  const recorded = await work.db
    .updateTable('session')
    .set({
      private_confirmed: said.privateConfirmed,
      actual_minutes: said.actualMinutes,
      interruptions: said.interruptions,
      read_through: said.readThrough,
    })
    .where('organisation_id', '=', session.organisationId)
    .where('session_id', '=', session.sessionId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (Number(recorded.numUpdatedRows) !== 1) return false
  await work.journal('session.place_confirmed', { subject: 'session', id: session.sessionId })
  return true
}

/** Mark an open session as the longer one that the policy asks for, or not. False when it is not the supervisor's to mark. */
export async function markExtended(work: Work, session: SessionFacts, extended: boolean): Promise<boolean> {
  if (session.iAm !== 'supervisor') return false
  const marked = await work.db
    .updateTable('session')
    .set({ extended })
    .where('organisation_id', '=', session.organisationId)
    .where('session_id', '=', session.sessionId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (Number(marked.numUpdatedRows) !== 1) return false
  await work.journal('session.place_confirmed', {
    subject: 'session',
    id: session.sessionId,
    details: { extended },
  })
  return true
}

/** Sessions of this agreement, or this group, that are planned after this one, the next first. At most 3. */
export async function plannedAfter(
  work: Pick<Work, 'db'>,
  session: SessionFacts,
): Promise<{ sessionId: string; startsAt: Temporal.Instant }[]> {
  const rows = await work.db
    .selectFrom('session')
    .select(['session_id', 'starts_at'])
    .where('organisation_id', '=', session.organisationId)
    .where((of) =>
      session.group === null
        ? of('agreement_id', '=', session.agreementId)
        : of('group_id', '=', session.group.groupId),
    )
    .where('state', '=', 'planned')
    .where('starts_at', '>', session.startsAt)
    .orderBy('starts_at')
    .limit(3)
    .execute()
  return rows.map((row) => ({ sessionId: row.session_id, startsAt: row.starts_at }))
}

export type NextDate = { sessionId: string } | { on: Temporal.PlainDate; at: Temporal.PlainTime }

/**
 * Agree the next date while a session is open: one that is planned already, or a new one on a chosen day, which becomes a
 * planned session of the same agreement.
 * @returns the identifier of the next session, or null when this one is not open or that one is not planned after it
 */
export async function agreeNextDate(work: Work, session: SessionFacts, next: NextDate): Promise<string | null> {
  if (!session.isParty || session.state !== 'open') return null
  // A group's sessions are planned with its members, on its own page.
  if (session.group !== null && !('sessionId' in next)) return null
  const nextId =
    'sessionId' in next ? await plannedOne(work, session, next.sessionId) : await planOne(work, session, next)
  if (nextId === null) return null
  await work.db
    .updateTable('session')
    .set({ next_session_id: nextId })
    .where('organisation_id', '=', session.organisationId)
    .where('session_id', '=', session.sessionId)
    .where('state', '=', 'open')
    .execute()
  return nextId
}

async function plannedOne(work: Work, session: SessionFacts, sessionId: string): Promise<string | null> {
  const planned = await plannedAfter(work, session)
  return planned.find((each) => each.sessionId === sessionId)?.sessionId ?? null
}

async function planOne(
  work: Work,
  session: SessionFacts,
  { on, at }: { on: Temporal.PlainDate; at: Temporal.PlainTime },
): Promise<string> {
  const startsAt = on.toZonedDateTime({ timeZone: london, plainTime: at }).toInstant()
  const there = (await plannedAfter(work, session)).find((each) => each.startsAt.equals(startsAt))
  if (there !== undefined) return there.sessionId
  const sessionId = work.services.newId()
  await work.db
    .insertInto('session')
    .values({
      organisation_id: session.organisationId,
      session_id: sessionId,
      agreement_id: session.agreementId,
      supervisee_id: session.supervisee.membershipId,
      supervisor_id: session.supervisor.membershipId,
      starts_at: startsAt,
      planned_minutes: session.terms?.minutes ?? session.plannedMinutes,
      venue: session.venue,
      created_by: work.actor.membershipId,
      created_at: work.now,
    })
    .execute()
  await work.journal('sessions.planned', { subject: 'session', id: sessionId, details: { count: 1 } })
  return sessionId
}

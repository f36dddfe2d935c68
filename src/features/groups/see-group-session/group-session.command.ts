import { mayOpen, type MayOpen } from '../../../domain/sessions/session-state.ts'
import type { Work } from '../../../platform/http/work.ts'
import type { SessionFacts } from '../../sessions/public.ts'
import { guestsOf } from '../facts/guests.queries.ts'
import { liveCases } from '../facts/live-cases.queries.ts'

const leads = (session: SessionFacts) => session.group !== null && session.iAm === 'supervisor'
const writes = (work: Work, session: SessionFacts) =>
  session.group !== null && session.writers.some(({ membershipId }) => membershipId === work.actor.membershipId)
const goesOn = (session: SessionFacts) => session.state === 'planned' || session.state === 'open'
const mostChildren = 60

/** Say the bounds of confidentiality anew, before anything is written; everybody agrees again. By whoever leads. */
export async function sayBounds(work: Work, session: SessionFacts, said: string): Promise<boolean> {
  if (!leads(session) || !goesOn(session) || session.workDocumentId !== null) return false
  if (session.group?.bounds?.said === said) return true
  await work.db
    .insertInto('session_bounds')
    .values({
      organisation_id: session.organisationId,
      session_id: session.sessionId,
      bounds_no: (session.group?.bounds?.no ?? 0) + 1,
      said,
      written_by: work.actor.membershipId,
    })
    .execute()
  await work.journal('group.bounds_said', { subject: 'session', id: session.sessionId })
  return true
}

/**
 * Agree to the bounds of confidentiality, each for themself: as a member of the session, or as a guest at it.
 * @param boundsNo the text that was shown; false when there is a newer one, or one is neither
 */
export async function agreeToBounds(work: Work, sessionId: string, boundsNo: number): Promise<boolean> {
  const { db, actor } = work
  const newest = await db
    .selectFrom('session_bounds')
    .select((e) => e.fn.max('bounds_no').as('no'))
    .where('organisation_id', '=', actor.organisationId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst()
  if (newest?.no !== boundsNo) return false
  const agreed = { agreed_no: boundsNo, agreed_at: work.now }
  const member = await db
    .updateTable('session_member')
    .set(agreed)
    .where('organisation_id', '=', actor.organisationId)
    .where('session_id', '=', sessionId)
    .where('membership_id', '=', actor.membershipId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  const guest =
    Number(member.numUpdatedRows) > 0
      ? member
      : await db
          .updateTable('session_guest')
          .set(agreed)
          .where('organisation_id', '=', actor.organisationId)
          .where('session_id', '=', sessionId)
          .where('membership_id', '=', actor.membershipId)
          .where('removed_at', 'is', null)
          .executeTakeFirst()
  if (Number(guest.numUpdatedRows) === 0) return false
  await work.journal('group.bounds_agreed', { subject: 'session', id: sessionId, details: { bounds: boundsNo } })
  return true
}

/**
 * Bring a child to a session of a group: one whom one may see oneself, with a status today. The others may see that child from
 * then on. Also opens it on the board of a meeting that runs.
 * @returns false when one does not write in it, it is over, or one may not see the child
 */
export async function bringChild(work: Work, session: SessionFacts, childId: string): Promise<boolean> {
  if (!writes(work, session) || !goesOn(session) || session.group?.discussesCases === false) return false
  if (session.children.some((child) => child.childId === childId)) return true
  if (session.children.length >= mostChildren) return false
  const cases = await liveCases(work.db, work.actor, work.today, { sessionId: session.sessionId })
  if (!cases.some((each) => each.childId === childId)) return false
  const position = Math.max(0, ...session.children.map((each) => each.position)) + 1
  const why = `Brought by ${work.actor.name}`.slice(0, 200)
  const said = { position, why, presented_by: work.actor.membershipId }
  await work.db
    .insertInto('session_child')
    .values({
      organisation_id: session.organisationId,
      session_id: session.sessionId,
      child_id: childId,
      added_by: work.actor.membershipId,
      ...said,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'session_id', 'child_id']).doUpdateSet({ removed_at: null, ...said }),
    )
    .execute()
  await work.journal('agenda.changed', { subject: 'session', id: session.sessionId, details: { child: childId } })
  return true
}

/** Take a child off the agenda. What was already written is kept, and comes back with the child; guests for it are not asked any more. */
export async function leaveChildOut(work: Work, session: SessionFacts, childId: string): Promise<boolean> {
  if (!writes(work, session) || !goesOn(session)) return false
  if (!session.children.some((child) => child.childId === childId)) return false
  for (const table of ['session_guest', 'session_child'] as const) {
    await work.db
      .updateTable(table)
      .set({ removed_at: work.now })
      .where('organisation_id', '=', session.organisationId)
      .where('session_id', '=', session.sessionId)
      .where('child_id', '=', childId)
      .where('removed_at', 'is', null)
      .execute()
  }
  await work.journal('agenda.changed', {
    subject: 'session',
    id: session.sessionId,
    details: { child: childId, removed: true },
  })
  return true
}

/** Ask somebody in for one child alone: they read that child's page when all have signed, and nothing else (product E8). */
export async function inviteGuest(
  work: Work,
  session: SessionFacts,
  { childId, membershipId }: { childId: string; membershipId: string },
): Promise<boolean> {
  if (!writes(work, session) || !goesOn(session)) return false
  if (!session.children.some((child) => child.childId === childId)) return false
  if (session.group?.members.some((member) => member.membershipId === membershipId)) return false
  await work.db
    .insertInto('session_guest')
    .values({
      organisation_id: session.organisationId,
      session_id: session.sessionId,
      child_id: childId,
      membership_id: membershipId,
      invited_by: work.actor.membershipId,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'session_id', 'child_id', 'membership_id'])
        .doUpdateSet({ removed_at: null }),
    )
    .execute()
  await work.journal('group.guest_asked', {
    subject: 'session',
    id: session.sessionId,
    details: { child: childId, guest: membershipId },
  })
  return true
}

/** A guest who is not coming after all. */
export async function removeGuest(
  work: Work,
  session: SessionFacts,
  { childId, membershipId }: { childId: string; membershipId: string },
): Promise<boolean> {
  if (!writes(work, session) || !goesOn(session)) return false
  const guests = await guestsOf(work.db, session.organisationId, session.sessionId)
  if (!guests.some((guest) => guest.childId === childId && guest.membershipId === membershipId)) return false
  const removed = await work.db
    .updateTable('session_guest')
    .set({ removed_at: work.now })
    .where('organisation_id', '=', session.organisationId)
    .where('session_id', '=', session.sessionId)
    .where('child_id', '=', childId)
    .where('membership_id', '=', membershipId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (Number(removed.numUpdatedRows) === 0) return false
  await work.journal('group.guest_asked', {
    subject: 'session',
    id: session.sessionId,
    details: { child: childId, guest: membershipId, removed: true },
  })
  return true
}

export type OpeningGroup = MayOpen | 'not enough'

/**
 * Open a session of a group: say who came. They are the ones whose record it is, who read it and who sign it; whoever stayed
 * away is not of it. May be said again until the first page is written. By whoever leads it, who is there.
 * @param present memberships of those who came; whoever leads it is counted in
 */
export async function openGroupSession(
  work: Work,
  session: SessionFacts,
  present: readonly string[],
): Promise<OpeningGroup> {
  const { db, actor } = work
  if (!leads(session) || session.group === null) return 'no'
  if (session.state === 'planned') {
    const may = mayOpen(session.state, session.day, work.today)
    if (may !== 'yes') return may
  } else if (session.state !== 'open' || session.workDocumentId !== null) return 'no'
  const came = new Set([...present, actor.membershipId])
  if (session.group.members.filter(({ membershipId }) => came.has(membershipId)).length < 2) return 'not enough'
  for (const { membershipId } of session.group.members) {
    await db
      .updateTable('session_member')
      .set({ present: came.has(membershipId) })
      .where('organisation_id', '=', session.organisationId)
      .where('session_id', '=', session.sessionId)
      .where('membership_id', '=', membershipId)
      .execute()
  }
  await db
    .updateTable('session')
    .set({ state: 'open', opened_at: session.openedAt ?? work.now })
    .where('organisation_id', '=', session.organisationId)
    .where('session_id', '=', session.sessionId)
    .where('state', 'in', ['planned', 'open'])
    .execute()
  await work.journal('session.opened', {
    subject: 'session',
    id: session.sessionId,
    details: { people: came.size },
  })
  return 'yes'
}

/** Call a planned session of a group off. By whoever leads it. */
export async function cancelGroupSession(work: Work, session: SessionFacts, reason: string): Promise<boolean> {
  if (!leads(session) || session.state !== 'planned') return false
  const cancelled = await work.db
    .updateTable('session')
    .set({ state: 'cancelled', cancelled_reason: reason })
    .where('organisation_id', '=', session.organisationId)
    .where('session_id', '=', session.sessionId)
    .where('state', '=', 'planned')
    .executeTakeFirst()
  if (Number(cancelled.numUpdatedRows) !== 1) return false
  await work.journal('group.session_cancelled', { subject: 'session', id: session.sessionId })
  return true
}

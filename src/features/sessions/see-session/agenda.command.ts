import { isBeingWritten } from '../../../domain/sessions/session-state.ts'
import { inAgendaOrder, whyOnAgenda } from '../../../domain/sessions/why-on-agenda.ts'
import type { Work } from '../../../platform/http/work.ts'
import type { SessionFacts } from '../facts/session-facts.ts'
import { heldChildren } from './agenda.queries.ts'

const mostChildren = 60
const mostItems = 40

const mayChange = (session: SessionFacts) => session.isParty && isBeingWritten(session.state)

/**
 * Put every child that the supervisee holds on the agenda (S0: all current cases), each with why, unless it is there or
 * was taken off. Done each time the agenda of a planned session is opened, so that a case that came in between is on it.
 * @returns how many were put on
 */
export async function fillAgenda(work: Work, session: SessionFacts): Promise<number> {
  if (!mayChange(session)) return 0
  const missing = inAgendaOrder((await heldChildren(work.db, session)).filter((child) => !child.wasOnAgenda))
  const room = missing.slice(0, Math.max(0, mostChildren - session.children.length))
  if (room.length === 0) return 0
  const last = Math.max(0, ...session.children.map((child) => child.position))
  const put = await work.db
    .insertInto('session_child')
    .values(
      room.map((child, index) => ({
        organisation_id: session.organisationId,
        session_id: session.sessionId,
        child_id: child.childId,
        position: last + index + 1,
        why: whyOnAgenda(child, session.day),
        added_by: work.actor.membershipId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  const count = Number(put.numInsertedOrUpdatedRows ?? 0)
  if (count > 0) await noteChange(work, session, { children: count })
  return count
}

/** Put one child on the agenda that the supervisee holds. False when it cannot be: not held, not visible, or there already. */
export async function addChildToAgenda(work: Work, session: SessionFacts, childId: string): Promise<boolean> {
  if (!mayChange(session) || session.children.length >= mostChildren) return false
  const child = (await heldChildren(work.db, session)).find((each) => each.childId === childId)
  if (child === undefined || child.isOnAgenda) return false
  const position = Math.max(0, ...session.children.map((each) => each.position)) + 1
  const why = `${whyOnAgenda(child, session.day)}. Added by ${work.actor.name}`.slice(0, 200)
  await work.db
    .insertInto('session_child')
    .values({
      organisation_id: session.organisationId,
      session_id: session.sessionId,
      child_id: childId,
      position,
      why,
      added_by: work.actor.membershipId,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'session_id', 'child_id']).doUpdateSet({ removed_at: null, position, why }),
    )
    .execute()
  await noteChange(work, session, { child: childId })
  return true
}

/** Take a child off the agenda. What was already written of it is kept, and comes back with it. */
export async function removeChildFromAgenda(work: Work, session: SessionFacts, childId: string): Promise<boolean> {
  if (!mayChange(session) || !session.children.some((child) => child.childId === childId)) return false
  await work.db
    .updateTable('session_child')
    .set({ removed_at: work.now })
    .where('organisation_id', '=', session.organisationId)
    .where('session_id', '=', session.sessionId)
    .where('child_id', '=', childId)
    .execute()
  await noteChange(work, session, { child: childId, removed: true })
  return true
}

/** Put an item of one's own on the agenda. */
export async function addAgendaItem(work: Work, session: SessionFacts, title: string): Promise<boolean> {
  if (!mayChange(session)) return false
  const { count } = await work.db
    .selectFrom('agenda_item')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', session.organisationId)
    .where('session_id', '=', session.sessionId)
    .executeTakeFirstOrThrow()
  if (count >= mostItems) return false
  await work.db
    .insertInto('agenda_item')
    .values({
      organisation_id: session.organisationId,
      item_id: work.services.newId(),
      session_id: session.sessionId,
      title,
      added_by: work.actor.membershipId,
      added_at: work.now,
    })
    .execute()
  await noteChange(work, session, { item: true })
  return true
}

/** Take an added item off the agenda. Standard items and last session's actions are not stored, so they stay. */
export async function removeAgendaItem(work: Work, session: SessionFacts, itemId: string): Promise<boolean> {
  if (!mayChange(session)) return false
  const removed = await work.db
    .updateTable('agenda_item')
    .set({ removed_at: work.now })
    .where('organisation_id', '=', session.organisationId)
    .where('session_id', '=', session.sessionId)
    .where('item_id', '=', itemId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (Number(removed.numUpdatedRows) !== 1) return false
  await noteChange(work, session, { item: true, removed: true })
  return true
}

const noteChange = (work: Work, session: SessionFacts, details: Record<string, string | number | boolean>) =>
  work.journal('agenda.changed', { subject: 'session', id: session.sessionId, details })

import type { Work } from '../../../platform/http/work.ts'
import { openSessionOfMine } from './open-session.queries.ts'

export interface ActionWords {
  what: string
  why: string
  /** one of those who met */
  ownerId: string
  dueOn: Temporal.PlainDate
  /** it keeps a child safe: late, it goes above the supervisor (S2) */
  childSafety?: boolean
}

export interface ActionToAgree extends ActionWords {
  sessionId: string
  /** null for one that is for no child */
  childId: string | null
}

/**
 * Agree an action at a session that is open: what, why, who, by when, for which child (product G1).
 * @returns its identifier, or null when the session is not open, not one's own, or the child or owner is not of it
 */
export async function agreeAction(work: Work, action: ActionToAgree): Promise<string | null> {
  const { db, actor, services } = work
  const session = await openSessionOfMine(work, action.sessionId)
  if (session === null || !isOneOf(session, action.ownerId)) return null
  if (action.childId !== null && !(await isOnAgenda(work, action.sessionId, action.childId))) return null
  const actionId = services.newId()
  await db
    .insertInto('action')
    .values({
      organisation_id: actor.organisationId,
      action_id: actionId,
      session_id: session.sessionId,
      child_id: action.childId,
      supervisee_id: session.superviseeId,
      supervisor_id: session.supervisorId,
      owner_id: action.ownerId,
      what: action.what,
      why: action.why,
      due_on: action.dueOn,
      child_safety: action.childId !== null && action.childSafety === true,
      agreed_on: work.today,
      created_by: actor.membershipId,
      created_at: work.now,
    })
    .execute()
  await work.journal('action.agreed', { subject: 'action', id: actionId, details: { session: session.sessionId } })
  return actionId
}

/** Change an action while the session it was agreed at is open. False when it is not, or is not one's own. */
export async function changeAction(work: Work, actionId: string, words: ActionWords): Promise<boolean> {
  const session = await sessionOf(work, actionId)
  if (session === null || !isOneOf(session, words.ownerId)) return false
  await work.db
    .updateTable('action')
    .set({
      what: words.what,
      why: words.why,
      owner_id: words.ownerId,
      due_on: words.dueOn,
      ...(words.childSafety === undefined ? {} : { child_safety: words.childSafety }),
    })
    .where('organisation_id', '=', work.actor.organisationId)
    .where('action_id', '=', actionId)
    .execute()
  await work.journal('action.changed', { subject: 'action', id: actionId })
  return true
}

/** Take an action back while the session it was agreed at is open. False when it is not, or is not one's own. */
export async function removeAction(work: Work, actionId: string): Promise<boolean> {
  if ((await sessionOf(work, actionId)) === null) return false
  await work.db
    .updateTable('action')
    .set({ removed_at: work.now })
    .where('organisation_id', '=', work.actor.organisationId)
    .where('action_id', '=', actionId)
    .execute()
  await work.journal('action.removed', { subject: 'action', id: actionId })
  return true
}

const isOneOf = (session: { people: readonly string[] }, membershipId: string) => session.people.includes(membershipId)

async function isOnAgenda(work: Work, sessionId: string, childId: string): Promise<boolean> {
  const row = await work.db
    .selectFrom('session_child')
    .select('child_id')
    .where('organisation_id', '=', work.actor.organisationId)
    .where('session_id', '=', sessionId)
    .where('child_id', '=', childId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

async function sessionOf(work: Work, actionId: string) {
  const row = await work.db
    .selectFrom('action')
    .select('session_id')
    .where('organisation_id', '=', work.actor.organisationId)
    .where('action_id', '=', actionId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : openSessionOfMine(work, row.session_id)
}

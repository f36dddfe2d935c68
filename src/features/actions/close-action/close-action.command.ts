import type { Work } from '../../../platform/http/work.ts'

/**
 * Mark an open action as done, with what came of it. Its owner may, and either of the two who agreed it.
 * @returns false when there is no such open action for this person
 */
export async function closeAction(work: Work, action: { actionId: string; outcome: string }): Promise<boolean> {
  const { db, actor } = work
  const closed = await db
    .updateTable('action')
    .set({ state: 'done', outcome: action.outcome, closed_at: work.now, closed_by: actor.membershipId })
    .where('organisation_id', '=', actor.organisationId)
    .where('action_id', '=', action.actionId)
    .where('state', '=', 'open')
    .where('removed_at', 'is', null)
    .where((e) =>
      e.or([
        e('owner_id', '=', actor.membershipId),
        e('supervisee_id', '=', actor.membershipId),
        e('supervisor_id', '=', actor.membershipId),
      ]),
    )
    .executeTakeFirst()
  if (Number(closed.numUpdatedRows) !== 1) return false
  await work.journal('action.closed', { subject: 'action', id: action.actionId })
  return true
}

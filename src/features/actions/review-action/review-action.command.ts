import type { Work } from '../../../platform/http/work.ts'
import { openSessionOfMine } from '../agree-action/open-session.queries.ts'
import type { ReviewOutcome } from '../facts/actions.queries.ts'

export interface ActionToReviewNow {
  sessionId: string
  actionId: string
  outcome: ReviewOutcome
  /** what came of it when done, why when dropped */
  note: string
  /** the new date when it is carried forward */
  newDueOn: Temporal.PlainDate | null
}

/**
 * Say at an open session what came of an action of an earlier one: done, carried forward to a new date (the count grows by
 * one for a session, however often it is said again in it), or dropped. Saying it again takes the place of the first.
 * @returns false when the session is not open, or the action is not of this pair or group and from an earlier session
 */
export async function reviewAction(work: Work, review: ActionToReviewNow): Promise<boolean> {
  const { db, actor } = work
  const session = await openSessionOfMine(work, review.sessionId)
  if (session === null) return false
  const action = await db
    .selectFrom('action as a')
    .innerJoin('session as s', (on) =>
      on.onRef('s.organisation_id', '=', 'a.organisation_id').onRef('s.session_id', '=', 'a.session_id'),
    )
    .select(['a.state', 'a.carried', 'a.session_id', 'a.due_on'])
    .where('a.organisation_id', '=', actor.organisationId)
    .where('a.action_id', '=', review.actionId)
    .where((of) =>
      session.groupId === null
        ? of.and([
            of('a.supervisee_id', '=', session.superviseeId),
            of('a.supervisor_id', '=', session.supervisorId),
            of('s.group_id', 'is', null),
          ])
        : of('s.group_id', '=', session.groupId),
    )
    .where('a.removed_at', 'is', null)
    .forUpdate('a')
    .executeTakeFirst()
  const before = await db
    .selectFrom('action_review')
    .select('outcome')
    .where('organisation_id', '=', actor.organisationId)
    .where('session_id', '=', review.sessionId)
    .where('action_id', '=', review.actionId)
    .executeTakeFirst()
  if (action === undefined || action.session_id === review.sessionId) return false
  if (action.state !== 'open' && before === undefined) return false
  await keepReview(work, review)
  const closes = review.outcome !== 'carried'
  await db
    .updateTable('action')
    .set({
      state: review.outcome === 'carried' ? 'open' : review.outcome,
      carried: action.carried - (before?.outcome === 'carried' ? 1 : 0) + (closes ? 0 : 1),
      due_on: review.newDueOn ?? action.due_on,
      outcome: closes ? review.note : null,
      closed_at: closes ? work.now : null,
      closed_by: closes ? actor.membershipId : null,
    })
    .where('organisation_id', '=', actor.organisationId)
    .where('action_id', '=', review.actionId)
    .execute()
  await work.journal('action.reviewed', {
    subject: 'action',
    id: review.actionId,
    details: { session: review.sessionId, outcome: review.outcome },
  })
  return true
}

async function keepReview(work: Work, review: ActionToReviewNow): Promise<void> {
  const said = {
    outcome: review.outcome,
    note: review.note,
    new_due_on: review.outcome === 'carried' ? review.newDueOn : null,
    reviewed_by: work.actor.membershipId,
    reviewed_at: work.now,
  }
  await work.db
    .insertInto('action_review')
    .values({
      organisation_id: work.actor.organisationId,
      session_id: review.sessionId,
      action_id: review.actionId,
      ...said,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'session_id', 'action_id']).doUpdateSet(said))
    .execute()
}

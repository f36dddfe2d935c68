import type { Work } from '../../../platform/http/work.ts'
import { lateAboveMe } from './late.queries.ts'

/** The most that a note holds. */
export const longestNote = 300

/**
 * Note what one did about an action for a child’s safety that is late and has come to one (S2). Once for each day that it was
 * due on: carried forward and late again, it comes again. Those who agreed it read the note.
 * @returns false when it has not come to this person, or somebody has noted it already
 */
export async function noteLate(work: Work, { actionId, said }: { actionId: string; said: string }): Promise<boolean> {
  const { db, actor } = work
  const late = (await lateAboveMe(db, actor)).find((each) => each.actionId === actionId)
  if (late === undefined || late.noted !== null) return false
  const noted = await db
    .insertInto('action_escalation')
    .values({
      organisation_id: actor.organisationId,
      action_id: actionId,
      due_on: late.dueOn,
      noted_by: actor.membershipId,
      said,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (Number(noted.numInsertedOrUpdatedRows ?? 0) !== 1) return false
  await work.journal('action.late_noted', { subject: 'action', id: actionId })
  return true
}

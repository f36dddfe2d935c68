import type { Work } from '../../../platform/http/work.ts'

/** Say whether one approved a departure that one is named for. Once; false for whoever is not asked. */
export async function answerDeparture(
  { db, actor, journal }: Work,
  { documentId, decisionNo, approved }: { documentId: string; decisionNo: number; approved: boolean },
): Promise<boolean> {
  const done = await db
    .updateTable('departure')
    .set({ state: approved ? 'approved' : 'denied' })
    .where('organisation_id', '=', actor.organisationId)
    .where('document_id', '=', documentId)
    .where('decision_no', '=', decisionNo)
    .where('approver_id', '=', actor.membershipId)
    .where('state', '=', 'asked')
    .executeTakeFirst()
  if (Number(done.numUpdatedRows) === 0) return false
  await journal('departure.answered', {
    subject: 'document',
    id: documentId,
    details: { decision: decisionNo, approved },
  })
  return true
}

import type { Work } from '../../../platform/http/work.ts'
import type { ReferralOutcome } from '../facts/outcomes.ts'

export interface OutcomeToNote {
  documentId: string
  outcome: ReferralOutcome
  on: Temporal.PlainDate
}

/** Note what came of a referral, or of looking again at a decision not to refer. Once; false when it was noted before. */
export async function noteOutcome(work: Work, { documentId, outcome, on }: OutcomeToNote): Promise<boolean> {
  const { db, actor } = work
  const done = await db
    .updateTable('referral')
    .set({ outcome, outcome_on: on })
    .where('organisation_id', '=', actor.organisationId)
    .where('document_id', '=', documentId)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  if (Number(done.numUpdatedRows) === 0) return false
  await work.journal('referral.outcome', { subject: 'document', id: documentId, documentId, details: { outcome } })
  return true
}

import type { Work } from '../../../platform/http/work.ts'
import type { RecordContent } from '../sealed/read-sealed.ts'

/** A version that was just sealed, with what it says. */
export interface SealedPage {
  documentId: string
  versionNo: number
  content: RecordContent
}

/**
 * Keep as facts that decisions of these pages depart from procedure, and whom each names as having approved it (product
 * E3, S4). Somebody of the organisation who has that name, and who does not sign the record anyway, is asked once all have
 * signed whether they did.
 * @param signers who sign the record: their signature says it already
 */
export async function keepDepartures(
  work: Work,
  sessionId: string,
  pages: readonly SealedPage[],
  signers: readonly string[],
): Promise<void> {
  const { db, actor } = work
  for (const { documentId, versionNo, content } of pages) {
    if (content.kind !== 'case_discussion') continue
    for (const [index, { departure }] of content.decisions.entries()) {
      if (departure === undefined) continue
      const approver = await memberCalled(work, departure.approvedBy)
      await db
        .insertInto('departure')
        .values({
          organisation_id: actor.organisationId,
          document_id: documentId,
          version_no: versionNo,
          decision_no: index + 1,
          session_id: sessionId,
          approver_id: approver === null || signers.includes(approver) ? null : approver,
          approver: departure.approvedBy,
          recorded_by: actor.membershipId,
        })
        .execute()
    }
  }
}

/** The one member who has this name now; null when nobody has, or more than one. */
async function memberCalled({ db, actor, today }: Work, name: string): Promise<string | null> {
  const rows = await db
    .selectFrom('membership')
    .select('membership_id')
    .where('organisation_id', '=', actor.organisationId)
    .where((e) => e(e.fn<string>('lower', ['name']), '=', name.trim().toLowerCase()))
    .where((e) => e.or([e('ended_on', 'is', null), e('ended_on', '>=', today)]))
    .limit(2)
    .execute()
  return rows.length === 1 ? (rows[0]?.membership_id ?? null) : null
}

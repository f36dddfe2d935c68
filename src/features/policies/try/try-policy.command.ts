import { draftsPolicy } from '../../../domain/access/who.ts'
import type { Work } from '../../../platform/http/work.ts'
import { draftText } from '../draft/draft-text.ts'
import { shelfOf } from '../read/shelf.ts'

/**
 * Ask for the draft to be tried on the last two years. A job works it out; the draft may be changed meanwhile.
 * @returns the trial, or null when there is no draft that could be tried
 */
export async function tryPolicy(work: Work): Promise<string | null> {
  if (!draftsPolicy.allows(work.actor)) return null
  const { db, actor, services } = work
  const draft = await draftText(work, await shelfOf(work))
  if (draft === null || draft.kept === null || draft.read.resolved === null) return null
  const trialId = services.newId()
  await db
    .insertInto('policy_trial')
    .values({
      organisation_id: actor.organisationId,
      trial_id: trialId,
      asked_by: actor.membershipId,
      version_id: draft.kept.versionId,
      version_no: draft.no,
      body: draft.text,
    })
    .execute()
  await work.journal('policy.tried', {
    subject: 'policy_version',
    id: draft.kept.versionId,
    details: { version: draft.no, trial: trialId },
  })
  return trialId
}

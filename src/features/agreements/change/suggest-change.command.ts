import { sameTerms } from '../../../domain/agreements/same-terms.ts'
import { whatIsMissingFromAgreement, type AgreementValues } from '../../../domain/templates/agreement-values.ts'
import type { Missing } from '../../../domain/templates/what-is-missing.ts'
import type { Work } from '../../../platform/http/work.ts'
import { signingSetOf } from '../../signing/public.ts'
import { agreementDocument, agreementOf, isParty, openAgreement, valuesIn, versionsOf } from '../agreement.queries.ts'
import { lockAgreement } from '../lock-agreement.ts'
import { typeValue } from '../propose/propose-agreement.command.ts'
import { sealVersion } from '../seal-version.command.ts'

export type Suggesting =
  | { outcome: 'proposed'; versionNo: number }
  /** somebody proposed another meanwhile: nothing was written */
  | { outcome: 'stale'; newest: number; proposedBy: string }
  | { outcome: 'unchanged' }
  | { outcome: 'incomplete'; missing: Missing[] }
  /** it is not theirs, is not there, or has ended */
  | { outcome: 'refused' }

/**
 * Suggest other terms. A proposal that is not yet signed by both ends with its signatures; a version in force stays in
 * force until the new one is signed by both (product C2).
 * @param basedOnVersion the newest version that whoever suggests it has seen
 */
export async function proposeChange(
  work: Work,
  agreementId: string,
  basedOnVersion: number,
  values: AgreementValues,
): Promise<Suggesting> {
  const { db, actor, today } = work
  const agreement = await agreementOf(db, actor, agreementId)
  const documentId = await agreementDocument(db, actor, agreementId)
  if (agreement === null || documentId === null || !isParty(agreement, actor.membershipId))
    return { outcome: 'refused' }
  if (agreement.endedOn !== null && Temporal.PlainDate.compare(agreement.endedOn, today) < 0)
    return { outcome: 'refused' }
  await lockAgreement(db, actor, agreementId)
  const [newest] = await versionsOf(db, actor, agreementId)
  if (newest === undefined) return { outcome: 'refused' }
  if (newest.versionNo !== basedOnVersion) {
    return { outcome: 'stale', newest: newest.versionNo, proposedBy: newest.proposedBy }
  }
  const template = work.services.templates.agreement(agreement.templateKey)
  const terms = { ...values, ...typeValue(template, agreement.kind) }
  const missing = whatIsMissingFromAgreement(template, terms)
  if (missing.length > 0) return { outcome: 'incomplete', missing }
  const before = await openAgreement(work.door, documentId, newest.versionNo, 'to compare')
  if (before === null) return { outcome: 'refused' }
  if (sameTerms(valuesIn(before.content), terms)) return { outcome: 'unchanged' }

  if (newest.state === 'proposed') await withdraw(work, agreementId, newest.versionNo)
  return { outcome: 'proposed', versionNo: await sealVersion(work, { agreement, documentId, template, values: terms }) }
}

async function withdraw(work: Work, agreementId: string, versionNo: number): Promise<void> {
  const { db, actor } = work
  const set = await signingSetOf(db, actor.organisationId, { agreementId, versionNo })
  if (set !== null) await work.door.sendBack(set.setId, 'changed')
  await db
    .updateTable('agreement_version')
    .set({ state: 'withdrawn' })
    .where('organisation_id', '=', actor.organisationId)
    .where('agreement_id', '=', agreementId)
    .where('version_no', '=', versionNo)
    .execute()
}

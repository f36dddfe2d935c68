import { agreementTitle } from '../../domain/agreements/kinds.ts'
import type { AgreementTemplate } from '../../domain/templates/agreement-shape.ts'
import { composeAgreement, termsOf, type AgreementValues } from '../../domain/templates/agreement-values.ts'
import type { Work } from '../../platform/http/work.ts'
import { sealDocument } from '../documents/public.ts'
import { putToSigning } from '../signing/public.ts'
import type { AgreementRow } from './agreement.queries.ts'
import { membersOn, namesOf } from './members.queries.ts'
import { agreementWord } from './words.ts'

export interface VersionToSeal {
  agreement: AgreementRow
  documentId: string
  template: AgreementTemplate
  /** complete: `whatIsMissingFromAgreement` finds nothing */
  values: AgreementValues
}

/**
 * Seal the terms as the next version of the agreement's document, keep what they fix as facts, and put them before both
 * to sign. The caller has checked the values, holds the agreement's row and has withdrawn the proposal before.
 * @returns the version's number
 */
export async function sealVersion(
  work: Work,
  { agreement, documentId, template, values }: VersionToSeal,
): Promise<number> {
  const { db, actor, today } = work
  const names = await namesOf(db, actor, peopleIn(values))
  const members = await membersOn(db, actor, today)
  const party = ({ id, name }: { id: string; name: string }) => ({
    name,
    post: members.find((member) => member.membershipId === id)?.post ?? '',
  })
  const content = composeAgreement(template, {
    title: agreementTitle(agreement.kind, agreementWord(actor)),
    supervisor: party(agreement.supervisor),
    supervisee: party(agreement.supervisee),
    values,
    nameOf: (id) => names.get(id) ?? 'somebody who is not in the organisation',
  })
  const sealed = await sealDocument(work, { documentId, kind: 'agreement' }, content)
  await keepFacts(work, agreement, sealed.versionNo, template, values)
  await putToSigning(work, {
    about: { agreementId: agreement.agreementId },
    versionNo: sealed.versionNo,
    documents: [sealed],
    signers: [agreement.supervisor.id, agreement.supervisee.id],
  })
  await work.journal('agreement.proposed', {
    subject: 'agreement',
    id: agreement.agreementId,
    documentId,
    details: { version: sealed.versionNo },
  })
  return sealed.versionNo
}

async function keepFacts(
  { db, actor }: Work,
  { agreementId, supervisor, supervisee }: AgreementRow,
  versionNo: number,
  template: AgreementTemplate,
  values: AgreementValues,
): Promise<void> {
  const terms = termsOf(template, values)
  if (terms.frequency === undefined || terms.minutes === undefined || terms.starts_on === undefined) {
    throw new Error(`${template.key} lets an agreement stand without how often, how long or from when`)
  }
  await db
    .insertInto('agreement_version')
    .values({
      organisation_id: actor.organisationId,
      agreement_id: agreementId,
      version_no: versionNo,
      state: 'proposed',
      proposed_by: actor.membershipId,
      frequency: JSON.stringify(terms.frequency),
      minutes: terms.minutes,
      starts_on: Temporal.PlainDate.from(terms.starts_on),
      preferred_weekday: terms.preferred_time?.weekday ?? null,
      preferred_time: terms.preferred_time?.time ?? null,
      review_on: terms.review_on === undefined ? null : Temporal.PlainDate.from(terms.review_on),
      fallback_id: terms.fallback_person ?? null,
      disagreement_id: terms.disagreement_person ?? null,
    })
    .execute()
  // Each clause names the readers of one kind of document, in those words, and of nothing else (S1 5).
  const readersOf = (documentKind: 'work' | 'case_discussion', named: readonly string[] = []) =>
    [...new Set(named)]
      .filter((id) => id !== supervisor.id && id !== supervisee.id)
      .map((membershipId) => ({ membershipId, documentKind }))
  const named = [...readersOf('work', terms.shared_with), ...readersOf('case_discussion', terms.shared_cases_with)]
  if (named.length === 0) return
  await db
    .insertInto('agreement_reader')
    .values(
      named.map(({ membershipId, documentKind }) => ({
        organisation_id: actor.organisationId,
        agreement_id: agreementId,
        version_no: versionNo,
        membership_id: membershipId,
        document_kind: documentKind,
      })),
    )
    .execute()
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Every membership that the terms name. */
function peopleIn(values: AgreementValues): string[] {
  return Object.values(values)
    .flat()
    .filter((value): value is string => typeof value === 'string' && uuid.test(value))
}

import { conflictsOf, type EligibilityCheck } from '../../../domain/agreements/eligibility.ts'
import { typeOfKind, type AgreementKind } from '../../../domain/agreements/kinds.ts'
import { clausesOf, type AgreementTemplate } from '../../../domain/templates/agreement-shape.ts'
import { whatIsMissingFromAgreement, type AgreementValues } from '../../../domain/templates/agreement-values.ts'
import type { Missing } from '../../../domain/templates/what-is-missing.ts'
import type { Work } from '../../../platform/http/work.ts'
import { createDocument } from '../../documents/public.ts'
import { agreementOf, agreementsOfPerson } from '../agreement.queries.ts'
import { eligibilityOf } from '../members.queries.ts'
import { sealVersion } from '../seal-version.command.ts'

export interface AgreementToPropose {
  supervisorId: string
  superviseeId: string
  kind: AgreementKind
  templateKey: string
  /** by clause key, as `readClauses` gives them or as the template starts them; the clause of the type follows the kind */
  values: AgreementValues
}

export type Proposing =
  | { outcome: 'proposed'; agreementId: string; versionNo: number }
  | { outcome: 'not_eligible'; conflicts: EligibilityCheck['key'][] }
  /** the two have one of this kind already */
  | { outcome: 'there_already'; agreementId: string }
  | { outcome: 'incomplete'; missing: Missing[] }
  /** whoever proposes is neither of the two */
  | { outcome: 'refused' }

/**
 * Draft an agreement between oneself and another: its facts, its words sealed as version 1 with both as parties, and that
 * version put before both to sign (product C1). Nothing is written unless the outcome is 'proposed'.
 */
export async function proposeAgreement(work: Work, input: AgreementToPropose): Promise<Proposing> {
  const { db, actor, services, today } = work
  const { supervisorId, superviseeId, kind } = input
  const pair = { supervisorId, superviseeId }
  if (actor.membershipId !== supervisorId && actor.membershipId !== superviseeId) return { outcome: 'refused' }
  const conflicts = conflictsOf(await eligibilityOf(db, actor, pair, today))
  if (conflicts.length > 0) return { outcome: 'not_eligible', conflicts }
  const template = services.templates.agreement(input.templateKey)
  const values = { ...input.values, ...typeValue(template, kind) }
  const missing = whatIsMissingFromAgreement(template, values)
  if (missing.length > 0) return { outcome: 'incomplete', missing }
  const there = (await agreementsOfPerson(db, actor, actor.membershipId, today)).find(
    (each) => each.kind === kind && each.supervisor.id === supervisorId && each.supervisee.id === superviseeId,
  )
  if (there !== undefined) return { outcome: 'there_already', agreementId: there.agreementId }

  const agreementId = services.newId()
  await db
    .insertInto('agreement')
    .values({
      organisation_id: actor.organisationId,
      agreement_id: agreementId,
      supervisee_id: superviseeId,
      supervisor_id: supervisorId,
      kind,
      template_key: template.key,
      created_by: actor.membershipId,
    })
    .execute()
  const agreement = await agreementOf(db, actor, agreementId)
  if (agreement === null) throw new Error('An agreement that was just made is not to be seen')
  const documentId = await createDocument(work, {
    kind: 'agreement',
    templateKey: template.key,
    agreementId,
    parties: [supervisorId, superviseeId],
  })
  const versionNo = await sealVersion(work, { agreement, documentId, template, values })
  return { outcome: 'proposed', agreementId, versionNo }
}

/** What kind it is was chosen before the terms, and the terms say the same. */
export function typeValue(template: AgreementTemplate, kind: AgreementKind): AgreementValues {
  const clause = clausesOf(template).find((each) => each.fact === 'type')
  return clause === undefined ? {} : { [clause.key]: typeOfKind[kind] }
}

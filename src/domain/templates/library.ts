import type { AgreementTemplate } from './agreement-shape.ts'
import { collegeAgreement } from './agreements/college.ts'
import { integratedAgreement } from './agreements/integrated.ts'
import { partnershipDirect, partnershipIndirect } from './agreements/partnership.ts'
import { primaryAndNurseryContract } from './agreements/primary-and-nursery.ts'
import { schoolsAndClustersContract } from './agreements/schools-and-clusters.ts'
import {
  agreementChecklist,
  collegeAgreementForm,
  partnershipDirectForm,
  partnershipIndirectForm,
  primaryAndNurseryContractForm,
  schoolsAndClustersContractForm,
} from './forms/agreements.ts'
import { decisionRecord, recordingSheet, recordingTemplate, supervisionRecord } from './forms/records.ts'
import type { PaperForm } from './paper-shape.ts'
import { college } from './records/college.ts'
import { integrated } from './records/integrated.ts'
import { partnership } from './records/partnership.ts'
import { primaryAndNursery } from './records/primary-and-nursery.ts'
import { schoolsAndClusters } from './records/schools-and-clusters.ts'
import type { RecordTemplate } from './shape.ts'

/** What is written of a session, one for each policy. */
export const recordTemplates: readonly RecordTemplate[] = [
  schoolsAndClusters,
  integrated,
  college,
  primaryAndNursery,
  partnership,
]

/** What is agreed before the first session. */
export const agreementTemplates: readonly AgreementTemplate[] = [
  schoolsAndClustersContract,
  integratedAgreement,
  collegeAgreement,
  primaryAndNurseryContract,
  partnershipDirect,
  partnershipIndirect,
]

/** The sheets that can be printed, filled or blank. */
export const paperForms: readonly PaperForm[] = [
  decisionRecord,
  supervisionRecord,
  recordingSheet,
  recordingTemplate,
  schoolsAndClustersContractForm,
  agreementChecklist,
  collegeAgreementForm,
  primaryAndNurseryContractForm,
  partnershipDirectForm,
  partnershipIndirectForm,
]

function found<T extends { readonly key: string }>(list: readonly T[], key: string): T {
  const one = list.find((item) => item.key === key)
  if (one === undefined) throw new Error(`There is no template called ${key}`)
  return one
}

/** The template of that key. Throws when there is none: a stored key always names one. */
export const recordTemplate = (key: string): RecordTemplate => found(recordTemplates, key)
export const agreementTemplate = (key: string): AgreementTemplate => found(agreementTemplates, key)
export const paperForm = (key: string): PaperForm => found(paperForms, key)

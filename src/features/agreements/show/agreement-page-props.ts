import type { AgreementTemplate } from '../../../domain/templates/agreement-shape.ts'
import type { AgreementRow, VersionRow } from '../agreement.queries.ts'
import type { PartyView } from './show-agreement.queries.ts'

/** What the page of an agreement is made from, and each of its blocks. */
export interface AgreementPageProps {
  title: string
  word: string
  agreement: AgreementRow
  versions: readonly VersionRow[]
  view: PartyView
  /** what the policy says of who may supervise whom */
  eligibility: AgreementTemplate['eligibility']
  me: string
  today: Temporal.PlainDate
}

import type { AgreementRow, VersionRow } from '../agreement.queries.ts'
import type { PartyView } from './show-agreement.queries.ts'

/** What the page of an agreement is made from, and each of its blocks. */
export interface AgreementPageProps {
  title: string
  word: string
  agreement: AgreementRow
  versions: readonly VersionRow[]
  view: PartyView
  me: string
  today: Temporal.PlainDate
}

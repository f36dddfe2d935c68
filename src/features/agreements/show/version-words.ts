import { dayInWords, londonDay } from '../../../domain/text/dates.ts'
import type { VersionRow } from '../agreement.queries.ts'

/** How one version stands, in words. */
export function stateWords(version: VersionRow, today: Temporal.PlainDate): string {
  const proposed = dayInWords(londonDay(version.proposedAt), today)
  const signed = version.signedAt === null ? '' : dayInWords(londonDay(version.signedAt), today)
  switch (version.state) {
    case 'proposed':
      return `Suggested ${proposed}, not yet signed by both`
    case 'signed':
      return `Signed ${signed}, in force`
    case 'superseded':
      return `Signed ${signed}, replaced since`
    case 'withdrawn':
      return `Suggested ${proposed}, changed before it was signed`
  }
}

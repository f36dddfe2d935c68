import type { Purpose } from '../../../platform/documents/door.ts'
import type { Work } from '../../../platform/http/work.ts'
import { renderPdf } from '../../../platform/pdf/render-pdf.ts'
import { readReferralContent, type SealedReferral } from '../facts/referral-content.ts'
import { printReferral } from './print-referral.ts'

/** Open what was recorded, through the door; null for whoever may not. */
export async function openReferral(
  { door }: Pick<Work, 'door'>,
  documentId: string,
  purpose: Purpose,
): Promise<SealedReferral | null> {
  const [opened] = await door.open([documentId], purpose)
  return opened === undefined ? null : readReferralContent(opened)
}

/** Its page for the child's file, noting that a copy was taken; null for whoever may not open it. */
export async function referralPdf(
  work: Pick<Work, 'door' | 'actor' | 'journal'>,
  documentId: string,
): Promise<Uint8Array | null> {
  const sealed = await openReferral(work, documentId, 'to print')
  if (sealed === null) return null
  await work.journal('document.printed', {
    subject: 'document',
    id: documentId,
    documentId,
    details: { version: sealed.versionNo },
  })
  return renderPdf(printReferral(sealed, work.actor.organisationName))
}

import type { Purpose } from '../../platform/documents/door.ts'
import type { Work } from '../../platform/http/work.ts'
import { renderPdf } from '../../platform/pdf/render-pdf.ts'
import { sealedAs } from '../records/public.ts'
import { oversightContentSchema, type SealedOversight } from './content.ts'
import { printOversight } from './print-oversight.ts'

/** Open what was written, through the door; null for whoever may not, and while nothing is written. */
export async function openOversight(
  { door }: Pick<Work, 'door'>,
  documentId: string,
  purpose: Purpose,
): Promise<SealedOversight | null> {
  const [opened] = await door.open([documentId], purpose)
  return opened === undefined ? null : sealedAs(opened, oversightContentSchema)
}

/** Its page for the child’s file, made of that one document. */
export const oversightPdf = (sealed: SealedOversight, organisation: string): Promise<Uint8Array> =>
  renderPdf(printOversight(sealed, organisation))

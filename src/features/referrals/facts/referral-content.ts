import { z } from 'zod'
import { sealedAs, type Sealed } from '../../records/public.ts'
import type { OpenedDocument } from '../../../platform/documents/door.ts'

/** What is sealed under "Stop and refer": every answer with its question, so that it reads by itself. */
const referralContentSchema = z.strictObject({
  kind: z.literal('referral'),
  format: z.literal(1),
  title: z.string().max(400),
  by: z.string().max(200),
  recordedAt: z.string().max(100),
  session: z.string().max(100),
  child: z.string().max(400),
  decision: z.enum(['referred', 'not_yet', 'not_referred']),
  fields: z.array(z.strictObject({ key: z.string(), label: z.string(), value: z.string().max(20_000) })),
})
export type ReferralContent = z.infer<typeof referralContentSchema>
export type SealedReferral = Sealed<ReferralContent>

/** Read what was sealed; throws when the text is not that of such a document. */
export const readReferralContent = (opened: OpenedDocument): SealedReferral => sealedAs(opened, referralContentSchema)

import { z } from 'zod'
import type { Sealed } from '../records/public.ts'

/**
 * Management oversight of one child's case (S4, "Process"): what was looked at, what follows and why, and where procedure is not
 * followed. Bound for that child's file, so it has no place for how the worker works: that is a matter of line management.
 */
const words = z.string().min(1).max(400)
const narrative = z.string().min(1).max(8000)

export const oversightContentSchema = z.strictObject({
  kind: z.literal('oversight'),
  format: z.literal(1),
  title: words,
  by: words,
  worker: words,
  child: words,
  heldOn: z.iso.date(),
  lookedAt: narrative,
  decided: narrative,
  why: narrative,
  departure: z.strictObject({ what: narrative, reason: narrative, approvedBy: words }).optional(),
  asked: z.string().max(8000),
})
export type OversightContent = z.infer<typeof oversightContentSchema>

/** Management oversight as it was sealed. */
export type SealedOversight = Sealed<OversightContent>

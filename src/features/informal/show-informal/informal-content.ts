import { z } from 'zod'
import type { OpenedDocument } from '../../../platform/documents/door.ts'
import { sealedAs, type Sealed } from '../../records/public.ts'

const words = z.string().min(1).max(400)

/** What is sealed of an informal discussion: who talked with whom, when, about whom, and what was said. */
const informalContentSchema = z.strictObject({
  kind: z.literal('informal_discussion'),
  format: z.literal(1),
  title: words,
  by: words,
  with: words,
  happenedOn: z.iso.date(),
  child: words.nullable(),
  words: z.string().min(1).max(8000),
})
export type SealedInformal = Sealed<z.infer<typeof informalContentSchema>>

export const readInformalContent = (opened: OpenedDocument): SealedInformal => sealedAs(opened, informalContentSchema)

import { z } from 'zod'

/**
 * Where a field, clause or block comes from: the pack whose policy asks for it and the place there, or `Plumbline`, for
 * what the product itself asks for (place is then the number in the requirements, such as E3), so that a reader can tell
 * what a policy wants from what we added.
 */
export const sourceSchema = z.strictObject({
  policy: z.union([z.literal('Plumbline'), z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)]),
  place: z.string().min(1).max(400),
})
export type Source = z.infer<typeof sourceSchema>

import { z } from 'zod'

/**
 * Where a field, clause or block comes from. S0 to S4 are the five published policies by their short names; `Plumbline`
 * is what the product itself asks for (place is then the number in the requirements, such as E3), so that a reader can
 * tell what a policy wants from what we added.
 */
export const sourceSchema = z.strictObject({
  policy: z.enum(['S0', 'S1', 'S2', 'S3', 'S4', 'Plumbline']),
  place: z.string().min(1).max(120),
})
export type Source = z.infer<typeof sourceSchema>

const from = (policy: Source['policy']) => {
  return (place: string): Source => ({ policy, place })
}
export const s0 = from('S0')
export const s1 = from('S1')
export const s2 = from('S2')
export const s3 = from('S3')
export const s4 = from('S4')
export const ours = from('Plumbline')

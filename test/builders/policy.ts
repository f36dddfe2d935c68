import { adoptPolicy, type PolicyToAdopt } from '../../src/features/policies/public.ts'
import type { TestPerson, World } from '../support/world.ts'

/** What a test says of a policy; the rest is usual: adopted by the governors a year ago, in force since then. */
export type TestPolicy = Partial<PolicyToAdopt> & { readonly follows?: string }

const today = () => Temporal.Now.plainDateISO('Europe/London')

/**
 * A version of the policy adopted by this person, a head or administrator, through the product's commands.
 * @returns its number
 */
export function adoptedPolicy(world: World, person: TestPerson, policy: TestPolicy = {}): Promise<number> {
  return world.work(person, (work) =>
    adoptPolicy(work, {
      inForceFrom: today().subtract({ years: 1 }),
      adoptedOn: today().subtract({ years: 1 }),
      adoptedBy: 'the governors',
      nextReviewOn: today().add({ months: 3 }),
      ...policy,
    }),
  )
}

import type { Role } from '../access/actor.ts'

/** What is known of two people when one is to supervise the other. */
export interface EligibilityFacts {
  readonly supervisorId: string
  readonly superviseeId: string
  readonly supervisorRoles: readonly Role[]
  /** everybody above the supervisor in the line of management, nearest first */
  readonly managersOfSupervisor: readonly string[]
  /** the last day of training as a supervisor, null when none is recorded */
  readonly trainedOn: Temporal.PlainDate | null
}

export interface EligibilityCheck {
  readonly key: 'not_self' | 'not_managed' | 'has_role' | 'trained'
  readonly holds: 'yes' | 'no' | 'unknown'
  /** whether an agreement is refused while this does not hold */
  readonly forbids: boolean
  /** the day that shows it, where there is one */
  readonly on: Temporal.PlainDate | null
}

/** Roles that supervise: the supervisor's own, the designated lead and the head (S2, S3). */
export const supervisingRoles: readonly Role[] = ['supervisor', 'dsl', 'head']

/** Roles whose holders can be supervised. */
export const supervisedRoles: readonly Role[] = ['supervisee', 'supervisor', 'dsl', 'deputy_dsl', 'head']

const trainingHoldsYears = 2

/**
 * Whether one may supervise the other, by what is known (product C4). Nobody supervises themselves or whoever manages
 * them (S2, "Supervision", S4). Training within two years is S2's rule; not recorded is not the same as no, and it does
 * not stop an agreement. That the supervisor is the more experienced is left to people.
 */
export function checkEligibility(facts: EligibilityFacts, today: Temporal.PlainDate): EligibilityCheck[] {
  const { trainedOn } = facts
  const since = today.subtract({ years: trainingHoldsYears })
  const trained =
    trainedOn === null ? 'unknown' : Temporal.PlainDate.compare(trainedOn, since) >= 0 ? 'yes' : ('no' as const)
  const check = (key: EligibilityCheck['key'], holds: boolean): EligibilityCheck => ({
    key,
    holds: holds ? 'yes' : 'no',
    forbids: true,
    on: null,
  })
  return [
    check('not_self', facts.supervisorId !== facts.superviseeId),
    check('not_managed', !facts.managersOfSupervisor.includes(facts.superviseeId)),
    check(
      'has_role',
      facts.supervisorRoles.some((role) => supervisingRoles.includes(role)),
    ),
    { key: 'trained', holds: trained, forbids: false, on: trainedOn },
  ]
}

/** What stands in the way of an agreement, if anything. */
export function conflictsOf(checks: readonly EligibilityCheck[]): EligibilityCheck['key'][] {
  return checks.filter((check) => check.forbids && check.holds === 'no').map((check) => check.key)
}

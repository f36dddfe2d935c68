import type { PeriodStanding } from '../compliance/measure-standing.ts'

/**
 * What the job found of a policy in a whole organisation (product B5): how it fares in practice, and beside what people
 * agreed. By keys, without a name.
 */
export interface PolicyFindings {
  /** rules that most of those they bind do not keep: questions, because it may be the rule that is wrong */
  readonly practice: readonly FoundInPractice[]
  /** agreements in force that ask for less than the policy, those where it is certain first */
  readonly agreements: readonly FoundInAgreement[]
  /** agreements beyond those that are listed */
  readonly moreAgreements: number
  /** how the measures of the policy stand; left out where it has none, and in what was found before there were any */
  readonly measures?: FoundMeasures
}

export interface FoundMeasures {
  /** when they were counted, as an instant */
  readonly at: string
  readonly each: readonly FoundMeasure[]
}

export interface FoundMeasure {
  readonly measure: string
  /** what its rules lean on that the product does not record: then people count it, and there is no period */
  readonly beyond: readonly string[]
  /** the last that has ended and the one that runs; of a snapshot the day */
  readonly periods: readonly PeriodStanding[]
}

export interface FoundInPractice {
  readonly rule: string
  readonly clauses: readonly string[]
  readonly says: string
}

export interface FoundInAgreement {
  readonly agreementId: string
  readonly superviseeId: string
  readonly supervisorId: string
  readonly weaker: readonly WeakerThanPolicy[]
}

/** One thing in which an agreement asks for less than the policy, or may. */
export interface WeakerThanPolicy {
  readonly says: string
  readonly clauses: readonly string[]
  /** it cannot be said whether the agreement alone keeps the policy */
  readonly doubtful: boolean
}

/**
 * What trying a change of a policy found (product B6): by rule, who would have been out of step and no longer is, and the
 * supervisor time that each policy asks. People by their key, children only in numbers.
 */
export interface TrialResult {
  /** the days that were looked at */
  readonly from: string
  readonly to: string
  /** the version that the draft was compared with; null when none is in force */
  readonly against: number | null
  /** rules under which anybody was out of step, under the one policy or the other */
  readonly rules: readonly RuleTrial[]
  readonly hours: {
    readonly bySupervisor: readonly {
      readonly supervisor: string | null
      readonly before: number
      readonly instead: number
    }[]
    /** minutes in the period, in all */
    readonly before: number
    readonly instead: number
    /** rules without a length, which are not in these minutes */
    readonly notCounted: readonly string[]
  }
}

export interface RuleTrial {
  readonly rule: string
  readonly title: string
  /** null where that policy has no such rule */
  readonly before: OutOfStepNow | null
  readonly instead: OutOfStepNow | null
  readonly newly: readonly string[]
  readonly noLonger: readonly string[]
  readonly childrenNewly: number
  readonly childrenNoLonger: number
}

export interface OutOfStepNow {
  readonly people: number
  readonly children: number
  /** days in all on which somebody was out of step */
  readonly days: number
}

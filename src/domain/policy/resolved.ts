import type { FollowingPack, Pack } from './pack.ts'
import type { Path } from './problems-of-shape.ts'
import type { PackMeasure } from './pack-measure.ts'
import type { Rule } from './rule.ts'

/** A pack and its version, as `osier-vale@4`. */
export type PackName = `${string}@${number}`

export const packNameOf = (pack: { readonly id: string; readonly version: number }): PackName =>
  `${pack.id}@${pack.version}`

export const isFollowing = (pack: Pack | FollowingPack): pack is FollowingPack => 'extends' in pack

/** A change that a following pack makes to a rule, with who answers for it. */
export interface RuleChange {
  readonly pack: PackName
  /** its place in `vary` of that pack */
  readonly at: number
  /** JSON merge patch (RFC 7396) */
  readonly change: Readonly<Record<string, unknown>>
  readonly reason: string
  readonly agreedBy: string | null
  /** a day, where the pack says it */
  readonly agreedOn: string | null
}

/** A reading that was chosen in place of the one that the rule takes. */
export interface ChosenReading {
  readonly rule: string
  readonly name: string
  readonly says: string
  /** what the rule itself takes */
  readonly insteadOf: string
  /** the pack that chose it; null when it was asked for with the assessment */
  readonly pack: PackName | null
}

/** Where a rule comes from. */
export interface RuleSource {
  readonly how: 'own' | 'taken_over' | 'varied'
  /** the pack that wrote it, and its place in `rules` there */
  readonly pack: PackName
  readonly at: number
  /** as that pack wrote it */
  readonly written: Rule
  /** in the order in which they were laid over it */
  readonly changes: readonly RuleChange[]
  readonly reading: ChosenReading | null
}

/** A rule of the pack that is followed, which does not hold here. */
export interface DroppedRule {
  readonly rule: Rule
  /** the pack that wrote it */
  readonly from: PackName
  /** the pack that dropped it */
  readonly pack: PackName
  readonly reason: string
  readonly agreedBy: string | null
  readonly agreedOn: string | null
}

/** Where a measure comes from. */
export interface MeasureSource {
  /** the pack that wrote it, and its place in `measures` there */
  readonly pack: PackName
  readonly at: number
  /** in the order in which they were laid over it */
  readonly changes: readonly RuleChange[]
}

/** A measure of the pack that is followed, which is not taken here; or which has no rule left to count. */
export interface DroppedMeasure {
  readonly measure: PackMeasure
  readonly from: PackName
  /** the pack that dropped it, or the last of its rules */
  readonly pack: PackName
  readonly reason: string
  readonly agreedBy: string | null
  readonly agreedOn: string | null
}

/** Where something other than a rule stands: in which pack of the chain, and where in its file. */
export interface Place {
  readonly pack: PackName
  readonly path: Path
}

/** A pack with everything that it takes over from the packs it follows: what is assessed, shown and compared. */
export interface ResolvedPack {
  readonly pack: Pack
  readonly name: PackName
  /** the pack itself first, the one that stands alone last */
  readonly chain: readonly PackName[]
  /** by the id of the rule */
  readonly ruleSource: ReadonlyMap<string, RuleSource>
  readonly dropped: readonly DroppedRule[]
  /** by the id of the measure */
  readonly measureSource: ReadonlyMap<string, MeasureSource>
  readonly droppedMeasures: readonly DroppedMeasure[]
  readonly readings: readonly ChosenReading[]
  /** where clauses, parameters, tensions and the like stand, by `clauses/3`, `parameters/record_days` */
  readonly places: ReadonlyMap<string, Place>
}

/** Something wrong, or worth a look, in a pack. */
export interface PackProblem {
  readonly severity: 'error' | 'warning'
  /** where it may stand, the likeliest first: a reader of files takes the first that is there */
  readonly places: readonly Place[]
  /** point at the key and not at its value */
  readonly onKey: boolean
  /** what is wrong; without a full stop, as part of a line */
  readonly says: string
  readonly instead: string | null
}

/** Tells of a problem at a place of the resolved pack: under a key of it, or in a rule. */
export interface ProblemTeller {
  /** in the rule at this place of `rules`, and where in it */
  rule(at: number, path: Path, says: string, instead?: string | null, severity?: 'error' | 'warning'): void
  /** anywhere else: `['parameters', 'record_days', 'value']` */
  pack(path: Path, says: string, instead?: string | null, severity?: 'error' | 'warning', onKey?: boolean): void
}

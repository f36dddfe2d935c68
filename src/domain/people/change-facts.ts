import type { Role } from '../access/actor.ts'
import { daysAfter, isBefore } from '../calendar/days.ts'

/** Facts of a membership that are kept with their dates (product A1), as far as an administrator records them. */
export const factKinds = [
  'role',
  'post',
  'line_manager',
  'contracted_hours',
  'newly_qualified',
  'case_holding',
  'clinical_role',
  'occupational_standard',
  'standard_interval',
  'standard_minutes',
] as const
export type FactKind = (typeof factKinds)[number]

/** Those that either hold or do not: "yes", or no row. */
export const yesKinds = ['newly_qualified', 'case_holding', 'clinical_role', 'occupational_standard'] as const
export type YesKind = (typeof yesKinds)[number]
export const isYesKind = (kind: FactKind): kind is YesKind => yesKinds.some((each) => each === kind)

/** What rules about clinical or professional supervision ask of somebody; most policies have no such rule. */
export const standardKinds: readonly FactKind[] = [
  'clinical_role',
  'occupational_standard',
  'standard_interval',
  'standard_minutes',
]

export interface FactValue {
  readonly kind: FactKind
  /** a role, words of a post, the manager's name, hours a week, an interval as "6 weeks", minutes, or "yes" */
  readonly value: string
  /** the line manager's membership; null for every other kind */
  readonly managerId: string | null
}

export interface DatedFact extends FactValue {
  readonly validFrom: Temporal.PlainDate
  /** the last day, or null while it holds */
  readonly validUntil: Temporal.PlainDate | null
}

export interface KeptFact extends DatedFact {
  readonly factId: string
}

/** Rows to withdraw and rows to add. A row is never rewritten, so what was known on any day can still be told. */
export interface FactChange {
  readonly withdraw: readonly string[]
  readonly add: readonly DatedFact[]
}

/**
 * What to write so that a value holds from a day on, in place of whatever was recorded for that day and later; what held
 * before stays as it was. Null says that nothing of the kind holds from then.
 * @param kept the rows of that one kind (of that one role) that are not withdrawn
 */
export function holdsFrom(kept: readonly KeptFact[], wanted: FactValue | null, from: Temporal.PlainDate): FactChange {
  const touched = kept.filter(({ validUntil }) => validUntil === null || !isBefore(validUntil, from))
  const [only, ...others] = touched
  const already =
    wanted !== null &&
    only !== undefined &&
    others.length === 0 &&
    only.value === wanted.value &&
    only.managerId === wanted.managerId &&
    only.validUntil === null &&
    !isBefore(from, only.validFrom)
  if (already) return { withdraw: [], add: [] }
  const before = touched
    .filter(({ validFrom }) => isBefore(validFrom, from))
    .map(({ factId: _old, ...fact }) => ({ ...fact, validUntil: daysAfter(from, -1) }))
  const after = wanted === null ? [] : [{ ...wanted, validFrom: from, validUntil: null }]
  return { withdraw: touched.map(({ factId }) => factId), add: [...before, ...after] }
}

/** The same for roles, of which several hold at once: these and no others from a day on. */
export function rolesFrom(kept: readonly KeptFact[], wanted: readonly Role[], from: Temporal.PlainDate): FactChange {
  const roles = [...new Set<string>([...kept.map(({ value }) => value), ...wanted])]
  return together(
    roles.map((role) =>
      holdsFrom(
        kept.filter(({ value }) => value === role),
        wanted.some((each) => each === role) ? { kind: 'role', value: role, managerId: null } : null,
        from,
      ),
    ),
  )
}

/** Several changes as one. */
export function together(changes: readonly FactChange[]): FactChange {
  return {
    withdraw: changes.flatMap(({ withdraw }) => withdraw),
    add: changes.flatMap(({ add }) => add),
  }
}

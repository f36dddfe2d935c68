import type { Json } from '../evidence/canonical-text.ts'
import { mergePatch } from './merge-patch.ts'
import type { ChosenReading, PackName } from './resolved.ts'
import type { Rule } from './rule.ts'

/** Under this name the reading that the rule itself takes can be chosen again, where a pack in between chose another. */
export const takenReading = 'taken'

/** The readings a rule can be given: the names of the others, and `taken`. None, when it declares none. */
export const readingsOf = (rule: Rule): string[] =>
  rule.reading === undefined ? [] : [takenReading, ...Object.keys(rule.reading.others)]

/** A rule with a change laid over it (RFC 7396). Whether the result is a rule is for the schema to say. */
export const changedRule = (rule: Rule, change: Readonly<Record<string, unknown>>): Rule =>
  mergePatch(rule as unknown as Json, change as Json) as unknown as Rule

/**
 * A rule read in another way that it declares: the change of that reading laid over it, and `reading.taken` saying what
 * is now taken. Null when it declares no reading of that name. Source: `docs/policies/pack-format.md`, "Readings".
 */
export function withReading(
  rule: Rule,
  name: string,
  pack: PackName | null,
): { rule: Rule; chosen: ChosenReading | null } | null {
  if (name === takenReading && rule.reading !== undefined) return { rule, chosen: null }
  const other = Object.hasOwn(rule.reading?.others ?? {}, name) ? rule.reading?.others[name] : undefined
  if (rule.reading === undefined || other === undefined) return null
  const { [name]: _, ...others } = rule.reading.others
  return {
    rule: { ...changedRule(rule, other.change), reading: { taken: other.says, others } },
    chosen: { rule: rule.id, name, says: other.says, insteadOf: rule.reading.taken, pack },
  }
}

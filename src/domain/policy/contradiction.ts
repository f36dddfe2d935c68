import type { Pack } from './pack.ts'
import { clausesOf, type Rule } from './rule.ts'
import { lowerFirst } from './words/plain-nouns.ts'
import { ruleInWords } from './words/rule-in-words.ts'

/** What two parts of a policy, or a policy and something beside it, cannot agree on (product B5). */
export interface Contradiction {
  readonly kind:
    | 'rhythm'
    | 'amount'
    | 'leader'
    | 'strength'
    | 'tension'
    | 'reference'
    | 'review'
    | 'question'
    | 'never_binds'
    | 'never_met'
    | 'agreement'
    | 'practice'
  /** a note is worth knowing and needs nobody; a question waits for somebody to decide */
  readonly weight: 'contradiction' | 'note' | 'question'
  readonly clauses: readonly string[]
  readonly rules: readonly string[]
  /** what each rule asks, in words, beside its clauses */
  readonly asks: readonly { readonly rule: string; readonly clauses: readonly string[]; readonly words: string }[]
  /** the rule that asks for more; null where that cannot be said */
  readonly stricter: string | null
  /** whether meeting the stricter one always meets the other */
  readonly covers: Covers | null
  readonly says: string
  /** where the policy says that both stand, on purpose; it is then a note */
  readonly settled: BothStand | null
}

/** Why rules that disagree stand side by side, who agreed it, and when. */
export interface BothStand {
  readonly reason: string
  readonly agreedBy: string | null
  /** a day */
  readonly agreedOn: string | null
}
export type Covers = 'always' | 'not_always' | 'cannot_say'

/** A contradiction between rules, with what each asks. */
export function between(
  pack: Pack,
  rules: readonly Rule[],
  found: Pick<Contradiction, 'kind' | 'weight' | 'says'> & Partial<Pick<Contradiction, 'stricter' | 'covers'>>,
): Contradiction {
  return {
    stricter: null,
    covers: null,
    settled: null,
    ...found,
    clauses: [...new Set(rules.flatMap(clausesOf))],
    rules: rules.map(({ id }) => id),
    asks: rules.map((rule) => ({ rule: rule.id, clauses: clausesOf(rule), words: ruleInWords(rule, pack).headline })),
  }
}

/** What a rule asks, inside a sentence: "no more than 4 weeks between sessions". */
export const askWords = (rule: Rule, pack: Pack): string =>
  lowerFirst(ruleInWords(rule, pack).headline).replace(/\.$/, '')

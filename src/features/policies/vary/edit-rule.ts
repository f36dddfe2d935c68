import { clausesOf, type Rule } from '../../../domain/policy/rule.ts'
import {
  asFollowed,
  withDropped,
  withItem,
  withoutItem,
  withReadingOf,
  withValueAt,
  withVariation,
  type Decided,
} from '../../../platform/policies/edit-pack.ts'
import { numbersOf, patchBetween } from './numbers-of-rule.ts'
import type { RuleAtHand } from './rule-at-hand.ts'

type Json = Parameters<typeof patchBetween>[0]

/** A rule made another in the text of a draft: its own where it is ours, a variation where it is followed. */
export function withRule(
  text: string,
  hand: RuleAtHand,
  wanted: { readonly rule: Rule; readonly reading: string; readonly decided: Decided },
): string {
  return hand.base === null ? inPlace(text, hand, wanted.rule) : varied(text, hand, wanted)
}

function inPlace(text: string, { at, rule: before }: RuleAtHand, rule: Rule): string {
  if (at === null) return text
  let result = text
  const [old, now] = [numbersOf(before), numbersOf(rule)]
  for (const [index, { path, value }] of now.entries()) {
    if (old[index]?.value !== value) result = withValueAt(result, ['rules', at, ...path], value)
  }
  if (rule.strength !== before.strength) result = withValueAt(result, ['rules', at, 'strength'], rule.strength)
  if (rule.instead_of !== before.instead_of)
    result = withValueAt(result, ['rules', at, 'instead_of'], rule.instead_of ?? null)
  return result
}

function varied(
  text: string,
  hand: RuleAtHand,
  { rule, reading, decided }: { rule: Rule; reading: string; decided: Decided },
): string {
  const change = changeOf(hand, rule)
  const bare = withoutItem(asFollowed(text, hand.id), 'left_to_people', hand.id)
  const kept =
    change === null ? bare : withVariation(withoutItem(text, 'left_to_people', hand.id), hand.id, change, decided)
  return withReadingOf(kept, hand.id, reading === 'taken' ? null : reading)
}

/** What a rule changes of the one that is followed, for `vary`; null for nothing. */
export function changeOf({ base }: Pick<RuleAtHand, 'base'>, rule: Rule): Record<string, unknown> | null {
  const { reading: _before, ...from } = base ?? rule
  const { reading: _after, ...to } = rule
  const patch = patchBetween(from as unknown as Json, to as unknown as Json)
  return patch === undefined ? null : (patch as Record<string, unknown>)
}

/** A rule that takes the place of others where both bind. */
export const inPlaceOf = (rule: Rule, others: readonly string[]): Rule => ({
  ...rule,
  instead_of: [...new Set([...(rule.instead_of ?? []), ...others])],
})

/** A rule left out; `toPeople` lists it as something that nobody checks by machine, with the same reason. */
export function withoutRule(text: string, hand: RuleAtHand, decided: Decided, toPeople: boolean): string {
  const out = hand.base === null ? withoutItem(text, 'rules', hand.id) : withDropped(text, hand.id, decided)
  const bare = withoutItem(out, 'left_to_people', hand.id)
  if (!toPeople) return bare
  const [clause = ''] = clausesOf(hand.rule)
  return withItem(bare, 'left_to_people', { id: hand.id, clause, says: hand.rule.title, why: decided.reason })
}

/** A rule that is followed as it is followed. */
export const asItWas = (text: string, { id }: RuleAtHand): string =>
  withoutItem(asFollowed(text, id), 'left_to_people', id)

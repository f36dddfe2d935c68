import { strengths, type Rule } from '../../../domain/policy/rule.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import type { Decided } from '../../../platform/policies/edit-pack.ts'
import { dateFieldValues, readDateField } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { readDecided } from '../decided.form.ts'
import { strengthWords } from '../policy-words.ts'
import { changeOf } from './edit-rule.ts'
import { numbersOf, readTypedInterval, readTypedNumber, shownNumber, withNumbers } from './numbers-of-rule.ts'
import type { RuleAtHand } from './rule-at-hand.ts'

export const numberField = (at: number): string => `number-${at}`

/** The form as it opens: every number of the rule as it stands in the draft. */
export function valuesOfRule(hand: RuleAtHand): FormState['values'] {
  return {
    ...Object.fromEntries(numbersOf(hand.rule).map((each, at) => [numberField(at), shownNumber(each)])),
    strength: hand.rule.strength,
    reading: hand.reading,
    reason: hand.reason,
    agreed: hand.agreedBy,
    ...dateFieldValues('agreed_on', hand.agreedOn ?? undefined),
  }
}

export interface WantedRule {
  readonly rule: Rule
  readonly reading: string
  readonly decided: Decided
}

/** The rule as it is wanted, or what is wrong. A change of what is followed needs its reason. */
export function readRuleForm(
  form: FormValues,
  hand: RuleAtHand,
): { wanted: WantedRule | null; errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const numbers = numbersOf(hand.rule)
  const values = numbers.map((each, at) => {
    const typed = textOf(form, numberField(at))
    // What was not touched stays as the pack writes it: a fortnight stays one.
    if (typed.trim() === shownNumber(each)) return each.value
    const read = each.kind === 'interval' ? readTypedInterval(typed) : readTypedNumber(typed)
    if (read === null) {
      errors[numberField(at)] =
        each.kind === 'interval' ? 'Write a number and a unit, such as 28 days or 5 working days' : 'Write a number'
    }
    return read ?? each.value
  })
  const strength = strengths.find((each) => each === textOf(form, 'strength'))
  if (strength === undefined) errors['strength'] = 'Choose how strongly it asks'
  const reading = hand.readings.length === 0 ? 'taken' : textOf(form, 'reading')
  if (hand.readings.length > 0 && !hand.readings.some(({ name }) => name === reading)) errors['reading'] = 'Choose one'
  const rule: Rule = { ...withNumbers(hand.rule, numbers, values), strength: strength ?? hand.rule.strength }
  const { decided, errors: undecided } = readDecided(form, hand.base !== null && changeOf(hand, rule) !== null)
  Object.assign(errors, undecided)
  return { wanted: Object.keys(errors).length === 0 ? { rule, reading, decided } : null, errors }
}

/** The form in a few lines, for two texts side by side. */
export function ruleInLines(values: FormState['values'], hand: RuleAtHand): string {
  const said = (name: string) => [values[name] ?? ''].flat()[0] ?? ''
  const reading = hand.readings.find(({ name }) => name === said('reading'))
  return [
    ...numbersOf(hand.rule).map(({ called }, at) => `${called}: ${said(numberField(at))}`),
    `Strength: ${strengthWords[said('strength') as Rule['strength']] ?? said('strength')}`,
    ...(reading === undefined ? [] : [`Read as: ${reading.says}`]),
    `Reason: ${said('reason')}`,
    `Agreed by: ${said('agreed')}`,
    `Agreed on: ${readDateField(values, 'agreed_on').date ?? ''}`,
  ].join('\n')
}

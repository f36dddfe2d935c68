import type { Parameter } from '../../../domain/policy/pack.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { readTypedInterval, readTypedNumber, shownNumber } from '../vary/numbers-of-rule.ts'

export type ParameterValue = string | number | boolean

/** The form as it opens. */
export function valuesOfParameter({ value, set_by: by, reason }: Parameter): FormState['values'] {
  return { value: value === undefined ? '' : shownValue(value), by: by ?? '', reason: reason ?? '' }
}

export const shownValue = (value: ParameterValue): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : shownNumber({ value })

interface Set {
  value: ParameterValue
  set_by: string
  reason?: string
}

/** A value for a parameter, by whom it was set, and why. `isOtherwise`: what is followed sets another, which needs a reason. */
export function readParameterForm(
  form: FormValues,
  { type, options = [] }: Parameter,
  followed: unknown,
): { set: Set | null; errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const typed = textOf(form, 'value').trim()
  const value = readValue(typed, type, options)
  if (value === null) errors['value'] = howToWrite[type]
  const by = textOf(form, 'by').trim()
  if (by === '') errors['by'] = 'Say who set it'
  if (by.length > 200) errors['by'] = 'Say who set it in 200 characters or fewer'
  const reason = textOf(form, 'reason').trim()
  if (reason === '' && followed !== undefined && value !== null && value !== followed)
    errors['reason'] = 'Say why it is otherwise here than in the policy that is followed'
  if (reason.length > 500) errors['reason'] = 'Say it in 500 characters or fewer'
  if (value === null || Object.keys(errors).length > 0) return { set: null, errors }
  return { set: { value, set_by: by, ...(reason === '' ? {} : { reason }) }, errors }
}

const howToWrite: Readonly<Record<Parameter['type'], string>> = {
  interval: 'Write a number and a unit, such as 28 days or 5 working days',
  number: 'Write a number',
  yes_no: 'Choose yes or no',
  choice: 'Choose one',
}

function readValue(typed: string, type: Parameter['type'], options: readonly string[]): ParameterValue | null {
  switch (type) {
    case 'interval':
      return readTypedInterval(typed)
    case 'number':
      return readTypedNumber(typed)
    case 'yes_no':
      return typed === 'yes' ? true : typed === 'no' ? false : null
    case 'choice':
      return options.includes(typed) ? typed : null
  }
}

/** The form in a few lines, for two texts side by side. */
export const parameterInLines = (values: FormState['values']): string =>
  [
    ['Answer', 'value'],
    ['Set by', 'by'],
    ['Reason', 'reason'],
  ]
    .map(([label, name]) => `${label}: ${[values[name ?? ''] ?? ''].flat()[0] ?? ''}`)
    .join('\n')

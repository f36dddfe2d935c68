import { isBefore } from '../../../domain/calendar/days.ts'
import type { ActionWords as AskedWords } from '../../../domain/templates/shape.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import { readDateField } from '../../../ui/form/read-date-field.ts'
import type { ActionWords } from './agree-action.command.ts'

const names = ['action.what', 'action.why', 'action.who', 'action.by-day', 'action.by-month', 'action.by-year']

/**
 * Read the fields of an action (`action.what`, `action.why`, `action.who`, `action.by`, and `action.safety` where it is asked).
 * @returns null when nothing was typed in any of them
 */
export function readAction(
  form: FormValues,
  words: Pick<AskedWords, 'what' | 'why' | 'who' | 'by'>,
  owners: readonly string[],
  today: Temporal.PlainDate,
): { action: ActionWords } | { errors: Record<string, string> } | null {
  if (names.every((name) => textOf(form, name).trim() === '')) return null
  const errors: Record<string, string> = {}
  const what = textOf(form, 'action.what').trim()
  const why = textOf(form, 'action.why').trim()
  const ownerId = textOf(form, 'action.who')
  if (what === '') errors['action.what'] = words.what.missing
  else if (what.length > 300) errors['action.what'] = 'Use 300 characters or fewer'
  if (why === '') errors['action.why'] = words.why.missing
  else if (why.length > 500) errors['action.why'] = 'Use 500 characters or fewer'
  if (!owners.includes(ownerId)) errors['action.who'] = words.who.missing
  const { date } = readDateField(form, 'action.by')
  const dueOn = date === undefined ? null : Temporal.PlainDate.from(date)
  if (dueOn === null) errors['action.by'] = words.by.missing
  else if (isBefore(dueOn, today)) errors['action.by'] = 'The date it will be done by cannot be before today'
  else if (isBefore(today.add({ years: 3 }), dueOn)) errors['action.by'] = 'Give a date within 3 years'
  return Object.keys(errors).length > 0 || dueOn === null
    ? { errors }
    : { action: { what, why, ownerId, dueOn, ...safetyOf(form) } }
}

/** A box that is not ticked is not sent: that it was asked is said beside it. */
const safetyOf = (form: FormValues): Pick<ActionWords, 'childSafety'> =>
  textOf(form, 'action.safety_asked') === 'yes' ? { childSafety: textOf(form, 'action.safety') === 'yes' } : {}

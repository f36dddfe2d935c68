import { london } from '../../../domain/text/dates.ts'
import { readTime } from '../../../domain/sessions/read-time.ts'
import { isAfter } from '../../../domain/calendar/days.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import { readDateField } from '../../../ui/form/read-date-field.ts'
import type { Referral } from './refer.command.ts'

export const longestText = 4_000

/** Read the form; either what to record, or what is wrong by the name of the field. */
export function readReferral(
  form: FormValues,
  childIds: readonly string[],
  now: Temporal.Instant,
): { referral: Referral } | { errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const text = (name: string, missing: string | null, longest: number): string => {
    const value = textOf(form, name).trim()
    if (value === '' && missing !== null) errors[name] = missing
    else if (value.length > longest) errors[name] = `Use ${longest} characters or fewer`
    return value
  }
  const childId = textOf(form, 'child')
  if (!childIds.includes(childId)) errors['child'] = 'Choose the child this is about'
  const concern = text('concern', 'Write what was seen, heard or said', longestText)
  const decision = textOf(form, 'decision')
  const common = {
    childId,
    concern,
    nextStep: text('next_step', 'Write what happens next, and who does it', longestText),
  }
  if (decision === 'not_referred') {
    const why = text('why', 'Say why it was decided not to refer', longestText)
    return Object.keys(errors).length > 0 ? { errors } : { referral: { ...common, decision, why } }
  }
  if (decision !== 'referred') {
    errors['decision'] = 'Say whether somebody was told'
    return { errors }
  }
  const told = {
    name: text('told_name', 'Give the name of the person who was told', 200),
    role: text('told_role', 'Give their role', 200),
    organisation: text('told_organisation', 'Give their organisation', 200),
    at: readWhen(form, now, errors),
    said: text('told_said', 'Write what they said', longestText),
  }
  if (Object.keys(errors).length > 0 || told.at === null) return { errors }
  return { referral: { ...common, decision, told: { ...told, at: told.at } } }
}

function readWhen(form: FormValues, now: Temporal.Instant, errors: Record<string, string>): Temporal.Instant | null {
  const { date } = readDateField(form, 'told_on')
  const time = readTime(textOf(form, 'told_at'))
  if (date === undefined) errors['told_on'] = 'Give the day they were told'
  if (time === null) errors['told_at'] = 'Give the time they were told, such as 4.10pm'
  if (date === undefined || time === null) return null
  const at = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: london, plainTime: time }).toInstant()
  const today = now.toZonedDateTimeISO(london).toPlainDate()
  if (isAfter(Temporal.PlainDate.from(date), today)) errors['told_on'] = 'The day they were told cannot be after today'
  else if (Temporal.Instant.compare(at, now.add({ minutes: 5 })) > 0)
    errors['told_at'] = 'The time they were told cannot be later than now'
  return at
}

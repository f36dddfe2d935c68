import { isAfter } from '../../../domain/calendar/days.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import { readDateField } from '../../../ui/form/read-date-field.ts'
import type { InformalToLog } from './log-informal.command.ts'
import type { ChildToName } from './informal.queries.ts'

export const longestGist = 2_000

export interface InformalChoices {
  partners: readonly { membershipId: string; name: string }[]
  children: readonly ChildToName[]
}

/** Read the form; either what to log, or what is wrong by the name of the field. */
export function readInformal(
  form: FormValues,
  choices: InformalChoices,
  today: Temporal.PlainDate,
): { informal: InformalToLog } | { errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const withId = textOf(form, 'with')
  if (!choices.partners.some((partner) => partner.membershipId === withId))
    errors['with'] = 'Choose whom you talked with'
  const childId = textOf(form, 'child') === '' ? null : textOf(form, 'child')
  if (childId !== null && !choices.children.some((child) => child.childId === childId))
    errors['child'] = 'Choose the child you talked about'
  const { date } = readDateField(form, 'when')
  const happenedOn = date === undefined ? null : Temporal.PlainDate.from(date)
  if (happenedOn === null) errors['when'] = 'Give the day you talked'
  else if (isAfter(happenedOn, today))
    errors['when'] = `The informal discussion cannot be after today, ${dayInWords(today, today)}`
  else if (isAfter(today.subtract({ years: 1 }), happenedOn))
    errors['when'] = 'Log an informal discussion within a year of having it'
  const gist = textOf(form, 'gist').trim()
  if (gist === '') errors['gist'] = 'Write what was said, in a sentence or two'
  else if (gist.length > longestGist) errors['gist'] = `Use ${longestGist} characters or fewer`
  if (Object.keys(errors).length > 0 || happenedOn === null) return { errors }
  return { informal: { withId, childId, happenedOn, gist } }
}

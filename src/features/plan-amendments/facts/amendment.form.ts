import { isAfter, isBefore } from '../../../domain/calendar/days.ts'
import {
  answers,
  waysToTell,
  type AgencyAnswer,
  type WayToTell,
} from '../../../domain/plan-amendments/agency-standing.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import { readDateField } from '../../../ui/form/read-date-field.ts'
import type { AgencyToTell } from '../record/record-amendment.command.ts'

export type Errors = Record<string, string>

/** As many as the first form asks for; more are named on the page of the change. */
export const agenciesAsked = 4

const agencyLabels = (name: string) => ({
  [`${name}_name`]: 'Agency',
  [`${name}_person`]: 'Whom there',
  [`${name}_by`]: 'To be told by',
  [`${name}_teller`]: 'Who tells them',
})

export const labels: Readonly<Record<string, string>> = {
  what: 'What changes in the plan, in a few words',
  agreed_on: 'When it was agreed',
  ...Object.assign({}, ...Array.from({ length: agenciesAsked }, (_, index) => agencyLabels(`agency_${index + 1}`))),
  told_on: 'When they were told',
  told_how: 'How',
  answer: 'What they said',
  answered_on: 'When',
  answered_by: 'Who there said so',
}

type Asked = { today: Temporal.PlainDate; tellers: readonly { membershipId: string }[] }

/** Read the form of a change; or what is wrong, by the name of the field. */
export function readAmendment(
  form: FormValues,
  asked: Asked,
): { amendment: { what: string; agreedOn: Temporal.PlainDate; agencies: AgencyToTell[] } } | { errors: Errors } {
  const errors: Errors = {}
  const what = text(form, 'what', errors, 'Write what changes in the plan')
  const agreedOn = day(form, 'agreed_on', errors, 'Give the day it was agreed')
  if (agreedOn !== null && isAfter(agreedOn, asked.today)) errors['agreed_on'] = 'It cannot be after today'
  const agencies = Array.from({ length: agenciesAsked }, (_, index) => `agency_${index + 1}`).flatMap((name, index) => {
    if (index > 0 && textOf(form, `${name}_name`).trim() === '' && textOf(form, `${name}_person`).trim() === '')
      return []
    const agency = readAgency(form, name, asked, errors)
    return agency === null ? [] : [agency]
  })
  if (agreedOn === null || Object.keys(errors).length > 0) return { errors }
  return { amendment: { what, agreedOn, agencies } }
}

/** Read one agency; null when something of it is wrong. */
export function readAgency(
  form: FormValues,
  name: string,
  { today, tellers }: Asked,
  errors: Errors,
): AgencyToTell | null {
  const agency = text(form, `${name}_name`, errors, 'Name the agency that must hear of it')
  const person = text(form, `${name}_person`, errors, null)
  const tellBy = day(form, `${name}_by`, errors, 'Give the day they are told by')
  if (tellBy !== null && isBefore(tellBy, today)) errors[`${name}_by`] = 'Give a day from today on'
  const tellerId = textOf(form, `${name}_teller`)
  if (tellers.every(({ membershipId }) => membershipId !== tellerId)) errors[`${name}_teller`] = 'Choose who tells them'
  return tellBy === null || agency === '' ? null : { agency, person, tellBy, tellerId }
}

export function readTold(
  form: FormValues,
  { today, agreedOn }: { today: Temporal.PlainDate; agreedOn: Temporal.PlainDate },
): { told: { on: Temporal.PlainDate; how: WayToTell } } | { errors: Errors } {
  const errors: Errors = {}
  const on = day(form, 'told_on', errors, 'Give the day they were told')
  if (on !== null && isAfter(on, today)) errors['told_on'] = 'It cannot be after today'
  if (on !== null && isBefore(on, agreedOn)) errors['told_on'] = 'It cannot be before the change was agreed'
  const how = waysToTell.find((way) => way === textOf(form, 'told_how'))
  if (how === undefined) errors['told_how'] = 'Choose how they were told'
  return on === null || how === undefined || Object.keys(errors).length > 0 ? { errors } : { told: { on, how } }
}

export function readAnswer(
  form: FormValues,
  { today, toldOn }: { today: Temporal.PlainDate; toldOn: Temporal.PlainDate },
): { answer: { answer: AgencyAnswer; on: Temporal.PlainDate; by: string } } | { errors: Errors } {
  const errors: Errors = {}
  const answer = answers.find((each) => each === textOf(form, 'answer'))
  if (answer === undefined) errors['answer'] = 'Choose what they said'
  const on = day(form, 'answered_on', errors, 'Give the day they said so')
  if (on !== null && isAfter(on, today)) errors['answered_on'] = 'It cannot be after today'
  if (on !== null && isBefore(on, toldOn)) errors['answered_on'] = 'It cannot be before they were told'
  const by = text(form, 'answered_by', errors, 'Give the name of whoever said so')
  return on === null || answer === undefined || Object.keys(errors).length > 0
    ? { errors }
    : { answer: { answer, on, by } }
}

function text(form: FormValues, name: string, errors: Errors, missing: string | null): string {
  const value = textOf(form, name).trim()
  if (value === '' && missing !== null) errors[name] = missing
  else if (value.length > 200) errors[name] = 'Use 200 characters or fewer'
  return value
}

function day(form: FormValues, name: string, errors: Errors, missing: string): Temporal.PlainDate | null {
  const { date } = readDateField(form, name)
  if (date === undefined) errors[name] = missing
  return date === undefined ? null : Temporal.PlainDate.from(date)
}

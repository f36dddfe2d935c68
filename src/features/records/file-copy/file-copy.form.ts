import { isAfter } from '../../../domain/calendar/days.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import { readDateField } from '../../../ui/form/read-date-field.ts'
import { waysToSend, type WayToSend } from './copies.queries.ts'
import type { CopyReceipt } from './note-copy.command.ts'

type Errors = Record<string, string>

export interface SentFields {
  to: string
  how: WayToSend
  on: Temporal.PlainDate
}

export const sentLabels = {
  sent_to: 'Where it went',
  sent_how: 'How',
  sent_on: 'When it went',
}

export const receiptLabels = {
  arrived: 'Did it arrive?',
  received_on: 'When it arrived',
  received_by: 'Who has it now',
  reference: 'Their reference',
}

/** Read where a copy went, how and when; or what is wrong, by the name of the field. */
export function readSent(form: FormValues, today: Temporal.PlainDate): { sent: SentFields } | { errors: Errors } {
  const errors: Errors = {}
  const to = textOf(form, 'sent_to').trim()
  if (to === '') errors['sent_to'] = 'Say which system, authority or file it went to'
  else if (to.length > 200) errors['sent_to'] = 'Use 200 characters or fewer'
  const how = waysToSend.find((way) => way === textOf(form, 'sent_how'))
  if (how === undefined) errors['sent_how'] = 'Choose how it went'
  const on = readDay(form, 'sent_on', 'Give the day it went', 'It cannot have gone after today', errors, today)
  return how === undefined || on === null || Object.keys(errors).length > 0 ? { errors } : { sent: { to, how, on } }
}

/** Read whether a copy arrived; or what is wrong. */
export function readReceipt(
  form: FormValues,
  { copyId, sentOn, today }: { copyId: string; sentOn: Temporal.PlainDate; today: Temporal.PlainDate },
): { receipt: CopyReceipt } | { errors: Errors } {
  const arrived = textOf(form, 'arrived')
  if (arrived === 'no') return { receipt: { copyId, arrived: false } }
  if (arrived !== 'yes') return { errors: { arrived: 'Say whether it arrived' } }
  const errors: Errors = {}
  const by = textOf(form, 'received_by').trim()
  if (by === '') errors['received_by'] = 'Give the name of whoever has it'
  else if (by.length > 200) errors['received_by'] = 'Use 200 characters or fewer'
  const reference = textOf(form, 'reference').trim()
  if (reference.length > 100) errors['reference'] = 'Use 100 characters or fewer'
  const on = readDay(
    form,
    'received_on',
    'Give the day it arrived',
    'It cannot have arrived after today',
    errors,
    today,
  )
  if (on !== null && isAfter(sentOn, on)) errors['received_on'] = 'It cannot have arrived before it went'
  return on === null || Object.keys(errors).length > 0
    ? { errors }
    : { receipt: { copyId, arrived: true, on, by, reference } }
}

function readDay(
  form: FormValues,
  name: string,
  missing: string,
  ahead: string,
  errors: Errors,
  today: Temporal.PlainDate,
): Temporal.PlainDate | null {
  const { date } = readDateField(form, name)
  if (date === undefined) {
    errors[name] = missing
    return null
  }
  const day = Temporal.PlainDate.from(date)
  if (isAfter(day, today)) errors[name] = ahead
  return day
}

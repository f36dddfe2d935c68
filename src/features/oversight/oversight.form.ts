import { isAfter, isBefore } from '../../domain/calendar/days.ts'
import { textOf } from '../../platform/http/posted-form.ts'
import type { FormValues } from '../../platform/http/route.ts'
import { readDateField } from '../../ui/form/read-date-field.ts'
import type { OversightToWrite } from './oversight.command.ts'
import type { Pairing } from './oversight.queries.ts'

export const askLabels = {
  child: 'Which child?',
  pairing: 'Who looks at whose work?',
  about: 'Why now, in a few words',
}

export const valueOfPairing = ({ worker, manager }: Pairing): string => `${worker.membershipId}/${manager.membershipId}`

export function readAsk(
  form: FormValues,
  pairings: readonly Pairing[],
): { asked: { workerId: string; managerId: string; about: string } } | { errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const chosen = pairings.find((each) => valueOfPairing(each) === textOf(form, 'pairing'))
  const about = textOf(form, 'about').trim()
  if (chosen === undefined) errors['pairing'] = 'Choose who looks at whose work'
  if (about === '') errors['about'] = 'Say in a few words why'
  else if (about.length > 200) errors['about'] = 'Use 200 characters or fewer'
  if (chosen === undefined || Object.keys(errors).length > 0) return { errors }
  return { asked: { workerId: chosen.worker.membershipId, managerId: chosen.manager.membershipId, about } }
}

export const writeLabels = {
  held: 'When did you look at it?',
  looked_at: 'What you looked at, and what you found',
  decided: 'What you decided or directed',
  why: 'Why',
  departs: 'Does this depart from agreed procedure?',
  departure_what: 'What is being done differently',
  departure_reason: 'Reason for departing',
  departure_approved: 'Who approved it',
  asked: 'What is asked of the worker, and by when',
}

const most = 8000

export function readOversight(
  form: FormValues,
  today: Temporal.PlainDate,
): { said: OversightToWrite } | { errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const text = (name: string, missing: string | null): string => {
    const value = textOf(form, name).trim()
    if (value === '' && missing !== null) errors[name] = missing
    else if (value.length > most) errors[name] = 'Use 8,000 characters or fewer'
    return value
  }
  const { date } = readDateField(form, 'held')
  const heldOn = date === undefined ? null : Temporal.PlainDate.from(date)
  if (heldOn === null) errors['held'] = 'Give the day on which you looked at it'
  else if (isAfter(heldOn, today)) errors['held'] = 'The day cannot be after today'
  else if (isBefore(heldOn, today.subtract({ years: 2 }))) errors['held'] = 'Give a day within the last 2 years'
  const lookedAt = text('looked_at', 'Write what you looked at')
  const decided = text('decided', 'Write what you decided, even if it is to carry on as before')
  const why = text('why', 'Say why, so that someone who was not there can follow the decision')
  const departs = textOf(form, 'departs')
  if (departs !== 'yes' && departs !== 'no') errors['departs'] = 'Say whether it departs from procedure'
  const departure =
    departs === 'yes'
      ? {
          what: text('departure_what', 'Write what is being done differently'),
          reason: text('departure_reason', 'Say why procedure is not being followed this time'),
          approvedBy: text('departure_approved', 'Name the person who approved it'),
        }
      : null
  if (departure !== null && departure.approvedBy.length > 200)
    errors['departure_approved'] = 'Use 200 characters or fewer'
  const asked = text('asked', null)
  if (heldOn === null || Object.keys(errors).length > 0) return { errors }
  return { said: { heldOn, lookedAt, decided, why, departure, asked } }
}

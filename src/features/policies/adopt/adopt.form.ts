import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import { readDateField } from '../../../ui/form/read-date-field.ts'
import type { Adoption } from './adopt.command.ts'

const longestName = 200

/** A day that must be given, or may be left empty. */
function readDay(
  form: FormValues,
  name: string,
  errors: Record<string, string>,
  missing: string | null,
): Temporal.PlainDate | null {
  const { date, problem } = readDateField(form, name)
  if (date !== undefined) return Temporal.PlainDate.from(date)
  if (problem !== 'missing') errors[name] = 'Write a real day, such as 1 9 2026'
  else if (missing !== null) errors[name] = missing
  return null
}

function readName(form: FormValues, name: string, errors: Record<string, string>, missing: string | null): string {
  const typed = textOf(form, name).trim()
  if (typed === '' && missing !== null) errors[name] = missing
  if (typed.length > longestName) errors[name] = `Say it in ${longestName} characters or fewer`
  return typed
}

/** By whom and when it was ratified; both or neither. */
export function readRatification(
  form: FormValues,
  isNeeded: boolean,
): { ratified: Adoption['ratified']; errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const by = readName(form, 'ratifier', errors, isNeeded ? 'Say who ratified it' : null)
  const on = readDay(form, 'ratified', errors, isNeeded || by !== '' ? 'Write the day on which it was ratified' : null)
  if (on !== null && by === '') errors['ratifier'] = 'Say who ratified it'
  return { ratified: on === null || by === '' ? null : { on, by }, errors }
}

export function readAdoptForm(form: FormValues): { adoption: Adoption | null; errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const inForceFrom = readDay(form, 'from', errors, 'Write the first day on which it is in force')
  const adoptedOn = readDay(form, 'adopted', errors, 'Write the day on which it was adopted')
  const adoptedBy = readName(form, 'adopter', errors, 'Say who adopted it, such as the governors')
  const { ratified, errors: unratified } = readRatification(form, false)
  const nextReviewOn = readDay(form, 'review', errors, 'Write the day by which it is reviewed')
  const owner = textOf(form, 'owner')
  Object.assign(errors, unratified)
  if (inForceFrom === null || adoptedOn === null || nextReviewOn === null || Object.keys(errors).length > 0)
    return { adoption: null, errors }
  if (owner !== '' && !/^[0-9a-f-]{36}$/.test(owner))
    return { adoption: null, errors: { owner: 'Choose one of these people' } }
  return {
    adoption: { inForceFrom, adoptedOn, adoptedBy, ratified, nextReviewOn, ownerId: owner === '' ? null : owner },
    errors,
  }
}

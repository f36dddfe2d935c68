import { london } from '../../../domain/text/dates.ts'
import { readTime } from '../../../domain/text/read-time.ts'
import { isAfter } from '../../../domain/calendar/days.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import { readDateField } from '../../../ui/form/read-date-field.ts'
import { toldKinds } from '../facts/told.ts'
import { mostTold, type Referral, type Telling } from './refer.command.ts'

export const longestText = 4_000

type Errors = Record<string, string>

/** Reads one text; keeps what is wrong with it by the field's name. */
function texts(form: FormValues, errors: Errors) {
  return (name: string, missing: string | null, longest = longestText): string => {
    const value = textOf(form, name).trim()
    if (value === '' && missing !== null) errors[name] = missing
    else if (value.length > longest) errors[name] = `Use ${longest} characters or fewer`
    return value
  }
}

/** Read the form; either what to record, or what is wrong by the name of the field. */
export function readReferral(
  form: FormValues,
  childIds: readonly string[],
  now: Temporal.Instant,
): { referral: Referral } | { errors: Errors } {
  const errors: Errors = {}
  const text = texts(form, errors)
  const childId = textOf(form, 'child')
  if (!childIds.includes(childId)) errors['child'] = 'Choose the child this is about'
  const addsTo = textOf(form, 'adds_to')
  const common = {
    childId,
    concern: text('concern', 'Write what was seen, heard or said'),
    nextStep: text('next_step', 'Write what happens next, and who does it'),
    ...(addsTo === '' ? {} : { addsTo }),
  }
  switch (textOf(form, 'decision')) {
    case 'not_yet': {
      const tried = text('tried', 'Write whom you tried to reach, and when')
      return wrong(errors) ?? { referral: { ...common, decision: 'not_yet', tried } }
    }
    case 'not_referred': {
      const why = text('why', 'Say why it was decided not to refer')
      const advice = text('advice', null)
      const reviewOn = readReview(form, now, errors)
      return wrong(errors) ?? { referral: { ...common, decision: 'not_referred', why, advice, reviewOn } }
    }
    case 'referred': {
      const [first, ...others] = readTellings(form, now, errors)
      const parentsNotTold = text('parents_not_told', null)
      const problem = wrong(errors)
      if (problem !== null || first === undefined) return problem ?? { errors }
      return { referral: { ...common, decision: 'referred', told: [first, ...others], parentsNotTold } }
    }
    default:
      return { errors: { ...errors, decision: 'Say whether somebody was told' } }
  }
}

const wrong = (errors: Errors): { errors: Errors } | null => (Object.keys(errors).length > 0 ? { errors } : null)

/** Those who were told: the first is always asked for, another when anything of it was filled in. */
function readTellings(form: FormValues, now: Temporal.Instant, errors: Errors): Telling[] {
  return Array.from({ length: mostTold }, (_, index) => index + 1).flatMap((no) => {
    const parts = ['who', 'name', 'from', 'on-day', 'on-month', 'on-year', 'at', 'said']
    if (no > 1 && parts.every((part) => textOf(form, `told_${no}_${part}`).trim() === '')) return []
    const telling = readTelling(form, `told_${no}`, now, errors)
    return telling === null ? [] : [telling]
  })
}

function readTelling(form: FormValues, name: string, now: Temporal.Instant, errors: Errors): Telling | null {
  const text = texts(form, errors)
  const who = toldKinds.find((kind) => kind === textOf(form, `${name}_who`))
  if (who === undefined) errors[`${name}_who`] = 'Choose who was told'
  const known = who === 'safeguarding_lead' || who === 'parents'
  const read = {
    name: text(`${name}_name`, 'Give the name of the person who was told', 200),
    from: text(`${name}_from`, known ? null : 'Give their role and organisation', 200),
    at: readWhen(form, name, now, errors),
    said: text(`${name}_said`, 'Write what was said to them, and what they said'),
  }
  return who === undefined || read.at === null ? null : { who, ...read, at: read.at }
}

function readWhen(form: FormValues, name: string, now: Temporal.Instant, errors: Errors): Temporal.Instant | null {
  const [on, clock] = [`${name}_on`, `${name}_at`]
  const { date } = readDateField(form, on)
  const time = readTime(textOf(form, clock))
  if (date === undefined) errors[on] = 'Give the day they were told'
  if (time === null) errors[clock] = 'Give the time they were told, such as 4.10pm'
  if (date === undefined || time === null) return null
  const at = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: london, plainTime: time }).toInstant()
  const today = now.toZonedDateTimeISO(london).toPlainDate()
  if (isAfter(Temporal.PlainDate.from(date), today)) errors[on] = 'The day they were told cannot be after today'
  else if (Temporal.Instant.compare(at, now.add({ minutes: 5 })) > 0)
    errors[clock] = 'The time they were told cannot be later than now'
  return at
}

function readReview(form: FormValues, now: Temporal.Instant, errors: Errors): Temporal.PlainDate | null {
  const { date, problem } = readDateField(form, 'review_on')
  if (date === undefined) {
    if (problem !== 'missing') errors['review_on'] = 'Give the whole date, or leave it empty'
    return null
  }
  const day = Temporal.PlainDate.from(date)
  if (isAfter(now.toZonedDateTimeISO(london).toPlainDate(), day)) errors['review_on'] = 'Give a day from today on'
  return day
}

import { isAfter, isBefore } from '../../../domain/calendar/days.ts'
import { isLegalBasis, type LegalBasis } from '../../../domain/children/status-written.ts'
import { statusWords } from '../../../domain/sessions/child-status.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import { readDateField } from '../../../ui/form/read-date-field.ts'

/** As a choice words it. Sections of the Children Act 1989. */
export const legalBasisWords: Record<LegalBasis, string> = {
  s17: 'Section 17, child in need',
  s47: 'Section 47, significant harm',
  s20: 'Section 20, accommodated',
  s31: 'Section 31, care order',
}

export type Errors = Record<string, string>

/** A day that is not after today, and not before another where one is given. */
export function readPastDay(
  form: FormValues,
  name: string,
  said: { missing: string; notADate: string },
  bounds: { today: Temporal.PlainDate; notBefore?: { day: Temporal.PlainDate; words: string } | undefined },
): { day: Temporal.PlainDate } | { error: string } {
  const reading = readDateField(form, name)
  if (reading.problem === 'missing') return { error: said.missing }
  if (reading.problem !== undefined) return { error: said.notADate }
  const day = Temporal.PlainDate.from(reading.date)
  if (isAfter(day, bounds.today))
    return { error: `The day cannot be after today, ${dayInWords(bounds.today, bounds.today)}` }
  if (bounds.notBefore !== undefined && isBefore(day, bounds.notBefore.day)) return { error: bounds.notBefore.words }
  return { day }
}

export interface StatusRead {
  status: string
  legalBasis: LegalBasis | null
  startsOn: Temporal.PlainDate
  /** the last day, of one that is over */
  endsOn: Temporal.PlainDate | null
}

/** The fields of a status: which, its legal basis, since when, and until when where it is over. Adds what is wrong to `errors`; null when something is. */
export function readStatus(
  form: FormValues,
  errors: Errors,
  bounds: { today: Temporal.PlainDate; bornOn: Temporal.PlainDate | null },
): StatusRead | null {
  const status = textOf(form, 'status')
  const basis = textOf(form, 'legalBasis')
  if (!Object.hasOwn(statusWords, status)) errors['status'] = 'Choose the status'
  if (basis !== '' && !isLegalBasis(basis)) errors['legalBasis'] = 'Choose the legal basis, or that there is none'
  const since = readPastDay(
    form,
    'since',
    { missing: 'Say since when the status holds', notADate: 'Since when must be a real date, like 12 3 2026' },
    {
      today: bounds.today,
      notBefore:
        bounds.bornOn === null
          ? undefined
          : { day: bounds.bornOn, words: 'A status cannot begin before the child was born' },
    },
  )
  if ('error' in since) errors['since'] = since.error
  const endsOn = readUntil(form, errors, { today: bounds.today, from: 'day' in since ? since.day : null })
  if (errors['status'] || errors['legalBasis'] || errors['until'] || 'error' in since) return null
  return { status, legalBasis: isLegalBasis(basis) ? basis : null, startsOn: since.day, endsOn }
}

/** The last day of something that may be over; null while it holds. */
export function readUntil(
  form: FormValues,
  errors: Errors,
  { today, from }: { today: Temporal.PlainDate; from: Temporal.PlainDate | null },
): Temporal.PlainDate | null {
  if (readDateField(form, 'until').problem === 'missing') return null
  const notBefore =
    from === null
      ? undefined
      : { day: from, words: `The last day cannot be before it began, ${dayInWords(from, today)}` }
  const until = readPastDay(
    form,
    'until',
    { missing: '', notADate: 'The last day must be a real date, like 12 3 2026' },
    { today, notBefore },
  )
  if ('day' in until) return until.day
  errors['until'] = until.error
  return null
}

import { isAfter } from '../../../domain/calendar/days.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import { readDateField } from '../../../ui/form/read-date-field.ts'
import { readStatus, type Errors } from '../facts/read-child-fields.ts'
import type { ChildToAdd } from './add-child.command.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const longestName = 100
const eldest = 26

/** The labels of the fields, in their order on the page. */
export const addChildLabels = {
  family: 'Family',
  existing: 'The family',
  familyTitle: 'Name of the family',
  givenName: 'Given name',
  familyName: 'Family name',
  born: 'Date of birth',
  reference: 'Reference',
  status: 'Status',
  legalBasis: 'Legal basis',
  since: 'Since when',
  holder: 'Who holds the case',
}

/** Read the form of a new child: the child, or what has to be put right. */
export function readChildToAdd(
  form: FormValues,
  today: Temporal.PlainDate,
): { child: ChildToAdd } | { errors: Errors } {
  const errors: Errors = {}
  const givenName = nameIn(form, 'givenName', 'Enter the child’s given name', errors)
  const familyName = nameIn(form, 'familyName', 'Enter the child’s family name', errors)
  const family = readFamily(form, familyName, errors)
  const bornOn = readBorn(form, today, errors)
  const reference = tidy(textOf(form, 'reference'))
  if (reference.length > longestName) errors['reference'] = 'Use 100 characters or fewer for the reference'
  const status = textOf(form, 'status') === '' ? null : readStatus(form, errors, { today, bornOn })
  const holder = textOf(form, 'holder')
  if (holder !== '' && !uuid.test(holder)) errors['holder'] = 'Choose who holds the case'
  if (Object.keys(errors).length > 0 || family === null) return { errors }
  return {
    child: {
      family,
      givenName,
      familyName,
      bornOn,
      reference: reference === '' ? null : reference,
      status,
      holderId: holder === '' ? null : holder,
    },
  }
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

function nameIn(form: FormValues, name: string, missing: string, errors: Errors): string {
  const text = tidy(textOf(form, name))
  if (text === '') errors[name] = missing
  if (text.length > longestName) errors[name] = 'Use 100 characters or fewer for a name'
  return text
}

function readFamily(form: FormValues, familyName: string, errors: Errors): ChildToAdd['family'] | null {
  const choice = textOf(form, 'family')
  if (choice === 'existing') {
    const familyId = textOf(form, 'existing')
    if (uuid.test(familyId)) return { familyId }
    errors['existing'] = 'Choose the family'
    return null
  }
  if (choice !== 'new') {
    errors['family'] = 'Say whether the family is new here'
    return null
  }
  const name = tidy(textOf(form, 'familyTitle'))
  if (name.length > longestName) errors['familyTitle'] = 'Use 100 characters or fewer for the name of the family'
  return { name: name === '' ? familyName : name }
}

function readBorn(form: FormValues, today: Temporal.PlainDate, errors: Errors): Temporal.PlainDate | null {
  const reading = readDateField(form, 'born')
  if (reading.problem === 'missing') return null
  if (reading.problem !== undefined) {
    errors['born'] = 'The date of birth must be a real date, like 12 3 2018'
    return null
  }
  const day = Temporal.PlainDate.from(reading.date)
  if (isAfter(day, today)) {
    errors['born'] = `The date of birth cannot be after today, ${dayInWords(today, today)}`
  } else if (day.until(today, { largestUnit: 'year' }).years >= eldest) {
    errors['born'] = `The date of birth must be less than ${eldest} years ago`
  }
  return day
}

/** Which possible duplicates the form was shown with, and whether its sender said that it is none of them. */
export function duplicatesSeen(form: FormValues): { none: boolean; seen: readonly string[] } {
  return { none: textOf(form, 'duplicate') === 'none', seen: textOf(form, 'seen').split(',').filter(Boolean) }
}

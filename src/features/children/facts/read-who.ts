import { isAfter } from '../../../domain/calendar/days.ts'
import type { Described } from '../../../domain/children/alike.ts'
import { readReference, referenceKinds } from '../../../domain/children/reference-numbers.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import { readDateField } from '../../../ui/form/read-date-field.ts'
import { numberField } from './number-fields.tsx'
import type { Errors } from './read-child-fields.ts'
import type { NumberFact } from './register.queries.ts'

/** Who a child is, as far as the register keeps it. */
export interface ChildWho {
  givenName: string
  familyName: string
  bornOn: Temporal.PlainDate | null
  reference: string | null
  numbers: NumberFact[]
  school: string | null
}

export const longestName = 100
const longestSchool = 200
const eldest = 26

export const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The fields of who a child is. What is wrong is added to `errors`. */
export function readWho(form: FormValues, today: Temporal.PlainDate, errors: Errors): ChildWho {
  const reference = tidy(textOf(form, 'reference'))
  if (reference.length > longestName) errors['reference'] = 'Use 100 characters or fewer for the reference'
  const school = tidy(textOf(form, 'school'))
  if (school.length > longestSchool) errors['school'] = 'Use 200 characters or fewer for the school'
  return {
    givenName: nameIn(form, 'givenName', 'Enter the child’s given name', errors),
    familyName: nameIn(form, 'familyName', 'Enter the child’s family name', errors),
    bornOn: readBorn(form, today, errors),
    reference: reference === '' ? null : reference,
    numbers: readNumbers(form, errors),
    school: school === '' ? null : school,
  }
}

function nameIn(form: FormValues, name: string, missing: string, errors: Errors): string {
  const text = tidy(textOf(form, name))
  if (text === '') errors[name] = missing
  if (text.length > longestName) errors[name] = 'Use 100 characters or fewer for a name'
  return text
}

function readNumbers(form: FormValues, errors: Errors): NumberFact[] {
  return referenceKinds.flatMap((kind) => {
    const text = textOf(form, numberField(kind))
    if (text.trim() === '') return []
    const read = readReference(kind, text)
    if ('value' in read) return [{ kind, value: read.value }]
    errors[numberField(kind)] = read.problem
    return []
  })
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

/** What duplicates are told by. */
export const describedBy = (child: {
  givenName: string
  familyName: string
  bornOn: Temporal.PlainDate | null
  reference: string | null
  numbers?: readonly NumberFact[]
}): Described => ({
  givenName: child.givenName,
  familyName: child.familyName,
  bornOn: child.bornOn,
  numbers: [...(child.reference === null ? [] : [{ kind: 'own', value: child.reference }]), ...(child.numbers ?? [])],
})

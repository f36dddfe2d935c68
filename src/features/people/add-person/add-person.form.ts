import type { Role } from '../../../domain/access/actor.ts'
import type { RowProblem } from '../../../domain/imports/sheet-row.ts'
import { readStaffRow } from '../../../domain/people/read-staff-row.ts'
import { rolesToGive } from '../../../domain/people/role-words.ts'
import { textOf, textsOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import { readDateField } from '../../../ui/form/read-date-field.ts'
import type { PersonToAdd } from './insert-people.ts'

export const personLabels = {
  name: 'Name',
  email: 'E-mail address',
  post: 'Post',
  roles: 'Roles',
  manager: 'Line manager',
  starts: 'First day',
  hours: 'Contracted hours a week',
} as const

type Field = keyof typeof personLabels
export type FormErrors = Record<string, string>

/** What a sheet calls the columns that the form has as fields. */
const fieldOfColumn: Readonly<Record<string, Field>> = {
  name: 'name',
  email: 'email',
  post: 'post',
  'contracted hours': 'hours',
}

/** Read the form by the same rules as a row of a staff sheet. */
export function readPersonForm(
  form: FormValues,
  organisationKind: string,
): { person: PersonToAdd; errors: null } | { person: null; errors: FormErrors } {
  const { person, problems } = readStaffRow({
    row: 0,
    cells: {
      name: textOf(form, 'name'),
      email: textOf(form, 'email'),
      post: textOf(form, 'post'),
      'contracted hours': textOf(form, 'hours'),
    },
  })
  const errors = errorsOf(problems)
  const roles = readRoles(form, organisationKind)
  if (roles === null) errors['roles'] = 'Choose from the roles on the page'
  const starts = readDay(form, 'starts', 'Say which day they start')
  if ('error' in starts) errors['starts'] = starts.error
  const manager = textOf(form, 'manager')
  if (manager !== '' && !isUuid(manager)) errors['manager'] = 'Choose somebody from the list'
  if (person === null || roles === null || 'error' in starts || Object.keys(errors).length > 0)
    return { person: null, errors }
  const also = textsOf(form, 'also')
  return {
    errors: null,
    person: {
      name: person.name,
      email: person.email,
      post: person.post === '' ? null : person.post,
      roles,
      lineManagerId: manager === '' ? null : manager,
      startsOn: starts.day,
      contractedHours: person.contractedHours,
      newlyQualified: also.includes('newly_qualified'),
      holdsCases: also.includes('case_holding'),
    },
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
export const isUuid = (text: string): boolean => uuid.test(text)

function errorsOf(problems: readonly RowProblem[]): FormErrors {
  return Object.fromEntries(problems.map(({ column, words }) => [fieldOfColumn[column ?? ''] ?? '', words]))
}

/** The roles chosen, or null when one is not for this kind of organisation to give. */
export function readRoles(
  form: FormValues,
  organisationKind: string,
  alsoAllowed: readonly Role[] = [],
): Role[] | null {
  const allowed: readonly Role[] = [...rolesToGive(organisationKind), ...alsoAllowed]
  const chosen = [...new Set(textsOf(form, 'roles'))].filter((role) => role !== '')
  const roles = new Set(allowed.filter((role) => chosen.includes(role)))
  return roles.size === chosen.length ? [...roles] : null
}

const years = { first: 1950, last: 2100 }

/** A day from a date field, or what to say. */
export function readDay(
  form: FormValues,
  name: string,
  missing: string,
): { day: Temporal.PlainDate } | { error: string } {
  const reading = readDateField(form, name)
  if (reading.date === undefined) {
    return {
      error: reading.problem === 'missing' ? missing : 'Write the day, month and year of a real date, such as 1 9 2026',
    }
  }
  const day = Temporal.PlainDate.from(reading.date)
  return day.year < years.first || day.year > years.last
    ? { error: `The year must be between ${years.first} and ${years.last}` }
    : { day }
}

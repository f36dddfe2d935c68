import type { Role } from '../../../domain/access/actor.ts'
import { isYesKind, type FactKind } from '../../../domain/people/change-facts.ts'
import { readStaffRow } from '../../../domain/people/read-staff-row.ts'
import {
  intervalOf,
  minutesProblem,
  numberProblem,
  readMinutes,
  standardUnits,
} from '../../../domain/people/standard.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import { isUuid, readDay, readRoles } from '../add-person/add-person.form.ts'
import type { WantedFact } from './change-facts.command.ts'

type Reading = { wanted: WantedFact; from: Temporal.PlainDate; errors: null } | { errors: Record<string, string> }

/** What a fact is to be, and from which day. `has` are the roles somebody already holds. */
export function readFactForm(
  kind: FactKind,
  form: FormValues,
  organisationKind: string,
  has: readonly Role[],
): Reading {
  const errors: Record<string, string> = {}
  const wanted = readWanted(kind, form, organisationKind, has)
  if ('field' in wanted) errors[wanted.field] = wanted.error
  const from = readDay(form, 'from', 'Say from which day it holds')
  if ('error' in from) errors['from'] = from.error
  if ('field' in wanted || 'error' in from) return { errors }
  return { wanted, from: from.day, errors: null }
}

function readWanted(
  kind: FactKind,
  form: FormValues,
  organisationKind: string,
  has: readonly Role[],
): WantedFact | { field: string; error: string } {
  const text = textOf(form, 'value').trim()
  if (isYesKind(kind)) {
    return text === 'yes' || text === 'no'
      ? { kind, value: text === 'yes' ? 'yes' : null }
      : { field: 'value', error: 'Choose yes or no' }
  }
  switch (kind) {
    case 'role': {
      const roles = readRoles(form, organisationKind, has)
      return roles === null ? { field: 'roles', error: 'Choose from the roles on the page' } : { kind, roles }
    }
    case 'line_manager':
      return text === '' || isUuid(text)
        ? { kind, managerId: text || null }
        : { field: 'value', error: 'Choose somebody from the list' }
    case 'standard_interval':
      return readEvery(text, textOf(form, 'unit'))
    case 'standard_minutes': {
      if (text === '') return { kind, value: null }
      const minutes = readMinutes(text)
      return minutes === null ? { field: 'value', error: minutesProblem } : { kind, value: String(minutes) }
    }
    default:
      return readText(kind, text)
  }
}

function readEvery(count: string, unitSaid: string): WantedFact | { field: string; error: string } {
  const kind = 'standard_interval'
  if (count === '') return { kind, value: null }
  const unit = standardUnits.find((each) => each === unitSaid)
  if (unit === undefined) return { field: 'unit', error: 'Choose weeks or months' }
  const value = intervalOf(count, unit)
  return value === null ? { field: 'value', error: numberProblem(unit) } : { kind, value }
}

/** Post and hours, by the rules of a staff sheet. */
function readText(kind: 'post' | 'contracted_hours', text: string): WantedFact | { field: string; error: string } {
  const column = kind === 'post' ? 'post' : 'contracted hours'
  const { problems, person } = readStaffRow({ row: 0, cells: { name: 'x', email: 'x@example.org', [column]: text } })
  const [problem] = problems
  if (problem !== undefined || person === null) return { field: 'value', error: problem?.words ?? '' }
  const value = kind === 'post' ? person.post : person.contractedHours === null ? '' : String(person.contractedHours)
  return { kind, value: value === '' ? null : value }
}

import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import { numberLabels } from '../facts/number-fields.tsx'
import { readStatus, type Errors } from '../facts/read-child-fields.ts'
import { longestName, readWho, tidy } from '../facts/read-who.ts'
import type { ChildToAdd } from './add-child.command.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The labels of the fields, in their order on the page. */
export const addChildLabels = {
  givenName: 'Given name',
  familyName: 'Family name',
  family: 'Family',
  existing: 'The family',
  familyTitle: 'Name of the family',
  born: 'Date of birth',
  reference: 'Reference',
  ...numberLabels,
  school: 'School',
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
  const who = readWho(form, today, errors)
  const family = readFamily(form, who.familyName, errors)
  const status = textOf(form, 'status') === '' ? null : readStatus(form, errors, { today, bornOn: who.bornOn })
  const holder = textOf(form, 'holder')
  if (holder !== '' && !uuid.test(holder)) errors['holder'] = 'Choose who holds the case'
  if (Object.keys(errors).length > 0 || family === null) return { errors }
  return { child: { ...who, family, status, holderId: holder === '' ? null : holder } }
}

/** Which family a child comes into: a new one, or one that is here. */
export function readFamily(form: FormValues, familyName: string, errors: Errors): ChildToAdd['family'] | null {
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

/** Which possible duplicates the form was shown with, and whether its sender said that it is none of them. */
export function duplicatesSeen(form: FormValues): { none: boolean; seen: readonly string[] } {
  return { none: textOf(form, 'duplicate') === 'none', seen: textOf(form, 'seen').split(',').filter(Boolean) }
}

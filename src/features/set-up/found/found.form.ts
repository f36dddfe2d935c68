import type { Role } from '../../../domain/access/actor.ts'
import { textProblem } from '../../../domain/imports/sheet-row.ts'
import { isNation, isOrganisationKind } from '../../../domain/people/organisation-words.ts'
import { readStaffRow } from '../../../domain/people/read-staff-row.ts'
import { passwordProblem, passwordProblemWords } from '../../../platform/auth/password-rules.ts'
import { textOf, textsOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import type { Founding } from './found.command.ts'

export const foundLabels = {
  code: 'Set-up code',
  organisation: 'Name of the organisation',
  kind: 'What kind of organisation is it?',
  nation: 'Where is it?',
  name: 'Your name',
  email: 'Your e-mail address',
  password: 'Password',
  roles: 'What else do you do here?',
} as const

export const ownRoles: readonly { role: Role; text: string }[] = [
  { role: 'supervisor', text: 'I supervise others' },
  { role: 'supervisee', text: 'I am supervised' },
  { role: 'dsl', text: 'I am the designated safeguarding lead' },
  { role: 'head', text: 'I am the head' },
]

const longestName = 200
const longestCode = 40

/** Everything of the first step, or what is wrong with it. The code itself is tried afterwards. */
export function readFoundForm(
  form: FormValues,
): { founding: Founding; errors: null } | { errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const text = (name: string) => textOf(form, name).normalize('NFC').trim().replaceAll(/\s+/g, ' ')
  const code = text('code')
  if (code === '' || code.length > longestCode)
    errors['code'] = 'Copy the code from the place where Plumbline was started'
  const name = text('organisation')
  const badName = name === '' ? 'Write the name of the organisation' : textProblem(name, longestName)
  if (badName !== null) errors['organisation'] = badName
  const [kind, nation] = [text('kind'), text('nation')]
  if (!isOrganisationKind(kind)) errors['kind'] = 'Choose what kind of organisation it is'
  if (!isNation(nation)) errors['nation'] = 'Choose where it is'
  const reading = readStaffRow({ row: 0, cells: { name: text('name'), email: text('email') } })
  for (const { column, words } of reading.problems) {
    errors[column ?? ''] = column === 'name' && text('name') === '' ? 'Write your name' : words
  }
  const password = textOf(form, 'password')
  const weak = passwordProblem(password, text('email'))
  if (weak !== null) errors['password'] = passwordProblemWords[weak]
  const chosen = textsOf(form, 'roles')
  const roles = ownRoles.filter(({ role }) => chosen.includes(role)).map(({ role }) => role)
  if (reading.person === null || Object.keys(errors).length > 0) return { errors }
  const administrator = { name: reading.person.name, email: reading.person.email, password, roles }
  return { errors: null, founding: { code, organisation: { name, kind, nation }, administrator } }
}

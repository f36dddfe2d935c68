import { textOf } from '../../platform/http/posted-form.ts'
import type { FormValues } from '../../platform/http/route.ts'
import type { Decided } from '../../platform/policies/edit-pack.ts'
import { readDateField } from '../../ui/form/read-date-field.ts'

const longest = 500

/** The reason of a change, who agreed it and when. */
export function readDecided(form: FormValues, isNeeded = true): { decided: Decided; errors: Record<string, string> } {
  const reason = textOf(form, 'reason').trim()
  const agreed = textOf(form, 'agreed').trim()
  const errors: Record<string, string> = {}
  if (reason === '' && isNeeded) errors['reason'] = 'Say why, so that somebody who was not there can follow it'
  if (reason.length > longest) errors['reason'] = `Say it in ${longest} characters or fewer`
  if (agreed.length > 200) errors['agreed'] = 'Say who agreed it in 200 characters or fewer'
  const on = readDateField(form, 'agreed_on')
  if (on.problem !== undefined && on.problem !== 'missing') errors['agreed_on'] = 'Write a real day, such as 9 7 2026'
  else if (on.date !== undefined && agreed === '') errors['agreed'] = 'Say who agreed it on that day'
  return { decided: { reason, agreedBy: agreed === '' ? null : agreed, agreedOn: on.date ?? null }, errors }
}

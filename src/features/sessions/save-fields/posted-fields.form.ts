import { draftKey, problemWith } from '../../../domain/sessions/draft-fields.ts'
import { sha256 } from '../../../platform/evidence/crypto.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import { readDateField } from '../../../ui/form/read-date-field.ts'
import type { TextToSave } from './save-fields.command.ts'
import type { WritableDocument } from './writable-document.queries.ts'

export interface PostedFields {
  /** fit to be saved, and changed since the page was made */
  changed: TextToSave[]
  /** what is wrong, by the name of the field */
  errors: Record<string, string>
  /** the keys of every field that was on the form */
  keys: string[]
}

const mostFields = 200

/** A short mark of a text, by which a form says whether a field was touched. The page shows the text itself. */
export function markOf(text: string): string {
  return Buffer.from(sha256(new TextEncoder().encode(text)))
    .subarray(0, 9)
    .toString('base64url')
}

/**
 * Read a whole form of draft fields. Each has a hidden `rev.<key>` with the revision its writer saw and a `was.<key>`
 * with the mark of the text that was there, so that a field nobody touched is not saved again over a newer text.
 */
export function readPostedFields(
  form: FormValues,
  document: WritableDocument,
  today: Temporal.PlainDate,
): PostedFields {
  const read: PostedFields = { changed: [], errors: {}, keys: [] }
  const named = Object.keys(form)
    .filter((name) => name.startsWith('rev.'))
    .slice(0, mostFields)
  for (const name of named) {
    const key = name.slice('rev.'.length)
    const what = draftKey(document.template, document.kind, key)
    if (what === null) continue
    read.keys.push(key)
    const { text, problem } = answerTo(form, key, what.field?.kind === 'date')
    const wrong = problem ?? problemWith(what, text, today)
    if (wrong !== null) {
      read.errors[key] = wrong
      continue
    }
    const basedOn = revisionOf(textOf(form, name))
    const untouched = textOf(form, `was.${key}`) === markOf(text) || (basedOn === 0 && text === '')
    if (!untouched) read.changed.push({ what, basedOn, text })
  }
  return read
}

/** A revision as it was posted: a whole number, 0 for none and for whatever is not one. */
export function revisionOf(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}

function answerTo(form: FormValues, key: string, isDate: boolean): { text: string; problem: string | null } {
  if (!isDate) return { text: textOf(form, key), problem: null }
  const date = readDateField(form, key)
  if (date.date !== undefined) return { text: date.date, problem: null }
  return { text: '', problem: date.problem === 'missing' ? null : 'Give a real date, with day, month and year' }
}

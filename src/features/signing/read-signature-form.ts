import type { FormValues } from '../../platform/http/route.ts'
import { textOf } from '../../platform/http/posted-form.ts'

/** What somebody sent who means to sign. */
export interface SignatureForm {
  setId: string
  /** the root of the text that the page showed, in hexadecimal */
  shownRoot: string
  method: 'password_and_code'
  password: string
  code: string
  disagreement?: { aboutDocumentId: string; words: string }
}

export type SignatureErrors = Record<string, string>

const mostWords = 8_000
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const digest = /^[0-9a-f]{64}$/

/**
 * Which text a signature form was shown with, so that a page can tell that the text has changed before it looks at
 * anything else (and before a one-time code is used up). Null when the form names none.
 */
export function shownIn(form: FormValues): { setId: string; shownRoot: string } | null {
  const [setId, shownRoot] = [textOf(form, 'set'), textOf(form, 'root')]
  return uuid.test(setId) && digest.test(shownRoot) ? { setId, shownRoot } : null
}

/**
 * Read the signature panel's form.
 * @param documentIds what is being signed: a disagreement is about one of these; where there is one, it is about that
 * @returns the values, or what has to be put right by the name of the field
 */
export function readSignatureForm(
  form: FormValues,
  documentIds: readonly string[],
): { values: SignatureForm } | { errors: SignatureErrors } {
  const errors: SignatureErrors = {}
  const shown = shownIn(form)
  const accurate = textOf(form, 'accurate')
  const about = documentIds.length === 1 ? (documentIds[0] ?? '') : textOf(form, 'about')
  const words = textOf(form, 'disagreement').trim()
  const password = textOf(form, 'password')
  const code = textOf(form, 'code').replace(/[\s-]/g, '')
  if (shown === null) errors[''] = 'Open this page again, read the text, and sign it there'
  if (accurate !== 'yes' && accurate !== 'but') errors['accurate'] = 'Say whether this is what was said and agreed'
  if (accurate === 'but' && !documentIds.includes(about)) errors['about'] = 'Choose the document you disagree with'
  if (accurate === 'but' && words === '') errors['disagreement'] = 'Say where you disagree'
  if (words.length > mostWords) errors['disagreement'] = 'Say where you disagree in 8,000 characters or fewer'
  if (password === '') errors['password'] = 'Enter your password'
  if (code === '') errors['code'] = 'Enter the 6-digit code from your authenticator app'
  else if (!/^\d{6}$/.test(code)) errors['code'] = 'The code is 6 digits, as your authenticator app shows it'
  if (shown === null || Object.keys(errors).length > 0) return { errors }
  return {
    values: {
      ...shown,
      method: 'password_and_code',
      password,
      code,
      ...(accurate === 'but' ? { disagreement: { aboutDocumentId: about, words } } : {}),
    },
  }
}

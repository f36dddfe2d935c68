import type { FormValues } from './route.ts'

/** A form that could not be answered because nobody was signed in: where it was going, and everything in it. */
export interface Kept {
  path: string
  form: FormValues
}

/** Old tokens, and what must not stand in the text of a page: passwords (fresh, again: a new one) and codes. */
const neverKept = new Set(['_csrf', '_keep', 'password', 'fresh', 'again', 'code'])

const ours = /^\/(?!\/)[\w\-./]*$/

/** @returns what to keep of a posted form; its old tokens are left out */
export function keptFrom(path: string, form: FormValues): Kept {
  return { path, form: Object.fromEntries(Object.entries(form).filter(([name]) => !neverKept.has(name))) }
}

/** Kept words as they come back from a sign-in form, or null when there are none or they are not ours. */
export function keptFromText(text: string): Kept | null {
  if (text === '') return null
  try {
    const { path, form } = JSON.parse(text) as Record<string, unknown>
    if (typeof path !== 'string' || !ours.test(path) || typeof form !== 'object' || form === null) return null
    return { path, form: Object.fromEntries(Object.entries(form).filter(isField)) }
  } catch {
    return null
  }
}

/** A field of ours: text or texts, and of the hidden ones only `_once`. */
function isField(entry: [string, unknown]): entry is [string, string | string[]] {
  const [name, value] = entry
  const words = typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'))
  return words && (!name.startsWith('_') || name === '_once') && !neverKept.has(name)
}

/** The hidden field that carries kept words through the steps of signing in. */
export function KeptField({ kept }: { kept: Kept | null }) {
  return kept === null ? null : <input type="hidden" name="_keep" value={JSON.stringify(kept)} />
}

/** Signed out in mid-sentence: sign in again, and the words are there. */
export function SignInAgainForm({ kept }: { kept: Kept }) {
  return (
    <>
      <h1 class="govuk-heading-l">You were signed out</h1>
      <p class="govuk-body">What you wrote is safe on this page. Sign in, and it is sent.</p>
      <form action="/sign-in" method="post" novalidate>
        <KeptField kept={kept} />
        <div class="govuk-form-group">
          <label class="govuk-label" for="email">
            E-mail address
          </label>
          <input
            class="govuk-input"
            id="email"
            name="email"
            type="email"
            autocomplete="username"
            spellcheck={false}
            maxLength={320}
          />
        </div>
        <div class="govuk-form-group">
          <label class="govuk-label" for="password">
            Password
          </label>
          <input
            class="govuk-input"
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            maxLength={200}
          />
        </div>
        <button type="submit" class="govuk-button" data-module="govuk-button">
          Sign in and save what you wrote
        </button>
      </form>
    </>
  )
}

/** Signing out from a page of an earlier web session: nothing was written, so there is nothing to save. */
export function SignOutForm({ csrf }: { csrf: string }) {
  return (
    <>
      <h1 class="govuk-heading-l">You are still signed in</h1>
      <p class="govuk-body">The page you came from was an old one.</p>
      <form action="/sign-out" method="post">
        <input type="hidden" name="_csrf" value={csrf} />
        <button type="submit" class="govuk-button" data-module="govuk-button">
          Sign out
        </button>
      </form>
    </>
  )
}

/** Signed in again: send what was kept, with a token that holds now. */
export function CarryOnForm({ kept, csrf }: { kept: Kept; csrf: string }) {
  return (
    <>
      <h1 class="govuk-heading-l">Your words are still here</h1>
      <p class="govuk-body">They have not been saved yet. Save them to carry on where you were.</p>
      <form action={kept.path} method="post">
        <input type="hidden" name="_csrf" value={csrf} />
        {Object.entries(kept.form).flatMap(([name, value]) =>
          (Array.isArray(value) ? value : [value]).map((each) => (
            <input key={`${name} ${each}`} type="hidden" name={name} value={each} />
          )),
        )}
        <button type="submit" class="govuk-button" data-module="govuk-button">
          Save what you wrote
        </button>
      </form>
    </>
  )
}

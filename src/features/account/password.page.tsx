import { passwordLength } from '../../platform/auth/password-rules.ts'
import type { FormTokens } from '../../platform/http/route.ts'
import { FormErrors } from '../../ui/form/form-errors.tsx'
import { PasswordField } from '../../ui/form/password-field.tsx'
import { PostForm } from '../../ui/form/post-form.tsx'
import type { FormState } from '../../ui/form/state.ts'
import { SubmitButton } from '../../ui/form/submit-button.tsx'

const labels = { password: 'Your password now', fresh: 'New password', again: 'The same new password again' }

export function PasswordPage({ state, tokens }: { state: FormState; tokens: FormTokens }) {
  return (
    <>
      <FormErrors state={state} labels={labels} />
      <h1 class="govuk-heading-l">Change your password</h1>
      <p class="govuk-body">You are then signed out everywhere else.</p>
      <PostForm action="/account/password" tokens={tokens}>
        <PasswordField state={state} name="password" label={labels.password} />
        <PasswordField
          state={state}
          name="fresh"
          label={labels.fresh}
          hint={`At least ${passwordLength.fewest} characters. Three or four words that do not belong together are good.`}
          autocomplete="new-password"
        />
        <PasswordField state={state} name="again" label={labels.again} autocomplete="new-password" />
        <SubmitButton text="Change the password" />
      </PostForm>
    </>
  )
}

import { passwordLength } from '../../platform/auth/password-rules.ts'
import type { FormTokens } from '../../platform/http/route.ts'
import { FormErrors } from '../../ui/form/form-errors.tsx'
import { PasswordField } from '../../ui/form/password-field.tsx'
import { PostForm } from '../../ui/form/post-form.tsx'
import type { FormState } from '../../ui/form/state.ts'
import { SubmitButton } from '../../ui/form/submit-button.tsx'
import { InsetText } from '../../ui/govuk/inset-text.tsx'

interface AgainProps {
  action: string
  account: { name: string; email: string }
  state: FormState
  tokens: FormTokens
}

/** For somebody whose sign-in was reset on the server. */
export function SignInAgainPage({ action, account, state, tokens }: AgainProps) {
  return (
    <>
      <FormErrors state={state} labels={{ password: 'Password', again: 'The same password again' }} />
      <h1 class="govuk-heading-l">Choose a new password, {account.name}</h1>
      <p class="govuk-body">
        Your sign-in was reset. After the password you set up your authenticator app again, and can then sign.
      </p>
      <PostForm action={action} tokens={tokens}>
        <InsetText>
          You sign in with <strong>{account.email}</strong> and the password that you choose here.
        </InsetText>
        {/* Password managers file the new password under this. */}
        <input type="hidden" name="username" autocomplete="username" value={account.email} />
        <PasswordField
          state={state}
          name="password"
          label="Choose a password"
          hint={`At least ${passwordLength.fewest} characters. Three or four words that do not belong together are good.`}
          autocomplete="new-password"
        />
        <PasswordField state={state} name="again" label="The same password again" autocomplete="new-password" />
        <SubmitButton text="Choose this password" />
      </PostForm>
    </>
  )
}

import { KeptField, type Kept } from '../../platform/http/carry-on.tsx'
import type { FormTokens } from '../../platform/http/route.ts'
import { FormErrors } from '../../ui/form/form-errors.tsx'
import { HiddenField } from '../../ui/form/hidden-field.tsx'
import { PasswordField } from '../../ui/form/password-field.tsx'
import { PostForm } from '../../ui/form/post-form.tsx'
import type { FormState } from '../../ui/form/state.ts'
import { SubmitButton } from '../../ui/form/submit-button.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { Link } from '../../ui/pieces/link.tsx'

interface StepProps {
  state: FormState
  tokens: FormTokens
  /** the page that was asked for */
  next: string | null
  /** words that were being sent when the session ended */
  kept: Kept | null
}

/** The first step. */
export function SignInPage({ state, tokens, next, kept, demonstration }: StepProps & { demonstration: boolean }) {
  return (
    <>
      <FormErrors state={state} labels={{ email: 'E-mail address', password: 'Password' }} />
      <h1 class="govuk-heading-l">Sign in</h1>
      {kept !== null && <p class="govuk-body">What you wrote is safe on this page. Sign in, and it is sent.</p>}
      {demonstration && (
        <p class="govuk-body">
          This is a demonstration. <Link href="/demonstration">Step into somebody</Link>, without a password.
        </p>
      )}
      <PostForm action="/sign-in" tokens={tokens}>
        <Carried next={next} kept={kept} />
        <TextField
          state={state}
          name="email"
          label="E-mail address"
          type="email"
          autocomplete="username"
          spellcheck={false}
          autocapitalize="none"
          maxLength={320}
        />
        <PasswordField state={state} name="password" label="Password" />
        <SubmitButton text="Sign in" />
      </PostForm>
      <p class="govuk-body govuk-!-margin-top-6">
        Forgotten your password, or lost your phone? Ask your administrator, who asks whoever runs the server. Never had
        a password? Your administrator sends you a link. <Link href="/help">How to get help</Link>
      </p>
    </>
  )
}

/** The second factor. */
export function CodePage({ state, tokens, next, kept }: StepProps) {
  return (
    <>
      <FormErrors state={state} labels={{ code: 'Code' }} />
      <h1 class="govuk-heading-l">Enter your code</h1>
      <PostForm action="/sign-in/code" tokens={tokens}>
        <Carried next={next} kept={kept} />
        <TextField
          state={state}
          name="code"
          label="Code"
          hint="The 6 digits that your authenticator app shows now. A code counts once. If you do not have the app, use one of your backup codes."
          autocomplete="one-time-code"
          spellcheck={false}
          autocapitalize="none"
          width={10}
          maxLength={20}
        />
        <SubmitButton text="Carry on" />
      </PostForm>
      <p class="govuk-body govuk-!-margin-top-6">
        No app and no backup code? Ask your administrator, who asks whoever runs the server.
      </p>
      <p class="govuk-body">
        <Link href="/sign-in">Start again as somebody else</Link>
      </p>
    </>
  )
}

const Carried = ({ next, kept }: Pick<StepProps, 'next' | 'kept'>) => (
  <>
    {next !== null && <HiddenField name="next" value={next} />}
    <KeptField kept={kept} />
  </>
)

export function SignedOutPage() {
  return (
    <>
      <h1 class="govuk-heading-l">You are signed out</h1>
      <p class="govuk-body">Nothing you wrote is kept in this browser any more.</p>
      <p class="govuk-body">
        <Link href="/sign-in">Sign in again</Link>
      </p>
    </>
  )
}

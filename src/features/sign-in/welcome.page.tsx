import { passwordLength } from '../../platform/auth/password-rules.ts'
import type { FormTokens } from '../../platform/http/route.ts'
import { FormErrors } from '../../ui/form/form-errors.tsx'
import { HiddenField } from '../../ui/form/hidden-field.tsx'
import { PasswordField } from '../../ui/form/password-field.tsx'
import { PostForm } from '../../ui/form/post-form.tsx'
import type { FormState } from '../../ui/form/state.ts'
import { SubmitButton } from '../../ui/form/submit-button.tsx'
import { InsetText } from '../../ui/govuk/inset-text.tsx'
import type { Invitation } from './invitation.queries.ts'

/**
 * Who holds the link: somebody new, somebody who has an account and is not signed in, somebody signed in, or somebody
 * signed in as another than the one invited.
 */
export type Holder = { is: 'new' | 'known' | 'another' } | { is: 'signed_in'; email: string }

interface WelcomeProps {
  action: string
  invitation: Invitation
  holder: Holder
  state: FormState
  tokens: FormTokens
}

export function WelcomePage(props: WelcomeProps) {
  const { invitation, state } = props
  return (
    <>
      <FormErrors state={state} labels={{ password: 'Password', again: 'The same password again' }} />
      <h1 class="govuk-heading-l">Welcome, {invitation.name}</h1>
      <p class="govuk-body">
        {invitation.organisation} uses Plumbline for safeguarding supervision and has made a place for you.
      </p>
      <Step {...props} />
    </>
  )
}

function Step(props: WelcomeProps) {
  switch (props.holder.is) {
    case 'new':
      return <ChoosePassword {...props} />
    case 'known':
      return <SignInToAdd {...props} />
    case 'signed_in':
      return <AddHere {...props} email={props.holder.email} />
    case 'another':
      return (
        <>
          <p class="govuk-body">
            This link is for {props.invitation.email}, and you are signed in as somebody else. Sign out, then open the
            link again.
          </p>
          <SignOut tokens={props.tokens} />
        </>
      )
  }
}

function ChoosePassword({ action, invitation, state, tokens }: WelcomeProps) {
  return (
    <PostForm action={action} tokens={tokens}>
      <InsetText>
        You sign in with <strong>{invitation.email}</strong> and the password that you choose here.
      </InsetText>
      {/* Password managers file the new password under this. */}
      <input type="hidden" name="username" autocomplete="username" value={invitation.email} />
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
  )
}

function SignInToAdd({ action, invitation, state, tokens }: WelcomeProps) {
  return (
    <PostForm action={action} tokens={tokens}>
      <p class="govuk-body">
        You have an account already, as {invitation.email}. Sign in, and {invitation.organisation} is added to it.
      </p>
      <PasswordField state={state} name="password" label="Password" />
      <SubmitButton text="Sign in" />
    </PostForm>
  )
}

function AddHere({ action, invitation, tokens, email }: WelcomeProps & { email: string }) {
  return (
    <>
      <p class="govuk-body">You are signed in as {email}.</p>
      <PostForm action={action} tokens={tokens}>
        <SubmitButton text={`Add ${invitation.organisation} to my account`} />
      </PostForm>
      <p class="govuk-body govuk-!-margin-top-6">If that is somebody else, sign out, then open the link again.</p>
      <SignOut tokens={tokens} />
    </>
  )
}

const SignOut = ({ tokens }: { tokens: FormTokens }) => (
  <form action="/sign-out" method="post">
    {tokens.csrf !== '' && <HiddenField name="_csrf" value={tokens.csrf} />}
    <SubmitButton text="Sign out" kind="secondary" />
  </form>
)

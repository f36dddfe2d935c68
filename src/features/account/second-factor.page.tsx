import type { FormTokens } from '../../platform/http/route.ts'
import { FormErrors } from '../../ui/form/form-errors.tsx'
import { HiddenField } from '../../ui/form/hidden-field.tsx'
import { PasswordField } from '../../ui/form/password-field.tsx'
import { PostForm } from '../../ui/form/post-form.tsx'
import type { FormState } from '../../ui/form/state.ts'
import { SubmitButton } from '../../ui/form/submit-button.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { InsetText } from '../../ui/govuk/inset-text.tsx'
import { Link } from '../../ui/pieces/link.tsx'
import { QrCode } from '../../ui/pieces/qr-code.tsx'
import { Section } from '../../ui/pieces/section.tsx'

interface FormProps {
  state: FormState
  tokens: FormTokens
}

/** Before anything is shown: is it you? */
export function BeginPage({ state, tokens, again }: FormProps & { again: boolean }) {
  return (
    <>
      <FormErrors state={state} labels={{ password: 'Password', code: 'Code' }} />
      <h1 class="govuk-heading-l">{again ? 'Set up the second factor again' : 'Set up a second factor'}</h1>
      <p class="govuk-body">
        You need an authenticator app: most phones have one built in, and password managers do it too. It shows a new
        code of 6 digits every half-minute. You give one when you sign in, and when you sign a record or an agreement.
      </p>
      <PostForm action="/account/second-factor" tokens={tokens}>
        <PasswordField state={state} name="password" label="Password" />
        {again && (
          <CodeField
            state={state}
            label="A code from the app you have now"
            hint="Or one of your backup codes, if you no longer have that app. What you have now works until the new one does."
          />
        )}
        <SubmitButton text="Carry on" />
      </PostForm>
    </>
  )
}

interface ShownProps extends FormProps {
  secret: string
  address: string
  backupCodes: readonly string[]
  /** all three, sealed: they come back with a code that is not right, and are shown again */
  sealed: string
}

/** Shown until a code has shown that the app is connected. Whoever leaves it begins again. */
export function SecretPage({ state, tokens, secret, address, backupCodes, sealed }: ShownProps) {
  return (
    <>
      <FormErrors state={state} labels={{ code: 'Code' }} />
      <h1 class="govuk-heading-l">Connect your app</h1>
      <p class="govuk-body">
        Point the app’s camera at this square. On the phone itself,{' '}
        <a class="govuk-link govuk-link--no-visited-state" href={address}>
          open Plumbline in your authenticator app
        </a>
        . Without a camera, choose “enter a key” in the app and type the one below. Spaces and capitals do not matter.
      </p>
      <QrCode text={address} title="The key as a QR code. It is also written below." />
      <InsetText>
        <code>{inFours(secret)}</code>
      </InsetText>
      <Section id="backup" title="Backup codes">
        <p class="govuk-body">
          Each of these signs you in once when you do not have the app. Print this page or write them down, and keep
          them away from your computer. They are not shown again.
        </p>
        <ul class="govuk-list">
          {backupCodes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="confirm" title="Show that it works">
        <ConfirmForm state={state} tokens={tokens} sealed={sealed} />
        <p class="govuk-body">
          If the app’s codes go on being refused, check that the phone sets its clock by itself, then{' '}
          <Link href="/account/second-factor">begin again</Link>.
        </p>
      </Section>
    </>
  )
}

function ConfirmForm({ state, tokens, sealed }: FormProps & { sealed: string }) {
  return (
    <PostForm action="/account/second-factor/confirm" tokens={tokens}>
      <HiddenField name="shown" value={sealed} />
      <CodeField state={state} label="Code" hint="The 6 digits that the app shows for Plumbline now" />
      <SubmitButton text="Finish" />
    </PostForm>
  )
}

const CodeField = ({ state, label, hint }: { state: FormState; label: string; hint: string }) => (
  <TextField
    state={state}
    name="code"
    label={label}
    hint={hint}
    autocomplete="one-time-code"
    spellcheck={false}
    autocapitalize="none"
    width={10}
    maxLength={20}
  />
)

const inFours = (secret: string): string => (secret.match(/.{1,4}/g) ?? []).join(' ')

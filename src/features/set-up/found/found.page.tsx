import { nationWords, organisationKinds } from '../../../domain/people/organisation-words.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { CheckboxField } from '../../../ui/form/checkbox-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PasswordField } from '../../../ui/form/password-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { foundLabels, ownRoles } from './found.form.ts'

interface FoundProps {
  state: FormState
  tokens: FormTokens
}

const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

export function FoundPage({ state, tokens }: FoundProps) {
  return (
    <>
      <FormErrors state={state} labels={foundLabels} />
      <p class="govuk-caption-l">Setting up: step 1 of 4</p>
      <Head title="Set up Plumbline" />
      <p class="govuk-body-l">
        Make your organisation and its first administrator. The term calendar and the other people come next, and can
        wait.
      </p>
      <PostForm action="/set-up" tokens={tokens}>
        <TextField
          state={state}
          name="code"
          label={foundLabels.code}
          hint="4 groups of 4 letters and digits. It was printed where Plumbline was started, and shows that you are the one who started it."
          width={20}
          maxLength={40}
          autocomplete="off"
          spellcheck={false}
          autocapitalize="characters"
        />
        <Section id="the-organisation" title="The organisation">
          <TextField state={state} name="organisation" label={foundLabels.organisation} autocomplete="organization" />
          <RadioField state={state} name="kind" label={foundLabels.kind} options={choices(organisationKinds)} small />
          <RadioField
            state={state}
            name="nation"
            label={foundLabels.nation}
            hint="It decides the bank holidays."
            options={choices(nationWords)}
            small
          />
        </Section>
        <Section id="you" title="You, the first administrator">
          <p class="govuk-body">
            An administrator keeps people, roles, the calendar and the settings, and sees no child and no record by that
            role.
          </p>
          <TextField state={state} name="name" label={foundLabels.name} maxLength={120} autocomplete="name" />
          <TextField
            state={state}
            name="email"
            label={foundLabels.email}
            hint="You sign in with it."
            type="email"
            maxLength={254}
            spellcheck={false}
            autocomplete="username"
          />
          <PasswordField
            state={state}
            name="password"
            label={foundLabels.password}
            hint="At least 12 characters. Three or four words that do not belong together are good."
            autocomplete="new-password"
          />
          <CheckboxField
            state={state}
            name="roles"
            label={foundLabels.roles}
            hint="Choose all that apply, or none."
            options={ownRoles.map(({ role, text }) => ({ value: role, text }))}
          />
        </Section>
        <SubmitButton text="Make the organisation" />
      </PostForm>
      <Demonstration />
    </>
  )
}

function Demonstration() {
  return (
    <Section id="look-first" title="Only want to look?">
      <p class="govuk-body">
        Stop Plumbline and run <code>npm run demo</code> in its place. The demonstration has fictional people and two
        years of history, in a data folder of its own, and you can step into each person. Nothing of it is mixed with
        what you set up here.
      </p>
      <p class="govuk-body">Never write about a real child in the demonstration: anybody there can read anything.</p>
    </Section>
  )
}

/** When there is nothing to try a code against. */
export function NoCodePage({ closed }: { closed: boolean }) {
  return (
    <>
      <Head title={closed ? 'Set-up is closed' : 'There is no set-up code yet'} />
      <p class="govuk-body">
        {closed
          ? 'The set-up code was wrong 10 times. Stop Plumbline and start it again: it then prints a new code.'
          : 'Stop Plumbline and start it again with npm start: it then prints a set-up code.'}
      </p>
      <Demonstration />
    </>
  )
}

import { isOrganisationKind, nationWords, organisationKinds } from '../../../domain/people/organisation-words.ts'
import type { TemplateLibrary } from '../../../domain/templates/library.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Columns, Section } from '../../../ui/pieces/section.tsx'
import { settingsLabels } from './settings.form.ts'

interface SettingsProps {
  name: string
  kind: string
  below: readonly { id: string; name: string; kind: string }[]
  state: FormState
  templates: TemplateLibrary
  tokens: FormTokens
  saved: boolean
}

const kindOf = (kind: string) => (isOrganisationKind(kind) ? organisationKinds[kind] : kind)

export function SettingsPage({ name, kind, below, state, templates, tokens, saved }: SettingsProps) {
  return (
    <>
      <FormErrors state={state} labels={settingsLabels} />
      <Head title={name} facts={[kindOf(kind)]} />
      {saved && (
        <p class="govuk-body" role="status">
          The settings are saved.
        </p>
      )}
      <Columns side={<Side below={below} />}>
        <Section id="settings" title="Settings">
          <SettingsForm state={state} templates={templates} tokens={tokens} />
        </Section>
      </Columns>
    </>
  )
}

function SettingsForm({ state, templates, tokens }: Pick<SettingsProps, 'state' | 'templates' | 'tokens'>) {
  return (
    <PostForm action="/organisation" tokens={tokens}>
      <TextField state={state} name="name" label={settingsLabels.name} />
      <RadioField
        state={state}
        name="nation"
        label={settingsLabels.nation}
        hint="It decides the bank holidays."
        options={Object.entries(nationWords).map(([value, text]) => ({ value, text }))}
        small
      />
      <RadioField
        state={state}
        name="word"
        label={settingsLabels.word}
        hint="Pages then use your word."
        options={[
          { value: 'agreement', text: 'An agreement' },
          { value: 'contract', text: 'A contract' },
        ]}
        small
      />
      <SelectField
        state={state}
        name="record"
        label={settingsLabels.record}
        hint="For sessions planned from now on. What is recorded already stays as it was."
        options={templates.records.map(({ key, name }) => ({ value: key, text: name }))}
      />
      <SelectField
        state={state}
        name="agreement"
        label={settingsLabels.agreement}
        hint="For drafts made from now on."
        options={templates.agreements.map(({ key, name }) => ({ value: key, text: name }))}
      />
      <RadioField
        state={state}
        name="drafts"
        label={settingsLabels.drafts}
        hint="When the connection drops while somebody writes, their words wait in their browser, as cipher text only, until it is back. They are wiped at sign-out and after a while."
        options={[
          { value: 'yes', text: 'Yes', hint: 'Nothing is lost when the connection drops.' },
          {
            value: 'no',
            text: 'No',
            hint: 'Nothing stays on a shared computer, and words written without a connection are lost when the page is closed.',
          },
        ]}
        small
      />
      <SubmitButton text="Save settings" />
    </PostForm>
  )
}

function Side({ below }: Pick<SettingsProps, 'below'>) {
  return (
    <>
      <Section id="calendar" title="Term calendar">
        <p class="govuk-body">
          <Link href="/organisation/calendar">See and change the term calendar</Link>
        </p>
      </Section>
      {below.length > 0 && (
        <Section id="below" title="Organisations below">
          <ul class="govuk-list">
            {below.map((each) => (
              <li key={each.id}>
                {each.name} <span class="pl-note">{kindOf(each.kind)}</span>
              </li>
            ))}
          </ul>
          <p class="pl-note">
            They inherit these term dates unless they have their own. Each has its own administrators.
          </p>
        </Section>
      )}
    </>
  )
}

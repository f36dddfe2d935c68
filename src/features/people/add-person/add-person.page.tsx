import type { FormTokens } from '../../../platform/http/route.ts'
import { CheckboxField } from '../../../ui/form/checkbox-field.tsx'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { inSetUp, StepCaption, StepField, type SetUpStep } from '../../set-up/public.ts'
import { roleChoices } from '../role-choices.ts'
import { personLabels } from './add-person.form.ts'

interface AddPersonProps {
  state: FormState
  tokens: FormTokens
  organisationKind: string
  managers: readonly { membershipId: string; name: string }[]
  /** name of the person whom the last form added, when this page follows on from it */
  added: string | null
  step: SetUpStep | null
}

export function AddPersonPage({ state, tokens, organisationKind, managers, added, step }: AddPersonProps) {
  return (
    <>
      <FormErrors state={state} labels={personLabels} />
      <StepCaption step={step} />
      <Head title="Add a person" />
      {added !== null && (
        <p class="govuk-body" role="status">
          {added} has been added and invited.
        </p>
      )}
      <p class="govuk-body">
        For a whole staff, <Link href={inSetUp('/people/import', step)}>import people from a file</Link>.
      </p>
      <PostForm action="/people/new" tokens={tokens}>
        <StepField step={step} />
        <TextField state={state} name="name" label={personLabels.name} maxLength={120} autocomplete="off" />
        <TextField
          state={state}
          name="email"
          label={personLabels.email}
          hint="Their own, at work. The invitation goes there."
          type="email"
          spellcheck={false}
          maxLength={254}
          autocomplete="off"
        />
        <TextField
          state={state}
          name="post"
          label={personLabels.post}
          hint="Such as class teacher"
          optional
          maxLength={120}
          autocomplete="off"
        />
        <CheckboxField
          state={state}
          name="roles"
          label={personLabels.roles}
          hint="Choose all that apply. What somebody reads of a session depends on whether they were party to it, never on a role alone."
          options={roleChoices(organisationKind)}
        />
        <SelectField
          state={state}
          name="manager"
          label={personLabels.manager}
          optional
          empty="Nobody, or not known yet"
          options={managers.map(({ membershipId, name }) => ({ value: membershipId, text: name }))}
        />
        <DateField state={state} name="starts" label={personLabels.starts} hint="They can sign in from this day on." />
        <TextField
          state={state}
          name="hours"
          label={personLabels.hours}
          hint="Such as 32.5"
          optional
          width={5}
          inputmode="decimal"
          maxLength={6}
        />
        <CheckboxField
          state={state}
          name="also"
          label="What else is true"
          options={[
            { value: 'newly_qualified', text: 'Newly qualified' },
            { value: 'case_holding', text: 'Holds cases' },
          ]}
        />
        <div class="govuk-button-group">
          <SubmitButton text="Add and invite" />
          <SubmitButton text="Add, and add another" name="then" value="another" kind="secondary" />
        </div>
      </PostForm>
    </>
  )
}

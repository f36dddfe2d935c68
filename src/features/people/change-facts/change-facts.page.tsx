import { isYesKind, type FactKind, type YesKind } from '../../../domain/people/change-facts.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { CheckboxField } from '../../../ui/form/checkbox-field.tsx'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { factWords } from '../fact-words.ts'
import { roleChoices } from '../role-choices.ts'

interface ChangeFactProps {
  kind: FactKind
  person: { membershipId: string; name: string }
  state: FormState
  tokens: FormTokens
  organisationKind: string
  /** roles held now */
  has: readonly string[]
  managers: readonly { membershipId: string; name: string }[]
}

export function ChangeFactPage(props: ChangeFactProps) {
  const { kind, person, state, tokens } = props
  const { name, slug } = factWords[kind]
  const back = `/people/${person.membershipId}`
  return (
    <>
      <FormErrors state={state} labels={{ value: name, unit: name, roles: name, from: 'From' }} />
      <Head title={titles[kind]} caption={person.name} />
      <PostForm action={`${back}/change/${slug}`} tokens={tokens}>
        <Value {...props} />
        <DateField
          state={state}
          name="from"
          label="From which day?"
          hint="What held before that day stays in the history. Whatever was recorded for that day and later is replaced."
        />
        <div class="govuk-button-group">
          <SubmitButton text="Save" />
          <Link href={back}>Cancel</Link>
        </div>
      </PostForm>
    </>
  )
}

export const titles: Readonly<Record<FactKind, string>> = {
  role: 'Change roles',
  post: 'Change the post',
  line_manager: 'Change the line manager',
  contracted_hours: 'Change contracted hours',
  newly_qualified: 'Newly qualified',
  case_holding: 'Holding cases',
  clinical_role: 'Clinical or professional role',
  occupational_standard: 'The standard of the occupation',
  standard_interval: 'How often the standard asks for supervision',
  standard_minutes: 'How long the standard asks for',
}

const questions: Readonly<Record<YesKind, (name: string) => string>> = {
  newly_qualified: (name) => `Is ${name} newly qualified?`,
  case_holding: (name) => `Does ${name} hold cases?`,
  clinical_role: (name) => `Does ${name} work in a clinical or professional role?`,
  occupational_standard: (name) => `Does the occupation of ${name} have a standard of its own for supervision?`,
}

const hints: Partial<Record<YesKind, string>> = {
  clinical_role: 'One whose practice is supervised clinically or professionally, beside the supervision of everybody.',
  occupational_standard:
    'Of its professional body, or of the nation. How often and how long it asks is recorded beside it.',
}

/** Said where one might record how often, and wonder why nothing is asked. */
const countsWith = 'It counts while the role is clinical or professional and the occupation has a standard.'

function Value({ kind, state, organisationKind, has, managers, person }: ChangeFactProps) {
  if (isYesKind(kind)) {
    return (
      <RadioField
        state={state}
        name="value"
        label={questions[kind](person.name)}
        hint={hints[kind]}
        inline
        options={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
      />
    )
  }
  switch (kind) {
    case 'role':
      return <CheckboxField state={state} name="roles" label="Roles" options={roleChoices(organisationKind, has)} />
    case 'post':
      return (
        <TextField
          state={state}
          name="value"
          label="Post"
          hint="Such as class teacher. Leave it empty for none."
          maxLength={120}
          autocomplete="off"
        />
      )
    case 'contracted_hours':
      return (
        <TextField
          state={state}
          name="value"
          label="Hours a week"
          hint="Such as 32.5. Leave it empty when not known."
          width={5}
          inputmode="decimal"
          maxLength={6}
        />
      )
    case 'line_manager':
      return (
        <SelectField
          state={state}
          name="value"
          label="Line manager"
          empty="Nobody"
          options={managers
            .filter((each) => each.membershipId !== person.membershipId)
            .map((each) => ({ value: each.membershipId, text: each.name }))}
        />
      )
    case 'standard_interval':
      return (
        <>
          <TextField
            state={state}
            name="value"
            label="At least one session in every how many weeks or months?"
            hint={`Such as 6. Leave it empty when the standard does not say. ${countsWith}`}
            width={3}
            inputmode="numeric"
            maxLength={3}
          />
          <RadioField
            state={state}
            name="unit"
            label="Weeks or months?"
            inline
            options={[
              { value: 'week', text: 'Weeks' },
              { value: 'month', text: 'Months' },
            ]}
          />
        </>
      )
    default:
      return (
        <TextField
          state={state}
          name="value"
          label="Minutes of a session, at least"
          hint={`Such as 90. Leave it empty when the standard does not say. ${countsWith}`}
          width={4}
          inputmode="numeric"
          maxLength={4}
        />
      )
  }
}

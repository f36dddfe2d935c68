import { groupKinds, groupKindWords, groupRoles, groupRoleWords } from '../../../domain/groups/words.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { makeGroupLabels as labels, memberPlaces, type GroupPolicy } from './make-group.form.ts'

interface MakeGroupProps {
  state: FormState
  tokens: { csrf: string; once: string }
  people: readonly { membershipId: string; name: string }[]
  policy: GroupPolicy
}

const roles = groupRoles.map((role) => ({
  value: role,
  text: `${groupRoleWords[role].name}: ${groupRoleWords[role].means.toLowerCase()}`,
}))

const ClauseField = ({ state, name }: { state: FormState; name: 'minutes_clause' | 'earlier_clause' }) => (
  <TextField state={state} name={name} label={labels[name]} width={10} maxLength={60} />
)

/** What a group is, said once: whoever speaks in it knows who reads what is written. */
export function MakeGroupPage({ state, tokens, people, policy }: MakeGroupProps) {
  return (
    <>
      <FormErrors state={state} labels={labels} />
      <Head title="Make a group" />
      <p class="govuk-body-l pl-measure">
        What you say here about readers stays as long as the group does. Another answer is another group.
      </p>
      <PostForm action="/groups/new" tokens={tokens} class="pl-measure">
        <TextField
          state={state}
          name="name"
          label={labels.name}
          hint="Such as Safeguarding team, weekly. Name no child."
          maxLength={100}
        />
        <RadioField
          state={state}
          name="kind"
          label={labels.kind}
          options={groupKinds.map((kind) => ({
            value: kind,
            text: groupKindWords[kind].name,
            hint: groupKindWords[kind].means,
          }))}
        />
        <RadioField
          state={state}
          name="cases"
          label={labels.cases}
          options={[
            { value: 'all', text: 'Yes, every live case', hint: 'A team’s meeting, run from one board' },
            { value: 'some', text: 'Yes, those that somebody brings' },
            {
              value: 'none',
              text: 'No, no individual child',
              hint: 'Some policies let such sessions be further apart',
            },
          ]}
        />
        <RadioField
          state={state}
          name="form"
          label={labels.form}
          options={[
            { value: 'short', text: 'In short: what is new, the child’s voice, direction, decision, action' },
            { value: 'full', text: 'All the questions of your record' },
          ]}
        />
        <RadioField
          state={state}
          name="minutes"
          label={labels.minutes}
          hint="A child’s page goes to that child’s file in any case."
          options={[
            { value: 'members', text: 'Those who were there, and nobody else' },
            {
              value: 'team',
              text: 'The safeguarding team too, because our policy says so',
              ...(policy.minutes === null
                ? { conditional: <ClauseField state={state} name="minutes_clause" /> }
                : { hint: `Clause ${policy.minutes.clause}: ${policy.minutes.says}` }),
            },
          ]}
        />
        <RadioField
          state={state}
          name="earlier"
          label={labels.earlier}
          options={[
            { value: 'no', text: 'No. They read what they were there for' },
            {
              value: 'yes',
              text: 'Yes, because our policy says so',
              conditional: <ClauseField state={state} name="earlier_clause" />,
            },
          ]}
        />
        <fieldset class="govuk-fieldset">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{labels['person.1']}</legend>
          {Array.from({ length: memberPlaces }, (_, index) => index + 1).map((no) => (
            <div key={no} class="pl-fields-row">
              <SelectField
                state={state}
                name={`person.${no}`}
                label={`Person ${no}`}
                empty={no > 2 ? 'Nobody' : 'Choose a person'}
                options={people.map(({ membershipId, name }) => ({ value: membershipId, text: name }))}
              />
              <SelectField state={state} name={`role.${no}`} label={`Role of person ${no}`} options={roles} />
            </div>
          ))}
        </fieldset>
        <div class="govuk-button-group">
          <SubmitButton text="Make the group" />
          <Link href="/groups">Go back to groups</Link>
        </div>
      </PostForm>
    </>
  )
}

import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import type { ChildFacts } from '../facts/child.queries.ts'
import type { PossibleHolder } from '../facts/who-may-hold.queries.ts'

interface SetHolderPageProps {
  child: ChildFacts
  holders: readonly PossibleHolder[]
  state: FormState
  tokens: { csrf: string; once: string }
}

export function SetHolderPage({ child, holders, state, tokens }: SetHolderPageProps) {
  return (
    <>
      <FormErrors state={state} labels={{ holder: 'Who holds the case', from: 'From', until: 'Last day' }} />
      <Head caption={`${child.givenName} ${child.familyName}`} title="Add a case holder" />
      <PostForm action={`/children/${child.childId}/holders`} tokens={tokens}>
        <SelectField
          state={state}
          name="holder"
          label="Who holds the case"
          hint="You, or somebody you supervise. The safeguarding lead and deputies can choose anybody."
          empty="Choose a person"
          options={holders.map(({ membershipId, name }) => ({ value: membershipId, text: name }))}
        />
        <DateField state={state} name="from" label="From" hint="For example, 12 3 2026." />
        <DateField
          state={state}
          name="until"
          label="Last day"
          optional
          hint="Only for somebody who holds the case no longer."
        />
        <SubmitButton text="Add the case holder" />
      </PostForm>
    </>
  )
}

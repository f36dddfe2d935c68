import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Head } from '../../../ui/pieces/head.tsx'

export const findLabels = {
  givenName: 'Given name',
  familyName: 'Family name',
  born: 'Date of birth',
  number: 'Any number of the child',
}

interface FindPageProps {
  state: FormState
  tokens: { csrf: string; once: string }
}

/** Look first: the first step of adding a child. Posted, so that no name is in an address. */
export function FindPage({ state, tokens }: FindPageProps) {
  return (
    <>
      <FormErrors state={state} labels={findLabels} />
      <Head title="Is the child here already?" />
      <p class="govuk-body">
        Look before you add. Names written a little otherwise are found too, and so are days and months the wrong way
        round.
      </p>
      <PostForm action="/children/find" tokens={tokens}>
        <TextField state={state} name="givenName" label="Given name" width={20} maxLength={100} autocomplete="off" />
        <TextField state={state} name="familyName" label="Family name" width={20} maxLength={100} autocomplete="off" />
        <DateField state={state} name="born" label="Date of birth" optional hint="For example, 12 3 2018." />
        <TextField
          state={state}
          name="number"
          label="Any number of the child"
          optional
          hint="Your own reference, UPN, NHS or social care number."
          width={20}
          maxLength={60}
          autocomplete="off"
        />
        <SubmitButton text="Look for the child" />
      </PostForm>
    </>
  )
}

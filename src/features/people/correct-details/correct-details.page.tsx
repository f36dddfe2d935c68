import type { FormTokens } from '../../../platform/http/route.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { personLabels } from '../add-person/add-person.form.ts'

interface CorrectDetailsProps {
  person: { membershipId: string; name: string }
  state: FormState
  tokens: FormTokens
}

export function CorrectDetailsPage({ person, state, tokens }: CorrectDetailsProps) {
  const back = `/people/${person.membershipId}`
  return (
    <>
      <FormErrors state={state} labels={personLabels} />
      <Head title="Correct the name or e-mail address" caption={person.name} />
      <PostForm action={`${back}/details`} tokens={tokens}>
        <TextField state={state} name="name" label={personLabels.name} maxLength={120} autocomplete="off" />
        <TextField
          state={state}
          name="email"
          label={personLabels.email}
          hint="Where Plumbline writes to. Somebody who has signed in before goes on signing in with the address they chose then."
          type="email"
          spellcheck={false}
          maxLength={254}
          autocomplete="off"
        />
        <div class="govuk-button-group">
          <SubmitButton text="Save" />
          <Link href={back}>Cancel</Link>
        </div>
      </PostForm>
    </>
  )
}

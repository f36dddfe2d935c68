import type { FormTokens } from '../../../platform/http/route.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'

interface EndMembershipProps {
  person: { membershipId: string; name: string }
  /** who will be without somebody, in words; empty when nobody will */
  left: string
  state: FormState
  tokens: FormTokens
}

export function EndMembershipPage({ person, left, state, tokens }: EndMembershipProps) {
  const back = `/people/${person.membershipId}`
  return (
    <>
      <FormErrors state={state} labels={{ last: 'Last day' }} />
      <Head title="End this person’s place here" caption={person.name} />
      <p class="govuk-body">
        {person.name} can sign in on the last day and not after it. What they wrote and signed stays, and is read by the
        same people as before. This cannot be undone; somebody who comes back is added again.
      </p>
      {left !== '' && (
        <WarningText>
          {person.name} {left}. Agree who takes over before the last day, so that nobody is left without.
        </WarningText>
      )}
      <PostForm action={`${back}/end`} tokens={tokens}>
        <DateField state={state} name="last" label="Last day" />
        <div class="govuk-button-group">
          <SubmitButton text="End this place" kind="warning" />
          <Link href={back}>Cancel</Link>
        </div>
      </PostForm>
    </>
  )
}

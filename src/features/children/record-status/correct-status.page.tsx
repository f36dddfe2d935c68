import { statusInWords } from '../../../domain/sessions/child-status.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import type { ChildFacts, StatusFact } from '../facts/child.queries.ts'
import { StatusFields, statusLabels } from '../facts/status-fields.tsx'

interface CorrectStatusPageProps {
  child: ChildFacts
  status: StatusFact
  spell: string
  state: FormState
  tokens: { csrf: string; once: string }
}

/** What was entered wrongly is withdrawn; what is right takes its place. */
export function CorrectStatusPage({ child, status, spell, state, tokens }: CorrectStatusPageProps) {
  return (
    <>
      <FormErrors state={state} labels={{ wrong: 'What is wrong', ...statusLabels }} />
      <Head
        caption={`${child.givenName} ${child.familyName}`}
        title={`Correct: ${statusInWords(status.status, status.legalBasis)}`}
        facts={[spell]}
      />
      <p class="govuk-body">
        What was entered stays to be seen, marked as withdrawn.
        {status.endsOn === null && (
          <>
            {' '}
            A status that held and is over is not a mistake:{' '}
            <Link href={`/children/${child.childId}/status/${status.statusId}/end`}>end it</Link>.
          </>
        )}
      </p>
      <PostForm action={`/children/${child.childId}/status/${status.statusId}/correct`} tokens={tokens}>
        <RadioField
          state={state}
          name="wrong"
          label="What is wrong"
          options={[
            {
              value: 'details',
              text: 'The status, its legal basis or its dates',
              conditional: <StatusFields state={state} over />,
            },
            { value: 'all', text: `All of it: ${child.givenName} never had this status` },
          ]}
        />
        <SubmitButton text="Correct the status" />
      </PostForm>
    </>
  )
}

import { statusInWords } from '../../../domain/sessions/child-status.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { CheckboxField } from '../../../ui/form/checkbox-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import type { ChildFacts, StatusFact } from '../facts/child.queries.ts'
import { StatusFields, statusLabels } from '../facts/status-fields.tsx'

interface RecordStatusPageProps {
  child: ChildFacts
  /** those that hold and have no end */
  open: readonly StatusFact[]
  state: FormState
  tokens: { csrf: string; once: string }
  today: Temporal.PlainDate
}

export function RecordStatusPage({ child, open, state, tokens, today }: RecordStatusPageProps) {
  return (
    <>
      <FormErrors state={state} labels={statusLabels} />
      <Head caption={`${child.givenName} ${child.familyName}`} title="Record a status" />
      <PostForm action={`/children/${child.childId}/status`} tokens={tokens}>
        <StatusFields state={state} over />
        {open.length > 0 && (
          <CheckboxField
            state={state}
            name="ends"
            label="What ends as it begins"
            hint="Several can hold at once. Choose only what it takes the place of."
            options={open.map((each) => ({
              value: each.statusId,
              text: `${statusInWords(each.status, each.legalBasis)}, since ${dayInWords(each.startsOn, today)}`,
            }))}
          />
        )}
        <SubmitButton text="Record the status" />
      </PostForm>
    </>
  )
}

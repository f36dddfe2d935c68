import { DateField } from '../../ui/form/date-field.tsx'
import { FormErrors } from '../../ui/form/form-errors.tsx'
import { PostForm } from '../../ui/form/post-form.tsx'
import type { FormState } from '../../ui/form/state.ts'
import { SubmitButton } from '../../ui/form/submit-button.tsx'
import { Head } from '../../ui/pieces/head.tsx'

interface EndPageProps {
  /** the child's name */
  caption: string
  /** what ends: "Child in need, s17" */
  title: string
  since: string
  button: string
  action: string
  state: FormState
  tokens: { csrf: string; once: string }
}

/** The last day of something that holds: a status, or somebody's holding of a case. */
export function EndPage({ caption, title, since, button, action, state, tokens }: EndPageProps) {
  return (
    <>
      <FormErrors state={state} labels={{ ends: 'Last day' }} />
      <Head caption={caption} title={title} facts={[since]} />
      <PostForm action={action} tokens={tokens}>
        <DateField
          state={state}
          name="ends"
          label="Last day"
          hint="The last day on which it held. For example, 12 3 2026."
        />
        <SubmitButton text={button} />
      </PostForm>
    </>
  )
}

export const endDateWords = {
  missing: 'Enter the last day',
  notADate: 'The last day must be a real date, like 12 3 2026',
}

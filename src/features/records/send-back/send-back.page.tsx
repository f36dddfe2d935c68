import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import type { SessionHead } from '../facts/session-head.queries.ts'
import { sendBackReasons } from './send-back-record.command.ts'

interface SendBackPageProps {
  session: SessionHead
  setId: string
  day: string
  other: string
  /** "Idris", "the others" */
  others: string
  consequence: string
  tokens: { csrf: string; once: string }
  state: FormState
}

/** Why the record is sent back, with what it does. */
export function SendBackPage({ session, setId, day, other, others, consequence, tokens, state }: SendBackPageProps) {
  const at = `/sessions/${session.sessionId}`
  return (
    <>
      <FormErrors state={state} />
      <Head title={`Send back the record of ${day}`} facts={[`With ${other}`]} />
      <p class="govuk-body-l">
        {consequence} The text as it is now is kept, and {others} {session.group === null ? 'sees' : 'see'} that it was
        sent back, and which of these reasons you chose.
      </p>
      <PostForm action={`${at}/send-back`} tokens={tokens}>
        <HiddenField name="set" value={setId} />
        <RadioField
          state={state}
          name="reason"
          label="Why are you sending it back?"
          hint={`Say the rest to ${others}, or write it where it belongs in the record.`}
          options={Object.entries(sendBackReasons).map(([value, text]) => ({
            value,
            text: `${text.charAt(0).toUpperCase()}${text.slice(1)}`,
          }))}
        />
        <div class="govuk-button-group">
          <SubmitButton text="Send it back" />
          <Link href={`${at}/sign`}>Keep it and go back to signing</Link>
        </div>
      </PostForm>
    </>
  )
}

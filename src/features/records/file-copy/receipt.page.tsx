import { dayInWords } from '../../../domain/text/dates.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import type { FileCopy } from './copies.queries.ts'
import { copyName, wayWords } from './copy-words.ts'
import { receiptLabels } from './file-copy.form.ts'

interface ReceiptProps {
  copy: FileCopy
  tokens: { csrf: string; once: string }
  state: FormState
  today: Temporal.PlainDate
}

/** Whether a copy arrived. */
export function ReceiptPage({ copy, tokens, state, today }: ReceiptProps) {
  const sent = copy.sentOn === null ? '' : dayInWords(copy.sentOn, today)
  return (
    <>
      <FormErrors state={state} labels={receiptLabels} />
      <Head
        title={`Did it arrive at ${copy.sentTo}?`}
        facts={[
          `For ${copy.childName}’s file`,
          copyName(copy, today),
          `${copy.sentHow === null ? 'Sent' : wayWords[copy.sentHow]}, ${sent}`,
        ]}
      />
      <PostForm action={`/documents/${copy.documentId}/file-copies/${copy.copyId}`} tokens={tokens}>
        <RadioField
          state={state}
          name="arrived"
          label={receiptLabels.arrived}
          options={[
            {
              value: 'yes',
              text: 'Yes',
              conditional: (
                <>
                  <DateField state={state} name="received_on" label={receiptLabels.received_on} />
                  <TextField state={state} name="received_by" label={receiptLabels.received_by} width={30} />
                  <TextField
                    state={state}
                    name="reference"
                    label={receiptLabels.reference}
                    optional
                    hint="As their system or letter gives it."
                    width={20}
                    maxLength={100}
                  />
                </>
              ),
            },
            { value: 'no', text: 'No', hint: 'Then it waits to be sent again, and this stays noted.' },
          ]}
        />
        <div class="pl-here">
          <SubmitButton>Note it</SubmitButton>
        </div>
      </PostForm>
      <p class="govuk-body govuk-!-margin-top-6">
        <Link href={`/documents/${copy.documentId}/file-copy`}>Go back</Link>
      </p>
    </>
  )
}

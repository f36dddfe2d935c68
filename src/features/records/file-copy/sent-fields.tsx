import { DateField } from '../../../ui/form/date-field.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { TextField } from '../../../ui/form/text-field.tsx'
import { waysToSend } from './copies.queries.ts'
import { wayWords } from './copy-words.ts'
import { sentLabels } from './file-copy.form.ts'

/** Where a copy went, how and when. */
export function SentFields({ state }: { state: FormState }) {
  return (
    <>
      <TextField
        state={state}
        name="sent_to"
        label={sentLabels.sent_to}
        hint="The system or the authority that keeps the child’s file."
      />
      <RadioField
        state={state}
        name="sent_how"
        label={sentLabels.sent_how}
        small
        options={waysToSend.map((value) => ({ value, text: wayWords[value] }))}
      />
      <DateField state={state} name="sent_on" label={sentLabels.sent_on} />
    </>
  )
}

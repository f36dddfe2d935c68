import { DateField } from '../../ui/form/date-field.tsx'
import { LongTextField } from '../../ui/form/long-text-field.tsx'
import type { FormState } from '../../ui/form/state.ts'
import { TextField } from '../../ui/form/text-field.tsx'

export const decidedLabels = {
  reason: 'Why?',
  agreed: 'Who agreed it?',
  agreed_on: 'When was it agreed?',
} as const

/** Why a policy is otherwise here, who agreed it and when. It is shown to everybody who reads the policy. */
export function DecidedFields({ state }: { state: FormState }) {
  return (
    <>
      <LongTextField
        state={state}
        name="reason"
        label={decidedLabels.reason}
        hint="Everybody who reads the policy sees it."
        rows={2}
        maxLength={500}
      />
      <TextField
        state={state}
        name="agreed"
        label={decidedLabels.agreed}
        hint="Such as the governors"
        optional
        width={30}
      />
      <DateField state={state} name="agreed_on" label={decidedLabels.agreed_on} optional />
    </>
  )
}

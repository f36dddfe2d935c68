import { LongTextField } from '../../ui/form/long-text-field.tsx'
import type { FormState } from '../../ui/form/state.ts'
import { TextField } from '../../ui/form/text-field.tsx'

export const decidedLabels = { reason: 'Why?', agreed: 'Who agreed it?' } as const

/** Why a policy is otherwise here, and who agreed it. It is shown to everybody who reads the policy. */
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
        hint="Such as the governors, on 9 July"
        optional
        width={30}
      />
    </>
  )
}

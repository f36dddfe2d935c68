import { DateField } from '../../../ui/form/date-field.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { TextField } from '../../../ui/form/text-field.tsx'
import { labels } from './amendment.form.ts'

interface AgencyFieldsProps {
  state: FormState
  /** "agency_1": what the fields' names begin with */
  name: string
  tellers: readonly { membershipId: string; name: string }[]
}

/** One agency that must hear of a change: which, whom there, by when, and who tells them. */
export function AgencyFields({ state, name, tellers }: AgencyFieldsProps) {
  const label = (part: string) => labels[`${name}_${part}`] ?? ''
  return (
    <>
      <TextField state={state} name={`${name}_name`} label={label('name')} />
      <TextField
        state={state}
        name={`${name}_person`}
        label={label('person')}
        optional
        hint="Name and role, such as the allocated social worker."
      />
      <DateField state={state} name={`${name}_by`} label={label('by')} />
      <SelectField
        state={state}
        name={`${name}_teller`}
        label={label('teller')}
        options={tellers.map(({ membershipId, name: text }) => ({ value: membershipId, text }))}
      />
    </>
  )
}

import { statusOrder, statusWords } from '../../../domain/sessions/child-status.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { legalBases, legalBasisWords } from './read-child-fields.ts'

/** Which status, on what legal basis, since when. */
export function StatusFields({ state, none }: { state: FormState; none?: string }) {
  return (
    <>
      <SelectField
        state={state}
        name="status"
        label="Status"
        empty={none ?? 'Choose a status'}
        options={statusOrder.map((value) => ({ value, text: statusWords[value] ?? value }))}
      />
      <SelectField
        state={state}
        name="legalBasis"
        label="Legal basis"
        optional
        hint="Of the Children Act 1989, where there is one."
        empty="None, or not known"
        options={legalBases.map((value) => ({ value, text: legalBasisWords[value] }))}
      />
      <DateField state={state} name="since" label="Since when" hint="For example, 12 3 2026." />
    </>
  )
}

export const statusLabels = { status: 'Status', legalBasis: 'Legal basis', since: 'Since when' }

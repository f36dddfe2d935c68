import { statusOrder, statusWords } from '../../../domain/sessions/child-status.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { legalBases } from '../../../domain/children/status-written.ts'
import { legalBasisWords } from './read-child-fields.ts'

/** Which status, on what legal basis, since when; and until when, where one that is over may be recorded. */
export function StatusFields({ state, none, over }: { state: FormState; none?: string; over?: boolean }) {
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
      {over && (
        <DateField
          state={state}
          name="until"
          label="Last day"
          optional
          hint="Only for a status that is over. Leave it empty while it holds."
        />
      )}
    </>
  )
}

export const statusLabels = { status: 'Status', legalBasis: 'Legal basis', since: 'Since when', until: 'Last day' }

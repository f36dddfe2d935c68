import { CheckboxField } from '../../../ui/form/checkbox-field.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'

interface SafetyFieldProps {
  state: FormState
  /** what the child is called */
  child: string
  /** what the supervisor is called */
  supervisor: string
}

/** That an action keeps a child safe, with what follows if it is late: said before it is agreed. */
export function SafetyField({ state, child, supervisor }: SafetyFieldProps) {
  return (
    <>
      <HiddenField name="action.safety_asked" value="yes" />
      <CheckboxField
        state={state}
        name="action.safety"
        small
        hint={`If it is late, whoever is above ${supervisor} sees what it is and by when it was due.`}
        options={[{ value: 'yes', text: `It keeps ${child} safe` }]}
      />
    </>
  )
}

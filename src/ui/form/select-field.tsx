import { Select } from '../govuk/select.tsx'
import type { Maybe } from '../govuk/words.ts'
import { type FieldProps, labelled } from './field.ts'
import { valueOf } from './state.ts'

export interface SelectOption {
  value: string
  text: string
  /** options beside each other with the same words stand under them */
  group?: string | undefined
  disabled?: boolean | undefined
}

export interface SelectFieldProps extends FieldProps {
  options: readonly Maybe<SelectOption>[]
  /** The words of a first option whose value is "", such as "Choose a person". */
  empty?: string | undefined
  disabled?: boolean | undefined
}

/** A drop-down list. */
export function SelectField(props: SelectFieldProps) {
  return (
    <Select
      {...labelled(props)}
      items={[props.empty !== undefined && { value: '', text: props.empty }, ...props.options]}
      value={valueOf(props.state.values, props.name)}
      disabled={props.disabled}
    />
  )
}

import { Checkboxes } from '../govuk/checkboxes.tsx'
import { classes } from '../govuk/words.ts'
import { choiceItems, type ChoiceOptions } from './choice-option.ts'
import { type FieldProps, hintAndError, named } from './field.ts'
import { valuesOf } from './state.ts'

export interface CheckboxFieldProps extends Omit<FieldProps, 'label'> {
  /** The legend. May be left out where there is one choice that says it all. */
  label?: string | undefined
  options: ChoiceOptions
  small?: boolean | undefined
}

/** Any number of several choices. */
export function CheckboxField(props: CheckboxFieldProps) {
  const { label } = props
  return (
    <Checkboxes
      name={props.name}
      fieldset={label === undefined ? undefined : { legend: named('fieldset__legend', { ...props, label }) }}
      {...hintAndError(props)}
      items={choiceItems(props.options)}
      values={valuesOf(props.state.values, props.name)}
      classes={classes(props.small && 'govuk-checkboxes--small', props.classes)}
      attributes={props.attributes}
    />
  )
}

import { Radios } from '../govuk/radios.tsx'
import { classes } from '../govuk/words.ts'
import { choiceItems, type ChoiceOptions } from './choice-option.ts'
import { type FieldProps, hintAndError, named } from './field.ts'
import { valueOf } from './state.ts'

export interface RadioFieldProps extends FieldProps {
  options: ChoiceOptions
  /** Sets the choices side by side. */
  inline?: boolean | undefined
  small?: boolean | undefined
}

/** One choice of several. The label is the legend. */
export function RadioField(props: RadioFieldProps) {
  return (
    <Radios
      name={props.name}
      fieldset={{ legend: named('fieldset__legend', props) }}
      {...hintAndError(props)}
      items={choiceItems(props.options)}
      value={valueOf(props.state.values, props.name)}
      classes={classes(props.inline && 'govuk-radios--inline', props.small && 'govuk-radios--small', props.classes)}
      attributes={props.attributes}
    />
  )
}

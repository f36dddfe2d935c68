import { DateInput, type DateInputItem } from '../govuk/date-input.tsx'
import { type FieldProps, hintAndError, named } from './field.ts'
import { dateMessage, dateParts, type DatePart, readDateField } from './read-date-field.ts'
import { errorOf, valueOf } from './state.ts'

/** A date as three numbers, named `name-day`, `name-month` and `name-year`. The label is the legend. */
export function DateField(props: FieldProps) {
  const { state, name } = props
  const { hint } = hintAndError(props)
  const errorMessage = errorOf(state, name)
  const wrong = readDateField(state.values, name).parts ?? dateParts
  // Where every part is wrong, or none by itself, the component marks them all.
  const marks = errorMessage !== undefined && wrong.length < dateParts.length
  const part = (part: DatePart): DateInputItem => ({
    name: part,
    value: valueOf(state.values, `${name}-${part}`),
    error: marks ? wrong.includes(part) : undefined,
    attributes: { maxlength: part === 'month' ? 9 : 4 },
  })
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: named('fieldset__legend', props) }}
      hint={hint}
      errorMessage={errorMessage && { text: dateMessage(state.values, name, errorMessage.text) }}
      day={part('day')}
      month={part('month')}
      year={part('year')}
      classes={props.classes}
      attributes={props.attributes}
    />
  )
}

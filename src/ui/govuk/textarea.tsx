import { describedBy, FormGroup, HintAndError, type LabelledInputOptions } from './form-group.tsx'
import { Label } from './label.tsx'
import { attrs, classes } from './words.ts'

export interface TextareaProps extends LabelledInputOptions {
  /** 5 unless given. */
  rows?: number | undefined
  value?: string | undefined
  spellcheck?: boolean | undefined
  autocomplete?: string | undefined
}

/** Several lines of text. */
export function Textarea(props: TextareaProps) {
  const id = props.id || props.name
  return (
    <FormGroup formGroup={props.formGroup} errorMessage={props.errorMessage}>
      <Label {...props.label} for={id} />
      <HintAndError id={id} field={props} />
      {props.formGroup?.beforeInput}
      <textarea
        {...attrs({
          class: classes('govuk-textarea', props.errorMessage && 'govuk-textarea--error', props.classes),
          id,
          name: props.name,
          rows: props.rows || 5,
          spellcheck: props.spellcheck === undefined ? undefined : `${props.spellcheck}`,
          disabled: props.disabled,
          'aria-describedby': describedBy(id, props, props.describedBy),
          autocomplete: props.autocomplete || undefined,
          ...props.attributes,
        })}
      >
        {asTyped(props.value)}
      </textarea>
      {props.formGroup?.afterInput}
    </FormGroup>
  )
}

/**
 * A browser drops the first line break after the opening tag (HTML, 13.2.6.4.7), so a text that begins with one gets
 * two.
 */
function asTyped(value: string | undefined): string | undefined {
  return value?.startsWith('\n') || value?.startsWith('\r') ? `\n${value}` : value
}

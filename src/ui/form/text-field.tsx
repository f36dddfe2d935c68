import { Input, type InputProps } from '../govuk/input.tsx'
import { type FieldProps, labelled, slot } from './field.ts'
import { valueOf } from './state.ts'

export interface TextFieldProps
  extends FieldProps, Pick<InputProps, 'autocomplete' | 'inputmode' | 'spellcheck' | 'autocapitalize' | 'disabled'> {
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | undefined
  /** Characters that fit; the whole width unless given. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined
  /** 200 unless given. */
  maxLength?: number | undefined
  prefix?: string | undefined
  suffix?: string | undefined
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  return (
    <Input
      {...labelled(props, props.width && `govuk-input--width-${props.width}`)}
      type={props.type}
      value={valueOf(props.state.values, props.name)}
      autocomplete={props.autocomplete}
      inputmode={props.inputmode}
      spellcheck={props.spellcheck}
      autocapitalize={props.autocapitalize}
      disabled={props.disabled}
      prefix={slot(props.prefix)}
      suffix={slot(props.suffix)}
      attributes={{ maxlength: props.maxLength ?? 200, ...props.attributes }}
    />
  )
}

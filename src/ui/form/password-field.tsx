import { PasswordInput } from '../govuk/password-input.tsx'
import { type FieldProps, labelled } from './field.ts'

export interface PasswordFieldProps extends FieldProps {
  /** "current-password" unless given. */
  autocomplete?: 'current-password' | 'new-password' | undefined
  /** 200 unless given. */
  maxLength?: number | undefined
}

/** A password. What was typed is never sent back to the page. */
export function PasswordField(props: PasswordFieldProps) {
  return (
    <PasswordInput
      {...labelled(props)}
      autocomplete={props.autocomplete}
      attributes={{ maxlength: props.maxLength ?? 200, ...props.attributes }}
    />
  )
}

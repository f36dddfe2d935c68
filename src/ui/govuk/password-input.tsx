import { Button } from './button.tsx'
import type { LabelledInputOptions } from './form-group.tsx'
import { Input } from './input.tsx'
import { type Attributes, classes, i18n } from './words.ts'

export interface PasswordInputProps extends LabelledInputOptions {
  value?: string | undefined
  /** "current-password" unless given. */
  autocomplete?: string | undefined
  button?: { classes?: string | undefined } | undefined
  showPasswordText?: string | undefined
  hidePasswordText?: string | undefined
  showPasswordAriaLabelText?: string | undefined
  hidePasswordAriaLabelText?: string | undefined
  passwordShownAnnouncementText?: string | undefined
  passwordHiddenAnnouncementText?: string | undefined
}

/** A password, with a button to show it where there is script. */
export function PasswordInput(props: PasswordInputProps) {
  const id = props.id || props.name
  const toggle = (
    <Button
      type="button"
      classes={classes(
        'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle',
        props.button?.classes,
      )}
      text={props.showPasswordText ?? 'Show'}
      attributes={{
        'aria-controls': id,
        'aria-label': props.showPasswordAriaLabelText ?? 'Show password',
        hidden: true,
      }}
    />
  )
  return (
    <Input
      formGroup={{
        classes: classes('govuk-password-input', props.formGroup?.classes),
        attributes: scriptAttributes(props),
        beforeInput: props.formGroup?.beforeInput,
        afterInput: [toggle, props.formGroup?.afterInput],
      }}
      inputWrapper={{ classes: 'govuk-password-input__wrapper' }}
      label={props.label}
      hint={props.hint}
      classes={classes('govuk-password-input__input govuk-js-password-input-input', props.classes)}
      errorMessage={props.errorMessage}
      id={id}
      name={props.name}
      type="password"
      spellcheck={false}
      autocapitalize="none"
      autocomplete={props.autocomplete || 'current-password'}
      value={props.value}
      disabled={props.disabled}
      describedBy={props.describedBy}
      attributes={props.attributes}
    />
  )
}

function scriptAttributes(props: PasswordInputProps): Attributes {
  return {
    'data-module': 'govuk-password-input',
    ...i18n('show-password', props.showPasswordText),
    ...i18n('hide-password', props.hidePasswordText),
    ...i18n('show-password-aria-label', props.showPasswordAriaLabelText),
    ...i18n('hide-password-aria-label', props.hidePasswordAriaLabelText),
    ...i18n('password-shown-announcement', props.passwordShownAnnouncementText),
    ...i18n('password-hidden-announcement', props.passwordHiddenAnnouncementText),
    ...props.formGroup?.attributes,
  }
}

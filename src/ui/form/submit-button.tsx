import type { ComponentChildren } from 'preact'
import { Button } from '../govuk/button.tsx'
import { type Attributes, classes } from '../govuk/words.ts'

export interface SubmitButtonProps {
  text?: string | undefined
  children?: ComponentChildren
  /** Sent with `value` when this is the button that was pressed. */
  name?: string | undefined
  value?: string | undefined
  /** "primary", the one filled button of a page, unless given. */
  kind?: 'primary' | 'secondary' | 'warning' | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** Sends the form; with script, a second press within a second does nothing. */
export function SubmitButton({ kind = 'primary', ...props }: SubmitButtonProps) {
  return (
    <Button
      {...props}
      type="submit"
      preventDoubleClick
      classes={classes(kind !== 'primary' && `govuk-button--${kind}`, props.classes)}
    />
  )
}

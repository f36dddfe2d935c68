import type { ComponentChildren } from 'preact'
import { attrs, type Attributes, classes, type Words, words } from './words.ts'

export interface ErrorMessageProps extends Words {
  children?: ComponentChildren
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  /** Read out before the message. An empty string leaves it out. */
  visuallyHiddenText?: string | undefined
}

/** What is wrong with one field. */
export function ErrorMessage(props: ErrorMessageProps) {
  const prefix = props.visuallyHiddenText ?? 'Error'
  return (
    <p id={props.id} class={classes('govuk-error-message', props.classes)} {...attrs(props.attributes)}>
      {prefix && (
        <>
          <span class="govuk-visually-hidden">{prefix}:</span>{' '}
        </>
      )}
      {words(props)}
    </p>
  )
}

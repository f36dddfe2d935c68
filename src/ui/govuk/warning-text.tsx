import type { ComponentChildren } from 'preact'
import { attrs, type Attributes, classes, words } from './words.ts'

export interface WarningTextProps {
  text?: string | undefined
  children?: ComponentChildren
  /** Read out in place of the mark. "Warning" unless given. */
  iconFallbackText?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** What follows from going on. */
export function WarningText(props: WarningTextProps) {
  return (
    <div class={classes('govuk-warning-text', props.classes)} {...attrs(props.attributes)}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>{' '}
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{props.iconFallbackText || 'Warning'}</span> {words(props)}
      </strong>
    </div>
  )
}

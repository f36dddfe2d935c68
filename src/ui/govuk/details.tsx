import type { ComponentChildren } from 'preact'
import { attrs, type Attributes, classes, words } from './words.ts'

export interface DetailsProps {
  summaryText?: string | undefined
  /** In place of `summaryText`. */
  summary?: ComponentChildren
  text?: string | undefined
  children?: ComponentChildren
  id?: string | undefined
  open?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** Something that can be opened where it stands. */
export function Details(props: DetailsProps) {
  return (
    <details
      id={props.id || undefined}
      class={classes('govuk-details', props.classes)}
      {...attrs(props.attributes)}
      open={props.open}
    >
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{words({ text: props.summaryText, content: props.summary })}</span>
      </summary>
      <div class="govuk-details__text">{words(props)}</div>
    </details>
  )
}

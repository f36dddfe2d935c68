import type { ComponentChildren } from 'preact'
import { attrs, type Attributes, classes, drawn, type Words, words } from './words.ts'

export interface LabelOptions extends Words {
  classes?: string | undefined
  attributes?: Attributes | undefined
  /** Wraps the label in the page's h1. */
  isPageHeading?: boolean | undefined
}

export interface LabelProps extends LabelOptions {
  children?: ComponentChildren
  for?: string | undefined
}

/** The label of one input. Draws nothing when it has no words. */
export function Label(props: LabelProps) {
  const content = words(props)
  if (!drawn(content)) return null
  const label = (
    <label class={classes('govuk-label', props.classes)} for={props.for} {...attrs(props.attributes)}>
      {content}
    </label>
  )
  return props.isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}

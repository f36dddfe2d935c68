import type { ComponentChildren } from 'preact'
import { attrs, type Attributes, classes, drawn, type Words, words } from './words.ts'

export interface LegendOptions extends Words {
  classes?: string | undefined
  /** Puts the legend in the page's h1. */
  isPageHeading?: boolean | undefined
}

export interface FieldsetOptions {
  /** Ids of what describes the group, separated by spaces. */
  describedBy?: string | undefined
  legend?: LegendOptions | undefined
  classes?: string | undefined
  role?: string | undefined
  attributes?: Attributes | undefined
}

export interface FieldsetProps extends FieldsetOptions {
  children?: ComponentChildren
}

/** A group of inputs with one question. */
export function Fieldset(props: FieldsetProps) {
  return (
    <fieldset
      class={classes('govuk-fieldset', props.classes)}
      role={props.role as 'group' | undefined}
      aria-describedby={props.describedBy || undefined}
      {...attrs(props.attributes)}
    >
      {props.legend && <Legend {...props.legend} />}
      {props.children}
    </fieldset>
  )
}

function Legend(props: LegendOptions) {
  const content = words(props)
  if (!drawn(content)) return null
  return (
    <legend class={classes('govuk-fieldset__legend', props.classes)}>
      {props.isPageHeading ? <h1 class="govuk-fieldset__heading">{content}</h1> : content}
    </legend>
  )
}

import type { ComponentChildren } from 'preact'
import { attrs, type Attributes, classes, words } from './words.ts'

export interface InsetTextProps {
  text?: string | undefined
  children?: ComponentChildren
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** Words set apart by a bar at their left. */
export function InsetText(props: InsetTextProps) {
  return (
    <div id={props.id || undefined} class={classes('govuk-inset-text', props.classes)} {...attrs(props.attributes)}>
      {words(props)}
    </div>
  )
}

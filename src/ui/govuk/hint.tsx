import type { ComponentChildren } from 'preact'
import { attrs, type Attributes, classes, type Words, words } from './words.ts'

export interface HintProps extends Words {
  children?: ComponentChildren
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** A line of help under a label. */
export function Hint(props: HintProps) {
  return (
    <div id={props.id} class={classes('govuk-hint', props.classes)} {...attrs(props.attributes)}>
      {words(props)}
    </div>
  )
}

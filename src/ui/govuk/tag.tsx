import type { ComponentChildren } from 'preact'
import { attrs, type Attributes, classes, words } from './words.ts'

export interface TagProps {
  text?: string | number | undefined
  children?: ComponentChildren
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** A word on a tint. */
export function Tag(props: TagProps) {
  return (
    <strong class={classes('govuk-tag', props.classes)} {...attrs(props.attributes)}>
      {words(props)}
    </strong>
  )
}

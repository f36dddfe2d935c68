import type { ComponentChildren } from 'preact'
import { attrs, type Attributes, classes, words } from './words.ts'

export interface BackLinkProps {
  /** "Back" unless given. */
  text?: string | undefined
  children?: ComponentChildren
  href?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** A link to the page before. */
export function BackLink(props: BackLinkProps) {
  return (
    <a href={props.href || '#'} class={classes('govuk-back-link', props.classes)} {...attrs(props.attributes)}>
      {words({ text: props.text || 'Back', content: props.children })}
    </a>
  )
}

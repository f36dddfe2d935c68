import type { ComponentChildren } from 'preact'
import { attrs, type Attributes, classes, words } from './words.ts'

export interface SkipLinkProps {
  text?: string | undefined
  children?: ComponentChildren
  /** "#content" unless given. */
  href?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** The first link of a page, past its navigation. */
export function SkipLink(props: SkipLinkProps) {
  return (
    <a
      href={props.href || '#content'}
      class={classes('govuk-skip-link', props.classes)}
      {...attrs(props.attributes)}
      data-module="govuk-skip-link"
    >
      {words(props)}
    </a>
  )
}

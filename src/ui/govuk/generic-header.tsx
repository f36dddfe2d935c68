import type { ComponentChildren } from 'preact'
import { attrs, type Attributes, classes, words } from './words.ts'

export interface GenericHeaderProps {
  logoText?: string | undefined
  /** In place of `logoText`. */
  logo?: ComponentChildren
  /** "/" unless given. */
  url?: string | undefined
  containerClasses?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** The band at the top of a page that is not GOV.UK's. */
export function GenericHeader(props: GenericHeaderProps) {
  return (
    <div class={classes('govuk-generic-header', props.classes)} {...attrs(props.attributes)}>
      <div class={classes('govuk-generic-header__container', props.containerClasses || 'govuk-width-container')}>
        <div class="govuk-generic-header__logo">
          <a href={props.url || '/'} class="govuk-generic-header__homepage-link">
            {words({ text: props.logoText, content: props.logo })}
          </a>
        </div>
      </div>
    </div>
  )
}

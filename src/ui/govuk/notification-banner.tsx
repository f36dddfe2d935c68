import type { ComponentChildren } from 'preact'
import { Heading } from './heading.tsx'
import { attrs, type Attributes, classes, drawn, words } from './words.ts'

export interface NotificationBannerProps {
  /** One line, set as a heading. */
  text?: string | undefined
  /** In place of `text`; brings its own paragraphs. */
  children?: ComponentChildren
  titleText?: string | undefined
  /** In place of `titleText`. */
  title?: ComponentChildren
  titleHeadingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined
  titleId?: string | undefined
  /** "success" is read out at once. */
  type?: 'success' | (string & {}) | undefined
  role?: 'alert' | 'region' | (string & {}) | undefined
  disableAutoFocus?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** News about the page that is open. */
export function NotificationBanner(props: NotificationBannerProps) {
  const success = props.type === 'success'
  const titleId = props.titleId || 'govuk-notification-banner-title'
  return (
    <div
      {...attrs({
        class: classes('govuk-notification-banner', success && 'govuk-notification-banner--success', props.classes),
        role: props.role || (success ? 'alert' : 'region'),
        'aria-labelledby': titleId,
        'data-module': 'govuk-notification-banner',
        'data-disable-auto-focus': props.disableAutoFocus === undefined ? undefined : `${props.disableAutoFocus}`,
        ...props.attributes,
      })}
    >
      <div class="govuk-notification-banner__header">
        <Heading level={props.titleHeadingLevel || 2} class="govuk-notification-banner__title" id={titleId}>
          {words({ text: props.titleText || (success ? 'Success' : 'Important'), content: props.title })}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {drawn(props.children)
          ? props.children
          : props.text && <p class="govuk-notification-banner__heading">{props.text}</p>}
      </div>
    </div>
  )
}

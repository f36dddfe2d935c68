import type { ComponentChildren } from 'preact'
import { attrs, type Attributes, classes, drawn, type Words, words } from './words.ts'

export interface ErrorSummaryItem extends Words {
  /** "#" and the id of the input. */
  href?: string | undefined
  attributes?: Attributes | undefined
}

export interface ErrorSummaryProps {
  titleText?: string | undefined
  /** In place of `titleText`. */
  title?: ComponentChildren
  descriptionText?: string | undefined
  /** In place of `descriptionText`. */
  description?: ComponentChildren
  errorList?: readonly ErrorSummaryItem[] | undefined
  disableAutoFocus?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** What has to be put right on a page, with a link to each place. */
export function ErrorSummary(props: ErrorSummaryProps) {
  const description = words({ text: props.descriptionText, content: props.description })
  return (
    <div
      class={classes('govuk-error-summary', props.classes)}
      data-disable-auto-focus={props.disableAutoFocus === undefined ? undefined : `${props.disableAutoFocus}`}
      {...attrs(props.attributes)}
      data-module="govuk-error-summary"
    >
      {/* The alert is a child, because script moves the focus to the parent and would cut the reading short. */}
      <div role="alert">
        <h2 class="govuk-error-summary__title">{words({ text: props.titleText, content: props.title })}</h2>
        <div class="govuk-error-summary__body">
          {drawn(description) && <p>{description}</p>}
          {props.errorList && props.errorList.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {props.errorList.map((item) => (
                <li>
                  {item.href ? (
                    <a href={item.href} {...attrs(item.attributes)}>
                      {words(item)}
                    </a>
                  ) : (
                    words(item)
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}

import type { ComponentChildren } from 'preact'
import { attrs, type Attributes, classes, drawn } from './words.ts'

export interface ButtonProps {
  text?: string | undefined
  children?: ComponentChildren
  id?: string | undefined
  name?: string | undefined
  /** "submit" unless given. */
  type?: 'submit' | 'button' | 'reset' | undefined
  value?: string | undefined
  disabled?: boolean | undefined
  /** Draws a link that looks like a button. */
  href?: string | undefined
  preventDoubleClick?: boolean | undefined
  isStartButton?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** A button, or a link that looks like one when it has an `href`. */
export function Button(props: ButtonProps) {
  const common = {
    class: classes('govuk-button', props.classes, props.isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    id: props.id || undefined,
    ...attrs(props.attributes),
  }
  const inner = (
    <>
      <ButtonWords {...props} />
      {props.isStartButton && <StartIcon />}
    </>
  )
  if (props.href) {
    return (
      <a href={props.href} role="button" draggable={false} {...common}>
        {inner}
      </a>
    )
  }
  return (
    <button
      type={props.type || 'submit'}
      value={props.value || undefined}
      name={props.name || undefined}
      disabled={props.disabled}
      aria-disabled={props.disabled ? 'true' : undefined}
      data-prevent-double-click={props.preventDoubleClick === undefined ? undefined : `${props.preventDoubleClick}`}
      {...common}
    >
      {inner}
    </button>
  )
}

/** A start button is a flex box, which drops the white space between elements: its JSX stays in one span. */
function ButtonWords({ text, children, isStartButton }: ButtonProps) {
  if (!drawn(children)) return <>{text}</>
  return isStartButton ? <span>{children}</span> : <>{children}</>
}

function StartIcon() {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  )
}

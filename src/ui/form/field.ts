import type { ComponentChildren } from 'preact'
import type { ErrorMessageOptions, HintOptions } from '../govuk/form-group.tsx'
import { type Attributes, classes, drawn, type Words } from '../govuk/words.ts'
import { errorOf, type FormState } from './state.ts'

/** What every field takes. */
export interface FieldProps {
  state: FormState
  /** The name, and the id, of the input. */
  name: string
  label: string
  hint?: ComponentChildren
  /** Says so after the label. */
  optional?: boolean | undefined
  /** Makes the label the page's h1. */
  pageHeading?: boolean | undefined
  labelSize?: 's' | 'm' | 'l' | 'xl' | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

interface Named {
  text: string
  classes: string | undefined
  isPageHeading: boolean | undefined
}

/** The label of an input, or the legend of a group of them. */
export function named(part: 'label' | 'fieldset__legend', props: FieldProps): Named {
  const size = props.labelSize ?? (props.pageHeading ? 'xl' : undefined)
  return {
    text: props.optional ? `${props.label} (optional)` : props.label,
    classes: size && `govuk-${part}--${size}`,
    isPageHeading: props.pageHeading,
  }
}

/** The hint, if there is one, and the error, if there is one. */
export function hintAndError(props: Pick<FieldProps, 'state' | 'name' | 'hint'>): {
  hint: HintOptions | undefined
  errorMessage: ErrorMessageOptions | undefined
} {
  return { hint: slot(props.hint), errorMessage: errorOf(props.state, props.name) }
}

/** JSX as a slot, or nothing. */
export function slot(content: ComponentChildren): Words | undefined {
  return drawn(content) ? { content } : undefined
}

/** What the components with one labelled input take from a field. */
export function labelled(props: FieldProps, ...names: (string | false | undefined)[]) {
  return {
    id: props.name,
    name: props.name,
    label: named('label', props),
    ...hintAndError(props),
    classes: classes(...names, props.classes) || undefined,
    attributes: props.attributes,
  }
}

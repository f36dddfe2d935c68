import type { ComponentChildren } from 'preact'
import { ErrorMessage, type ErrorMessageProps } from './error-message.tsx'
import { Hint, type HintProps } from './hint.tsx'
import type { LabelOptions } from './label.tsx'
import { attrs, type Attributes, classes, ids } from './words.ts'

export type HintOptions = Omit<HintProps, 'id' | 'children'>
export type ErrorMessageOptions = Omit<ErrorMessageProps, 'id' | 'children'>

export interface FormGroupOptions {
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** For the components with one input. */
export interface InputGroupOptions extends FormGroupOptions {
  beforeInput?: ComponentChildren
  afterInput?: ComponentChildren
}

/** For the components with several inputs. */
export interface InputsGroupOptions extends FormGroupOptions {
  beforeInputs?: ComponentChildren
  afterInputs?: ComponentChildren
}

/** What every component with one labelled input takes. */
export interface LabelledInputOptions {
  /** The name's value unless given. */
  id?: string | undefined
  name: string
  label: LabelOptions
  hint?: HintOptions | undefined
  errorMessage?: ErrorMessageOptions | undefined
  disabled?: boolean | undefined
  /** Ids of other elements that describe the input, separated by spaces. */
  describedBy?: string | undefined
  formGroup?: InputGroupOptions | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

interface Described {
  hint?: HintOptions | undefined
  errorMessage?: ErrorMessageOptions | undefined
}

/** The ids that describe a field: those given, then its hint, then its error. */
export function describedBy(id: string, field: Described, given?: string): string | undefined {
  return ids(given, field.hint && `${id}-hint`, field.errorMessage && `${id}-error`)
}

/** The hint and the error of a field, with the ids that `describedBy` names. */
export function HintAndError({ id, field }: { id: string; field: Described }) {
  return (
    <>
      {field.hint && <Hint {...field.hint} id={`${id}-hint`} />}
      {field.errorMessage && <ErrorMessage {...field.errorMessage} id={`${id}-error`} />}
    </>
  )
}

interface FormGroupProps {
  formGroup?: FormGroupOptions | undefined
  errorMessage?: ErrorMessageOptions | undefined
  children: ComponentChildren
}

/** The block around a field, with a bar at its left when it has an error. */
export function FormGroup({ formGroup, errorMessage, children }: FormGroupProps) {
  const name = classes('govuk-form-group', errorMessage && 'govuk-form-group--error', formGroup?.classes)
  return (
    <div class={name} {...attrs(formGroup?.attributes)}>
      {children}
    </div>
  )
}

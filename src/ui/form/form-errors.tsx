import { ErrorSummary, type ErrorSummaryItem } from '../govuk/error-summary.tsx'
import { dateMessage, dateParts, readDateField } from './read-date-field.ts'
import type { FormState } from './state.ts'

export interface FormErrorsProps {
  state: FormState
  /**
   * The label of each field by its name, in the order of the page. Without it the errors are in their own order.
   * The label is said before the message where two fields have the same one.
   */
  labels?: Readonly<Record<string, string>> | undefined
  titleText?: string | undefined
}

/** What has to be put right, with a link to the first input of each field; nothing when nothing is wrong. */
export function FormErrors({ state, labels = {}, titleText = 'Something needs putting right' }: FormErrorsProps) {
  const named = Object.keys(labels).filter((name) => Object.hasOwn(state.errors, name))
  const others = Object.keys(state.errors).filter((name) => !Object.hasOwn(labels, name))
  const errorList = [...named, ...others].map((name) => errorItem(state, labels, name)).filter((item) => !!item.text)
  if (errorList.length === 0) return null
  return <ErrorSummary titleText={titleText} errorList={errorList} />
}

function errorItem(state: FormState, labels: Readonly<Record<string, string>>, name: string): ErrorSummaryItem {
  const message = said(state, name)
  const twice = Object.keys(state.errors).filter((other) => said(state, other) === message).length > 1
  const label = Object.hasOwn(labels, name) ? labels[name] : undefined
  return {
    text: twice && label ? `${label}: ${message}` : message,
    href: name === '' ? undefined : `#${firstInputId(state, name)}`,
  }
}

const said = (state: FormState, name: string): string | undefined => {
  const words = state.errors[name]
  return words && isDate(state, name) ? dateMessage(state.values, name, words) : words
}

const isDate = (state: FormState, name: string): boolean =>
  dateParts.some((part) => Object.hasOwn(state.values, `${name}-${part}`))

/** Radios and checkboxes give their first choice the plain name; a date is linked to its first wrong part. */
function firstInputId(state: FormState, name: string): string {
  return isDate(state, name) ? `${name}-${readDateField(state.values, name).part ?? 'day'}` : name
}

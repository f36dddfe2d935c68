/**
 * What was typed into a form and what is wrong with it, both by the name of the field. The name "" is the whole form.
 */
export interface FormState {
  readonly values: Readonly<Record<string, string | string[]>>
  readonly errors: Readonly<Record<string, string>>
}

/** A form before anything was typed. */
export const emptyForm: FormState = { values: {}, errors: {} }

/** The one value of a field; the first where there are several. */
export function valueOf(values: FormState['values'], name: string): string | undefined {
  return valuesOf(values, name)[0]
}

/** All values of a field. */
export function valuesOf(values: FormState['values'], name: string): readonly string[] {
  // A name such as "constructor" is a field like any other.
  const value = Object.hasOwn(values, name) ? values[name] : undefined
  return value === undefined ? [] : [value].flat()
}

/** What is wrong with a field, as the components take it. */
export function errorOf(state: FormState, name: string): { text: string } | undefined {
  const text = Object.hasOwn(state.errors, name) ? state.errors[name] : undefined
  return text ? { text } : undefined
}

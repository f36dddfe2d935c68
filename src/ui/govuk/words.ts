import type { ComponentChildren } from 'preact'

/** What the package calls `text` or `html`: plain words, or JSX in `content`, which wins. Raw HTML is not accepted. */
export interface Words {
  text?: string | number | undefined
  content?: ComponentChildren
}

/** Further attributes of an element. Nothing, null and false leave the attribute out; true writes its name alone. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>

/** A list entry that a page may leave out in place, as in `condition && { text }`. */
export type Maybe<T> = T | null | undefined | false | ''

/** True when something would be drawn. */
export function drawn(content: ComponentChildren): boolean {
  return content !== undefined && content !== null && content !== false && content !== true && content !== ''
}

/** The JSX of a slot or of a component where there is any, else its text. */
export function words(slot: (Words & { children?: ComponentChildren }) | undefined): ComponentChildren {
  return [slot?.content, slot?.children].find(drawn) ?? slot?.text
}

/** Joins the class names that are there. */
export function classes(...names: Maybe<string>[]): string {
  return names.filter(Boolean).join(' ')
}

/** Further attributes, ready to be spread on an element. */
export function attrs(attributes: Attributes | undefined): object {
  const kept = Object.entries(attributes ?? {}).filter(([, v]) => v !== undefined && v !== null && v !== false)
  return Object.fromEntries(kept)
}

/** Joins ids for `aria-describedby`; undefined when there are none. */
export function ids(...names: Maybe<string>[]): string | undefined {
  return classes(...names) || undefined
}

/** Texts for the package's script, by plural form ("one", "other"). */
export type PluralTexts = Readonly<Record<string, string>>

/** The attribute through which the package's script reads a text of ours. */
export function i18n(key: string, message: string | PluralTexts | undefined): Attributes {
  if (message === undefined || message === '') return {}
  if (typeof message === 'string') return { [`data-i18n.${key}`]: message }
  return Object.fromEntries(Object.entries(message).map(([form, text]) => [`data-i18n.${key}.${form}`, text]))
}

import type { VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import type { Options } from './package.ts'

/** HTML as it is. For the proof only: the components take no raw HTML. */
export function raw(html: string): VNode {
  return jsxTemplate([html])
}

/** What an option that is HTML in the package is called here. At the top of a component, `html` is its children. */
const slots: Record<string, string> = {
  html: 'content',
  titleHtml: 'title',
  descriptionHtml: 'description',
  summaryHtml: 'summary',
  logoHtml: 'logo',
}

/** Options whose whole value is a slot here and `{ html }` in the package. */
const wholeSlots = new Set(['conditional'])

function isObject(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function adaptValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(adaptValue)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => adaptEntry(key, inner)))
}

function adaptEntry(key: string, value: unknown): [string, unknown] {
  if (key in slots && typeof value === 'string') return [slots[key] ?? key, raw(value)]
  if (wholeSlots.has(key) && isObject(value)) return [key, asSlot(value)]
  return [key, adaptValue(value)]
}

/** A slot from `{ html }` or from a string of HTML. */
export function asSlot(value: unknown): VNode | undefined {
  const html = isObject(value) ? value.html : value
  return typeof html === 'string' ? raw(html) : undefined
}

/** The options of a fixture as our props: the same names, with raw HTML made into JSX. */
export function adapt(options: Options): Options {
  const adapted = adaptValue(options) as Options
  if (!('html' in options)) return adapted
  const { content, ...others } = adapted
  return { ...others, children: content }
}

import { Fragment, isValidElement, type ComponentChild } from 'preact'

/** Elements that have no content and no end tag (HTML, 13.1.2). */
const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/** Attributes that say "false" and "true" in words where others are left out or stand alone (HTML, 2.3.3; ARIA, 6.2). */
const inWords = /^(?:aria-|data-|draggable$|spellcheck$)/

const safeName = /^[A-Za-z][\w:.-]*$/
const special = /["&<]/
const specials = /["&<]/g
const entities: Record<string, string> = { '"': '&quot;', '&': '&amp;', '<': '&lt;' }

interface Writing {
  html: string
  used: Set<string>
}

interface Attribute {
  /** with the space before it and, for one that has a value, the equals sign after */
  alone: string
  before: string
  inWords: boolean
}

// The names are those that the pages are written with, so these hold a few hundred at most.
const attributes = new Map<string, Attribute>()
const tags = new Map<string, { start: string; end: string }>()

/**
 * Components and elements as HTML, every text and every value escaped. It knows what the pages use of JSX and nothing
 * else: components are functions of their props, without state or context, and there is no way in for raw HTML. A list
 * takes it little more than half as long as the general renderer, `preact-render-to-string`, to which
 * `write-html.test.tsx` holds it.
 * @param used is given what the `<use>` elements refer to, in the order in which they come
 * @throws when the name of an element or an attribute is not one
 */
export function writeHtml(node: ComponentChild, used = new Set<string>()): string {
  const page = { html: '', used }
  write(page, node)
  return page.html
}

function write(page: Writing, node: ComponentChild): void {
  if (typeof node === 'string') page.html += escaped(node)
  else if (typeof node === 'number' || typeof node === 'bigint') page.html += `${node}`
  else if (Array.isArray(node)) for (const each of node as ComponentChild[]) write(page, each)
  // An object that did not come of JSX, such as one read from elsewhere, is not drawn.
  else if (isValidElement(node)) {
    const { type, props } = node
    if (typeof type === 'string') writeElement(page, type, props as Record<string, unknown>)
    else if (type === Fragment) write(page, props.children as ComponentChild)
    else write(page, (type as (props: object) => ComponentChild)(props))
  }
}

function writeElement(page: Writing, type: string, props: Record<string, unknown>): void {
  const tag = tags.get(type) ?? tagOf(type)
  page.html += tag.start
  if (type === 'use') page.used.add(String(props['href']))
  // Not `for … in`: once pages of many shapes were written, V8 (Node 26) took back the compiled code at nearly every element.
  for (const name of Object.keys(props)) {
    const value = props[name]
    if (name === 'children' || value === undefined || value === null) continue
    const attribute = attributes.get(name) ?? attributeOf(name)
    if (typeof value === 'string') page.html += value === '' ? attribute.alone : `${attribute.before}${escaped(value)}"`
    else if (typeof value === 'number' || attribute.inWords) page.html += `${attribute.before}${String(value)}"`
    else if (value === true) page.html += attribute.alone
  }
  if (tag.end === '') {
    page.html += '/>'
    return
  }
  page.html += '>'
  write(page, props['children'] as ComponentChild)
  page.html += tag.end
}

function escaped(text: string): string {
  return special.test(text) ? text.replace(specials, (found) => entities[found] ?? '') : text
}

function tagOf(type: string) {
  const tag = { start: `<${named(type)}`, end: voids.has(type) ? '' : `</${type}>` }
  tags.set(type, tag)
  return tag
}

function attributeOf(name: string): Attribute {
  // SVG keeps its capitals (SVG 2, 8.2); HTML has none.
  const written = named(name === 'viewBox' ? name : name.toLowerCase())
  const attribute = { alone: ` ${written}`, before: ` ${written}="`, inWords: inWords.test(written) }
  attributes.set(name, attribute)
  return attribute
}

function named(name: string): string {
  if (!safeName.test(name)) throw new Error('That is no name of an element or an attribute')
  return name
}

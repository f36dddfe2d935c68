import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** A `Page` or `BarePage` as the text of an HTML document. */
export function renderDocument(page: VNode): string {
  return `<!DOCTYPE html>${renderToString(page)}`
}

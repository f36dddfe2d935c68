import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { withMarks } from './sprite.tsx'

/** A `Page` or `BarePage` as the text of an HTML document. */
export function renderDocument(page: VNode): string {
  return withMarks(`<!DOCTYPE html>${renderToString(page)}`)
}

import type { VNode } from 'preact'
import { withMarks } from './sprite.tsx'
import { writeHtml } from './write-html.ts'

/** A `Page` or `BarePage` as the text of an HTML document. */
export function renderDocument(page: VNode): string {
  const used = new Set<string>()
  return withMarks(`<!DOCTYPE html>${writeHtml(page, used)}`, used)
}

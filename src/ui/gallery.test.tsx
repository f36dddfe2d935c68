import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { beforeAll, describe, expect, test } from 'vitest'

import { compileStyles } from '../browser/styles/compile-styles.ts'
import { gallery } from './gallery.tsx'
import { renderDocument } from './layout/render-document.ts'

const folder = fileURLToPath(new URL('../../.cache/gallery/', import.meta.url))

beforeAll(() => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}main.css`, compileStyles())
})

const all = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, found]) => found ?? '')

describe.each(Object.entries(gallery))('the sample page %s', (name, page) => {
  const html = renderDocument(page)
  writeSample(name, html)

  test('has nothing that the content security policy refuses', () => {
    expect(html).not.toMatch(/\sstyle=/)
    expect(html).not.toMatch(/<style/)
    expect(html).not.toMatch(/\son[a-z]+=/)
    expect(html).not.toMatch(/<script(?![^>]* src=)/)
    expect(html).not.toMatch(/(?:href|src)="(?:javascript|data):/)
  })

  test('has one h1, one main and one of each landmark of the page', () => {
    for (const tag of ['h1', 'main', 'header', 'footer']) {
      expect(all(html, new RegExp(`<(${tag})[ >]`, 'g'))).toEqual([tag])
    }
    expect(html).toMatch(/<html lang="en-GB" class="govuk-template">/)
  })

  test('has each id once, and every reference to an id finds it', () => {
    const ids = all(html, /\sid="([^"]*)"/g)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    const references = [
      ...all(html, /\s(?:aria-labelledby|aria-describedby)="([^"]*)"/g).flatMap((list) => list.split(' ')),
      ...all(html, /\sfor="([^"]*)"/g),
      ...all(html, /<use[^>]* href="#([^"]*)"/g),
    ]
    expect(references.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('hangs the line at most once outside its pictures', () => {
    const here = all(html, /class="([^"]*\bpl-here\b[^"]*)"/g)
    // The strip's is hidden while the agenda's is shown, and the other way round.
    expect(here.filter((classes) => !classes.includes('pl-strip__jump'))).toHaveLength(1)
  })
})

/** For looking at: open .cache/gallery/session.html. */
function writeSample(name: string, html: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}${name}.html`, html)
}

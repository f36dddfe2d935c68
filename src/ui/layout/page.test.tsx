import { expect, test } from 'vitest'

import { BarePage, Page, type PageProps } from './page.tsx'
import { renderDocument } from './render-document.ts'
import { Mark } from '../pieces/mark.tsx'
import { SYMBOL_IDS } from './sprite.tsx'

const props: PageProps = {
  title: 'Home',
  assets: { css: '/assets/main.css', js: '/assets/live.js' },
  nav: [
    { text: 'Home', href: '/', current: true },
    { text: 'Sessions', href: '/sessions' },
  ],
  organisation: 'Wrenfold Primary School',
  person: { name: 'Morwenna Tait', href: '/supervision' },
  csrf: 'a"token',
  children: <h1>Home</h1>,
}

test('a page with errors says so first in its title', () => {
  expect(renderDocument(<Page {...props} />)).toContain('<title>Home - Plumbline</title>')
  expect(renderDocument(<Page {...props} hasErrors />)).toContain('<title>Error: Home - Plumbline</title>')
})

test('signing out is a form that carries the token', () => {
  const html = renderDocument(<Page {...props} />)
  expect(html).toContain(
    '<form action="/sign-out" method="post"><input type="hidden" name="_csrf" value="a&quot;token"',
  )
})

test('the script is a module from elsewhere, or absent', () => {
  expect(renderDocument(<Page {...props} />)).toContain('<script type="module" src="/assets/live.js"></script>')
  expect(renderDocument(<Page {...props} assets={{ css: '/main.css', js: null }} />)).not.toContain('<script')
})

test('only the section the page belongs to is current', () => {
  expect(renderDocument(<Page {...props} />).match(/aria-current="true"/g)).toHaveLength(1)
})

test('the ribbon of the demonstration comes with a way into somebody else, and is absent elsewhere', () => {
  expect(renderDocument(<Page {...props} />)).not.toContain('Demonstration')
  const html = renderDocument(<Page {...props} demo={{ href: '/step-into' }} />)
  expect(html).toContain('Demonstration: nobody here is real')
  expect(html).toContain('href="/step-into"')
})

test('a signed-out page has no navigation and nobody to sign out', () => {
  const html = renderDocument(
    <BarePage title="Sign in" assets={props.assets}>
      <h1>Sign in</h1>
    </BarePage>,
  )
  expect(html).not.toMatch(/<nav|Sign out/)
})

test('every page says what to do when a child is in danger', () => {
  expect(renderDocument(<Page {...props} />)).toContain('If a child is in immediate danger, call 999.')
})

test('a page carries the marks it uses, each once, and no others', () => {
  const html = renderDocument(
    <Page {...props}>
      <Mark id="rag-r" />
      <Mark id="rag-r" />
      <Mark id="st-met" />
    </Page>,
  )
  const carried = SYMBOL_IDS.filter((id) => html.includes(`<symbol id="${id}"`))
  expect(carried).toEqual(['rag-r', 'st-met'])
  for (const id of carried) expect(html.split(`id="${id}"`)).toHaveLength(2)
})

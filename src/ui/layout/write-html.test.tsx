import type { ComponentChild } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { gallery } from '../gallery.tsx'
import { writeHtml } from './write-html.ts'

describe('what is written is what the renderer of the library writes', () => {
  test.each(Object.entries(gallery))('of the sample page %s', (_name, page) => {
    expect(writeHtml(page)).toBe(renderToString(page))
  })

  const Pair = ({ children }: { children?: ComponentChild }) => (
    <>
      {children} and {2n ** 64n}
    </>
  )
  test.each<[string, ComponentChild]>([
    ['text that is special', <p title={'"a" & <b>'}>{'"a" & <b> it’s'}</p>],
    ['what is nothing', <p>{[null, undefined, true, false, '', 0, Number.NaN]}</p>],
    ['attributes that are nothing', <p id="" class={undefined} hidden={false} title={''} lang="en" />],
    ['what stands alone', <input disabled required checked={false} value="" maxLength={5} tabIndex={-1} />],
    ['what is said in words', <p aria-hidden={false} data-set={true} draggable={false} spellcheck={true} />],
    ['numbers', <progress max={10} value={0.5} />],
    ['lists of lists', <ul>{[[<li key="1">1</li>, [<li key="2">2</li>]], 'text']}</ul>],
    ['components in fragments', <Pair>{[<Pair key="a" />, 'b']}</Pair>],
    ['a drawing', <svg viewBox="0 0 1 1" aria-hidden="true" stroke-width="2" children={<use href="#a" />} />],
    ['empty elements', [<br key="1" />, <hr key="2" class="x" />, <div key="3" />, <i key="4">{''}</i>]],
    ['children that are no text', <option selected={true} value={3} children={4} />],
  ])('for %s', (_name, node) => {
    expect(writeHtml(<main>{node}</main>)).toBe(renderToString(<main>{node}</main>))
  })
})

test('an object that did not come of JSX is not drawn', () => {
  const read = JSON.parse('{"type":"script","props":{"children":"alert(1)"},"key":null,"ref":null}') as ComponentChild
  expect(writeHtml(<p>{read}</p>)).toBe('<p></p>')
})

test('the name of an attribute or an element cannot carry more than a name', () => {
  const Odd = 'p onclick=alert(1)' as unknown as 'p'
  expect(() => writeHtml(<Odd />)).toThrow()
  const odd: object = { 'x onclick=alert(1)': 'y' }
  expect(() => writeHtml(<p {...odd} />)).toThrow()
})

test('what is used is told in the order in which it comes, once', () => {
  const used = new Set<string>()
  const mark = (id: string) => <svg key={id} children={<use href={`#${id}`} />} />
  writeHtml(<p>{[mark('b'), mark('a'), mark('b')]}</p>, used)
  expect([...used]).toEqual(['#b', '#a'])
})

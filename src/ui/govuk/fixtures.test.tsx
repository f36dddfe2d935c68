import type { ComponentType, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { BackLink } from './back-link.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { Button } from './button.tsx'
import { CharacterCount } from './character-count.tsx'
import { Checkboxes } from './checkboxes.tsx'
import { DateInput } from './date-input.tsx'
import { Details } from './details.tsx'
import { ErrorMessage } from './error-message.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Fieldset } from './fieldset.tsx'
import { FileUpload } from './file-upload.tsx'
import { adapt } from './proof/adapt.tsx'
import { asFooter, asServiceNavigation } from './proof/own-shape.tsx'
import { type Options, packageComponents, packageFixtures } from './proof/package.ts'
import { canonical } from './proof/tree.ts'
import { Footer } from './footer.tsx'
import { GenericHeader } from './generic-header.tsx'
import { Hint } from './hint.tsx'
import { Input } from './input.tsx'
import { InsetText } from './inset-text.tsx'
import { Label } from './label.tsx'
import { NotificationBanner } from './notification-banner.tsx'
import { Pagination } from './pagination.tsx'
import { PasswordInput } from './password-input.tsx'
import { Radios } from './radios.tsx'
import { Select } from './select.tsx'
import { ServiceNavigation } from './service-navigation.tsx'
import { SkipLink } from './skip-link.tsx'
import { SummaryList } from './summary-list.tsx'
import { Table } from './table.tsx'
import { Tag } from './tag.tsx'
import { TaskList } from './task-list.tsx'
import { Textarea } from './textarea.tsx'
import { WarningText } from './warning-text.tsx'

type Draw = (options: Options) => VNode

/** The options of a fixture are not typed, so this is where they become our props. */
function drawn<Props extends object>(
  Component: ComponentType<Props>,
  shape: (options: Options) => object = adapt,
): Draw {
  return (options) => <Component {...(shape(options) as Props)} />
}

const ported: Record<string, Draw> = {
  'back-link': drawn(BackLink),
  breadcrumbs: drawn(Breadcrumbs),
  button: drawn(Button),
  'character-count': drawn(CharacterCount),
  checkboxes: drawn(Checkboxes),
  'date-input': drawn(DateInput),
  details: drawn(Details),
  'error-message': drawn(ErrorMessage),
  'error-summary': drawn(ErrorSummary),
  fieldset: drawn(Fieldset),
  'file-upload': drawn(FileUpload),
  footer: drawn(Footer, asFooter),
  'generic-header': drawn(GenericHeader),
  hint: drawn(Hint),
  input: drawn(Input),
  'inset-text': drawn(InsetText),
  label: drawn(Label),
  'notification-banner': drawn(NotificationBanner),
  pagination: drawn(Pagination),
  'password-input': drawn(PasswordInput),
  radios: drawn(Radios),
  // One fixture has no items, which our types do not allow.
  select: drawn(Select, (options) => ({ items: [], ...adapt(options) })),
  'service-navigation': drawn(ServiceNavigation, asServiceNavigation),
  'skip-link': drawn(SkipLink),
  'summary-list': drawn(SummaryList),
  table: drawn(Table),
  tag: drawn(Tag),
  'task-list': drawn(TaskList),
  textarea: drawn(Textarea),
  'warning-text': drawn(WarningText),
}

const notPorted = [
  'accordion',
  'cookie-banner',
  'exit-this-page',
  'feedback',
  'header',
  'language-navigation',
  'panel',
  'phase-banner',
  'tabs',
]

/** Fixtures that are not proved, each with its reason, as "component: fixture". */
const exceptions: Record<string, string> = {}

describe.each(Object.entries(ported))('%s', (component, draw) => {
  test.each(packageFixtures(component).map((fixture) => [fixture.name, fixture] as const))(
    'draws the fixture "%s" as the package does',
    (name, fixture) => {
      const ours = canonical(renderToString(draw(fixture.options)))
      const theirs = canonical(fixture.html)
      if (`${component}: ${name}` in exceptions) expect(ours).not.toEqual(theirs)
      else expect(ours).toEqual(theirs)
    },
  )
})

test('every component of the package is ported or listed as left out', () => {
  expect([...Object.keys(ported), ...notPorted].toSorted()).toEqual(packageComponents())
})

test('every ported component has fixtures, and no two of one component share a name', () => {
  for (const component of Object.keys(ported)) {
    const names = packageFixtures(component).map((fixture) => fixture.name)
    expect(names.length, component).toBeGreaterThan(4)
    expect(new Set(names).size, component).toBe(names.length)
  }
})

test('every exception names a fixture that exists', () => {
  const all = Object.keys(ported).flatMap((name) => packageFixtures(name).map((fixture) => `${name}: ${fixture.name}`))
  expect(Object.keys(exceptions).filter((name) => !all.includes(name))).toEqual([])
})

describe('the comparison', () => {
  const said = (html: string) => canonical(html).join('\n')

  test.each([
    ['an attribute that is missing', '<p class="a" id="b">x</p>', '<p class="a">x</p>'],
    ['an attribute with another value', '<input id="a">', '<input id="b">'],
    ['a class in another place', '<p class="a b">x</p>', '<p class="b a">x</p>'],
    ['another element', '<p>x</p>', '<div>x</div>'],
    ['an element too many', '<p>x</p>', '<p><span>x</span></p>'],
    ['elements in another order', '<b>x</b><i>y</i>', '<i>y</i><b>x</b>'],
    ['another word', '<p>Error: wrong</p>', '<p>Error: right</p>'],
    ['a space lost between two words', '<p><span>Error:</span> wrong</p>', '<p><span>Error:</span>wrong</p>'],
    ['a space lost inside what somebody typed', '<textarea>a  b</textarea>', '<textarea>a b</textarea>'],
    ['a tag that was escaped', '<p>a <b>b</b></p>', '<p>a &lt;b&gt;b&lt;/b&gt;</p>'],
    ['a true attribute that is missing', '<input disabled>', '<input>'],
  ])('sees %s', (_, one, other) => {
    expect(said(one)).not.toBe(said(other))
  })

  test.each([
    ['the order of attributes', '<p class="a" id="b">x</p>', '<p id="b" class="a">x</p>'],
    ['the spelling of a true attribute', '<input disabled="">', '<input disabled/>'],
    ['the spelling of a character', '<p>it&#39;s &amp; so</p>', "<p>it's &#x26; so</p>"],
    ['white space at the ends of a block', '<p>\n  x  y\n</p>\n', '<p>x y</p>'],
    ['on which side of a tag a space stands', '<p>a <b>b</b></p>', '<p>a<b> b</b></p>'],
  ])('does not mind %s', (_, one, other) => {
    expect(said(one)).toBe(said(other))
  })

  test.each(['<p>x', '<p>x</div>', '<p id="a" id="b">x</p>', '<p>&unheard;</p>', '<p a=b>x</p>'])(
    'refuses %s, which it does not understand',
    (html) => {
      expect(() => canonical(html)).toThrow()
    },
  )

  test('sees a difference planted in a component', () => {
    const [fixture] = packageFixtures('button')
    const ours = renderToString(<Button {...(fixture?.options ?? {})} classes="planted" />)
    expect(canonical(ours)).not.toEqual(canonical(fixture?.html ?? ''))
  })
})

test('words that look like HTML are words', () => {
  const nasty = '<script>alert(1)</script>'
  const html = renderToString(
    <Input name="a" value={nasty} label={{ text: nasty }} hint={{ text: nasty }} errorMessage={{ content: nasty }} />,
  )
  expect(html).not.toContain('<script>')
})

test('a text that begins with a line break keeps it through a browser, which drops one', () => {
  const html = renderToString(<Textarea name="a" label={{ text: 'A' }} value={'\nsecond line'} />)
  expect(html).toContain('>\n\nsecond line</textarea>')
})

test('content can stand before and after an input', () => {
  const group = { beforeInput: <i>before</i>, afterInput: <i>after</i> }
  const html = renderToString(<Input name="a" label={{ text: 'A' }} formGroup={group} />)
  expect(html).toContain('<div class="govuk-input__wrapper"><i>before</i><input')
  expect(html).toContain('<i>after</i></div></div>')
})

test('a footer shows no crown, licence or copyright unless they are handed over', () => {
  const html = renderToString(<Footer meta={{ text: 'In immediate danger call 999.' }} />)
  expect(html).not.toMatch(/svg|crown|copyright|licence/i)
})

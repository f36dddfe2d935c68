import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { completed, openSession } from '../test/builders/open-session.ts'
import type { TestPerson, World } from '../test/support/world.ts'
import { openBrowser } from './support/browser.ts'
import { Authenticator } from './support/codes.ts'
import { worldIn } from './support/installation.ts'
import { runProduct, type Running } from './support/product.ts'

let browser: Browser
let product: Running
let world: World
let supervisor: TestPerson
let page: Page

beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), runProduct()])
  world = worldIn(product).world
  const school = await world.organisation('Wrenfold Primary School')
  const supervisee = await world.person(school, 'Morwenna Tait', ['supervisee'])
  supervisor = await world.person(school, 'Idris Falodun', ['supervisor'])
  const { sessionId } = await openSession(world, { supervisee, supervisor, children: [{ name: ['Tobias', 'Ellery'] }] })
  await completed(world, supervisor, sessionId)
  const context = await browser.newContext({ baseURL: product.address, viewport: { width: 1280, height: 700 } })
  context.setDefaultTimeout(10_000)
  page = await context.newPage()
})
afterAll(async () => {
  await browser?.close()
  await world?.end()
  await product?.end()
})

interface Stop {
  words: string
  tag: string
  type: string
  /** its look differs from when it has no focus */
  isMarked: boolean
  /** no other thing lies over it */
  isInView: boolean
}

/** Where the focus is, and whether somebody can see that it is there. */
const focus = (): Promise<Stop> =>
  page.evaluate(() => {
    const at = document.activeElement
    if (!(at instanceof HTMLElement)) throw new Error('nothing has the focus')
    const label = at instanceof HTMLInputElement ? at.labels?.[0] : undefined
    // A radio is drawn by its label; whichever changes is the mark.
    const look = () =>
      [at, label]
        .flatMap((each) => (each ? [getComputedStyle(each), getComputedStyle(each, '::before')] : []))
        .map((style) => [style.outline, style.boxShadow, style.backgroundColor, style.borderColor].join())
        .join('|')
    const withFocus = look()
    at.blur()
    const without = look()
    at.focus({ preventScroll: true })
    const box = at.getBoundingClientRect()
    const over = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 12))
    return {
      words: (label?.textContent ?? at.textContent ?? '').trim(),
      tag: at.tagName.toLowerCase(),
      type: at.getAttribute('type') ?? '',
      isMarked: withFocus !== without,
      isInView: over !== null && (at.contains(over) || over.contains(at) || label?.contains(over) === true),
    }
  })

/** Tab until something that is wanted has the focus; every stop on the way can be seen. */
async function tabTo(wanted: (stop: Stop) => boolean): Promise<void> {
  for (let stops = 0; stops < 80; stops++) {
    await page.keyboard.press('Tab')
    const stop = await focus()
    expect(stop, 'each stop shows that it has the focus').toMatchObject({ isMarked: true, isInView: true })
    if (wanted(stop)) return
  }
  throw new Error(`Not reached by Tab on ${page.url()}`)
}

const called = (words: string) => (stop: Stop) => stop.words.startsWith(words)

async function pressesEnter(): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

it('somebody signs in, takes the next step and signs a record, by keyboard alone', async () => {
  const app = new Authenticator(supervisor.totpSecret)
  await page.goto('/sign-in')

  // The first stop leads past the navigation.
  await page.keyboard.press('Tab')
  expect(await focus()).toMatchObject({ words: 'Skip to main content', isMarked: true, isInView: true })
  await page.keyboard.press('Enter')
  expect(new URL(page.url()).hash).toBe('#main-content')
  await tabTo(called('E-mail address'))
  await page.keyboard.type(supervisor.email)
  await tabTo(called('Password'))
  await page.keyboard.type(supervisor.password)
  await pressesEnter()
  await tabTo(called('Code'))
  await page.keyboard.type(await app.code())
  await pressesEnter()

  await tabTo(called('Read and sign'))
  await pressesEnter()
  await tabTo(called('Yes, it is accurate'))
  await page.keyboard.press('Space')
  await tabTo(called('Password'))
  await page.keyboard.type(supervisor.password)
  await tabTo(called('Sign with'))
  await pressesEnter()

  // What has to be put right has the focus, and its link leads into the field.
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('govuk-error-summary')
  expect(await page.title()).toMatch(/^Error: /)
  await tabTo((stop) => stop.tag === 'a')
  await page.keyboard.press('Enter')
  expect((await focus()).words).toMatch(/^One-time code/)
  await page.keyboard.type(await app.code())
  await page.keyboard.press('Shift+Tab')
  while ((await focus()).type !== 'password') await page.keyboard.press('Shift+Tab')
  await page.keyboard.type(supervisor.password)
  await pressesEnter()
  await page.getByText('Waiting for Morwenna Tait to sign').first().waitFor()
})

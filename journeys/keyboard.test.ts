import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { completed, openSession } from '../test/builders/open-session.ts'
import type { TestPerson, World } from '../test/support/world.ts'
import { openBrowser } from './support/browser.ts'
import { Authenticator } from './support/codes.ts'
import { worldIn } from './support/installation.ts'
import { called, Keyboard } from './support/keyboard.ts'
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

it('somebody signs in, takes the next step and signs a record, by keyboard alone', async () => {
  const app = new Authenticator(supervisor.totpSecret)
  const hands = new Keyboard(page)
  await page.goto('/sign-in')

  // The first stop leads past the navigation.
  await hands.key('Tab')
  expect(await hands.focus()).toMatchObject({ words: 'Skip to main content', isMarked: true, isInView: true })
  await hands.key('Enter')
  expect(new URL(page.url()).hash).toBe('#main-content')
  await hands.tabTo(called('E-mail address'))
  await hands.types(supervisor.email)
  await hands.tabTo(called('Password'))
  await hands.types(supervisor.password)
  await hands.enter()
  await hands.tabTo(called('Code'))
  await hands.types(await app.code())
  await hands.enter()

  await hands.tabTo(called('Read and sign'))
  await hands.enter()
  await hands.tabTo(called('Yes, it is accurate'))
  await hands.key('Space')
  await hands.tabTo(called('Password'))
  await hands.types(supervisor.password)
  await hands.tabTo(called('Sign with'))
  await hands.enter()

  // What has to be put right has the focus, and its link leads into the field.
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('govuk-error-summary')
  expect(await page.title()).toMatch(/^Error: /)
  await hands.tabTo((stop) => stop.tag === 'a')
  await hands.key('Enter')
  expect((await hands.focus()).words).toMatch(/^One-time code/)
  await hands.types(await app.code())
  await hands.key('Shift+Tab')
  while ((await hands.focus()).type !== 'password') await hands.key('Shift+Tab')
  await hands.types(supervisor.password)
  await hands.enter()
  await page.getByText('Waiting for Morwenna Tait to sign').first().waitFor()
})

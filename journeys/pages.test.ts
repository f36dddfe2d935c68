import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../src/features/routes.ts'
import { access } from '../test/route-access.table.ts'
import { routeWorld, type Asker, type RouteWorld } from '../test/support/route-world.ts'
import { openBrowser } from './support/browser.ts'
import { axeViolations, listen, outlineProblems, tooWideAt320 } from './support/checks.ts'
import { worldIn } from './support/installation.ts'
import { markupProblems } from './support/markup.ts'
import { runProduct, type Running } from './support/product.ts'

let browser: Browser
let product: Running
let here: RouteWorld
const browsers = new Map<Asker, BrowserContext>()

beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), runProduct()])
  here = await routeWorld(worldIn(product))
})
afterAll(async () => {
  await browser?.close()
  await here?.end()
  await product?.end()
})

/** Pages that are another for each role; the rest are looked at as the first who may. */
const differ = ['/', '/people', '/my-supervision', '/sessions', '/children', '/children/:childId']
const preferred: Asker[] = ['supervisor', 'supervisee', 'lead', 'manager', 'administrator', 'nobody', 'governor']
const pages = routes
  .filter((route) => route.method === 'get')
  .flatMap(({ path }) => {
    const may = preferred.filter((asker) => access[`GET ${path}`]?.includes(asker))
    return (differ.includes(path) ? may : may.slice(0, 1)).map((asker) => ({ path, asker }))
  })

async function contextOf(asker: Asker): Promise<BrowserContext> {
  const known = browsers.get(asker)
  if (known) return known
  const context = await browser.newContext({ baseURL: product.address, viewport: { width: 1280, height: 900 } })
  const person = await here.fresh(asker)
  if (person !== null) {
    const at = person.cookie.indexOf('=')
    const [name, value] = [person.cookie.slice(0, at), person.cookie.slice(at + 1)]
    await context.addCookies([{ name, value, url: product.address }])
  }
  browsers.set(asker, context)
  return context
}

/** A page that is no page but a file is none of these tests' business. */
async function problemsOf(page: Page, path: string): Promise<string[]> {
  const problems: string[] = []
  listen(page, product.address, (problem) => problems.push(problem))
  const response = await page.goto(path)
  if (!response?.headers()['content-type']?.startsWith('text/html')) return [`${path} is no page`]
  problems.push(...(await outlineProblems(page)))
  problems.push(...(await markupProblems(await response.text())).map((each) => `markup: ${each}`))
  problems.push(...(await axeViolations(page)).map((each) => `at 1280: ${each}`))
  await page.emulateMedia({ media: 'print' })
  problems.push(...(await printProblems(page)))
  await page.emulateMedia({ media: 'screen' })
  problems.push(...(await tooWideAt320(page)))
  await page.setViewportSize({ width: 320, height: 800 })
  problems.push(...(await axeViolations(page, ['color-contrast'])).map((each) => `at 320: ${each}`))
  return problems
}

/** On paper there is what was written and nothing to press. */
function printProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isShown = (each: Element) => each.getClientRects().length > 0
    const shown = (selector: string) => [...document.querySelectorAll(selector)].filter(isShown).length
    return [
      ...(shown('h1') === 1 ? [] : ['in print its h1 is not shown']),
      ...(shown('.govuk-service-navigation, .govuk-breadcrumbs') === 0 ? [] : ['in print the navigation is shown']),
      ...(shown('.govuk-button') === 0 ? [] : ['in print a button is shown']),
    ]
  })
}

const isFile = /[/.](pdf|proof|package|json|csv|blank|example|form|format|forms\/:key|:no\/file)$/

describe('every page', () => {
  it.each(pages.filter(({ path }) => !isFile.test(path)))('$path, as $asker, is sound', async ({ path, asker }) => {
    const page = await (await contextOf(asker)).newPage()
    expect(await problemsOf(page, here.pathOf(path))).toEqual([])
    await page.close()
  })

  it.each(pages.filter(({ path }) => isFile.test(path)))('$path is a file to keep', async ({ path, asker }) => {
    const response = await (await contextOf(asker)).request.get(here.pathOf(path))
    expect(response.status()).toBe(200)
    expect(response.headers()['content-disposition']).toMatch(/^attachment|^inline/)
  })
})

describe('the first page weighs at most 60 kB with everything it loads', () => {
  it.each<[string, Asker, string]>([
    ['signing in', 'nobody', '/sign-in'],
    ['home of a supervisee', 'supervisee', '/'],
    ['home of a head', 'manager', '/'],
  ])('%s', async (what, asker, path) => {
    const person = await here.fresh(asker)
    const context = await browser.newContext({ baseURL: product.address })
    if (person !== null) {
      const at = person.cookie.indexOf('=')
      const [name, value] = [person.cookie.slice(0, at), person.cookie.slice(at + 1)]
      await context.addCookies([{ name, value, url: product.address }])
    }
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    const parts: { url: string; bytes: number }[] = []
    const urls = new Map<string, string>()
    devtools.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url))
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      parts.push({ url: urls.get(requestId) ?? '', bytes: encodedDataLength }),
    )
    await page.goto(path, { waitUntil: 'networkidle' })
    const total = parts.reduce((sum, part) => sum + part.bytes, 0)
    const each = parts.map(({ url, bytes }) => `${new URL(url).pathname} ${bytes}`).join(', ')
    process.stdout.write(`Weight of ${what}, compressed: ${total} bytes (${each})\n`)
    expect(total).toBeLessThanOrEqual(60_000)
    await context.close()
  })
})

import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const options: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  resultTypes: ['violations'],
}

/**
 * What axe finds wrong with a page, one line each.
 * @param but rules that have been asked of the same page already, such as `color-contrast`, which takes longest
 */
export async function axeViolations(page: Page, but: string[] = []): Promise<string[]> {
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate(
    (run) => (globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(run),
    { ...options, rules: Object.fromEntries(but.map((rule) => [rule, { enabled: false }])) },
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help} (${target.join(' ')}) ${html.slice(0, 160)}`),
  )
}

/**
 * The same page in a browser with scripts on, for axe, which needs them: its own script is kept from it, so that it stays
 * what somebody without scripts sees.
 */
export async function withoutItsScript(page: Page, twin: Page): Promise<Page> {
  const html = await page.content()
  await twin.unrouteAll()
  await twin.route('**/*', (route) => {
    const request = route.request()
    if (request.isNavigationRequest()) return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
    return request.resourceType() === 'script' ? route.abort() : route.continue()
  })
  await twin.setViewportSize(page.viewportSize() ?? { width: 1280, height: 900 })
  await twin.goto(page.url())
  return twin
}

/** By how many pixels a page is wider than a telephone of 320, and what sticks out. */
export async function tooWideAt320(page: Page): Promise<string[]> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 800 })
  const found = await page.evaluate(() => {
    const over = document.documentElement.scrollWidth - 320
    if (over <= 0) return []
    const sticking = [...document.querySelectorAll('main *, header *, footer *')]
      .filter((each) => each.getBoundingClientRect().right > 320.5)
      .slice(0, 3)
      .map((each) => each.outerHTML.slice(0, 120))
    return [`${over}px too wide at 320: ${sticking.join(' | ')}`]
  })
  if (before !== null) await page.setViewportSize(before)
  return found
}

/** Exactly one main heading, and a name in the title bar. */
export async function outlineProblems(page: Page): Promise<string[]> {
  const count = await page.locator('h1').count()
  const title = await page.title()
  return [
    ...(count === 1 ? [] : [`it has ${count} h1`]),
    ...(title.endsWith(' - Plumbline') ? [] : [`its title is “${title}”`]),
  ]
}

/** Everything that goes wrong without being seen: what the console says, and requests that leave the house. */
export function listen(page: Page, address: string, report: (problem: string) => void): void {
  const { host } = new URL(address)
  page.on('pageerror', (error) => report(`a script failed: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    // A refused form is a page with a status of its own, and the browser mentions it; so is a lost connection.
    if (message.text().startsWith('Failed to load resource')) return
    report(`the console says: ${message.text()}`)
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.host !== host) report(`it asks ${url.host} for something`)
  })
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest()
    if (response.status() >= 500 || (!isPage && response.status() === 404)) {
      report(`${new URL(response.url()).pathname} answered ${response.status()}`)
    }
  })
}

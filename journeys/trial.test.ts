import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { routeWorld, type RouteWorld } from '../test/support/route-world.ts'
import { openBrowser } from './support/browser.ts'
import { worldIn } from './support/installation.ts'
import { runProduct, type Running } from './support/product.ts'

// A trial of a policy is worked out by a job. Its page waits for it, with a script and without one, and never reloads itself.

let browser: Browser
let product: Running
let here: RouteWorld
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), runProduct()])
  here = await routeWorld(worldIn(product))
})
afterAll(async () => {
  await browser?.close()
  await here?.end()
  await product?.end()
})

async function lead(javaScriptEnabled: boolean): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: product.address, javaScriptEnabled })
  const cookie = (await here.fresh('lead'))?.cookie ?? ''
  const at = cookie.indexOf('=')
  await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: product.address }])
  return context
}

it('with a script the page asks again by itself, says that it is ready, and shows what was found', async () => {
  const page = await (await lead(true)).newPage()
  await page.goto('/policy/try')
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.locator('#trial:not([data-awaits]) #rules').waitFor({ timeout: 40_000 })
  await page.getByRole('status').filter({ hasText: 'The trial is ready.' }).waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Try it again' }).click()
  expect(await page.locator('meta[http-equiv]').count()).toBe(0)
})

it('without a script there is a link to look again', async () => {
  const page = await (await lead(false)).newPage()
  await page.goto('/policy/try')
  await expect
    .poll(
      async () => {
        const link = page.getByRole('link', { name: 'See whether it is ready' })
        if ((await link.count()) > 0) await link.click()
        return page.locator('#rules').count()
      },
      { timeout: 40_000, interval: 1_000 },
    )
    .toBe(1)
})

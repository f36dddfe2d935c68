import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../src/features/routes.ts'
import { routeWorld, type RouteWorld } from './support/route-world.ts'

let here: RouteWorld
beforeAll(async () => {
  here = await routeWorld()
})
afterAll(() => here.end())

// What pages ask of their addresses, and what nobody types there.
const names = ['search', 'find', 'q', 'status', 'holder', 'show', 'page', 'from', 'to', 'known', 'known-day', 'known-month', 'known-year', 'year', 'version', 'child', 'session', 'family', 'before', 'after', 'adds', 'weekday', 'time', 'rule', 'clause'] // prettier-ignore
const hostile = ['a\0b', '-1', '1e99', '99999999999999999999', '0001-01-01', '9999-12-31', 'x'.repeat(5_000), '__proto__', '<script>alert(1)</script>'] // prettier-ignore

test('no page fails, or says as markup what stands in its address, whatever stands there', async () => {
  const failed: string[] = []
  for (const { path } of routes.filter((route) => route.method === 'get' && route.who.needsSignIn)) {
    for (const asker of ['lead', 'supervisee'] as const) {
      const person = await here.fresh(asker)
      const get = (query: string) =>
        here.world.request(`${here.pathOf(path)}${query}`, { headers: { cookie: person?.cookie ?? '' } })
      if ((await get('')).status === 404) continue
      for (const value of hostile) {
        const answer = await get(`?${new URLSearchParams(names.map((name) => [name, value]))}`)
        const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true
        if (answer.status >= 500 || (isPage && (await answer.text()).includes('<script>alert(1)')))
          failed.push(`${path} ${value.slice(0, 20)} ${answer.status}`)
      }
      break
    }
  }
  expect(failed).toEqual([])
}, 60_000)

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../src/features/routes.ts'
import { csrfToken } from '../src/platform/http/form-tokens.ts'
import { access } from './route-access.table.ts'
import { askers, routeWorld, type Asker, type RouteWorld } from './support/route-world.ts'
import { publicUrl } from './support/world.ts'

let here: RouteWorld
beforeAll(async () => {
  here = await routeWorld()
})
afterAll(() => here.end())

const nameOf = (route: { method: string; path: string }) => `${route.method.toUpperCase()} ${route.path}`

/** What somebody meets: 'in' (the page, a form turned back, done), '404', or 'sign-in'. */
async function met(method: 'get' | 'post', pattern: string, asker: Asker): Promise<string> {
  const person = await here.fresh(asker)
  const headers = { ...(person ? { cookie: person.cookie } : {}), origin: publicUrl }
  const csrf = person ? csrfToken(here.world.services.formKey, person.token) : ''
  const response = await here.world.request(here.pathOf(pattern), {
    method: method.toUpperCase(),
    headers,
    ...(method === 'post' ? { body: new URLSearchParams({ _csrf: csrf, _once: randomUUID() }) } : {}),
  })
  if (response.status >= 500) throw new Error(`${method} ${pattern} as ${asker} failed with ${response.status}`)
  if (response.status === 404) return '404'
  if (person === null && (response.status === 401 || /^\/sign-in(\?|$)/.test(response.headers.get('location') ?? '')))
    return 'sign-in'
  return 'in'
}

test('every route has its reviewed row, and no row is of a route that is gone', () => {
  expect(Object.keys(access).toSorted()).toEqual(routes.map(nameOf).toSorted())
})

// Pages asked for come before forms sent: a form that is let in may change what the next one meets.
for (const method of ['get', 'post'] as const) {
  for (const route of routes.filter((each) => each.method === method)) {
    const name = nameOf(route)
    test(`${name}: who is let in, and who is refused`, async () => {
      const found: Partial<Record<Asker, string>> = {}
      // Whoever is refused asks first, so that a refusal is never only because somebody else was before.
      for (const asker of askers.toSorted((a, b) => Number(letIn(name, a)) - Number(letIn(name, b))))
        found[asker] = await met(method, route.path, asker)
      const lets = askers.filter((asker) => found[asker] === 'in')
      expect(lets).toEqual(access[name] ?? [])
      expect(askers.filter((asker) => found[asker] === 'sign-in')).toEqual(
        lets.includes('nobody') || found.nobody === '404' ? [] : ['nobody'],
      )
    })
  }
}

const letIn = (name: string, asker: Asker) => access[name]?.includes(asker) ?? false

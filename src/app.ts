import { Hono } from 'hono'
import { routes } from './features/routes.ts'
import { answer } from './platform/http/answer.ts'
import { healthRoutes } from './platform/http/health.ts'
import { notFoundPage, simplePage } from './platform/http/pages.tsx'
import { reply } from './platform/http/reply.ts'
import { serveAsset } from './platform/http/static-files.ts'
import type { Services } from './platform/services.ts'

/** The mark of the house, for the browser's tab. */
const bob =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M7 0h2v5l2.4 1.2L13 9l-5 7-5-7 1.6-2.8L7 5z" fill="#a06c12"/></svg>'

/** The whole service as one function from request to response; tests call it without a socket. */
export function createApp(services: Services): Hono {
  const app = new Hono()
  const { config } = services
  app.get('/assets/:file', (c) => {
    const found = serveAsset(config, c.req.param('file'), c.req.header('accept-encoding') ?? '')
    return found ?? notFoundPage(services, null, null)
  })
  app.get('/favicon.ico', () =>
    reply(config, bob, { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' } }),
  )
  healthRoutes(app, services)
  for (const route of routes) {
    app.on(route.method.toUpperCase(), route.path, (c) => answer(route, c.req.raw, c.req.param(), services))
  }
  app.notFound(() => notFoundPage(services, null, null))
  app.onError((problem, c) => {
    // The message may hold words that somebody wrote, so only its kind and place are logged.
    services.log.error(
      {
        kind: problem.name,
        code: (problem as { code?: string }).code,
        path: c.req.routePath,
        stack: framesOf(problem),
      },
      'request failed',
    )
    return simplePage(
      services,
      500,
      'Something went wrong on our side',
      'Nothing you had saved before is lost. Go back, copy what you wrote if it matters, and try again in a minute.',
    )
  })
  return app
}

/** The frames of a stack without its first line, which holds the message. */
const framesOf = (problem: Error): string =>
  (problem.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
    .join('\n')

import type { Hono } from 'hono'
import type { Services } from '../services.ts'

/** `/health/live`: the process answers. `/health/ready`: so does its database. Neither needs a session or says more. */
export function healthRoutes(app: Hono, services: Services): void {
  app.get('/health/live', (c) => c.json({ live: true }))
  app.get('/health/ready', async (c) => {
    try {
      await services.pools.web.query('select 1')
      return c.json({ ready: true })
    } catch {
      return c.json({ ready: false }, 503)
    }
  })
}

import type { Hono } from 'hono'
import type { Services } from '../services.ts'
import { replyJson } from './reply.ts'

/** `/health/live`: the process answers. `/health/ready`: so does its database. Neither needs a session or says more. */
export function healthRoutes(app: Hono, services: Services): void {
  const { config } = services
  app.get('/health/live', () => replyJson(config, { live: true }))
  app.get('/health/ready', async () => {
    try {
      await services.pools.web.query('select 1')
      return replyJson(config, { ready: true })
    } catch {
      return replyJson(config, { ready: false }, 503)
    }
  })
}

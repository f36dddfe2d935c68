import type { HttpBindings } from '@hono/node-server'
import { createApp } from './app.ts'
import { listen } from './listen.ts'
import { addressHeader } from './platform/auth/tries.ts'
import { migrate } from './platform/database/migrate.ts'
import { servicesOn } from './services.ts'
import type { Ground, Service } from './start.ts'

/** Puts the service together on its ground. */
export async function compose(ground: Ground): Promise<Service> {
  const { config, ownerUrl, roleSecrets } = ground
  await migrate(ownerUrl, roleSecrets)
  const services = servicesOn(ground)
  const app = createApp(services)
  const server = await listen((request, { incoming }: HttpBindings) => app.fetch(withAddress(request, incoming.socket.remoteAddress)), config)
  return {
    address: config.publicUrlNamed ? config.publicUrl : `http://localhost:${server.port}`,
    notices: [],
    async stop() {
      await server.stop()
      await services.pools.end()
    },
  }
}

/** Only signing in and signing count tries by address, and they are posts; a page asked for is not copied for it. */
function withAddress(request: Request, address: string | undefined): Request {
  if (request.method !== 'POST') return request
  const headers = new Headers(request.headers)
  headers.set(addressHeader, address ?? '')
  return new Request(request, { headers })
}

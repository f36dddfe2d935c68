import type { HttpBindings } from '@hono/node-server'
import { createApp } from './app.ts'
import { findOnce, keepAssessed, reassessEverybody, tryOnce } from './features/obligations/public.ts'
import { listen } from './listen.ts'
import { addressHeader } from './platform/auth/tries.ts'
import { migrate } from './platform/database/migrate.ts'
import { startWorker } from './platform/jobs/start-worker.ts'
import { createMailer } from './platform/mail/mailer.ts'
import { sendMailTask } from './platform/mail/queue-mail.ts'
import { issueSetUpCode } from './platform/set-up-code.ts'
import { servicesOn } from './services.ts'
import type { Ground, Service } from './start.ts'

/** Puts the service together on its ground: schema, services, worker, the application, and the server in front of it. */
export async function compose(ground: Ground): Promise<Service> {
  const { config, demo, folder, log, ownerUrl, roleSecrets } = ground
  await migrate(ownerUrl, roleSecrets)
  const services = servicesOn(ground)
  const assessing = { ownerUrl, password: roleSecrets.worker, packs: services.packs, now: services.now, log }
  if (demo) {
    const built = await (await import('../demo/build.ts')).buildDemonstration(services, ownerUrl)
    // Whoever visits finds it worked out.
    if (built !== null) await reassessEverybody(assessing)
  }
  const app = createApp(services)
  // The port first: when it is taken, nothing else has begun.
  const server = await listen(
    (request, { incoming }: HttpBindings) => app.fetch(withAddress(request, incoming.socket.remoteAddress)),
    config,
  )
  const mailer = createMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom, outbox: folder.outbox })
  const worker = await startWorker({
    ownerUrl,
    password: roleSecrets.worker,
    log,
    tasks: { send_mail: sendMailTask(mailer, services.formKey) },
  })
  const assessed = keepAssessed(
    assessing,
    (client) => tryOnce(client, assessing),
    (client) => findOnce(client, assessing),
  )
  const address = config.publicUrlNamed ? config.publicUrl : `http://localhost:${server.port}`
  return {
    address,
    notices: noticesFor(address, await issueSetUpCode(ownerUrl)),
    async stop() {
      await server.stop()
      await assessed.stop()
      await worker.stop()
      mailer.close()
      await services.pools.end()
    },
  }
}

function noticesFor(address: string, setUpCode: string | null): string[] {
  if (setUpCode === null) return []
  return [
    `There is no organisation yet. Open ${address}/set-up and give this code, which works once: ${setUpCode}`,
    'Or look round first: npm run demo',
  ]
}

/** Only signing in and signing count tries by address, and they are posted forms; nothing else is copied for it. */
function withAddress(request: Request, address: string | undefined): Request {
  if (request.method !== 'POST' || request.headers.get('content-type') === 'application/json') return request
  const headers = new Headers(request.headers)
  headers.set(addressHeader, address ?? '')
  return new Request(request, { headers })
}

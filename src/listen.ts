import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { PlainError } from './platform/config/plain-error.ts'

/** A server that answers. */
export type Listening = {
  /** The one asked for, or the free one that was found for 0. */
  readonly port: number
  /** Takes no new request, and ends when those under way are answered, or when they have had their time. */
  readonly stop: () => Promise<void>
}

type Where = { readonly host: string; readonly port: number }

const FINISH_MS = 10_000
/** A page is small and so is a form; who sends one slower than this is not a person waiting for it. */
const HEADERS_MS = 10_000
const REQUEST_MS = 60_000

/**
 * Answers requests at an address.
 * @throws PlainError when the port is taken or may not be used
 */
export async function listen(
  fetch: (request: Request, bindings: HttpBindings) => Response | Promise<Response>,
  where: Where,
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, bindings) => fetch(request, bindings as HttpBindings),
  }) as Server
  server.headersTimeout = HEADERS_MS
  server.requestTimeout = REQUEST_MS
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(where.port, where.host, resolve)
  try {
    await promise
  } catch (error) {
    throw refusal(error as NodeJS.ErrnoException, where)
  }
  return { port: (server.address() as AddressInfo).port, stop: () => finish(server) }
}

function refusal(error: NodeJS.ErrnoException, { host, port }: Where): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} is already used by another program. Stop that one, or choose another port with PORT.`,
    EACCES: `This account may not listen on port ${port}. Choose one above 1023 with PORT.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Change HOST.`,
    ENOTFOUND: `There is no machine called ${host}. Change HOST.`,
  }
  const reason = reasons[error.code ?? '']
  return reason ? new PlainError(reason, 1, { cause: error }) : error
}

async function finish(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.close(() => resolve())
  const patience = setTimeout(() => server.closeAllConnections(), FINISH_MS)
  await promise
  clearTimeout(patience)
}

import { readdirSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

export interface Measured {
  name: string
  perSecond: number
  p50: number
  p99: number
  most: number
  count: number
  failed: number
  /** processor time of the application and of its database for one request, in milliseconds: what a busy machine does not blur */
  cpu: { application: number; database: number }
}

export interface Ask {
  path: string
  method?: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string
}

/** What was answered: its status, and how long it took in milliseconds to the last byte. */
export interface Answered {
  status: number
  bytes: number
  body: string
  took: number
}

/** Ask once over a connection kept open by the agent. */
export function ask(agent: Agent, address: URL, { path, method = 'GET', headers, body }: Ask): Promise<Answered> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: address.hostname,
        port: address.port,
        path,
        method,
        headers: body === undefined ? headers : { ...headers, 'content-length': Buffer.byteLength(body) },
      },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          const whole = Buffer.concat(parts)
          resolve({
            status: answer.statusCode ?? 0,
            bytes: whole.length,
            body: whole.toString(),
            took: performance.now() - began,
          })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/**
 * Keep `connections` busy for `seconds`, each asking again as soon as it is answered; the first second does not count.
 * @param next what connection number `connection` asks now, made from its answer before
 */
export async function load(
  name: string,
  address: URL,
  { connections, seconds }: { connections: number; seconds: number },
  next: (connection: number, before: Answered | null) => Ask | Promise<Ask>,
  fine: (answered: Answered) => boolean = ({ status }) => status === 200,
  processes: { application: number; database: number } = { application: 0, database: 0 },
): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  let failed = 0
  let asked = 0
  const before = { application: processorTime(processes.application), database: processorTime(processes.database) }
  const began = performance.now()
  const warm = began + 1_000
  const until = warm + seconds * 1_000
  const one = async (connection: number) => {
    let last: Answered | null = null
    while (performance.now() < until) {
      last = await ask(agent, address, await next(connection, last))
      asked++
      if (!fine(last)) failed++
      if (performance.now() > warm) times.push(last.took)
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, connection) => one(connection)))
  agent.destroy()
  const cpu = {
    application: (processorTime(processes.application) - before.application) / asked,
    database: (processorTime(processes.database) - before.database) / asked,
  }
  return { ...summary(name, times, seconds, failed), cpu }
}

/** Where the times of a measurement lie. */
export function summary(name: string, times: readonly number[], seconds: number, failed: number): Measured {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  const cpu = { application: 0, database: 0 }
  return {
    name,
    perSecond: times.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    most: sorted.at(-1) ?? 0,
    count: times.length,
    failed,
    cpu,
  }
}

/** Milliseconds that a process and those it started have used of the processors, or 0 without a process. Linux counts in hundredths of a second. */
function processorTime(pid: number): number {
  if (pid === 0) return 0
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
  return [String(pid), ...children].reduce((sum, name) => sum + ownTime(name), 0)
}

const statOf = (name: string): string[] => {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
const parentOf = (name: string) => Number(statOf(name)[1])
const ownTime = (name: string) => (Number(statOf(name)[11] ?? 0) + Number(statOf(name)[12] ?? 0)) * 10

import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { type Answered, type Ask, Connection } from './connection.ts'

export interface Measured {
  name: string
  perSecond: number
  p50: number
  p99: number
  most: number
  count: number
  failed: number
  /** processor time of the application, of its database and of this load for one request, in milliseconds: what a busy machine does not blur */
  cpu: { application: number; database: number; load: number }
}

const warmUp = 3_000

/**
 * Keep `connections` busy for `seconds`, each asking again as soon as it is answered; the first three seconds do not count,
 * for they are slower: the engine has not compiled yet what is asked.
 * @param pace how many of all connections together ask each second, evenly: an answer is timed from the moment at which it
 *   was to be asked for, so that waiting for the one before counts too; without it each asks as soon as it is answered
 * @param next what connection number `connection` asks now
 */
export async function load(
  name: string,
  address: URL,
  { connections, seconds, pace }: { connections: number; seconds: number; pace?: number | undefined },
  next: (connection: number) => Ask,
  fine: (answered: Answered, connection: number) => boolean = ({ status }) => status === 200,
  processes: { application: number; database: number } = { application: 0, database: 0 },
): Promise<Measured> {
  const times: number[] = []
  let failed = 0
  const began = performance.now()
  const warm = began + warmUp
  const until = warm + seconds * 1_000
  const one = async (connection: number) => {
    const kept = new Connection(address)
    for (let turn = 0; performance.now() < until; turn++) {
      const due = pace === undefined ? null : began + ((turn * connections + connection) / pace) * 1_000
      if (due !== null && due > performance.now()) await pause(due - performance.now())
      const late = due === null ? 0 : performance.now() - due
      const last = await kept.ask(next(connection))
      if (!fine(last, connection)) failed++
      if (performance.now() > warm) times.push(late + last.took)
    }
    kept.close()
  }
  const used = pause(warmUp).then(() => processorTimes(processes))
  await Promise.all(Array.from({ length: connections }, (_, connection) => one(connection)))
  const [before, after] = [await used, processorTimes(processes)]
  const each = (which: keyof typeof after) => (after[which] - before[which]) / times.length
  const cpu = { application: each('application'), database: each('database'), load: each('load') }
  return { ...summary(name, times, seconds, failed), cpu }
}

function processorTimes({ application, database }: { application: number; database: number }) {
  const own = process.cpuUsage()
  return {
    application: processorTime(application),
    database: processorTime(database),
    load: (own.user + own.system) / 1_000,
  }
}

/** Where the times of a measurement lie. */
export function summary(name: string, times: readonly number[], seconds: number, failed: number): Measured {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  const cpu = { application: 0, database: 0, load: 0 }
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

import { readFileSync, readlinkSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { commandLine, processLives } from '../../files/process-identity.ts'

/** The first process of a database server, as the file it keeps in its cluster tells it. */
export type Postmaster = {
  readonly pid: number
  /** PostgreSQL's own word: starting, ready, stopping or standby. */
  readonly status: string
}

const PID_FILE = 'postmaster.pid'
/** Lines of the file, from PostgreSQL's src/include/utils/pidfile.h. */
const STATUS_LINE = 7
const LOOK_AGAIN_MS = 25

/** Reads the file, whoever wrote it. */
export function readPidFile(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(path.join(cluster, PID_FILE), 'utf8').split('\n')
    return { pid: Number(lines[0]), status: lines[STATUS_LINE]?.trim() ?? '' }
  } catch {
    return undefined
  }
}

/**
 * The living server of a cluster, also one that a killed Plumbline left behind. A file whose number has been given to
 * another program since is taken away, as PostgreSQL would take that program for itself and refuse to start.
 */
export function livingPostmaster(cluster: string): Postmaster | undefined {
  const found = readPidFile(cluster)
  if (!found || !processLives(found.pid)) return undefined
  if (isServerOf(found.pid, cluster)) return found
  rmSync(path.join(cluster, PID_FILE), { force: true })
  return undefined
}

function isServerOf(pid: number, cluster: string): boolean {
  const command = commandLine(pid)
  // One that may not be read is left to PostgreSQL's own judgement.
  if (command === undefined) return true
  return path.basename(command[0] ?? '') === 'postgres' && command[command.indexOf('-D') + 1] === cluster
}

/** Does the process run that very program with those arguments, and is the program still the one on the disk? */
export function runsAs(pid: number, program: string, args: readonly string[]): boolean {
  const command = commandLine(pid)
  if (command === undefined || command.join('\0') !== [program, ...args].join('\0')) return false
  try {
    return !readlinkSync(`/proc/${pid}/exe`).endsWith(' (deleted)')
  } catch {
    // The link of a process of another account or namespace may be hidden; its arguments have already agreed.
    return true
  }
}

/** Waits until a process has ended. Gives false when it has not in time. */
export async function hasEnded(pid: number, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs
  while (processLives(pid)) {
    if (Date.now() >= deadline) return false
    await sleep(LOOK_AGAIN_MS)
  }
  return true
}

const FAST_STOP_MS = 30_000
const IMMEDIATE_STOP_MS = 10_000

/**
 * Stops a server: open transactions are rolled back and everything is written. One that does not end in half a minute is
 * stopped at once, which loses nothing either: it recovers at its next start.
 */
export async function stopPostmaster(pid: number): Promise<void> {
  // The signals are those of PostgreSQL's manual, "Shutting Down the Server": fast and immediate.
  for (const [signal, patience] of [['SIGINT', FAST_STOP_MS] as const, ['SIGQUIT', IMMEDIATE_STOP_MS] as const]) {
    if (!processLives(pid)) return
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await hasEnded(pid, patience)) return
  }
  throw new Error(`The database server (process ${pid}) does not end`)
}

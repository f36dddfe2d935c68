import type { ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { PlainError } from '../../config/plain-error.ts'
import { processLives } from '../../files/process-identity.ts'
import type { Log } from './log.ts'
import { livingPostmaster, readPidFile, stopPostmaster } from './postmaster.ts'
import { handOver, type Runner, spawnAs } from './runner.ts'

/** How one server is started, each time alike. */
export type Launch = {
  readonly runner: Runner
  readonly program: string
  readonly arguments: readonly string[]
  readonly cluster: string
  readonly logFile: string
  readonly log: Log
}

/** A living server and how its end is noticed. */
export type Running = { readonly pid: number; readonly ended: Promise<void> }

/** Recovery after a kill replays at most a few hundred megabytes; this is for a slow disk. */
const READY_MS = 300_000
const LOOK_AGAIN_MS = 20
const LOOK_AT_ADOPTED_MS = 300
const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 30_000
/** A server that ran this long is taken to have been well. */
const STEADY_MS = 60_000
const LOG_BYTES_KEPT = 5_000_000
const LOG_LINES_TOLD = 6
/** The processes of a server that was killed take a moment to notice. */
const REMAINS_MS = 15_000
const REMAINS = /pre-existing shared memory block|lock file "[^"]*" already exists/

/**
 * Starts a server and waits until it answers.
 * @throws PlainError with the last lines of its log when it does not
 */
export async function launch(how: Launch): Promise<Running> {
  const deadline = Date.now() + REMAINS_MS
  for (;;) {
    const attempt = await tryLaunch(how)
    if (typeof attempt === 'object') return attempt
    if (!REMAINS.test(attempt) || Date.now() > deadline) {
      throw new PlainError(`The database server could not be started. Its log is ${how.logFile}. It says:\n${attempt}`)
    }
    await sleep(FIRST_PAUSE_MS)
  }
}

/** Gives the server, or what its log says when it ended instead. */
async function tryLaunch(how: Launch): Promise<Running | string> {
  const from = turnOver(how.logFile)
  const child = spawnDetached(how)
  const over = endOf(child)
  let ended = false
  void over.then(() => (ended = true))
  if (child.pid === undefined) {
    await over
    return 'Its program could not be run.'
  }
  const { pid } = child
  const deadline = Date.now() + READY_MS
  while (!isReady(how.cluster, pid)) {
    if (ended) return lastLines(how.logFile, from)
    if (Date.now() > deadline) {
      await stopPostmaster(pid)
      return `${lastLines(how.logFile, from)}\nIt was not ready after ${READY_MS / 60_000} minutes.`
    }
    await sleep(LOOK_AGAIN_MS)
  }
  return { pid, ended: over }
}

/**
 * In a session of its own, so that Ctrl-C in a terminal reaches Plumbline alone, which stops the server when the last
 * request is done. It writes to a file and not to this process, so that it outlives it in good order.
 */
function spawnDetached({ runner, program, arguments: args, logFile }: Launch): ChildProcess {
  const descriptor = openSync(logFile, 'a', 0o600)
  try {
    handOver(runner, logFile)
    const child = spawnAs(runner, program, args, { detached: true, stdio: ['ignore', descriptor, descriptor] })
    child.unref()
    return child
  } finally {
    closeSync(descriptor)
  }
}

function endOf(child: ChildProcess): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  child.once('exit', () => resolve())
  child.once('error', () => resolve())
  return promise
}

function isReady(cluster: string, pid: number): boolean {
  const found = readPidFile(cluster)
  return found?.pid === pid && found.status === 'ready'
}

/** Takes over a server that another process started: it is nobody's child any more, so its end has to be looked for. */
export async function adopt(cluster: string, pid: number): Promise<Running | undefined> {
  const deadline = Date.now() + READY_MS
  while (!isReady(cluster, pid)) {
    if (livingPostmaster(cluster)?.pid !== pid || Date.now() > deadline) return undefined
    await sleep(LOOK_AGAIN_MS)
  }
  return { pid, ended: endOfStranger(pid) }
}

async function endOfStranger(pid: number): Promise<void> {
  while (processLives(pid)) await sleep(LOOK_AT_ADOPTED_MS, undefined, { ref: false })
}

/** Keeps one log of the past beside the present one, and gives where the present one begins for this start. */
function turnOver(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  if (size < LOG_BYTES_KEPT) return size
  renameSync(logFile, `${logFile}.1`)
  return 0
}

function lastLines(logFile: string, from: number): string {
  return readFileSync(logFile).subarray(from).toString('utf8').trim().split('\n').slice(-LOG_LINES_TOLD).join('\n')
}

/** Starts the server again whenever it ends unasked, and waits longer each time while it keeps ending. */
export function supervise(first: Running, how: Launch) {
  const stopping = new AbortController()
  let current: Running | undefined = first
  let pause = FIRST_PAUSE_MS
  const watch = async () => {
    while (!stopping.signal.aborted) {
      const since = Date.now()
      if (current) {
        await Promise.race([current.ended, aborted(stopping.signal)])
        if (stopping.signal.aborted) return
        if (Date.now() - since > STEADY_MS) pause = FIRST_PAUSE_MS
        how.log.error('The database server ended unexpectedly. Starting it again.')
        current = undefined
      }
      await sleep(pause, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
      if (stopping.signal.aborted) return
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
      current = await startAgain(how)
    }
  }
  const watching = watch()
  let stopped: Promise<void> | undefined
  return {
    pid: () => current?.pid,
    stop: () =>
      (stopped ??= (async () => {
        stopping.abort()
        await watching
        if (current) await stopPostmaster(current.pid)
      })()),
  }
}

async function startAgain(how: Launch): Promise<Running | undefined> {
  try {
    const running = await launch(how)
    how.log.info('The database server is running again.')
    return running
  } catch (error) {
    how.log.error((error as Error).message)
    return undefined
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  signal.addEventListener('abort', () => resolve(), { once: true })
  return promise
}

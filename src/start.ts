import { Socket } from 'node:net'
import { type Logger, pino } from 'pino'
import { type Config, readConfig } from './platform/config/config.ts'
import { PlainError } from './platform/config/plain-error.ts'
import type { RoleSecrets } from './platform/database/migrate.ts'
import { openDatabase } from './platform/database/server/open.ts'
import { type DataFolder, openDataFolder } from './platform/files/data-folder.ts'
import { type Keys, loadKeys } from './platform/files/keys.ts'
import { lockDataFolder } from './platform/files/lock.ts'

/** What a service stands on. Everything here is open and ready; `start` closes it again. */
export type Ground = {
  readonly config: Config
  /** Whether this is the demonstration: fictional people, whom a visitor may step into. */
  readonly demo: boolean
  readonly folder: DataFolder
  readonly keys: Keys
  /** The database as its owner: for `migrate`, and to tell the pools where it is. */
  readonly ownerUrl: string
  readonly roleSecrets: RoleSecrets
  readonly log: Logger
}

/** A service that answers. */
export type Service = {
  /** Where people find it. */
  readonly address: string
  /** Lines for whoever started it, such as the set-up code of an installation without an organisation. */
  readonly notices: readonly string[]
  /** Finishes requests and jobs within ten seconds, and closes its connections. The database is stopped after it. */
  readonly stop: () => Promise<void>
}

export type Compose = (ground: Ground) => Promise<Service>

type Starting = { readonly demo: boolean; readonly compose: Compose }

/** Runs until it is asked to stop, and gives the exit code. Whatever goes wrong in a plain way is printed as sentences. */
export async function start(starting: Starting): Promise<number> {
  const stopAsked = whenAskedToStop()
  try {
    await run(starting, stopAsked)
    return 0
  } catch (error) {
    if (!(error instanceof PlainError)) throw error
    console.error(error.message)
    return error.exitCode
  }
}

async function run({ demo, compose }: Starting, stopAsked: Promise<void>): Promise<void> {
  const { config, folder } = openGround(demo)
  const lock = await lockDataFolder(folder, config.publicUrl)
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }))
  const closing: (() => Promise<void> | void)[] = [lock.release]
  try {
    const keys = loadKeys(folder)
    const database = await openDatabase({ databaseUrl: config.databaseUrl, dataFolder: folder, log: spoken(log) })
    closing.unshift(database.stop)
    const roleSecrets = roleSecretsOf(keys)
    const service = await compose({ config, demo, folder, keys, ownerUrl: database.ownerUrl, roleSecrets, log })
    closing.unshift(service.stop)
    lock.setAddress(service.address)
    console.log(`Plumbline is at ${service.address}`)
    for (const line of service.notices) console.log(line)
    await stopAsked
    console.log('Stopping.')
  } finally {
    lock.setStopping()
    for (const close of closing) await close()
  }
}

/** The settings and the data folder. The demonstration keeps to a folder of its own, unless one is named. */
export function openGround(demo = false): { config: Config; folder: DataFolder } {
  const config = readConfig(process.env, { isRoot: process.getuid?.() === 0 })
  const apart = demo && !config.dataFolderNamed
  return { config, folder: openDataFolder(apart ? `${config.dataFolder}-demo` : config.dataFolder) }
}

/** Passwords of the database roles, derived from the master key. */
export function roleSecretsOf(keys: Keys): RoleSecrets {
  return { web: keys.secret('role/web'), auth: keys.secret('role/auth'), worker: keys.secret('role/worker') }
}

/** What the database's supervisor does in the ordinary way is said in words; what is wrong is logged too. */
function spoken(log: Logger) {
  return {
    info: (line: string) => console.log(line),
    warn: (line: string) => log.warn(line),
    error: (line: string) => log.error(line),
  }
}

/** A second press of Ctrl-C ends at once; a signal that comes by way of npm and the launcher as well is one press. */
const ONE_PRESS_MS = 2_000

/** Resolves at the first signal, or when the launcher (scripts/bootstrap.mjs) has ended. */
function whenAskedToStop(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let first = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      first ||= Date.now()
      if (Date.now() - first > ONE_PRESS_MS) process.exit(1)
      resolve()
    })
  }
  const pipe = Number(process.env['PLUMBLINE_LAUNCHER_PIPE'] ?? 0)
  if (pipe > 0) watchPipe(pipe, resolve)
  return promise
}

function watchPipe(descriptor: number, ended: () => void): void {
  try {
    const socket = new Socket({ fd: descriptor })
    socket.on('error', ended).on('close', ended).resume()
    socket.unref()
  } catch {
    // The variable came by inheritance and the pipe did not.
  }
}

import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { PlainError } from '../../config/plain-error.ts'
import type { DataFolder } from '../../files/data-folder.ts'
import { writeDurably } from '../../files/write-durably.ts'
import type { Engine } from './engine.ts'
import type { Log } from './log.ts'
import { fileOwner, handOver, runAs, type Runner } from './runner.ts'

/** The account that owns the embedded server. Roles of less power are made by the migrations. */
export const SUPERUSER = 'postgres'
export const DATABASE = 'plumbline'
/** A socket is told apart by its folder; the number is only part of its name. */
export const SOCKET_PORT = 5432

const PASSWORD_BYTES = 24
/** unix(7): a socket's path has room for 107 bytes. */
const LONGEST_SOCKET_PATH = 107

/** Where the cluster of a data folder is, without symbolic links in its path, as its server will be started with it. */
export function clusterPath(folder: DataFolder): string {
  return path.join(realpathSync(folder.database), 'cluster')
}

/**
 * Makes the cluster on the first start. Made under another name first: a cluster that was cut short is made again.
 * @throws PlainError when it cannot be made, or is of another version than the engine
 */
export async function ensureCluster(folder: DataFolder, engine: Engine, runner: Runner, log: Log): Promise<void> {
  const cluster = clusterPath(folder)
  if (existsSync(path.join(cluster, 'PG_VERSION'))) return refuseOtherVersion(cluster, engine)
  log.info('Making the database (once).')
  const within = path.dirname(cluster)
  for (const name of readdirSync(within)) {
    if (name.startsWith('cluster.new-')) rmSync(path.join(within, name), { recursive: true, force: true })
  }
  const aside = mkdtempSync(path.join(within, 'cluster.new-'))
  handOver(runner, aside)
  const passwordFile = path.join(within, `password-${randomBytes(6).toString('hex')}`)
  try {
    writeFileSync(passwordFile, superuserPassword(folder), { mode: 0o600, flag: 'wx' })
    handOver(runner, passwordFile)
    const { code, output } = await runAs(runner, engine.initdb, initArguments(aside, passwordFile))
    if (code !== 0) throw new PlainError(`The database could not be made.\n${output.trim()}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(aside, cluster)
}

/** The builtin locale sorts by code point, alike on every machine and for ever: an index cannot be spoilt by a new libc. */
function initArguments(cluster: string, passwordFile: string): string[] {
  return [
    `--pgdata=${cluster}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--data-checksums',
  ]
}

function refuseOtherVersion(cluster: string, engine: Engine): void {
  const version = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version === String(engine.major)) return
  throw new PlainError(
    `The database in ${cluster} is of PostgreSQL ${version}, and this Plumbline brings PostgreSQL ${engine.major}. Use the Plumbline that made it, export, and import here.`,
  )
}

/** The password of the embedded server's owner, made before its first start. */
export function superuserPassword(folder: DataFolder): string {
  const file = path.join(folder.keys, 'database-owner.password')
  if (!existsSync(file)) {
    if (existsSync(clusterPath(folder))) {
      throw new PlainError(`There is a database but ${file} is missing. Restore the keys folder from a backup.`)
    }
    writeDurably(file, randomBytes(PASSWORD_BYTES).toString('base64url'), { existing: 'keep' })
  }
  return readFileSync(file, 'utf8')
}

/**
 * The folder of the server's socket: in the data folder, or, where that path is too long for a socket, a short private
 * one whose name is remembered in the data folder.
 */
export function socketFolder(folder: DataFolder, runner: Runner): string {
  const usual = path.join(path.dirname(clusterPath(folder)), 'run')
  if (Buffer.byteLength(`${usual}/.s.PGSQL.${SOCKET_PORT}`) <= LONGEST_SOCKET_PATH) {
    mkdirSync(usual, { recursive: true, mode: 0o700 })
    handOver(runner, usual)
    return usual
  }
  const memory = path.join(folder.path, 'socket-folder')
  const remembered = existsSync(memory) ? readFileSync(memory, 'utf8') : ''
  if (isPrivate(remembered, runner)) return remembered
  const short = mkdtempSync('/tmp/plumbline-')
  chmodSync(short, 0o700)
  handOver(runner, short)
  writeDurably(memory, short, { existing: 'replace' })
  return short
}

/** Is the folder still there and still only its runner's? Others may write in /tmp, and put one of the same name there. */
function isPrivate(folder: string, runner: Runner): boolean {
  const stat = folder === '' ? undefined : statSync(folder, { throwIfNoEntry: false })
  return (
    stat?.isDirectory() === true &&
    stat.uid === fileOwner(runner).uid &&
    (stat.mode & 0o077) === 0 &&
    realpathSync(folder) === folder
  )
}

/** The address of the embedded database as its owner, in the form that node-postgres, libpq and `new URL` all read. */
export function ownerUrlOf(folder: DataFolder, sockets: string, database: string = DATABASE): string {
  const password = superuserPassword(folder)
  return `postgresql://${SUPERUSER}:${password}@localhost:${SOCKET_PORT}/${database}?host=${encodeURIComponent(sockets)}`
}

/** How the server is started. Nothing secret may be among these: every account of the machine can read them. */
export function serverArguments(cluster: string, sockets: string): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    port: String(SOCKET_PORT),
    unix_socket_directories: sockets,
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: '128MB',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    idle_in_transaction_session_timeout: '30s',
    authentication_timeout: '10s',
    jit: 'off',
    random_page_cost: '1.1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // What people wrote must not reach a log: no statement, no value, and none of the detail that quotes a row.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
  }
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

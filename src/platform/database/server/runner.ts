import { spawn, type SpawnOptions } from 'node:child_process'
import { chmodSync, chownSync, lstatSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import { PlainError } from '../../config/plain-error.ts'
import type { DataFolder } from '../../files/data-folder.ts'
import { type Account, namedAccount, systemAccount } from './account.ts'
import type { Log } from './log.ts'

/**
 * As whom the database server runs. PostgreSQL refuses to run as root, so that root hands it to a system account, or,
 * where that account cannot enter the folder, to a user namespace in which root's own files belong to another number.
 */
export type Runner =
  | { readonly kind: 'self' }
  | { readonly kind: 'account'; readonly account: Account }
  | { readonly kind: 'namespace'; readonly account: Account }

type Finished = { readonly code: number; readonly output: string }

/** Nothing of the caller's environment: a PGDATA or PGPORT of somebody's shell must not reach this server. */
const ENVIRONMENT = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C', TZ: 'UTC' }

/** Starts a program as the runner says. Nothing is inherited but what `stdio` names. */
export function spawnAs(runner: Runner, file: string, args: readonly string[], options: SpawnOptions) {
  const settled = { ...options, cwd: '/', env: ENVIRONMENT }
  if (runner.kind === 'self') return spawn(file, args, settled)
  const { uid, gid } = runner.account
  if (runner.kind === 'account') return spawn(file, args, { ...settled, uid, gid })
  return spawn('unshare', ['--user', `--map-user=${uid}`, `--map-group=${gid}`, file, ...args], settled)
}

/** Runs a program to its end, and gives its exit code (127 when it could not be started) and what it printed. */
export async function runAs(runner: Runner, file: string, args: readonly string[]): Promise<Finished> {
  const { promise, resolve } = Promise.withResolvers<Finished>()
  let output = ''
  try {
    const child = spawnAs(runner, file, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  } catch (error) {
    resolve({ code: 127, output: (error as Error).message })
  }
  return promise
}

/**
 * Chooses the runner by trying. Nothing that a living server uses is changed.
 * @throws PlainError when root can hand the server to nobody
 */
export async function chooseRunner(folder: DataFolder, log: Log): Promise<Runner> {
  if (process.getuid?.() !== 0) return chooseOrdinaryRunner()
  const account = await systemAccount(log)
  const asAccount: Runner = { kind: 'account', account }
  if (canGive(folder.path, account) && (await letIn(asAccount, account, folder))) return asAccount
  const inNamespace: Runner = { kind: 'namespace', account }
  if ((await runAs(inNamespace, '/bin/sh', ['-c', 'cd "$0"', folder.path])).code === 0) return inNamespace
  throw new PlainError(
    `PostgreSQL does not run as root, and the account ${account.name} cannot enter ${folder.path}. ` +
      `Start Plumbline as an ordinary user, or name a folder in PLUMBLINE_DATA that ${account.name} can reach, such as /var/lib/plumbline.`,
  )
}

/** initdb refuses an account without a name, as containers have them; in a namespace it has one. */
async function chooseOrdinaryRunner(): Promise<Runner> {
  try {
    userInfo()
    return { kind: 'self' }
  } catch {
    const inNamespace: Runner = { kind: 'namespace', account: await namedAccount() }
    return (await runAs(inNamespace, '/bin/sh', ['-c', 'true'])).code === 0 ? inNamespace : { kind: 'self' }
  }
}

/** May files here be given away at all? Not on every network disk, and not in every container. */
function canGive(folder: string, { uid, gid }: Account): boolean {
  const probe = path.join(folder, `.owner-${process.pid}`)
  try {
    writeFileSync(probe, '')
    chownSync(probe, uid, gid)
    return true
  } catch {
    return false
  } finally {
    rmSync(probe, { force: true })
  }
}

/** Can the account enter the data folder? If only the folder itself keeps it out, its group is let through, not to read. */
async function letIn(runner: Runner, account: Account, folder: DataFolder): Promise<boolean> {
  const canEnter = async (place: string) => (await runAs(runner, '/bin/sh', ['-c', 'cd "$0"', place])).code === 0
  if (await canEnter(folder.path)) return true
  const real = realpathSync(folder.path)
  if (!(await canEnter(path.dirname(real)))) return false
  const before = statSync(real)
  if (before.uid !== 0) return false
  try {
    chownSync(real, 0, account.gid)
    chmodSync(real, (before.mode & 0o700) | 0o010)
  } catch {
    return false
  }
  return canEnter(folder.path)
}

/** Whom the files of the server belong to. */
export function fileOwner(runner: Runner): Pick<Account, 'uid' | 'gid'> {
  if (runner.kind === 'account') return runner.account
  return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
}

/**
 * Makes a folder and all in it the runner's own. Its top comes last, so that a change that was cut short is done again.
 * Call it only when no database server of this folder is alive.
 */
export function giveTo(runner: Runner, place: string): void {
  const { uid, gid } = fileOwner(runner)
  if (statSync(place).uid !== uid) changeOwner(place, uid, gid)
}

function changeOwner(place: string, uid: number, gid: number): void {
  const stat = lstatSync(place)
  if (stat.isSymbolicLink()) return
  if (stat.isDirectory()) for (const name of readdirSync(place)) changeOwner(path.join(place, name), uid, gid)
  chownSync(place, uid, gid)
}

/** Gives one new file or folder to whoever runs the server. */
export function handOver(runner: Runner, place: string): void {
  if (runner.kind === 'account') chownSync(place, runner.account.uid, runner.account.gid)
}

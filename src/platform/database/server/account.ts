import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Log } from './log.ts'

/** An account of the system. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number }

const run = promisify(execFile)

/** Where a system has no account of that name, this is the number that belongs to nobody. */
const NOBODY: Account = { name: 'nobody', uid: 65_534, gid: 65_534 }

/**
 * The account that root hands the database server to: `plumbline` or `postgres` where there is one, else a new
 * `plumbline`, else nobody. Call it as root only.
 */
export async function systemAccount(log: Log): Promise<Account> {
  const existing = await namedAccount()
  if (existing.name !== NOBODY.name) return existing
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'plumbline'])
    log.info('Made the system account plumbline for the database server.')
  } catch {
    // No such program, or an /etc that cannot be written: nobody will do.
  }
  return namedAccount()
}

/** The best of the accounts that are there. */
export async function namedAccount(): Promise<Account> {
  for (const name of ['plumbline', 'postgres', NOBODY.name]) {
    const account = await findAccount(name)
    if (account) return account
  }
  return NOBODY
}

async function findAccount(name: string): Promise<Account | undefined> {
  const line = (await entryOf(name)).split('\n').find((one) => one.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  const account = { name, uid: Number(uid), gid: Number(gid) }
  return account.uid > 0 && account.gid > 0 ? account : undefined
}

/** getent also knows accounts that are not in the file; a small container has only the file. */
async function entryOf(name: string): Promise<string> {
  try {
    return (await run('getent', ['passwd', name])).stdout
  } catch {
    return readFileSync('/etc/passwd', 'utf8')
  }
}

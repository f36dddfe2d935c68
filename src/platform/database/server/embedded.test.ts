import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type DataFolder, openDataFolder } from '../../files/data-folder.ts'
import { packageRoot } from '../../files/package-root.ts'
import { ask } from './answer.ts'
import { clusterPath } from './cluster.ts'
import { type EmbeddedServer, startEmbedded } from './embedded.ts'
import { checkExternal } from './external.ts'
import { livingPostmaster, readPidFile, stopPostmaster } from './postmaster.ts'

const isRoot = process.getuid?.() === 0
const NOBODY = 65_534
const NAMELESS = 54_321

let above: string
let folder: DataFolder
let told: string[]
let stops: (() => Promise<void>)[]

beforeEach(() => {
  above = mkdtempSync(path.join(tmpdir(), 'plumbline-server-'))
  folder = openDataFolder(path.join(above, 'data'))
  told = []
  stops = []
})
afterEach(async () => {
  for (const stop of stops) await stop()
  const left = livingPostmaster(clusterPath(folder))
  if (left) await stopPostmaster(left.pid)
  rmSync(above, { recursive: true, force: true })
})

const tell = (line: string) => void told.push(line)

async function start(): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataFolder: folder, log: { info: tell, warn: tell, error: tell } })
  stops.push(server.stop)
  return server
}

type Held = { readonly child: ChildProcess; readonly ownerUrl: string; readonly pid: number; readonly adopted: boolean }

/** The server of this folder, started by a process of its own. */
async function startElsewhere(uid?: number): Promise<Held> {
  const helper = path.join(packageRoot(), 'test/support/hold-server.ts')
  const child = spawn(process.execPath, [helper, folder.path], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  const ended = once(child, 'exit')
  stops.push(async () => {
    child.kill('SIGTERM')
    await ended
  })
  const [line] = await Promise.race([
    once(child.stdout, 'data'),
    ended.then(() => Promise.reject(new Error('The helper ended early'))),
  ])
  return { child, ...JSON.parse(String(line)) }
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return
    await sleep(50)
  }
  throw new Error('It never came to be so')
}

const count = (url: string) => ask<{ n: number }>(url, 'select count(*)::int as n from kept')
const answersWithAll = (url: string) =>
  count(url).then(
    ([row]) => row?.n === 3,
    () => false,
  )
const keepThree = async (url: string) => {
  await ask(url, 'create table kept as select generate_series(1, 3) as n')
}

describe('the embedded database server', () => {
  test('it starts, keeps what was written after it was stopped, and writes durably', async () => {
    const first = await start()
    await keepThree(first.ownerUrl)
    await first.stop()
    expect(livingPostmaster(clusterPath(folder))).toBeUndefined()
    const second = await start()
    expect(second.adopted).toBe(false)
    expect(await count(second.ownerUrl)).toEqual([{ n: 3 }])
    const settings = await ask<{ line: string }>(
      second.ownerUrl,
      `select name || ' ' || setting as line from pg_settings where name in
       ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'server_encoding', 'listen_addresses') order by 1`,
    )
    expect(settings.map(({ line }) => line)).toEqual([
      'data_checksums on',
      'fsync on',
      'full_page_writes on',
      'listen_addresses ',
      'server_encoding UTF8',
      'synchronous_commit on',
    ])
    await checkExternal(second.ownerUrl)
  })

  test('no text of a statement that failed is in its log', async () => {
    const server = await start()
    const wrong = `create table words (t text check (length(t) < 3)); insert into words values ('what was said')`
    await expect(ask(server.ownerUrl, wrong)).rejects.toThrow('violates check constraint')
    await server.stop()
    const log = readFileSync(path.join(folder.database, 'server.log'), 'utf8')
    expect(log).toContain('violates check constraint')
    expect(log).not.toContain('what was said')
  })

  test('a server left by a killed Plumbline is found and carried on with', async () => {
    const killed = await startElsewhere()
    await keepThree(killed.ownerUrl)
    killed.child.kill('SIGKILL')
    await once(killed.child, 'exit')
    expect(livingPostmaster(clusterPath(folder))?.pid).toBe(killed.pid)
    const next = await start()
    expect(next).toMatchObject({ adopted: true, pid: killed.pid })
    expect(await count(next.ownerUrl)).toEqual([{ n: 3 }])
    await next.stop()
    expect(livingPostmaster(clusterPath(folder))).toBeUndefined()
  })

  test('a server that is stopping when the next start comes is waited for', async () => {
    const killed = await startElsewhere()
    killed.child.kill('SIGKILL')
    await once(killed.child, 'exit')
    process.kill(killed.pid, 'SIGTERM')
    const next = await start()
    expect(await ask(next.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('a server that is killed is started again, and everything acknowledged is there', async () => {
    const server = await start()
    await keepThree(server.ownerUrl)
    const before = server.pid
    process.kill(before ?? 0, 'SIGKILL')
    await until(() => server.pid !== undefined && server.pid !== before && answersWithAll(server.ownerUrl))
    expect(told).toContain('The database server ended unexpectedly. Starting it again.')
  })

  test('an adopted server that is killed is started again too', async () => {
    const killed = await startElsewhere()
    await keepThree(killed.ownerUrl)
    killed.child.kill('SIGKILL')
    const server = await start()
    process.kill(killed.pid, 'SIGKILL')
    await until(() => server.pid !== undefined && server.pid !== killed.pid && answersWithAll(server.ownerUrl))
  })

  test('a stale process file whose number belongs to another program does not stop a start', async () => {
    const server = await start()
    const file = path.join(clusterPath(folder), 'postmaster.pid')
    const content = readFileSync(file, 'utf8')
    await server.stop()
    writeFileSync(file, content.replace(/^\d+/, String(process.pid)), { mode: 0o600 })
    const { uid, gid } = statSync(clusterPath(folder))
    chownSync(file, uid, gid)
    const next = await start()
    expect(next.adopted).toBe(false)
    expect(readPidFile(clusterPath(folder))?.pid).toBe(next.pid)
  })

  test('a data folder with a path too long for a socket works', async () => {
    folder = openDataFolder(path.join(above, 'a-long-name'.repeat(9), 'data'))
    const server = await start()
    expect(await ask(server.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await server.stop()
    rmSync(readFileSync(path.join(folder.path, 'socket-folder'), 'utf8'), { recursive: true })
    const next = await start()
    expect(await ask(next.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    stops.push(async () => rmSync(readFileSync(path.join(folder.path, 'socket-folder'), 'utf8'), { recursive: true }))
  })

  test('a database whose password is gone is told in a sentence', async () => {
    const server = await start()
    await server.stop()
    rmSync(path.join(folder.keys, 'database-owner.password'))
    await expect(start()).rejects.toThrow('Restore the keys folder from a backup.')
  })
})

describe.runIf(isRoot)('the embedded database server, started by root', () => {
  test('it runs as a system account where that can enter the folder, and others still cannot read the keys', async () => {
    chmodSync(above, 0o755)
    const server = await start()
    expect(statSync(`/proc/${server.pid}`).uid).not.toBe(0)
    expect(statSync(clusterPath(folder)).uid).not.toBe(0)
    expect(statSync(folder.path).mode & 0o007).toBe(0)
    expect(statSync(folder.keys).mode & 0o777).toBe(0o700)
    const { uid, gid } = statSync(clusterPath(folder))
    const asServer = (file: string) => spawnSync('cat', [file], { uid, gid, cwd: '/' }).status
    const password = path.join(folder.keys, 'database-owner.password')
    expect([existsSync(password), asServer(password)]).toEqual([true, 1])
  })

  test('it runs in a folder that no other account can enter, and the same data afterwards in one that can be', async () => {
    const closed = await start()
    await keepThree(closed.ownerUrl)
    expect(statSync(clusterPath(folder)).uid).toBe(0)
    await closed.stop()
    chmodSync(above, 0o755)
    const open = await start()
    expect(statSync(clusterPath(folder)).uid).not.toBe(0)
    expect(await count(open.ownerUrl)).toEqual([{ n: 3 }])
    await open.stop()
    chmodSync(above, 0o700)
    const closedAgain = await start()
    expect(await count(closedAgain.ownerUrl)).toEqual([{ n: 3 }])
  })

  test('a server left in a folder that no other account can enter is carried on with', async () => {
    const killed = await startElsewhere()
    killed.child.kill('SIGKILL')
    await once(killed.child, 'exit')
    expect(await start()).toMatchObject({ adopted: true, pid: killed.pid })
  })

  const asOrdinary = (uid: number, file: string, args: string[]) =>
    spawnSync(file, args, { uid, gid: uid, cwd: '/' }).status
  const canReadCheckout = asOrdinary(NOBODY, 'test', ['-r', path.join(packageRoot(), 'package.json')]) === 0
  const mayMakeNamespaces = asOrdinary(NAMELESS, 'unshare', ['--user', 'true']) === 0

  test.runIf(canReadCheckout)('an ordinary account starts it for itself, is killed, and carries on', () =>
    startAndCarryOn(NOBODY),
  )

  test.runIf(canReadCheckout && mayMakeNamespaces)('an account that has a number but no name can start it too', () =>
    startAndCarryOn(NAMELESS),
  )

  async function startAndCarryOn(uid: number): Promise<void> {
    rmSync(above, { recursive: true })
    above = mkdtempSync(path.join(tmpdir(), 'plumbline-server-'))
    chownSync(above, uid, uid)
    folder = foldersIn(path.join(above, 'data'))
    const killed = await startElsewhere(uid)
    expect(statSync(`/proc/${killed.pid}`).uid).toBe(uid)
    killed.child.kill('SIGKILL')
    await once(killed.child, 'exit')
    expect(await startElsewhere(uid)).toMatchObject({ adopted: true, pid: killed.pid })
  }
})

const foldersIn = (place: string) => ({
  path: place,
  keys: path.join(place, 'keys'),
  outbox: path.join(place, 'outbox'),
  database: path.join(place, 'database'),
})

describe('an external database', () => {
  test('one that does not answer is told in a sentence that does not hold the password', async () => {
    await expect(checkExternal('postgresql://owner:hunter2@127.0.0.1:1/plumbline')).rejects.toThrow(
      /^The database in DATABASE_URL cannot be used: nothing answers there\.$/,
    )
  })

  test('a wrong password and a missing database are told in sentences', async () => {
    const server = await start()
    const wrong = server.ownerUrl.replace(/postgres:[^@]*@/, 'postgres:wrong@')
    await expect(checkExternal(wrong)).rejects.toThrow('the password is wrong')
    await expect(checkExternal(server.ownerUrl.replace('/plumbline?', '/nowhere?'))).rejects.toThrow(
      'no database of that name',
    )
  })
})

import { spawn, spawnSync } from 'node:child_process'
import { sign, verify } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PlainError } from '../config/plain-error.ts'
import { type DataFolder, openDataFolder } from './data-folder.ts'
import { loadKeys } from './keys.ts'
import { holderOf, lockDataFolder } from './lock.ts'
import { thisProcess } from './process-identity.ts'

let folder: DataFolder
beforeEach(() => {
  folder = openDataFolder(path.join(mkdtempSync(path.join(tmpdir(), 'plumbline-files-')), 'data'))
})
afterEach(() => rmSync(path.dirname(folder.path), { recursive: true, force: true }))

const lockFile = () => path.join(folder.path, 'plumbline.lock')
const leaveLock = (lock: object) => writeFileSync(lockFile(), JSON.stringify(lock))
const leftBehind = (change: object) => ({
  id: 'other',
  ...thisProcess(),
  address: 'http://localhost:4000',
  stopping: false,
  ...change,
})
const deadPid = () => spawnSync('true').pid

describe('the data folder', () => {
  test('only this account can enter it, and its keys cannot be read by others', () => {
    loadKeys(folder)
    expect(statSync(folder.path).mode & 0o777).toBe(0o700)
    expect(statSync(folder.keys).mode & 0o777).toBe(0o700)
    const modes = readdirSync(folder.keys).map((name) => statSync(path.join(folder.keys, name)).mode & 0o777)
    expect(modes).toEqual([0o600, 0o600])
  })

  test('a folder that cannot be made is told in a sentence', () => {
    writeFileSync(path.join(folder.path, 'file'), '')
    expect(() => openDataFolder(path.join(folder.path, 'file/data'))).toThrow(
      new PlainError(
        `The data folder ${folder.path}/file/data cannot be used: part of its path is a file. Name another in PLUMBLINE_DATA.`,
      ),
    )
  })
})

describe('keys', () => {
  test('secrets stay the same from one start to the next, and differ by label', () => {
    const [first, second] = [loadKeys(folder), loadKeys(folder)]
    expect(first.secret('auth')).toBe(second.secret('auth'))
    expect(first.secret('auth')).not.toBe(first.secret('role/web'))
    expect(Buffer.from(first.secret('auth'), 'base64url')).toHaveLength(32)
  })

  test('what one start signs, the next one verifies', () => {
    const signature = sign(null, Buffer.from('root'), loadKeys(folder).signing.privateKey)
    expect(verify(null, Buffer.from('root'), loadKeys(folder).signing.publicKey, signature)).toBe(true)
  })

  test('keys that are gone are not silently made anew when there is a database', () => {
    loadKeys(folder)
    mkdirSync(path.join(folder.database, 'cluster'), { recursive: true })
    rmSync(path.join(folder.keys, 'master.key'))
    expect(() => loadKeys(folder)).toThrow('Restore the keys folder from a backup.')
    expect(existsSync(path.join(folder.keys, 'master.key'))).toBe(false)
  })
})

describe('the lock', () => {
  test('a second start is refused with the address and the process of the first', async () => {
    const lock = await lockDataFolder(folder, 'http://localhost:4000')
    const before = readFileSync(lockFile(), 'utf8')
    await expect(lockDataFolder(folder, 'http://localhost:4001')).rejects.toThrow(
      new PlainError(`Plumbline is already running at http://localhost:4000 (process ${process.pid}).`),
    )
    expect(readFileSync(lockFile(), 'utf8')).toBe(before)
    lock.setAddress('http://localhost:4321')
    expect(holderOf(folder)?.address).toBe('http://localhost:4321')
    lock.release()
    expect(readdirSync(folder.path).filter((name) => name.startsWith('plumbline.lock'))).toEqual([])
  })

  test('the lock of a killed process is taken over', async () => {
    leaveLock(leftBehind({ pid: deadPid() }))
    const lock = await lockDataFolder(folder, 'http://localhost:4000')
    expect(holderOf(folder)?.pid).toBe(process.pid)
    lock.release()
  })

  test('a lock whose number now belongs to another process is taken over', async () => {
    leaveLock(leftBehind({ began: '1' }))
    const lock = await lockDataFolder(folder, 'http://localhost:4000')
    lock.release()
  })

  test('a lock from before the machine restarted is taken over, and one that is still touched elsewhere is not', async () => {
    leaveLock(leftBehind({ boot: 'another' }))
    utimesSync(lockFile(), new Date(0), new Date(0))
    const lock = await lockDataFolder(folder, 'http://localhost:4000')
    lock.release()
    leaveLock(leftBehind({ boot: 'another' }))
    const beat = setInterval(() => utimesSync(lockFile(), new Date(), new Date()), 50)
    await expect(lockDataFolder(folder, 'http://localhost:4000')).rejects.toThrow('already running')
    clearInterval(beat)
  })

  test('a lock that was written in part is taken over', async () => {
    writeFileSync(lockFile(), '{"pid": 1')
    const lock = await lockDataFolder(folder, 'http://localhost:4000')
    lock.release()
  })

  test('a start waits for one that is stopping', async () => {
    const stopping = spawn('sleep', ['0.4'])
    leaveLock(leftBehind({ pid: stopping.pid, began: '', stopping: true }))
    const lock = await lockDataFolder(folder, 'http://localhost:4000')
    expect(holderOf(folder)?.pid).toBe(process.pid)
    lock.release()
  })

  test('of many starts after a kill exactly one gets the folder', async () => {
    leaveLock(leftBehind({ pid: deadPid() }))
    const starts = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataFolder(folder, 'http://a.test')))
    expect(starts.filter((start) => start.status === 'fulfilled')).toHaveLength(1)
  })
})

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../files/package-root.ts'
import { readConfig, usualPool } from './config.ts'
import { PlainError } from './plain-error.ts'
import { settingsTable } from './settings.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (environment: Record<string, string>) =>
  readConfig({ HOME: '/home/ada', ...environment }, { isRoot: false })

function refusal(environment: Record<string, string>): PlainError {
  try {
    read(environment)
  } catch (error) {
    if (error instanceof PlainError) return error
    throw error
  }
  throw new Error('These settings were not refused')
}

describe('settings', () => {
  test('an empty environment serves this machine only, on port 4000, from the data folder of the account', () => {
    expect(read({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      dataFolder: '/home/ada/.local/share/plumbline',
      dataFolderNamed: false,
      databaseUrl: undefined,
      publicUrl: 'http://localhost:4000',
      publicUrlNamed: false,
      smtpUrl: undefined,
      mailFrom: 'plumbline@localhost',
      logLevel: 'info',
      databasePool: usualPool(availableParallelism()),
    })
  })

  test('connections to the database are twice the processors, at least 4 and at most 10', () => {
    expect([1, 2, 3, 4, 64].map(usualPool)).toEqual([4, 4, 6, 8, 10])
  })

  test('root keeps its data in /var/lib', () => {
    expect(readConfig({}, { isRoot: true }).dataFolder).toBe('/var/lib/plumbline')
  })

  test('the data folder follows XDG_DATA_HOME, except where it is a relative path', () => {
    expect(read({ XDG_DATA_HOME: '/srv/share' }).dataFolder).toBe('/srv/share/plumbline')
    expect(read({ XDG_DATA_HOME: 'share' }).dataFolder).toBe('/home/ada/.local/share/plumbline')
  })

  test('every wrong setting is told at once, each in a sentence that names it', () => {
    const { message, exitCode } = refusal({
      PORT: '70000',
      PLUMBLINE_DATA: 'data',
      DATABASE_URL: 'mysql://localhost/x',
      PUBLIC_URL: 'example.org',
      LOG_LEVEL: 'loud',
      DATABASE_POOL: '0',
      MAIL_FROM: 'nobody',
    })
    expect(exitCode).toBe(2)
    expect(message.split('\n').toSorted()).toEqual([
      'DATABASE_POOL must be a whole number from 1 to 50.',
      'DATABASE_URL must be an address that begins with postgresql://.',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
      'MAIL_FROM must be an e-mail address.',
      'PLUMBLINE_DATA must be a whole path, beginning with /.',
      'PORT must be a whole number from 0 to 65535.',
      'PUBLIC_URL must be an address that begins with https:// or http://.',
    ])
  })

  test('a setting may come from a file, without the newline at its end', () => {
    const file = path.join(folder, 'url')
    writeFileSync(file, 'postgresql://owner:secret@db.example.org/plumbline\n')
    expect(read({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgresql://owner:secret@db.example.org/plumbline')
  })

  test('a file that cannot be read, an empty file, and a setting given twice are refused', () => {
    const empty = path.join(folder, 'empty')
    writeFileSync(empty, '\n')
    expect(refusal({ SMTP_URL_FILE: '/nowhere/at/all' }).message).toBe(
      'SMTP_URL_FILE names /nowhere/at/all, which cannot be read.',
    )
    expect(refusal({ SMTP_URL_FILE: empty }).message).toBe(`SMTP_URL_FILE names ${empty}, which is empty.`)
    expect(refusal({ PORT: '1', PORT_FILE: empty }).message).toBe('PORT and PORT_FILE are both set. Set one of them.')
  })

  test('a refusal never repeats the value of a secret', () => {
    expect(refusal({ DATABASE_URL: 'mysql://owner:hunter2@localhost' }).message).not.toContain('hunter2')
  })

  test('a server that others can reach needs an https address, and none without a path is refused', () => {
    expect(refusal({ HOST: '0.0.0.0', PUBLIC_URL: 'http://plumbline.example.org' }).message).toContain('not encrypted')
    expect(read({ HOST: '0.0.0.0', PUBLIC_URL: 'https://plumbline.example.org/' }).publicUrl).toBe(
      'https://plumbline.example.org',
    )
    expect(read({ HOST: '0.0.0.0' }).host).toBe('0.0.0.0')
    expect(refusal({ PUBLIC_URL: 'https://example.org/plumbline' }).message).toContain('without a path')
  })

  test('the table of settings in docs/settings.md is the one the program has', () => {
    expect(readFileSync(path.join(packageRoot(), 'docs/settings.md'), 'utf8')).toContain(settingsTable())
  })
})

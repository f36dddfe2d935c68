import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { z } from 'zod'
import { PlainError } from './plain-error.ts'
import { type LogLevel, type SettingName, SETTINGS } from './settings.ts'

/** What the environment decides. Parsed once, at start, and handed on; nothing else reads the environment. */
export type Config = {
  readonly port: number
  readonly host: string
  /** Absolute path. It need not exist yet. */
  readonly dataFolder: string
  /** Whether the folder was named, or is the usual one of this account. */
  readonly dataFolderNamed: boolean
  /** The external database, as its owner; undefined for the embedded one. */
  readonly databaseUrl: string | undefined
  /** Without a slash at its end. Where PORT is 0 the port in it is 0 too, until the server knows its own. */
  readonly publicUrl: string
  /** Whether `PUBLIC_URL` was given, or made from the port. */
  readonly publicUrlNamed: boolean
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly logLevel: LogLevel
  readonly databasePool: number
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings. Each may also be given as NAME_FILE, the path of a file that holds it.
 * @throws PlainError (exit code 2) with one sentence for every wrong setting, all at once
 */
export function readConfig(environment: Environment, account: { readonly isRoot: boolean }): Config {
  const refusals: string[] = []
  const raw = Object.fromEntries(
    Object.keys(SETTINGS).map((name) => [name, rawValue(environment, name as SettingName, refusals)]),
  )
  const parse = <Name extends SettingName>(name: Name) => {
    const result = SETTINGS[name].schema.safeParse(raw[name])
    if (!result.success) refusals.push(`${name} ${result.error.issues[0]?.message ?? 'is not understood'}.`)
    return result.data as z.output<(typeof SETTINGS)[Name]['schema']> | undefined
  }
  const port = parse('PORT') ?? 4000
  const host = parse('HOST') ?? '127.0.0.1'
  const publicUrl = parse('PUBLIC_URL')
  const config: Config = {
    port,
    host,
    dataFolder: dataFolder(parse('PLUMBLINE_DATA'), environment, account.isRoot, refusals),
    dataFolderNamed: raw['PLUMBLINE_DATA'] !== undefined,
    databaseUrl: parse('DATABASE_URL'),
    publicUrl: (publicUrl ?? `http://localhost:${port}`).replace(/\/$/, ''),
    publicUrlNamed: publicUrl !== undefined,
    smtpUrl: parse('SMTP_URL'),
    mailFrom: parse('MAIL_FROM') ?? `plumbline@${URL.parse(publicUrl ?? '')?.hostname ?? 'localhost'}`,
    logLevel: parse('LOG_LEVEL') ?? 'info',
    databasePool: parse('DATABASE_POOL') ?? usualPool(availableParallelism()),
  }
  refuseOpenWithoutTls(config, refusals)
  if (refusals.length > 0) throw new PlainError(refusals.join('\n'), 2)
  return config
}

/** How many connections are of use beside this many processors: with more they wait for each other (docs/performance.md). */
export const usualPool = (processors: number): number => Math.min(10, Math.max(4, 2 * processors))

/** A setting as text, from the variable or from the file that NAME_FILE names. An empty one counts as not set. */
function rawValue(environment: Environment, name: SettingName, refusals: string[]): string | undefined {
  const value = environment[name]?.trim() || undefined
  const file = environment[`${name}_FILE`]?.trim() || undefined
  if (file === undefined) return value
  if (value !== undefined) {
    refusals.push(`${name} and ${name}_FILE are both set. Set one of them.`)
    return undefined
  }
  try {
    const text = readFileSync(file, 'utf8').trim()
    if (text === '') refusals.push(`${name}_FILE names ${file}, which is empty.`)
    return text || undefined
  } catch {
    refusals.push(`${name}_FILE names ${file}, which cannot be read.`)
    return undefined
  }
}

function dataFolder(named: string | undefined, environment: Environment, isRoot: boolean, refusals: string[]): string {
  if (named !== undefined) return path.resolve(named)
  if (isRoot) return '/var/lib/plumbline'
  const dataHome = environment['XDG_DATA_HOME']
  // The XDG base directory specification: a relative path there is invalid and is to be ignored.
  if (dataHome?.startsWith('/')) return path.join(dataHome, 'plumbline')
  const home = environment['HOME']
  if (home?.startsWith('/')) return path.join(home, '.local/share/plumbline')
  refusals.push('PLUMBLINE_DATA must be set, because this account has no HOME.')
  return '/'
}

/** Does a name or an address mean this machine only? */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '')
  return bare === 'localhost' || bare.endsWith('.localhost') || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare)
}

/** Passwords and narrative never cross a network in the clear: open to others, the address people type must be https. */
function refuseOpenWithoutTls(config: Config, refusals: string[]): void {
  const address = URL.parse(config.publicUrl)
  if (isLoopback(config.host) || address?.protocol !== 'http:' || isLoopback(address.hostname)) return
  refusals.push(
    `HOST is ${config.host}, which others can reach, and PUBLIC_URL is ${config.publicUrl}, which is not encrypted. Put a server with https in front and set PUBLIC_URL to its https:// address.`,
  )
}

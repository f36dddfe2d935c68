import { accessSync, constants, mkdirSync } from 'node:fs'
import path from 'node:path'
import { PlainError } from '../config/plain-error.ts'

/** The places in the one folder that holds everything of this installation. All are absolute paths. */
export type DataFolder = {
  readonly path: string
  readonly keys: string
  /** E-mail that has no mail server to go to. */
  readonly outbox: string
  /** What the embedded database needs: the cluster, its socket and its log. */
  readonly database: string
}

/**
 * Makes the data folder where it is missing, for this account alone. The permissions of a folder that was there already
 * are left as they are: somebody chose them. What is secret in it is in `keys/`, which is always for this account alone.
 * @throws PlainError when the folder cannot be made or written
 */
export function openDataFolder(folder: string): DataFolder {
  const places = {
    path: folder,
    keys: path.join(folder, 'keys'),
    outbox: path.join(folder, 'outbox'),
    database: path.join(folder, 'database'),
  }
  try {
    for (const place of Object.values(places)) mkdirSync(place, { recursive: true, mode: 0o700 })
    for (const place of [places.path, places.keys, places.outbox]) accessSync(place, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new PlainError(`The data folder ${folder} cannot be used: ${reason(error)}. Name another in PLUMBLINE_DATA.`)
  }
  return places
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this account may not write there',
  EPERM: 'this account may not write there',
  EROFS: 'it is on a disk that can only be read',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'part of its path is a file',
  EEXIST: 'part of its path is a file',
}

/** Says why a file operation failed, as the end of a sentence. */
function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return REASONS[code ?? ''] ?? message
}

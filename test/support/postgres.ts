// One real PostgreSQL for a whole run of tests (Vitest's globalSetup), or the one that TEST_DATABASE_URL names.
// Tests find its address, as its owner, in process.env.PLUMBLINE_TEST_SERVER, and clone databases on it.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDataFolder } from '../../src/platform/files/data-folder.ts'
import { processLives } from '../../src/platform/files/process-identity.ts'
import { startEmbedded } from '../../src/platform/database/server/embedded.ts'
import { livingPostmaster, stopPostmaster } from '../../src/platform/database/server/postmaster.ts'

const PREFIX = 'plumbline-test-'
const log = { info: () => {}, warn: console.warn, error: console.error }

/** Starts the server of a run, and gives what ends it. */
export default async function setup(): Promise<() => Promise<void>> {
  const named = process.env['TEST_DATABASE_URL']
  if (named) {
    process.env['PLUMBLINE_TEST_SERVER'] = named
    return async () => {}
  }
  await sweep()
  const folder = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`))
  const server = await startEmbedded({ dataFolder: openDataFolder(folder), log })
  process.env['PLUMBLINE_TEST_SERVER'] = server.ownerUrl
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Takes away what runs that were killed have left: their servers, and then their folders. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(name.match(/^plumbline-test-(\d+)-/)?.[1] ?? 0)
    if (pid === 0 || processLives(pid)) continue
    const folder = path.join(tmpdir(), name)
    try {
      const left = livingPostmaster(path.join(folder, 'database/cluster'))
      if (left) await stopPostmaster(left.pid)
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // Another account's, or being swept by another run at this moment.
    }
  }
}

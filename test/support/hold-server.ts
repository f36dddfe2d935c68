// A process of its own that starts the embedded server of the folder it is given, prints what it has, and waits: for
// tests that kill it. Ends in good order at SIGTERM.
import { startEmbedded } from '../../src/platform/database/server/embedded.ts'
import { openDataFolder } from '../../src/platform/files/data-folder.ts'

const log = { info: console.error, warn: console.error, error: console.error }
const waiting = setInterval(() => {}, 1_000)
try {
  const server = await startEmbedded({ dataFolder: openDataFolder(process.argv[2] ?? ''), log })
  const { ownerUrl, pid, adopted } = server
  process.stdout.write(`${JSON.stringify({ ownerUrl, pid, adopted })}\n`)
  process.once('SIGTERM', () => {
    void server.stop().then(() => clearInterval(waiting))
  })
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}

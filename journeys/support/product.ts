import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { ownerUrlOf, socketFolder } from '../../src/platform/database/server/cluster.ts'
import { chooseRunner } from '../../src/platform/database/server/runner.ts'
import { openDataFolder } from '../../src/platform/files/data-folder.ts'
import { startProduct, type Product } from '../../test/support/product.ts'

/** The built product on a data folder of its own, as somebody would run it. */
export interface Running {
  address: string
  /** the code that the first-run wizard asks for */
  setUpCode(): Promise<string>
  /** of its database, as the owner: for looking behind the product's back */
  ownerUrl: string
  dataFolder: string
  owner: pg.Client
  /** as if the power had gone, and the same again on the same folder and port */
  killAndStart(): Promise<void>
  kill(): Promise<void>
  start(): Promise<void>
  end(): Promise<void>
}

const silent = { info: () => {}, warn: console.warn, error: console.error }

/** Start the built product on an empty folder. */
export async function runProduct(): Promise<Running> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'plumbline-journey-'))
  const env = { PORT: String(await freePort()) }
  let product: Product = await startProduct({ dataFolder, env })
  const folder = openDataFolder(dataFolder)
  const ownerUrl = ownerUrlOf(folder, socketFolder(folder, await chooseRunner(folder, silent)))
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const start = async () => {
    product = await startProduct({ dataFolder, env })
  }
  return {
    address: product.address,
    setUpCode: () => codeIn(() => product.lines),
    ownerUrl,
    dataFolder,
    owner,
    kill: () => product.kill('SIGKILL'),
    start,
    async killAndStart() {
      await product.kill('SIGKILL')
      await start()
    },
    async end() {
      await owner.end()
      await product.kill('SIGTERM')
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** A product that is started again must be where its pages say it is, so the port is chosen before and kept. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

async function codeIn(lines: () => readonly string[]): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const found = lines()
      .join('\n')
      .match(/\b[A-Z0-9]{4}(?:-[A-Z0-9]{4}){3}\b/)
    if (found) return found[0]
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`It printed no set-up code:\n${lines().join('\n')}`)
}

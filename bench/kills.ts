import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { csrfToken } from '../src/platform/http/form-tokens.ts'
import { startProduct, type Product } from '../test/support/product.ts'
import { type BenchGround, benchGround } from './ground.ts'
import { Connection } from './connection.ts'

const writers = 8

interface Writer {
  sessionId: string
  documentId: string
  /** the last save that was acknowledged */
  revision: number
  text: string
  /** the one on its way, which may or may not have been kept */
  sent: string
}

/**
 * Kill the application and its database in turn, at random moments while eight people type, and look after each whether
 * every save that was acknowledged is there.
 * @returns 0 when none was lost, 1 when one was
 */
export async function kills(times: number): Promise<number> {
  const ground = await benchGround(1_800, writers)
  await ground.stop()
  const state: Writer[] = ground.open.map(({ sessionId, wellbeingDocumentId }) => ({
    sessionId,
    documentId: wellbeingDocumentId,
    revision: 0,
    text: '',
    sent: '',
  }))
  let product = await startProduct({ dataFolder: ground.folder })
  let saved = 0
  let lost = 0
  for (let turn = 1; turn <= times; turn++) {
    const stop = new AbortController()
    const typing = state.map((writer) => type(ground, product, writer, stop.signal))
    await pause(150 + Math.random() * 900)
    const whom = turn % 2 === 1 ? 'application' : 'database'
    if (whom === 'application') await product.kill('SIGKILL')
    else process.kill(postmasterOf(ground.folder), 'SIGKILL')
    await pause(20)
    stop.abort()
    saved += (await Promise.all(typing)).reduce((sum, count) => sum + count, 0)
    if (whom === 'application') product = await startProduct({ dataFolder: ground.folder })
    for (const writer of state) if (!(await isThere(ground, product, writer))) lost++
    if (turn % 10 === 0) console.log(`${turn} kills, ${saved} saves acknowledged, ${lost} lost`)
  }
  await product.kill('SIGTERM')
  ground.remove()
  console.log(`${times} kills of application and database in turn: ${saved} saves acknowledged, ${lost} lost.`)
  return lost === 0 ? 0 : 1
}

/** Save again and again, each on top of the last, until told to stop or the connection is gone. */
async function type(ground: BenchGround, product: Product, writer: Writer, stop: AbortSignal): Promise<number> {
  let count = 0
  const kept = new Connection(new URL(product.address))
  while (!stop.aborted) {
    writer.sent = `Words ${Math.random()} typed at ${Date.now()}.`
    try {
      const answer = await save(ground, product, kept, writer, writer.revision, writer.sent)
      if (answer.outcome !== 'saved') break
      writer.revision = answer.revision
      writer.text = writer.sent
      count++
    } catch {
      break
    }
  }
  kept.close()
  return count
}

/** A save on top of no revision is told of what is there: the newest text and its revision. Waits for the product to be back. */
async function isThere(ground: BenchGround, product: Product, writer: Writer): Promise<boolean> {
  const kept = new Connection(new URL(product.address))
  for (let tries = 0; tries < 400; tries++) {
    try {
      const answer = await save(ground, product, kept, writer, -1, 'What is there?')
      if (answer.outcome === 'conflict') {
        const same =
          (answer.revision === writer.revision && answer.theirs === writer.text) ||
          (answer.revision === writer.revision + 1 && answer.theirs === writer.sent)
        if (!same) console.log(`Lost: acknowledged ${writer.revision}, found ${answer.revision}`)
        writer.revision = answer.revision
        writer.text = answer.theirs ?? ''
        return same
      }
    } catch {
      // Not back yet.
    }
    await pause(50)
  }
  throw new Error('The product did not come back')
}

async function save(
  { services, supervisee }: BenchGround,
  product: Product,
  kept: Connection,
  writer: Writer,
  basedOn: number,
  text: string,
): Promise<{ outcome: string; revision: number; theirs?: string }> {
  const address = new URL(product.address)
  const headers = {
    cookie: supervisee.cookie,
    'content-type': 'application/json',
    'x-plumbline-form': csrfToken(services.formKey, supervisee.token),
    origin: address.origin,
  }
  const body = JSON.stringify({ documentId: writer.documentId, fieldKey: 'wellbeing', basedOn, text })
  const answer = await kept.ask({
    path: `/sessions/${writer.sessionId}/fields`,
    method: 'POST',
    headers,
    body,
  })
  if (answer.status !== 200 && answer.status !== 409) throw new Error(`answered ${answer.status}`)
  return JSON.parse(answer.body()) as { outcome: string; revision: number; theirs?: string }
}

const postmasterOf = (folder: string): number =>
  Number(readFileSync(path.join(folder, 'database', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])

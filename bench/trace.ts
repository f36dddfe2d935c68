import pg from 'pg'
import { createApp } from '../src/app.ts'
import { Batch } from '../src/platform/database/batch.ts'
import type { BenchGround } from './ground.ts'

/** A page of the product, and the cookie of who asks for it. */
export interface AskedPage {
  name: string
  where: string
  cookie: string
}

interface Message {
  texts: readonly string[]
  took: number
}

/** Print the messages of statements that each page asks, with what they take the tenth time, and what the page takes in all. */
export async function trace({ services }: BenchGround, pages: readonly AskedPage[]): Promise<void> {
  const app = createApp(services)
  const asked: Message[] = []
  const query = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const began = performance.now()
    const answer = (query as (...all: unknown[]) => unknown).apply(this, args)
    const what = args[0]
    const [texts, answered] =
      what instanceof Batch
        ? [what.statements.map(({ text }) => text), what.answered.promise]
        : [[typeof what === 'string' ? what : ((what as { text?: string }).text ?? '')], answer]
    void Promise.resolve(answered).then(
      () => asked.push({ texts, took: performance.now() - began }),
      () => {},
    )
    return answer
  } as typeof query
  for (const { name, where, cookie } of pages) {
    let whole = 0
    for (let turn = 0; turn < 10; turn++) {
      asked.length = 0
      const began = performance.now()
      const answer = await app.request(new Request(new URL(where, 'http://localhost'), { headers: { cookie } }))
      await answer.text()
      whole = performance.now() - began
    }
    const inDatabase = asked.reduce((sum, { took }) => sum + took, 0)
    console.log(
      `\n${name}: ${whole.toFixed(1)} ms, of it ${inDatabase.toFixed(1)} ms waiting for ${asked.length} messages`,
    )
    for (const { texts, took } of asked) {
      console.log(`  ${took.toFixed(2).padStart(7)}`)
      for (const text of texts) console.log(`           ${text.replaceAll(/\s+/g, ' ').slice(0, 150)}`)
    }
  }
}

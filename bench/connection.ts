import { connect, type Socket } from 'node:net'

export interface Ask {
  path: string
  method?: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string
}

/** What was answered: its status, and how long it took in milliseconds to the last byte. */
export interface Answered {
  status: number
  /** of the body */
  bytes: number
  body: () => string
  took: number
}

const room = 65_536
const endOfHead = '\r\n\r\n'

/**
 * A kept connection that asks one thing at a time. Of an answer it reads the status and the length alone, because the load
 * shares the processors with what it measures.
 */
export class Connection {
  readonly #address: URL
  #socket: Socket | undefined
  #waiting: PromiseWithResolvers<Answered> | undefined
  #began = 0
  #kept = Buffer.allocUnsafe(room)
  #filled = 0
  /** where the body begins and ends in what is kept; 0 until the head is whole */
  #from = 0
  #to = 0
  #status = 0

  constructor(address: URL) {
    this.#address = address
  }

  /**
   * Ask, and wait for the whole answer. Its body may be read until the next is asked.
   * @throws when the connection is lost, or the answer does not say its length
   */
  ask({ path, method = 'GET', headers, body }: Ask): Promise<Answered> {
    const length = body === undefined ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    const head = `${method} ${path} HTTP/1.1\r\nhost: ${this.#address.host}\r\n${lines.join('')}${length}\r\n`
    this.#socket ??= this.#open()
    this.#filled = this.#from = this.#to = 0
    this.#waiting = Promise.withResolvers()
    this.#began = performance.now()
    this.#socket.write(head + (body ?? ''))
    return this.#waiting.promise
  }

  close(): void {
    this.#socket?.destroy()
    this.#socket = undefined
  }

  #open(): Socket {
    const socket = connect({
      host: this.#address.hostname,
      port: Number(this.#address.port),
      noDelay: true,
      onread: {
        buffer: Buffer.allocUnsafe(room),
        callback: (size, buffer) => this.#read(buffer.subarray(0, size)),
      },
    })
    socket.on('error', (problem) => this.#lost(problem))
    socket.on('close', () => this.#lost(new Error('The connection was closed')))
    return socket
  }

  #read(part: Uint8Array): boolean {
    if (this.#filled + part.length > this.#kept.length) {
      this.#kept = Buffer.concat([this.#kept.subarray(0, this.#filled)], (this.#filled + part.length) * 2)
    }
    this.#kept.set(part, this.#filled)
    this.#filled += part.length
    if (this.#from === 0) this.#readHead()
    if (this.#from > 0 && this.#filled >= this.#to) {
      const answered = {
        status: this.#status,
        bytes: this.#to - this.#from,
        body: () => this.#kept.toString('utf8', this.#from, this.#to),
        took: performance.now() - this.#began,
      }
      this.#waiting?.resolve(answered)
      this.#waiting = undefined
    }
    return true
  }

  #readHead(): void {
    const end = this.#kept.subarray(0, this.#filled).indexOf(endOfHead)
    if (end === -1) return
    const head = this.#kept.toString('latin1', 0, end)
    this.#status = Number(head.slice(9, 12))
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
    if (length === undefined && this.#status !== 204) this.#lost(new Error(`An answer without a length:\n${head}`))
    this.#from = end + endOfHead.length
    this.#to = this.#from + Number(length ?? 0)
  }

  #lost(problem: Error): void {
    this.close()
    this.#waiting?.reject(problem)
    this.#waiting = undefined
  }
}

/** Ask once, over a connection of its own. */
export async function askOnce(address: URL, ask: Ask): Promise<Answered> {
  const connection = new Connection(address)
  try {
    return await connection.ask(ask)
  } finally {
    connection.close()
  }
}

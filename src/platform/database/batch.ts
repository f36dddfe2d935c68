import type pg from 'pg'
import pgLibrary from 'pg'
import { prepareValue } from 'pg/lib/utils.js'

/** One statement of a message, with text values as the library writes them. */
export interface Statement {
  /** under which it is prepared once on each connection; without a name it is read and planned anew */
  readonly name?: string | undefined
  readonly text: string
  readonly values?: readonly unknown[]
}

/** What one statement was answered. */
export interface Answer {
  /** such as SELECT or COMMIT */
  readonly command: string
  /** by the names of their columns */
  readonly rows: object[]
  /** how many rows it gave or changed; null for a statement that has none */
  readonly rowCount: number | null
}

/** Why a message failed, with the place of the statement that failed in it: the length of the message when keeping it failed. */
export class BatchFailed extends Error {
  readonly place: number

  constructor(cause: unknown, place: number) {
    super('A statement failed', { cause })
    this.place = place
  }
}

/**
 * Ask several statements in one message, answered in one: one Sync after all of them (PostgreSQL, frontend/backend protocol,
 * "Pipelining"), so that the server writes and this process wakes once and not for each of them. When one fails, those after
 * it are not run. Outside a transaction they are one by themselves, kept when they are answered and undone when one fails.
 * A statement with a name is prepared and its columns described once on a connection.
 * @throws BatchFailed, with what failed as its cause
 */
export function askTogether(client: pg.PoolClient, statements: readonly Statement[]): Promise<Answer[]> {
  const batch = new Batch(statements)
  client.query(batch)
  return batch.answered.promise
}

interface Column {
  readonly name: string
  readonly read: (text: string) => unknown
}

/** What the library's connection can do; its own types are of an older one. */
interface Wire {
  readonly stream: { cork: () => void; uncork: () => void }
  close: (what: { type: 'S'; name: string }) => void
  parse: (what: { name: string; text: string; types: readonly number[] }) => void
  bind: (what: { portal: ''; statement: string; values: readonly unknown[] }) => void
  describe: (what: { type: 'P'; name: '' }) => void
  execute: (what: { portal: '' }) => void
  sync: () => void
}

/** The columns of each statement that is prepared on a connection, by the statement's name. */
const preparedOn = new WeakMap<Wire, Map<string, readonly Column[]>>()

/** A message as the library sends it (its interface for queries of one's own) and hands over the answer to, in order. */
export class Batch implements pg.Submittable {
  readonly answered = Promise.withResolvers<Answer[]>()
  readonly statements: readonly Statement[]
  readonly #values: readonly (readonly unknown[])[]
  readonly #answers: Answer[] = []
  #prepared = new Map<string, readonly Column[]>()
  #columns: readonly Column[] | undefined
  #rows: object[] = []
  #unreadable: unknown = null

  constructor(statements: readonly Statement[]) {
    this.statements = statements
    this.#values = statements.map(({ values }) => values?.map(prepareValue) ?? [])
  }

  submit(connection: unknown): void {
    const wire = connection as Wire
    const prepared = preparedOn.get(wire) ?? new Map<string, readonly Column[]>()
    preparedOn.set(wire, prepared)
    this.#prepared = prepared
    const described = new Set<string>()
    wire.stream.cork()
    for (const [place, { name = '', text }] of this.statements.entries()) {
      const isNew = !prepared.has(name) && !described.has(name)
      if (isNew) {
        // A message that failed may have prepared it all the same; closing what is not there is no error.
        if (name !== '') wire.close({ type: 'S', name })
        wire.parse({ name, text, types: [] })
      }
      wire.bind({ portal: '', statement: name, values: this.#values[place] ?? [] })
      if (isNew) wire.describe({ type: 'P', name: '' })
      if (name !== '') described.add(name)
      wire.execute({ portal: '' })
    }
    wire.sync()
    wire.stream.uncork()
  }

  handleRowDescription({ fields }: { fields: readonly pg.FieldDef[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, read: pgLibrary.types.getTypeParser(dataTypeID) }))
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    this.#columns ??= this.#known()
    const row: Record<string, unknown> = {}
    try {
      for (const [at, { name, read }] of this.#columns.entries()) {
        const text = fields[at]
        row[name] = text === null || text === undefined ? null : read(text)
      }
    } catch (problem) {
      this.#unreadable ??= problem
    }
    this.#rows.push(row)
  }

  handleCommandComplete({ text }: { text: string }): void {
    const name = this.statements[this.#answers.length]?.name
    if (name !== undefined && !this.#prepared.has(name)) this.#prepared.set(name, this.#columns ?? [])
    const [command = '', ...numbers] = text.split(' ')
    const count = numbers.at(-1)
    this.#answers.push({ command, rows: this.#rows, rowCount: count === undefined ? null : Number(count) })
    this.#rows = []
    this.#columns = undefined
  }

  handleError(problem: unknown): void {
    this.answered.reject(new BatchFailed(problem, this.#answers.length))
  }

  handleReadyForQuery(): void {
    if (this.#unreadable === null) this.answered.resolve(this.#answers)
    else this.answered.reject(new BatchFailed(this.#unreadable, this.#answers.length))
  }

  #known(): readonly Column[] {
    return this.#prepared.get(this.statements[this.#answers.length]?.name ?? '') ?? []
  }
}

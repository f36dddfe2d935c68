import {
  type CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import { asParameter } from './pools.ts'
import type { DB } from './schema.ts'

/** A database as seen by one request: every row through row security, everything in one transaction. */
export type Db = Kysely<DB>

/** What begins a transaction, in order. It is sent with the first statement, and its answer is not waited for. */
type Opening = (client: pg.PoolClient) => readonly Promise<unknown>[]

/** The connection of one request, as the query builder sees it. */
export class OneRequest implements DatabaseConnection, Driver {
  readonly #client: pg.PoolClient
  #opening: Opening | null
  /** what was asked and is not sent yet: everything that is asked in one go leaves in one message */
  #waiting: Asked[] = []
  /** what is sent next is the last */
  #ending = false
  /** nothing more is sent: it was committed, or given up */
  #over = false
  /** why the transaction could not be opened */
  unopened: unknown = null

  /** @param opening what begins the transaction, null when it has begun */
  constructor(client: pg.PoolClient, opening: Opening | null) {
    this.#client = client
    this.#opening = opening
  }

  /** Nothing was sent yet, not even what begins the transaction. */
  get silent(): boolean {
    return this.#opening !== null
  }

  db(): Db {
    return new Kysely<DB>({
      dialect: {
        createAdapter: () => adapter,
        createDriver: () => this,
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => compiler,
      },
    })
  }

  /** See `Scoped.last`. */
  async last<T>(statements: () => Promise<T>): Promise<T> {
    this.#ending = true
    const result = await statements()
    if (!this.#over) throw new Error('Nothing was asked, so nothing was committed')
    return result
  }

  /** @throws when the transaction had failed before */
  async commit(): Promise<void> {
    if (this.#over) return
    this.#ending = true
    await this.#send()
  }

  /** The work has failed: what was asked and is not sent stays unsent, and nothing can be asked. */
  giveUp(): void {
    this.#over = true
    for (const { answer } of this.#waiting.splice(0))
      answer.reject(new Error('The work had failed before this was sent'))
  }

  async init() {}
  async acquireConnection() {
    return this
  }
  async beginTransaction(): Promise<void> {
    throw new Error('A request is already one transaction')
  }
  async commitTransaction() {}
  async rollbackTransaction() {}
  async releaseConnection() {}
  async destroy() {}
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // It would be outside the transaction, and without a scope.
    if (this.#over) throw new Error('Nothing can be asked after the last statement')
    const result = await this.#ask({
      name: nameOf(query.sql),
      text: query.sql,
      values: query.parameters.map(asParameter),
      rowMode: 'array',
    })
    return {
      rows: objectsOf(result) as R[],
      ...(result.command !== 'SELECT' && result.rowCount !== null ? { numAffectedRows: BigInt(result.rowCount) } : {}),
    }
  }
  streamQuery(): AsyncIterableIterator<QueryResult<never>> {
    throw new Error('Streaming is not used')
  }

  /** Sent when nothing else is left to run: whatever is asked beside it until then goes with it. */
  #ask(query: pg.QueryArrayConfig): Promise<pg.QueryArrayResult> {
    const answer = Promise.withResolvers<pg.QueryArrayResult>()
    this.#waiting.push({ query, answer })
    // What becomes of it, each answer says.
    if (this.#waiting.length === 1) process.nextTick(() => void this.#send().catch(() => {}))
    return answer.promise
  }

  /** What opens the transaction, if nothing did yet; the statements; the commit, if they are the last: all in one message. */
  async #send(): Promise<void> {
    const [client, opening, asked, ending] = [this.#client, this.#opening, this.#waiting, this.#ending]
    if (this.#over || (asked.length === 0 && !ending)) return
    this.#opening = null
    this.#waiting = []
    this.#over = ending
    const sent = together(client, async () => {
      const opened = Promise.all(opening?.(client) ?? []).catch((problem: unknown) => {
        this.unopened = problem
        throw problem
      })
      const results = asked.map(({ query }) => client.query(query))
      const committed = ending ? commit(client) : undefined
      // No answer counts before what it came with is opened and committed.
      for (const [at, { answer }] of asked.entries()) {
        Promise.all([results[at], opened, committed]).then(
          ([result]) => answer.resolve(result as pg.QueryArrayResult),
          answer.reject,
        )
      }
      await Promise.all([opened, committed])
    })
    await sent.catch((problem: unknown) => {
      for (const { answer } of asked) answer.reject(problem)
      throw problem
    })
  }
}

/** A statement, and where its answer goes. */
interface Asked {
  readonly query: pg.QueryArrayConfig
  readonly answer: PromiseWithResolvers<pg.QueryArrayResult>
}

/** Ask several things in one message: what is written while the socket is corked leaves in one piece. */
export function together<T>(client: pg.PoolClient, ask: () => T): T {
  const { stream } = (client as unknown as { connection: pg.Connection }).connection
  stream.cork()
  try {
    return ask()
  } finally {
    stream.uncork()
  }
}

/** @throws when the transaction had failed before: then `commit` undoes it, and says so only here. */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit')
  if (command !== 'COMMIT') throw new Error('The transaction had failed and was undone')
}

/** Statements are prepared by name on each connection: planning a query with row security costs more than running it. */
const names = new Map<string, string>()
const mostNames = 2_000

function nameOf(sql: string): string | undefined {
  let name = names.get(sql)
  if (name === undefined && names.size < mostNames) {
    name = `q${names.size}`
    names.set(sql, name)
  }
  return name
}

/** Rows by the names of their columns. (The library copies an empty one for each row, which takes it longer than reading the row.) */
function objectsOf({ rows, fields }: pg.QueryArrayResult): object[] {
  const names = fields.map((field) => field.name)
  return rows.map((values) => {
    const row: Record<string, unknown> = {}
    for (let at = 0; at < names.length; at++) row[names[at] as string] = values[at]
    return row
  })
}

// Neither keeps anything of a statement once it is compiled, which happens in one go; making them takes longer than most statements.
const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()

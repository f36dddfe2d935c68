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
import { type Answer, askTogether, BatchFailed, type Statement } from './batch.ts'
import { asParameter } from './pools.ts'
import type { DB } from './schema.ts'

/** A database as seen by one request: every row through row security, everything in one transaction. */
export type Db = Kysely<DB>

/** The connection of one request, as the query builder sees it. */
export class OneRequest implements DatabaseConnection, Driver {
  readonly #client: pg.PoolClient
  #opening: Statement | null
  /** what was asked and is not sent yet: everything that is asked in one go leaves in one message */
  #waiting: Asked[] = []
  /** the message that is being answered: what is asked meanwhile leaves together after it */
  #underWay: Promise<void> | null = null
  /** what is sent next is the last */
  #ending = false
  /** nothing more is sent: it was committed, or given up */
  #over = false
  /** why the transaction could not be opened */
  unopened: unknown = null

  /** @param opening what is sent first of all, within the transaction; null when that has begun already */
  constructor(client: pg.PoolClient, opening: Statement | null) {
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

  /** The work has failed: what was asked and is not sent stays unsent, and nothing can be asked. Ends when nothing is under way. */
  async giveUp(): Promise<void> {
    this.#over = true
    for (const { answer } of this.#waiting.splice(0))
      answer.reject(new Error('The work had failed before this was sent'))
    await this.#underWay?.catch(() => {})
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
    const { command, rows, rowCount } = await this.#ask({
      name: nameOf(query.sql),
      text: query.sql,
      values: query.parameters.map(asParameter),
    })
    return {
      rows: rows as R[],
      ...(command !== 'SELECT' && rowCount !== null ? { numAffectedRows: BigInt(rowCount) } : {}),
    }
  }
  streamQuery(): AsyncIterableIterator<QueryResult<never>> {
    throw new Error('Streaming is not used')
  }

  /** Sent when nothing else is left to run: whatever is asked beside it until then goes with it. */
  #ask(statement: Statement): Promise<Answer> {
    const answer = Promise.withResolvers<Answer>()
    this.#waiting.push({ statement, answer })
    // What becomes of it, each answer says.
    if (this.#waiting.length === 1) process.nextTick(() => void this.#send().catch(() => {}))
    return answer.promise
  }

  /** What opens the transaction, if nothing did yet; the statements; the commit, if they are the last: all in one message. */
  async #send(): Promise<void> {
    while (this.#underWay !== null) await this.#underWay.catch(() => {})
    const [opening, asked, ending] = [this.#opening, this.#waiting, this.#ending]
    if (this.#over || (asked.length === 0 && !ending)) return
    this.#opening = null
    this.#waiting = []
    this.#over = ending
    this.#underWay = this.#sendTogether(opening, asked, ending)
    await this.#underWay.finally(() => (this.#underWay = null))
  }

  async #sendTogether(opening: Statement | null, asked: readonly Asked[], ending: boolean): Promise<void> {
    // A message is a transaction by itself, so one that holds everything needs neither words for its beginning nor its end.
    const before = opening === null ? [] : ending ? [opening] : [begin, opening]
    const after = ending && opening === null ? [commit] : []
    try {
      const answers = await askTogether(this.#client, [...before, ...asked.map(({ statement }) => statement), ...after])
      // In a transaction that had failed before, `commit` undoes it, and says so only here.
      if (after.length > 0 && answers.at(-1)?.command !== 'COMMIT')
        throw new Error('The transaction had failed and was undone')
      // No answer counts before what it came with is opened and committed.
      for (const [at, { answer }] of asked.entries()) answer.resolve(answers[before.length + at] as Answer)
    } catch (problem) {
      const failed = problem instanceof BatchFailed ? problem.cause : problem
      if (problem instanceof BatchFailed && problem.place < before.length) this.unopened = failed
      for (const { answer } of asked) answer.reject(failed)
      throw failed
    }
  }
}

export const begin: Statement = { name: 'begin', text: 'begin' }
const commit: Statement = { name: 'commit', text: 'commit' }

/** A statement, and where its answer goes. */
interface Asked {
  readonly statement: Statement
  readonly answer: PromiseWithResolvers<Answer>
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

// Neither keeps anything of a statement once it is compiled, which happens in one go; making them takes longer than most statements.
const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()

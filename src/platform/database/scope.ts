import {
  type CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import pg from 'pg'
import type { Actor } from '../../domain/access/actor.ts'
import { asParameter } from './pools.ts'
import type { DB } from './schema.ts'

/** A database as seen by one request: every row through row security, everything in one transaction. */
export type Db = Kysely<DB>

export interface Scoped {
  db: Db
  /** who this is, or null when nobody is signed in: then no tenant row is visible */
  actor: Actor | null
  /** identifier of the web session, null when nobody is signed in */
  webSession: string | null
  /**
   * The last that is asked, one statement: the work commits with it, both sent at once, and nothing can be asked after it.
   * @throws when either fails, with everything undone
   */
  last: <T>(statement: () => Promise<T>) => Promise<T>
}

/**
 * Run work in one transaction, in the scope of the web session that the token names.
 * The work commits when it returns, and is undone when it throws.
 * @param token of the web session, null for none
 * @param wanted membership to enter when the person has several
 * @param options.instant only in a demonstration: the moment that the work is done at
 * @param options.settle move the end of the web session on before the transaction begins, so that the transaction holds
 *   no lock on it: for work that begins or ends web sessions, which happens on sign-in's own connection and would wait
 */
export async function inScope<T>(
  pool: pg.Pool,
  token: string | null,
  wanted: string | null,
  work: (scoped: Scoped) => Promise<T>,
  options: { instant?: string | undefined; settle?: boolean } = {},
): Promise<T> {
  const client = await pool.connect()
  const request = new OneRequest(client)
  let broken: Error | undefined
  try {
    if (options.settle && token !== null) await client.query(entering(token, wanted))
    const entered = await beginScope(client, token, wanted, options.instant)
    const result = await work({
      db: request.db(),
      actor: entered?.actor ?? null,
      webSession: entered?.webSession ?? null,
      last: (statement) => request.last(statement),
    })
    if (!request.committed) await commit(client)
    return result
  } catch (problem) {
    await client.query('rollback').catch((lost: Error) => (broken = lost))
    throw problem
  } finally {
    client.release(broken)
  }
}

/**
 * Enter the scope of a web session that began within this transaction: signing in, to write the journal of it.
 * @returns who that is, or null when the account has no place in any organisation
 */
export async function enterFresh(db: Db, token: string, wanted: string | null = null): Promise<Actor | null> {
  const { rows } = await sql<EnteredRow>`select entered from platform.enter(${token}, ${wanted}::uuid)`.execute(db)
  return enteredFrom(rows[0])?.actor ?? null
}

/** What `platform.enter` gives: one text, because each column would be described, sent and read on every request. */
interface EnteredRow {
  entered: string
}

interface Entered {
  actor: Actor
  webSession: string
}

function enteredFrom(row: EnteredRow | undefined): Entered | undefined {
  if (row === undefined) return undefined
  const { webSession, ...actor } = JSON.parse(row.entered) as Actor & { webSession: string }
  return { actor, webSession }
}

const entering = (token: string, wanted: string | null): pg.QueryConfig => ({
  name: 'enter',
  text: 'select entered from platform.enter($1, $2::uuid)',
  values: [token, wanted],
})

/**
 * Begin the transaction and enter its scope: every request does this. Both are sent at once (the pool pipelines), and
 * entering is prepared, because reading and planning it would cost more than doing it. A setting left on the connection
 * by whoever had it before counts for nothing: entering clears it, and so does beginning with nobody to enter.
 */
async function beginScope(
  client: pg.PoolClient,
  token: string | null,
  wanted: string | null,
  instant: string | undefined,
): Promise<Entered | undefined> {
  const clock = instant === undefined ? '' : `; set local plumbline.demonstration_clock = ${pg.escapeLiteral(instant)}`
  if (token === null) {
    await client.query(`begin; set local plumbline.scope = ''${clock}`)
    return undefined
  }
  const [, entered] = await together(client, () => [
    client.query(`begin${clock}`),
    client.query<EnteredRow>(entering(token, wanted)),
  ])
  return enteredFrom(entered.rows[0])
}

/** Ask several things in one message: what is written while the socket is corked leaves in one piece. */
async function together<const T extends readonly Promise<unknown>[]>(client: pg.PoolClient, ask: () => T) {
  const { stream } = (client as unknown as { connection: pg.Connection }).connection
  stream.cork()
  const asked = ask()
  stream.uncork()
  return Promise.all(asked)
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

/** The connection of one request, as the query builder sees it. */
class OneRequest implements DatabaseConnection, Driver {
  readonly #client: pg.PoolClient
  /** the next statement is the last one */
  #ending = false
  committed = false
  constructor(client: pg.PoolClient) {
    this.#client = client
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
  async last<T>(statement: () => Promise<T>): Promise<T> {
    this.#ending = true
    const result = await statement()
    if (!this.committed) throw new Error('Nothing was asked, so nothing was committed')
    return result
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
  async #ask(query: pg.QueryArrayConfig): Promise<pg.QueryArrayResult> {
    // It would be outside the transaction, and without a scope.
    if (this.committed) throw new Error('Nothing can be asked after the last statement')
    if (!this.#ending) return this.#client.query(query)
    this.committed = true
    const [result] = await together(this.#client, () => [this.#client.query(query), commit(this.#client)])
    return result
  }
  streamQuery(): AsyncIterableIterator<QueryResult<never>> {
    throw new Error('Streaming is not used')
  }
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

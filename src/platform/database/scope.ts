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
import type { Actor, Role } from '../../domain/access/actor.ts'
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
}

/**
 * Run work in one transaction, in the scope of the web session that the token names.
 * The work commits when it returns and `keep` says so, and is undone when it throws.
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
  options: { keep?: (result: T) => boolean; instant?: string | undefined; settle?: boolean } = {},
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    if (options.settle && token !== null) await client.query(entering(token, wanted))
    const entered = await beginScope(client, token, wanted, options.instant)
    const result = await work({
      db: kyselyOn(client),
      actor: entered ? actorFrom(entered) : null,
      webSession: entered ? entered.web_session : null,
    })
    await client.query((options.keep?.(result) ?? true) ? 'commit' : 'rollback')
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
  const { rows } = await sql<Entered>`select * from platform.enter(${token}, ${wanted}::uuid)`.execute(db)
  return rows[0] ? actorFrom(rows[0]) : null
}

interface Entered {
  organisation_id: string
  membership_id: string
  person_id: string
  web_session: string
  name: string
  organisation_name: string
  organisation_kind: string
  words: Record<string, string>
  keep_drafts_in_browser: boolean
  demonstration: boolean
  roles: Role[]
  memberships: number
  second_factor: boolean
}

const entering = (token: string, wanted: string | null): string =>
  `select * from platform.enter(${pg.escapeLiteral(token)}, ${wanted === null ? 'null' : pg.escapeLiteral(wanted)}::uuid)`

/**
 * Begin the transaction and enter its scope, in one message to the database: every request does this, and each message
 * costs more than what is in it. A setting left on the connection by whoever had it before counts for nothing.
 */
async function beginScope(
  client: pg.PoolClient,
  token: string | null,
  wanted: string | null,
  instant: string | undefined,
): Promise<Entered | undefined> {
  const clock = instant === undefined ? '' : `set local plumbline.demonstration_clock = ${pg.escapeLiteral(instant)};`
  const results = (await client.query(
    `begin; set local plumbline.scope = ''; ${clock} ${token === null ? 'select' : entering(token, wanted)}`,
  )) as unknown as pg.QueryResult<Entered>[]
  return token === null ? undefined : results.at(-1)?.rows[0]
}

function actorFrom(row: Entered): Actor {
  return {
    organisationId: row.organisation_id,
    membershipId: row.membership_id,
    personId: row.person_id,
    name: row.name,
    organisationName: row.organisation_name,
    organisationKind: row.organisation_kind,
    roles: row.roles,
    memberships: row.memberships,
    secondFactor: row.second_factor,
    keepDraftsInBrowser: row.keep_drafts_in_browser,
    words: row.words,
    demonstration: row.demonstration,
  }
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

class OneClient implements DatabaseConnection, Driver {
  readonly client: pg.PoolClient
  constructor(client: pg.PoolClient) {
    this.client = client
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
    const name = nameOf(query.sql)
    const result = await this.client.query({
      text: query.sql,
      values: query.parameters.map(asParameter),
      ...(name ? { name } : {}),
    })
    return {
      rows: result.rows as R[],
      ...(result.command !== 'SELECT' && result.rowCount !== null ? { numAffectedRows: BigInt(result.rowCount) } : {}),
    }
  }
  streamQuery(): AsyncIterableIterator<QueryResult<never>> {
    throw new Error('Streaming is not used')
  }
}

const adapter = new PostgresAdapter()

function kyselyOn(client: pg.PoolClient): Db {
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => adapter,
      createDriver: () => new OneClient(client),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

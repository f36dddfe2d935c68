import { sql } from 'kysely'
import pg from 'pg'
import type { Actor } from '../../domain/access/actor.ts'
import { enteredFrom, forgetEntry, rememberedEntry, rememberEntry, type Entered, type EnteredRow } from './entered.ts'
import { type Answer, askTogether, BatchFailed, type Statement } from './batch.ts'
import { begin, type Db, OneRequest } from './one-request.ts'

export type { Db } from './one-request.ts'

export interface Scoped {
  db: Db
  /** who this is, or null when nobody is signed in: then no tenant row is visible */
  actor: Actor | null
  /** identifier of the web session, null when nobody is signed in */
  webSession: string | null
  /**
   * The last that is asked, one statement or several side by side: the work commits with it, all sent at once, and nothing
   * can be asked after it.
   * @throws when any of it fails, with everything undone
   */
  last: <T>(statements: () => Promise<T>) => Promise<T>
}

interface Options {
  instant?: string | undefined
  settle?: boolean
  repeatable?: boolean
}

/**
 * Run work in one transaction, in the scope of the web session that the token names.
 * The work commits when it returns, and is undone when it throws.
 * @param token of the web session, null for none
 * @param wanted membership to enter when the person has several
 * @param options.instant only in a demonstration: the moment that the work is done at
 * @param options.settle move the end of the web session on before the transaction begins, so that the transaction holds
 *   no lock on it: for work that begins or ends web sessions, which happens on sign-in's own connection and would wait
 * @param options.repeatable the work does nothing but ask this database: it begins with what is remembered of who this is,
 *   and is done again from the start when the database says that this has changed
 */
export async function inScope<T>(
  pool: pg.Pool,
  token: string | null,
  wanted: string | null,
  work: (scoped: Scoped) => Promise<T>,
  options: Options = {},
): Promise<T> {
  const remembered = token !== null && options.repeatable ? rememberedEntry(token, wanted) : undefined
  if (token !== null && remembered !== undefined) {
    try {
      return await oneTransaction(pool, work, async (client) => ({
        request: new OneRequest(client, enteringAgain(token, remembered)),
        entered: remembered,
      }))
    } catch (problem) {
      if (!(problem instanceof Unconfirmed)) throw problem
      forgetEntry(token, wanted)
    }
  }
  return oneTransaction(pool, work, async (client) => {
    if (options.settle && token !== null) await inOrder(client, [entering(token, wanted)])
    const entered = await beginScope(client, token, wanted, options.instant)
    if (token !== null && options.repeatable && entered !== undefined) rememberEntry(token, wanted, entered)
    return { request: new OneRequest(client, null), entered }
  })
}

/** The database did not confirm that who was remembered is still who this is, or was not asked before the work failed. */
class Unconfirmed extends Error {}

async function oneTransaction<T>(
  pool: pg.Pool,
  work: (scoped: Scoped) => Promise<T>,
  begin: (client: pg.PoolClient) => Promise<{ request: OneRequest; entered: Entered | undefined }>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  let request: OneRequest | undefined
  try {
    const begun = await begin(client)
    request = begun.request
    const { entered } = begun
    const result = await work({
      db: request.db(),
      actor: entered?.actor ?? null,
      webSession: entered?.webSession ?? null,
      last: (statements) => begun.request.last(statements),
    })
    await request.commit()
    return result
  } catch (problem) {
    await request?.giveUp()
    await client.query('rollback').catch((lost: Error) => (broken = lost))
    throw request !== undefined && unconfirmed(request) ? new Unconfirmed() : problem
  } finally {
    client.release(broken)
  }
}

const entryHasChanged = 'PL001'

/** A refusal from what is remembered alone counts for nothing either: a role may have been given since. */
function unconfirmed({ silent, unopened }: OneRequest): boolean {
  return silent || (unopened instanceof pg.DatabaseError && unopened.code === entryHasChanged)
}

/**
 * Enter the scope of a web session that began within this transaction: signing in, to write the journal of it.
 * @returns who that is, or null when the account has no place in any organisation
 */
export async function enterFresh(db: Db, token: string, wanted: string | null = null): Promise<Actor | null> {
  const { rows } = await sql<EnteredRow>`select entered from platform.enter(${token}, ${wanted}::uuid)`.execute(db)
  return enteredFrom(rows[0])?.actor ?? null
}

const entering = (token: string, wanted: string | null): Statement => ({
  name: 'enter',
  text: 'select entered from platform.enter($1, $2::uuid)',
  values: [token, wanted],
})

const enteringAgain = (token: string, { mark }: Entered): Statement => ({
  name: 'enter again',
  text: 'select platform.enter_again($1, $2::uuid)',
  values: [token, mark],
})

/**
 * Begin the transaction and enter its scope, in one message; entering is prepared, because reading and planning it would
 * cost more than doing it. A setting left on the connection by whoever had it before counts for nothing: entering clears
 * it, and so does beginning with nobody to enter.
 */
async function beginScope(
  client: pg.PoolClient,
  token: string | null,
  wanted: string | null,
  instant: string | undefined,
): Promise<Entered | undefined> {
  const clock: Statement[] =
    instant === undefined ? [] : [{ text: `set local plumbline.demonstration_clock = ${pg.escapeLiteral(instant)}` }]
  const nobody: Statement = { name: 'nobody', text: `set local plumbline.scope = ''` }
  const answers = await inOrder(client, [begin, ...clock, token === null ? nobody : entering(token, wanted)])
  return token === null ? undefined : enteredFrom(answers.at(-1)?.rows[0] as EnteredRow | undefined)
}

/** @throws what the statement that failed threw */
async function inOrder(client: pg.PoolClient, statements: readonly Statement[]): Promise<Answer[]> {
  try {
    return await askTogether(client, statements)
  } catch (problem) {
    throw problem instanceof BatchFailed ? problem.cause : problem
  }
}

import pg from 'pg'
import { dayFrom } from '../../domain/calendar/days.ts'
import type { RoleSecrets } from './migrate.ts'

export interface Pools {
  /** what requests run as */
  web: pg.Pool
  /** what the sign-in library runs as */
  auth: pg.Pool
  end: () => Promise<void>
}

export interface PoolSettings {
  /** most connections of the web pool; everything must also work with 1 */
  size: number
  /** told of connections that the database ended, which is no reason for the process to end */
  onLost: (problem: Error) => void
}

// Days and instants come as what they are. (Date would give a day a time zone.) The numbers are pg_type's.
pg.types.setTypeParser(1082, dayFrom)
pg.types.setTypeParser(1184, (text) => Temporal.Instant.from(text))
pg.types.setTypeParser(20, Number)

/** A value as the database reads it. */
export const asParameter = (value: unknown): unknown =>
  typeof value === 'object' &&
  (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate || value instanceof Temporal.PlainTime)
    ? value.toString()
    : value

/**
 * Pools for the roles that a request may run as, on the server and database that `ownerUrl` names.
 * Waiting for a connection ends after 5 seconds, so that a full pool is an error and never a hang.
 */
export function openPools(ownerUrl: string, secrets: RoleSecrets, settings: PoolSettings): Pools {
  const web = poolFor(ownerUrl, 'plumbline_web', secrets.web, settings.size, settings.onLost)
  const auth = poolFor(
    ownerUrl,
    'plumbline_auth',
    secrets.auth,
    Math.max(1, Math.min(5, settings.size)),
    settings.onLost,
  )
  return { web, auth, end: async () => void (await Promise.all([web.end(), auth.end()])) }
}

/** Connection settings of one role on the server and database that a connection text names. */
export function asRole(ownerUrl: string, user: string, password: string): pg.ClientConfig {
  const { host, port, database, ssl } = new pg.Client({ connectionString: ownerUrl })
  return { host, port, user, password, ssl, ...(database ? { database } : {}) }
}

/**
 * A prepared statement is planned once on a connection and not for each set of values: all that a request asks is by keys,
 * and planning a statement under row security costs more than running it.
 */
const webPlans = '-c plan_cache_mode=force_generic_plan'

function poolFor(
  ownerUrl: string,
  user: string,
  password: string,
  max: number,
  onLost: (problem: Error) => void,
): pg.Pool {
  const pool = new pg.Pool({
    ...asRole(ownerUrl, user, password),
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 20_000,
    application_name: 'plumbline',
    options:
      user === 'plumbline_web'
        ? `${webPlans} -c search_path=app,pg_catalog,pg_temp`
        : '-c search_path=auth,pg_catalog,pg_temp',
  })
  // Without a listener on the pool and on each client, a connection ended by the database ends the process.
  pool.on('error', onLost)
  pool.on('connect', (client) => client.on('error', onLost))
  return pool
}

import pg from 'pg'

const CONNECT_MS = 10_000

/**
 * Runs one statement on a connection of its own, outside every pool.
 * @throws what node-postgres throws, also for a server that is not there
 */
export async function ask<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS })
  // A server that goes away between two answers must not end this process.
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

/** Does a server answer there, and let this account in? */
export async function answers(url: string): Promise<boolean> {
  try {
    await ask(url, 'select 1')
    return true
  } catch {
    return false
  }
}

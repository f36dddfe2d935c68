import { sql } from 'kysely'
import type { Db } from '../../platform/database/scope.ts'

/** When the sign-in of the person in scope was last reset on the server, if in the last 30 days. */
export async function accountResetAt(db: Db): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`select platform.my_account_reset() as at`.execute(db)
  return rows[0]?.at ?? null
}

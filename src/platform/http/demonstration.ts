import { sql } from 'kysely'
import type { Db } from '../database/scope.ts'

/** Whether this installation is the demonstration, asked when nobody is signed in. */
export async function demonstrationHere(db: Db): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select platform.is_demonstration() as yes`.execute(db)
  return rows[0]?.yes ?? false
}

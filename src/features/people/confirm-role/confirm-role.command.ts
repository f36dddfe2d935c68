import { sql } from 'kysely'
import type { Work } from '../../../platform/http/work.ts'

/**
 * Confirm a role as the second person (docs/decisions/0006): by a lead or a head, not for oneself, and not what one
 * recorded oneself. The database says who may and writes the journal (role.confirmed).
 * @returns whether it was still to be confirmed, by this one
 */
export async function confirmRole({ db }: Pick<Work, 'db'>, factId: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select platform.confirm_role(${factId}::uuid) as done`.execute(db)
  return rows[0]?.done ?? false
}

import { sql } from 'kysely'
import type { Db } from '../../platform/database/scope.ts'

export type SetUpState = 'founded' | 'no_code' | 'closed' | 'open'

export async function setUpState(db: Db): Promise<SetUpState> {
  const { rows } = await sql<{ state: SetUpState }>`select platform.set_up_state() as state`.execute(db)
  return rows[0]?.state ?? 'no_code'
}

/** Whether this installation has no organisation yet: then the front door and the sign-in page lead to /set-up. */
export async function needsSetUp(db: Db): Promise<boolean> {
  const { rows } = await sql<{ founded: boolean }>`select platform.is_founded() as founded`.execute(db)
  return rows[0]?.founded === false
}

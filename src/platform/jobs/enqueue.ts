import { sql } from 'kysely'
import type { Db } from '../database/scope.ts'
import type { Tasks } from './tasks.ts'

/** Queue a job in the transaction of the request: it is there when that commits, and was never there when it does not. */
export async function enqueue<Name extends keyof Tasks>(db: Db, task: Name, payload: Tasks[Name]): Promise<void> {
  await sql`select platform.add_job(${task}, ${JSON.stringify(payload)}::jsonb)`.execute(db)
}

import { sql } from 'kysely'
import type { ChildRecord } from '../../../domain/children/child-record.ts'
import type { Db } from '../../../platform/database/scope.ts'
import { childFrom, type ChildFactsRow, type ChildWithFamily, recordFrom } from './child-facts.ts'

/**
 * Who these children are and what was recorded of them as facts, of those the one in scope may see; one statement (platform.child_times).
 * What may be known of each is what `caseHistories` gives.
 * @param since what happened before is left out, but for statuses, holders and actions that are open
 * @param history with what was withdrawn since, as one needs to say what was known on an earlier day
 */
export async function childRecords(
  db: Db,
  childIds: readonly string[],
  { since, history }: { since: Temporal.PlainDate; history: boolean },
): Promise<(ChildWithFamily & { record: ChildRecord })[]> {
  const { rows } = await sql<{ child_id: string; facts: ChildFactsRow }>`
    select * from platform.child_times(${childIds}::uuid[], ${since}::date, ${history})`.execute(db)
  return rows.map((row) => ({ ...childFrom(row.child_id, row.facts), record: recordFrom(row.child_id, row.facts) }))
}

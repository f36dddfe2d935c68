import { sql } from 'kysely'
import type { Db } from './scope.ts'

export interface ChildName {
  given: string
  family: string
  full: string
}

/**
 * Names of these children for whoever reads of them (`platform.child_names`): of those one may see, and of those in a document
 * that one reads, an action of one's own or a signed session one was at, when sight of the child itself has ended. A child of
 * whom one reads nothing is not in it.
 */
export async function childNames(db: Db, childIds: readonly string[]): Promise<Map<string, ChildName>> {
  if (childIds.length === 0) return new Map()
  const { rows } = await sql<{ child_id: string; given_name: string; family_name: string }>`
    select child_id, given_name, family_name from platform.child_names(${[...new Set(childIds)]}::uuid[])`.execute(db)
  return new Map(
    rows.map(({ child_id: id, given_name: given, family_name: family }) => [
      id,
      { given, family, full: `${given} ${family}` },
    ]),
  )
}

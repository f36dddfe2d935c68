import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Db } from '../../../platform/database/scope.ts'

type Who = Pick<Actor, 'organisationId'>

export interface ImportDone {
  importId: string
  by: string
  at: Temporal.Instant
  readRows: number
  added: number
  undone: { at: Temporal.Instant; by: string } | null
}

/** Imports of children, the newest first; of one, when it is named. For the safeguarding team. */
export async function importsDone(
  db: Db,
  { organisationId }: Who,
  importId: string | null = null,
): Promise<ImportDone[]> {
  const { rows } = await sql<{
    import_id: string
    by: string
    imported_at: Temporal.Instant
    read_rows: number
    added: number
    undone_at: Temporal.Instant | null
    undone_by: string | null
  }>`
    select i.import_id, m.name as by, i.imported_at, i.read_rows, i.added, i.undone_at, u.name as undone_by
    from child_import i
    join membership m on m.organisation_id = i.organisation_id and m.membership_id = i.imported_by
    left join membership u on u.organisation_id = i.organisation_id and u.membership_id = i.undone_by
    where i.organisation_id = ${organisationId} and (${importId}::uuid is null or i.import_id = ${importId}::uuid)
    order by i.imported_at desc limit 100`.execute(db)
  return rows.map((row) => ({
    importId: row.import_id,
    by: row.by,
    at: row.imported_at,
    readRows: row.read_rows,
    added: row.added,
    undone: row.undone_at === null ? null : { at: row.undone_at, by: row.undone_by ?? '' },
  }))
}

export interface ImportedChild {
  childId: string
  givenName: string
  familyName: string
  bornOn: Temporal.PlainDate | null
}

/** The children that an import added and that are still here, by name. */
export async function childrenOfImport(db: Db, { organisationId }: Who, importId: string): Promise<ImportedChild[]> {
  const rows = await db
    .selectFrom('child')
    .select(['child_id', 'given_name', 'family_name', 'born_on'])
    .where('organisation_id', '=', organisationId)
    .where('import_id', '=', importId)
    .orderBy('family_name')
    .orderBy('given_name')
    .orderBy('child_id')
    .execute()
  return rows.map((row) => ({
    childId: row.child_id,
    givenName: row.given_name,
    familyName: row.family_name,
    bornOn: row.born_on,
  }))
}

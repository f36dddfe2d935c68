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
  /** statuses recorded of children who were here */
  recorded: number
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
    recorded: number
    undone_at: Temporal.Instant | null
    undone_by: string | null
  }>`
    select i.import_id, m.name as by, i.imported_at, i.read_rows, i.added, i.recorded, i.undone_at, u.name as undone_by
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
    recorded: row.recorded,
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

export interface RecordedStatus {
  childId: string
  name: string
  status: string
  legalBasis: string | null
  startsOn: Temporal.PlainDate
}

/** The statuses that an import recorded of children who were here, and that still stand, by name. */
export async function statusesOfImport(db: Db, { organisationId }: Who, importId: string): Promise<RecordedStatus[]> {
  const { rows } = await sql<{
    child_id: string
    name: string
    status: string
    legal_basis: string | null
    starts_on: Temporal.PlainDate
  }>`
    select s.child_id, c.given_name || ' ' || c.family_name as name, s.status, s.legal_basis, s.starts_on
    from child_status s
    join child c on c.organisation_id = s.organisation_id and c.child_id = s.child_id
    where s.organisation_id = ${organisationId} and s.import_id = ${importId} and s.withdrawn_at is null
      and c.import_id is distinct from s.import_id
    order by c.family_name, c.given_name, s.child_id, s.starts_on`.execute(db)
  return rows.map((row) => ({
    childId: row.child_id,
    name: row.name,
    status: row.status,
    legalBasis: row.legal_basis,
    startsOn: row.starts_on,
  }))
}

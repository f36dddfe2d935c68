import { sql } from 'kysely'
import { isBefore } from '../../../domain/calendar/days.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import type { ChildToImport, FamilyOfRow, StatusOfKnown } from '../../../domain/children/import-children.ts'
import type { Db } from '../../../platform/database/scope.ts'
import type { Work } from '../../../platform/http/work.ts'

/** The first number of the lock; the second is the organisation’s. */
const registerLock = 24

/** Rows of one statement: the most parameters that one takes is 65,535. */
const atOnce = 1_000

interface SheetToImport {
  children: readonly ChildToImport[]
  /** of children who are here already */
  statuses?: readonly StatusOfKnown[]
  readRows: number
}

/**
 * Add every child of a previewed sheet, and record what it newly says of children who are here, in one transaction, under one
 * import that can be undone. The caller has held the
 * register (`holdRegister`) since it looked again, so nobody can have come in between.
 */
export async function importChildrenFrom(
  work: Work,
  { children, statuses: said = [], readRows }: SheetToImport,
): Promise<{ importId: string }> {
  const { db, actor, services } = work
  const known = await notHeldYet(work, said)
  const importId = services.newId()
  await db
    .insertInto('child_import')
    .values({
      organisation_id: actor.organisationId,
      import_id: importId,
      imported_by: actor.membershipId,
      read_rows: readRows,
      added: children.length,
      recorded: known.length,
    })
    .execute()
  const families = await familiesFor(
    work,
    importId,
    children.map(({ family }) => family),
  )
  const rows = children.map((one) => ({ ...one, childId: services.newId() }))
  const own = { organisation_id: actor.organisationId, import_id: importId }
  const by = { ...own, recorded_by: actor.membershipId }
  await inParts(rows, (some) =>
    db
      .insertInto('child')
      .values(
        some.map(({ childId, child, family }) => ({
          ...own,
          child_id: childId,
          family_id: families.get(family.key) ?? '',
          given_name: child.givenName,
          family_name: child.familyName,
          born_on: child.bornOn,
          reference: child.numbers.find(({ kind }) => kind === 'own')?.value ?? null,
          school: child.school,
          created_by: actor.membershipId,
        })),
      )
      .execute(),
  )
  const numbers = rows.flatMap(({ childId, child }) =>
    child.numbers
      .filter(({ kind }) => kind !== 'own')
      .map(({ kind, value }) => ({ ...by, reference_id: services.newId(), child_id: childId, kind, value })),
  )
  await inParts(numbers, (some) => db.insertInto('child_reference').values(some).execute())
  const statuses = rows.flatMap(({ childId, statuses: its }) =>
    its.map(({ status, legalBasis, startsOn }) => ({
      ...by,
      status_id: services.newId(),
      child_id: childId,
      status,
      legal_basis: legalBasis,
      starts_on: startsOn,
    })),
  )
  const newlySaid = known.map(({ childId, status: { status, legalBasis, startsOn } }) => ({
    ...by,
    status_id: services.newId(),
    child_id: childId,
    status,
    legal_basis: legalBasis,
    starts_on: startsOn,
  }))
  await inParts([...statuses, ...newlySaid], (some) => db.insertInto('child_status').values(some).execute())
  const holdings = rows.flatMap(({ childId, child: { holder } }) =>
    holder === null
      ? []
      : [
          {
            ...by,
            holding_id: services.newId(),
            child_id: childId,
            membership_id: holder.membershipId,
            starts_on: work.today,
          },
        ],
  )
  await inParts(holdings, (some) => db.insertInto('case_holder').values(some).execute())
  await work.journal('children.imported', {
    subject: 'child_import',
    id: importId,
    details: {
      rows: readRows,
      children: children.length,
      ...(known.length === 0 ? {} : { statuses: known.length }),
    },
  })
  return { importId }
}

/** Those that are not there already: a spell of the same status that is open, or ended after this one begins, is the same. */
async function notHeldYet({ db, actor }: Work, said: readonly StatusOfKnown[]): Promise<StatusOfKnown[]> {
  if (said.length === 0) return []
  const rows = await db
    .selectFrom('child_status')
    .select(['child_id', 'status', 'ends_on'])
    .where('organisation_id', '=', actor.organisationId)
    .where(
      'child_id',
      'in',
      said.map(({ childId }) => childId),
    )
    .where('withdrawn_at', 'is', null)
    .execute()
  return said.filter(
    ({ childId, status }) =>
      !rows.some(
        (row) =>
          row.child_id === childId &&
          row.status === status.status &&
          (row.ends_on === null || !isBefore(row.ends_on, status.startsOn)),
      ),
  )
}

/** A family for each key: one that is here, or one new for all its children of the sheet. */
async function familiesFor(
  { db, actor, services }: Work,
  importId: string,
  families: readonly FamilyOfRow[],
): Promise<ReadonlyMap<string, string>> {
  const byKey = new Map(families.map((family) => [family.key, family]))
  const ids = new Map([...byKey].map(([key, { familyId }]) => [key, familyId ?? services.newId()]))
  const made = [...byKey.values()].filter(({ familyId }) => familyId === null)
  await inParts(made, (some) =>
    db
      .insertInto('family')
      .values(
        some.map(({ key, name }) => ({
          organisation_id: actor.organisationId,
          family_id: ids.get(key) ?? '',
          name,
          created_by: actor.membershipId,
          import_id: importId,
        })),
      )
      .execute(),
  )
  return ids
}

async function inParts<Row>(rows: readonly Row[], write: (some: Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) await write(rows.slice(from, from + atOnce))
}

/** Held until the work commits, so that two imports, or an import and its undoing, come one after the other. */
export async function holdRegister(db: Db, { organisationId }: Pick<Actor, 'organisationId'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${registerLock}, hashtext(${organisationId}))`.execute(db)
}

/** Undo a whole import: nothing of it stays. Refused when something hangs on one of its children, or it is undone already. */
export async function undoImport(work: Work, importId: string): Promise<{ outcome: 'undone' | 'refused' }> {
  const { rows } = await sql<{ done: boolean }>`select platform.undo_child_import(${importId}) as done`.execute(work.db)
  if (rows[0]?.done !== true) return { outcome: 'refused' }
  await work.journal('children.import_undone', { subject: 'child_import', id: importId })
  return { outcome: 'undone' }
}

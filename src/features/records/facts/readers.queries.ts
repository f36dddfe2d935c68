import type { Basis } from '../../../domain/access/readers.ts'
import type { Db } from '../../../platform/database/scope.ts'

/** One reader of one document, as the one in scope may see it: their own entry, and all of them for a party. */
export interface ReaderOfDocument {
  documentId: string
  membershipId: string | null
  circle: string | null
  name: string | null
  basis: Basis
  from: Temporal.Instant
  until: Temporal.Instant | null
}

/** Somebody whom the agreement in force names as a reader of a kind of document. */
export interface NamedReader {
  membershipId: string
  name: string
  documentKind: string
}

export async function readersOf(
  db: Db,
  organisationId: string,
  documentIds: readonly string[],
): Promise<ReaderOfDocument[]> {
  if (documentIds.length === 0) return []
  const rows = await db
    .selectFrom('document_reader as r')
    .leftJoin('membership as m', (on) =>
      on.onRef('m.organisation_id', '=', 'r.organisation_id').onRef('m.membership_id', '=', 'r.membership_id'),
    )
    .select(['r.document_id', 'r.membership_id', 'r.circle', 'r.basis', 'r.valid_from', 'r.valid_until', 'm.name'])
    .where('r.organisation_id', '=', organisationId)
    .where('r.document_id', 'in', [...documentIds])
    .orderBy('r.granted_at')
    .orderBy('r.reader_id')
    .execute()
  return rows.map((row) => ({
    documentId: row.document_id,
    membershipId: row.membership_id,
    circle: row.circle,
    name: row.name,
    basis: row.basis as Basis,
    from: row.valid_from,
    until: row.valid_until,
  }))
}

/** Whom the agreement in force names (S1 5): they become readers when all have signed. */
export async function namedReaders(db: Db, organisationId: string, agreementId: string): Promise<NamedReader[]> {
  const rows = await db
    .selectFrom('agreement_reader as r')
    .innerJoin('agreement_version as v', (on) =>
      on
        .onRef('v.organisation_id', '=', 'r.organisation_id')
        .onRef('v.agreement_id', '=', 'r.agreement_id')
        .onRef('v.version_no', '=', 'r.version_no'),
    )
    .innerJoin('membership as m', (on) =>
      on.onRef('m.organisation_id', '=', 'r.organisation_id').onRef('m.membership_id', '=', 'r.membership_id'),
    )
    .select(['r.membership_id', 'r.document_kind', 'm.name'])
    .where('r.organisation_id', '=', organisationId)
    .where('r.agreement_id', '=', agreementId)
    .where('v.state', '=', 'signed')
    .orderBy('m.name')
    .execute()
  return rows.map((row) => ({ membershipId: row.membership_id, name: row.name, documentKind: row.document_kind }))
}

/** Who manages somebody on a day, for the words beside a reader; null when nobody does. */
export async function lineManagerOf(
  db: Db,
  organisationId: string,
  membershipId: string,
  day: Temporal.PlainDate,
): Promise<string | null> {
  const row = await db
    .selectFrom('membership_fact')
    .select('manager_id')
    .where('organisation_id', '=', organisationId)
    .where('membership_id', '=', membershipId)
    .where('kind', '=', 'line_manager')
    .where('withdrawn_at', 'is', null)
    .where('valid_from', '<=', day)
    .where((or) => or.or([or('valid_until', 'is', null), or('valid_until', '>=', day)]))
    .executeTakeFirst()
  return row?.manager_id ?? null
}

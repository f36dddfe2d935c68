import type { Db } from '../../../platform/database/scope.ts'

/** That somebody read a document: how often, and when last. */
export interface Opening {
  membershipId: string
  name: string
  documentIds: readonly string[]
  times: number
  last: Temporal.Instant
}

/**
 * Who has read these documents, from the journal (product I2): everybody for a party, and for anyone else only
 * themselves, which is what the database lets them see.
 */
export async function openingsOf(db: Db, organisationId: string, documentIds: readonly string[]): Promise<Opening[]> {
  if (documentIds.length === 0) return []
  const rows = await db
    .selectFrom('journal_entry as j')
    .innerJoin('membership as m', (on) =>
      on.onRef('m.organisation_id', '=', 'j.organisation_id').onRef('m.membership_id', '=', 'j.membership_id'),
    )
    .select((e) => [
      'm.membership_id',
      'm.name',
      'j.document_id',
      e.fn.countAll<number>().as('times'),
      e.fn.max('j.at').as('last'),
    ])
    .where('j.organisation_id', '=', organisationId)
    .where('j.document_id', 'in', [...documentIds])
    .where('j.event', '=', 'document.read')
    .groupBy(['m.membership_id', 'm.name', 'j.document_id'])
    .execute()
  const byPerson = new Map<string, Opening>()
  for (const row of rows) {
    if (row.document_id === null || row.last === null) continue
    const last = row.last
    const before = byPerson.get(row.membership_id)
    byPerson.set(row.membership_id, {
      membershipId: row.membership_id,
      name: row.name,
      documentIds: [...(before?.documentIds ?? []), row.document_id],
      times: Math.max(before?.times ?? 0, Number(row.times)),
      last: before === undefined || Temporal.Instant.compare(last, before.last) > 0 ? last : before.last,
    })
  }
  return [...byPerson.values()].sort((a, b) => Temporal.Instant.compare(b.last, a.last))
}

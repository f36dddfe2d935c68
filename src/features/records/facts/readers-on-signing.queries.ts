import { readersOfGroupOnSigning, readersOnSigning, type ReaderToAdd } from '../../../domain/access/readers.ts'
import type { Db } from '../../../platform/database/scope.ts'
import { namedReaders, type NamedReader } from './readers.queries.ts'
import type { RecordDocument } from './record-documents.queries.ts'
import type { SessionHead } from './session-head.queries.ts'

/** Who becomes a reader when all have signed, with the names of those who are named. */
export async function readersOnceSigned(
  db: Db,
  organisationId: string,
  session: SessionHead,
  documents: readonly RecordDocument[],
  signers: readonly string[],
): Promise<{ readers: ReaderToAdd[]; named: NamedReader[] }> {
  if (session.group === null) {
    const named = await namedIn(db, organisationId, session)
    return { readers: readersOnSigning(documents, named, signers), named }
  }
  const { guests, minutesTo } = await groupReaders(db, organisationId, session.sessionId)
  return {
    readers: readersOfGroupOnSigning(documents, { guests, minutesTo }),
    named: guests.map(({ membershipId, name }) => ({ membershipId, name, documentKind: 'case_discussion' })),
  }
}

/** Whom the agreement names; nobody of a group session, which is under none. */
export const namedIn = async (
  db: Db,
  organisationId: string,
  { agreementId }: Pick<SessionHead, 'agreementId'>,
): Promise<NamedReader[]> => (agreementId === null ? [] : namedReaders(db, organisationId, agreementId))

async function groupReaders(db: Db, organisationId: string, sessionId: string) {
  const guests = await db
    .selectFrom('session_guest as g')
    .innerJoin('membership as m', (on) =>
      on.onRef('m.organisation_id', '=', 'g.organisation_id').onRef('m.membership_id', '=', 'g.membership_id'),
    )
    .select(['g.membership_id', 'g.child_id', 'm.name'])
    .where('g.organisation_id', '=', organisationId)
    .where('g.session_id', '=', sessionId)
    .where('g.removed_at', 'is', null)
    .orderBy('m.name')
    .execute()
  const group = await db
    .selectFrom('session as s')
    .innerJoin('supervision_group as g', (on) =>
      on.onRef('g.organisation_id', '=', 's.organisation_id').onRef('g.group_id', '=', 's.group_id'),
    )
    .select('g.minutes_to')
    .where('s.organisation_id', '=', organisationId)
    .where('s.session_id', '=', sessionId)
    .executeTakeFirst()
  return {
    guests: guests.map((row) => ({ membershipId: row.membership_id, childId: row.child_id, name: row.name })),
    minutesTo: (group?.minutes_to ?? null) as 'safeguarding_team' | null,
  }
}

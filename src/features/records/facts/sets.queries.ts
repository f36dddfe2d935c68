import type { Db } from '../../../platform/database/scope.ts'

/** A set that was sent back: what was before the signers then is kept, and can be read by the two. */
export interface EndedSet {
  setId: string
  versionNo: number
  madeAt: Temporal.Instant
  endedAt: Temporal.Instant
  endedByName: string
  why: string
}

/** The sets of a session that were sent back, the newest first. */
export async function endedSetsOf(db: Db, organisationId: string, sessionId: string): Promise<EndedSet[]> {
  const rows = await db
    .selectFrom('signing_set as s')
    .leftJoin('membership as m', (on) =>
      on.onRef('m.organisation_id', '=', 's.organisation_id').onRef('m.membership_id', '=', 's.ended_by'),
    )
    .select(['s.set_id', 's.version_no', 's.made_at', 's.ended_at', 's.ended_why', 'm.name'])
    .where('s.organisation_id', '=', organisationId)
    .where('s.session_id', '=', sessionId)
    .where('s.ended_at', 'is not', null)
    .orderBy('s.version_no', 'desc')
    .execute()
  return rows.flatMap((row) =>
    row.ended_at === null
      ? []
      : [
          {
            setId: row.set_id,
            versionNo: row.version_no,
            madeAt: row.made_at,
            endedAt: row.ended_at,
            endedByName: row.name ?? '',
            why: row.ended_why ?? '',
          },
        ],
  )
}

/** A set that all have signed. */
export interface SignedSet {
  setId: string
  versionNo: number
  madeAt: Temporal.Instant
  completedAt: Temporal.Instant
  /** in the order in which they signed */
  signedBy: string[]
}

/** The sets of a session that all have signed, the newest first: the one in force, and those that it corrects. */
export async function signedSetsOf(db: Db, organisationId: string, sessionId: string): Promise<SignedSet[]> {
  const rows = await db
    .selectFrom('signing_set as s')
    .innerJoin('signature as g', (on) =>
      on.onRef('g.organisation_id', '=', 's.organisation_id').onRef('g.set_id', '=', 's.set_id'),
    )
    .innerJoin('membership as m', (on) =>
      on.onRef('m.organisation_id', '=', 'g.organisation_id').onRef('m.membership_id', '=', 'g.membership_id'),
    )
    .select(['s.set_id', 's.version_no', 's.made_at', 's.completed_at', 'm.name'])
    .where('s.organisation_id', '=', organisationId)
    .where('s.session_id', '=', sessionId)
    .where('s.completed_at', 'is not', null)
    .orderBy('s.completed_at', 'desc')
    .orderBy('g.signed_at')
    .execute()
  return [...Map.groupBy(rows, (row) => row.set_id).values()].flatMap((of) => {
    const [first] = of
    if (first === undefined || first.completed_at === null) return []
    return [
      {
        setId: first.set_id,
        versionNo: first.version_no,
        madeAt: first.made_at,
        completedAt: first.completed_at,
        signedBy: of.map((row) => row.name),
      },
    ]
  })
}

/** The set that a document is in now: before the signers, or signed by all. Null when it is being written. */
export async function setOfDocument(db: Db, organisationId: string, documentId: string): Promise<string | null> {
  return (await setsWith(db, organisationId, documentId).executeTakeFirst())?.set_id ?? null
}

/**
 * The newest set with this document that all have signed, also while its correction is written or signed.
 * @param versionNo of the document, for one that was corrected since
 */
export async function signedSetOfDocument(
  db: Db,
  organisationId: string,
  documentId: string,
  versionNo?: number,
): Promise<string | null> {
  let query = setsWith(db, organisationId, documentId).where('s.completed_at', 'is not', null)
  if (versionNo !== undefined) query = query.where('i.version_no', '=', versionNo)
  return (await query.executeTakeFirst())?.set_id ?? null
}

const setsWith = (db: Db, organisationId: string, documentId: string) =>
  db
    .selectFrom('signing_item as i')
    .innerJoin('signing_set as s', (on) =>
      on.onRef('s.organisation_id', '=', 'i.organisation_id').onRef('s.set_id', '=', 'i.set_id'),
    )
    .select('s.set_id')
    .where('i.organisation_id', '=', organisationId)
    .where('i.document_id', '=', documentId)
    .where('s.ended_at', 'is', null)
    .orderBy('s.made_at', 'desc')
    .limit(1)

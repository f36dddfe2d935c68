import { sameBytes, toHex } from '../../../domain/evidence/bytes.ts'
import { firstName } from '../../../domain/sessions/names.ts'
import { childNames } from '../../../platform/database/child-names.ts'
import type { Purpose } from '../../../platform/documents/door.ts'
import type { Work } from '../../../platform/http/work.ts'
import type { SigningSet } from '../../signing/public.ts'
import { disagreementDigests } from '../sign/disagreement-digests.ts'
import { nameOf } from '../sealed/entries.ts'
import { readDisagreement, readSealed, type Sealed } from '../sealed/read-sealed.ts'
import { disagreementsAbout } from './record-documents.queries.ts'

/** A disagreement as it was signed, about one document. */
export interface Disagreement {
  documentId: string
  membershipId: string
  by: string
  words: string
  at: Temporal.Instant
}

/** One document of a record, opened. */
export interface OpenedRecordDocument {
  sealed: Sealed
  /** its place in the set */
  leafIndex: number
  /** what the child is called after the first mention; null for a document about no child */
  child: string | null
  disagreements: Disagreement[]
}

type Reading = Pick<Work, 'db' | 'door' | 'actor'>

/**
 * Open the documents of a signing set through the door, in the order of the set: those the one in scope may read, and no
 * others. What is given is the sealed text of exactly the versions in the set.
 * @param only one document of it, or these, when the others are not asked for: what is not shown is not opened
 */
export async function openRecord(
  work: Reading,
  set: SigningSet,
  purpose: Purpose,
  only?: string | readonly string[],
): Promise<OpenedRecordDocument[]> {
  const { actor, db, door } = work
  const items = set.items.filter((item) => only === undefined || [only].flat().includes(item.documentId))
  const documentIds = items.map((item) => item.documentId)
  const sealed = (await openVersions(work, items, purpose)).map(readSealed)
  const recorded = disagreementDigests(set)
  const about = (await disagreementsAbout(db, actor.organisationId, documentIds)).filter((each) =>
    recorded.has(toHex(each.digest)),
  )
  const disagreements = (
    await door.open(
      about.map((each) => each.documentId),
      purpose,
    )
  ).map(readDisagreement)
  const children = await childrenOf(work, documentIds)
  return items.flatMap((item) => {
    const found = sealed.find((each) => each.documentId === item.documentId)
    if (found === undefined) return []
    if (!sameBytes(found.digest, item.digest)) throw new Error('A document of a set is not the version that is signed')
    return [
      {
        sealed: found,
        leafIndex: item.leafIndex,
        child:
          found.content.kind === 'case_discussion'
            ? (children.get(item.documentId) ?? firstName(nameOf(found.content)))
            : null,
        disagreements: about
          .filter((each) => each.about === item.documentId)
          .flatMap((each) => {
            const text = disagreements.find((one) => one.documentId === each.documentId)
            const signature = recorded.get(toHex(each.digest))
            if (text === undefined || signature === undefined) return []
            return [
              {
                documentId: each.documentId,
                membershipId: signature.membershipId,
                by: text.content.by,
                words: text.content.words,
                at: signature.signedAt,
              },
            ]
          }),
      },
    ]
  })
}

/** Open exactly these versions. */
export async function openVersions(
  { door }: Pick<Work, 'door'>,
  items: readonly { documentId: string; versionNo: number }[],
  purpose: Purpose,
) {
  const opened = []
  for (const versionNo of new Set(items.map((item) => item.versionNo))) {
    const ids = items.filter((item) => item.versionNo === versionNo).map((item) => item.documentId)
    opened.push(...(await door.open(ids, purpose, versionNo)))
  }
  return opened
}

/** What the children of these documents are called, by what the reader may read of them. */
async function childrenOf({ db, actor }: Reading, documentIds: readonly string[]): Promise<Map<string, string>> {
  if (documentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('document')
    .select(['document_id', 'child_id'])
    .where('organisation_id', '=', actor.organisationId)
    .where('document_id', 'in', [...documentIds])
    .where('child_id', 'is not', null)
    .execute()
  const names = await childNames(
    db,
    rows.flatMap((row) => row.child_id ?? []),
  )
  return new Map(
    rows.flatMap((row) =>
      row.child_id !== null && names.has(row.child_id) ? [[row.document_id, names.get(row.child_id)?.given ?? '']] : [],
    ),
  )
}

import { toHex } from '../../domain/evidence/bytes.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Db } from '../../platform/database/scope.ts'
import type { Door } from '../../platform/documents/door.ts'
import type { SigningSet } from '../signing/public.ts'

export interface Disagreement {
  by: string
  words: string
}

/** Where signers of a set recorded that they disagree, in their words, through the door. */
export async function disagreementsIn(
  { db, door, actor }: { db: Db; door: Door; actor: Pick<Actor, 'organisationId'> },
  documentId: string,
  set: SigningSet | null,
): Promise<Disagreement[]> {
  const signed = (set?.signatures ?? []).filter((signature) => signature.disagrees)
  if (signed.length === 0) return []
  const rows = await db
    .selectFrom('document')
    .select('document_id')
    .where('organisation_id', '=', actor.organisationId)
    .where('about_document_id', '=', documentId)
    .where('kind', '=', 'disagreement')
    .execute()
  const opened = await door.open(
    rows.map((row) => row.document_id),
    'to read',
  )
  // The signature names the digest of the words it came with, so those of another version are told apart.
  return signed.flatMap((signature) => {
    const said = (JSON.parse(signature.statement) as { disagreementDigest?: string }).disagreementDigest
    const found = opened.find((each) => toHex(each.digest) === said)
    if (found === undefined) return []
    const { content } = JSON.parse(found.body) as { content: { words: string } }
    return [{ by: signature.name, words: content.words }]
  })
}

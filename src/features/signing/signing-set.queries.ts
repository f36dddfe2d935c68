import type { Db } from '../../platform/database/scope.ts'

export interface SigningSet {
  setId: string
  purpose: 'session' | 'agreement'
  sessionId: string | null
  agreementId: string | null
  versionNo: number
  root: Uint8Array
  signers: readonly string[]
  madeAt: Temporal.Instant
  endedAt: Temporal.Instant | null
  /** when the last of its signers signed; null until then */
  completedAt: Temporal.Instant | null
  items: readonly { documentId: string; versionNo: number; digest: Uint8Array; leafIndex: number }[]
  signatures: readonly {
    membershipId: string
    name: string
    method: string
    signedAt: Temporal.Instant
    disagrees: boolean
    statement: string
    serverSignature: Uint8Array
    keyId: string
    /** null for one from before it was kept beside the signature */
    publicKey: string | null
  }[]
}

type About = { sessionId: string; signedByAll?: true } | { agreementId: string; versionNo?: number } | { setId: string }

/**
 * The newest set before the signers (or signed by all) for a session, an agreement's version, or by its identifier. While a
 * signed record is corrected, the newest of its session is the signed one until the correction is put to signing; with
 * `signedByAll` it is the signed one until all have signed the correction too.
 */
export async function signingSetOf(db: Db, organisationId: string, about: About): Promise<SigningSet | null> {
  let query = db.selectFrom('signing_set').selectAll().where('organisation_id', '=', organisationId)
  if ('setId' in about) query = query.where('set_id', '=', about.setId)
  else {
    query = query.where('ended_at', 'is', null)
    query =
      'sessionId' in about
        ? query.where('session_id', '=', about.sessionId)
        : query.where('agreement_id', '=', about.agreementId)
    if ('signedByAll' in about) query = query.where('completed_at', 'is not', null)
    if ('agreementId' in about && about.versionNo !== undefined) query = query.where('version_no', '=', about.versionNo)
  }
  const set = await query.orderBy('made_at', 'desc').limit(1).executeTakeFirst()
  if (!set) return null
  const items = await db
    .selectFrom('signing_item')
    .select(['document_id', 'version_no', 'digest', 'leaf_index'])
    .where('organisation_id', '=', organisationId)
    .where('set_id', '=', set.set_id)
    .orderBy('leaf_index')
    .execute()
  const signatures = await db
    .selectFrom('signature')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.organisation_id', '=', 'signature.organisation_id')
        .onRef('membership.membership_id', '=', 'signature.membership_id'),
    )
    .select([
      'signature.membership_id',
      'membership.name',
      'signature.method',
      'signature.signed_at',
      'signature.disagrees',
      'signature.statement',
      'signature.server_signature',
      'signature.key_id',
      'signature.public_key',
    ])
    .where('signature.organisation_id', '=', organisationId)
    .where('signature.set_id', '=', set.set_id)
    .orderBy('signature.signed_at')
    .execute()
  return {
    setId: set.set_id,
    purpose: set.purpose as 'session' | 'agreement',
    sessionId: set.session_id,
    agreementId: set.agreement_id,
    versionNo: set.version_no,
    root: set.root,
    signers: set.signers,
    madeAt: set.made_at,
    endedAt: set.ended_at,
    completedAt: set.completed_at,
    items: items.map((item) => ({
      documentId: item.document_id,
      versionNo: item.version_no,
      digest: item.digest,
      leafIndex: item.leaf_index,
    })),
    signatures: signatures.map((row) => ({
      membershipId: row.membership_id,
      name: row.name,
      method: row.method,
      signedAt: row.signed_at,
      disagrees: row.disagrees,
      statement: row.statement,
      serverSignature: row.server_signature,
      keyId: row.key_id,
      publicKey: row.public_key,
    })),
  }
}

import { sql } from 'kysely'
import type { Work } from '../../../platform/http/work.ts'
import { shippedByDigest } from '../../../platform/policies/kept-packs.ts'

/** A version of a policy without its text: of this organisation, or adopted by one above it. */
export interface VersionFacts {
  readonly organisationId: string
  readonly versionId: string
  readonly no: number
  readonly state: 'draft' | 'adopted' | 'withdrawn'
  readonly packId: string
  /** `id@version` of what it follows; null for one that stands alone */
  readonly follows: string | null
  readonly from: Temporal.PlainDate | null
  readonly until: Temporal.PlainDate | null
  readonly adoptedOn: Temporal.PlainDate | null
  readonly adoptedBy: string | null
  readonly ratifiedOn: Temporal.PlainDate | null
  readonly ratifiedBy: string | null
  readonly nextReviewOn: Temporal.PlainDate | null
  readonly ownerId: string | null
  readonly changedAt: Temporal.Instant
}

export interface Organisation {
  readonly id: string
  readonly name: string
}

type Reading = Pick<Work, 'db' | 'actor'>

/** This organisation and those above it, nearest first. */
export async function organisationsUp({ db, actor }: Reading): Promise<Organisation[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['organisation_id', 'parent_organisation_id', 'name'])
    .execute()
  const known = new Map(rows.map((row) => [row.organisation_id, row]))
  const order: Organisation[] = []
  let next = known.get(actor.organisationId)
  while (next !== undefined && !order.some(({ id }) => id === next?.organisation_id)) {
    order.push({ id: next.organisation_id, name: next.name })
    next = next.parent_organisation_id === null ? undefined : known.get(next.parent_organisation_id)
  }
  return order
}

/** Every version that whoever asks may see of these organisations, in the order of their numbers. */
export async function versionFacts({ db }: Reading, organisations: readonly Organisation[]): Promise<VersionFacts[]> {
  const rows = await db
    .selectFrom('policy_version')
    .select([
      'organisation_id',
      'version_id',
      'version_no',
      'state',
      'pack_id',
      'follows',
      'in_force_from',
      'in_force_until',
    ])
    .select(['adopted_on', 'adopted_by', 'ratified_on', 'ratified_by', 'next_review_on', 'owner_id', 'changed_at'])
    .where(
      'organisation_id',
      'in',
      organisations.map(({ id }) => id),
    )
    .orderBy('version_no')
    .execute()
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    versionId: row.version_id,
    no: row.version_no,
    state: row.state as VersionFacts['state'],
    packId: row.pack_id,
    follows: row.follows,
    from: row.in_force_from,
    until: row.in_force_until,
    adoptedOn: row.adopted_on,
    adoptedBy: row.adopted_by,
    ratifiedOn: row.ratified_on,
    ratifiedBy: row.ratified_by,
    nextReviewOn: row.next_review_on,
    ownerId: row.owner_id,
    changedAt: row.changed_at,
  }))
}

/** What a version says: its text, and the shipped pack that it follows as it was when it was adopted. */
export interface VersionText {
  readonly body: string
  /** left out where the digest is of one that ships still */
  readonly followed: string | null
  readonly digest: string | null
}

/** The texts of versions, by their ids. */
export async function bodiesOf(
  { db, services }: Reading & Pick<Work, 'services'>,
  versions: readonly VersionFacts[],
): Promise<Map<string, VersionText>> {
  if (versions.length === 0) return new Map()
  const shipped = [...shippedByDigest(services.packs).keys()]
  const rows = await db
    .selectFrom('policy_version')
    .select(['version_id', 'body', 'followed_digest'])
    .select(sql<string | null>`case when followed_digest = any (${shipped}) then null else followed end`.as('followed'))
    .where('organisation_id', 'in', [...new Set(versions.map(({ organisationId }) => organisationId))])
    .where(
      'version_id',
      'in',
      versions.map(({ versionId }) => versionId),
    )
    .execute()
  return new Map(
    rows.map(({ version_id, body, followed, followed_digest }) => [
      version_id,
      { body, followed, digest: followed_digest },
    ]),
  )
}

export async function nameOfMember({ db, actor }: Reading, membershipId: string | null): Promise<string | null> {
  if (membershipId === null) return null
  const row = await db
    .selectFrom('membership')
    .select('name')
    .where('organisation_id', '=', actor.organisationId)
    .where('membership_id', '=', membershipId)
    .executeTakeFirst()
  return row?.name ?? null
}

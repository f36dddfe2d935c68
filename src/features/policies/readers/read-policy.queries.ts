import type { Work } from '../../../platform/http/work.ts'

/** When somebody said that they have read and understood which versions. */
export interface ReadByMe {
  readonly versionId: string
  readonly at: Temporal.Instant
}

/** Which versions whoever asks has read. */
export async function readByMe({ db, actor }: Pick<Work, 'db' | 'actor'>): Promise<ReadByMe[]> {
  const rows = await db
    .selectFrom('policy_read')
    .select(['version_id', 'read_at'])
    .where('organisation_id', '=', actor.organisationId)
    .where('membership_id', '=', actor.membershipId)
    .orderBy('read_at')
    .execute()
  return rows.map((row) => ({ versionId: row.version_id, at: row.read_at }))
}

export interface ReaderRow {
  readonly membershipId: string
  readonly name: string
  readonly post: string | null
  /** of the version asked about */
  readonly readAt: Temporal.Instant | null
  /** the newest earlier version that they have read */
  readonly earlier: number | null
}

/** Everybody who is here today, with when they said that they have read a version. */
export async function readersOf(
  { db, actor, today }: Pick<Work, 'db' | 'actor' | 'today'>,
  version: { versionId: string; no: number },
): Promise<ReaderRow[]> {
  const people = await db
    .selectFrom('membership')
    .select(['membership_id', 'name'])
    .where('organisation_id', '=', actor.organisationId)
    .where('started_on', '<=', today)
    .where((row) => row.or([row('ended_on', 'is', null), row('ended_on', '>=', today)]))
    .orderBy('name')
    .execute()
  const reads = await db
    .selectFrom('policy_read')
    .innerJoin('policy_version', (join) =>
      join
        .onRef('policy_version.organisation_id', '=', 'policy_read.organisation_id')
        .onRef('policy_version.version_id', '=', 'policy_read.version_id'),
    )
    .select(['policy_read.membership_id', 'policy_read.read_at', 'policy_version.version_id', 'version_no'])
    .where('policy_read.organisation_id', '=', actor.organisationId)
    .execute()
  const posts = await db
    .selectFrom('membership_fact')
    .select(['membership_id', 'value'])
    .where('organisation_id', '=', actor.organisationId)
    .where('kind', '=', 'post')
    .where('withdrawn_at', 'is', null)
    .where('valid_from', '<=', today)
    .where((row) => row.or([row('valid_until', 'is', null), row('valid_until', '>=', today)]))
    .execute()
  const postOf = new Map(posts.map((row) => [row.membership_id, row.value]))
  return people.map((person) => {
    const its = reads.filter((read) => read.membership_id === person.membership_id)
    const earlier = its.filter((read) => read.version_no < version.no).map((read) => read.version_no)
    return {
      membershipId: person.membership_id,
      name: person.name,
      post: postOf.get(person.membership_id) ?? null,
      readAt: its.find((read) => read.version_id === version.versionId)?.read_at ?? null,
      earlier: earlier.length === 0 ? null : Math.max(...earlier),
    }
  })
}

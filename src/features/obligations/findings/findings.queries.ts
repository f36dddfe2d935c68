import type { PolicyFindings } from '../../../domain/policy/findings.ts'
import type { Reading } from '../read/obligations-seen.queries.ts'

export interface SeenFindings extends PolicyFindings {
  readonly asOf: Temporal.PlainDate
  /** the names of those who are spoken of, by membership */
  readonly names: ReadonlyMap<string, string>
}

/**
 * What the job found of a version of the policy, for those who see everybody's obligations; null where it has not looked
 * yet, found it of another version, or it is not for whoever asks (row security).
 */
export async function findingsOf({ db, actor }: Reading, versionId: string): Promise<SeenFindings | null> {
  const row = await db
    .selectFrom('policy_finding')
    .select(['found', 'as_of'])
    .where('organisation_id', '=', actor.organisationId)
    .where('version_id', '=', versionId)
    .executeTakeFirst()
  if (row === undefined || row.found === null || row.as_of === null) return null
  const found = row.found as unknown as PolicyFindings
  const people = [
    ...new Set(found.agreements.flatMap(({ superviseeId, supervisorId }) => [superviseeId, supervisorId])),
  ]
  const named =
    people.length === 0
      ? []
      : await db
          .selectFrom('membership')
          .select(['membership_id', 'name'])
          .where('organisation_id', '=', actor.organisationId)
          .where('membership_id', 'in', people)
          .execute()
  return { ...found, asOf: row.as_of, names: new Map(named.map(({ membership_id, name }) => [membership_id, name])) }
}

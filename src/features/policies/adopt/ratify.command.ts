import type { Work } from '../../../platform/http/work.ts'
import { isVersionNo } from '../read/shelf.ts'
import { adoptsPolicy } from '../../../domain/access/who.ts'

export interface Ratification {
  readonly versionNo: number
  readonly on: Temporal.PlainDate
  readonly by: string
}

/** Note once that an adopted version was ratified. @returns false when there is none of that number, or it is noted */
export async function ratifyPolicy(work: Work, { versionNo, on, by }: Ratification): Promise<boolean> {
  if (!adoptsPolicy.allows(work.actor) || !isVersionNo(versionNo)) return false
  const row = await work.db
    .updateTable('policy_version')
    .set({ ratified_on: on, ratified_by: by })
    .where('organisation_id', '=', work.actor.organisationId)
    .where('version_no', '=', versionNo)
    .where('state', '=', 'adopted')
    .where('ratified_on', 'is', null)
    .returning('version_id')
    .executeTakeFirst()
  if (row === undefined) return false
  await work.journal('policy.ratified', {
    subject: 'policy_version',
    id: row.version_id,
    details: { version: versionNo, on: on.toString() },
  })
  return true
}

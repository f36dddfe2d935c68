import { sql } from 'kysely'
import type { TrialResult } from '../../../domain/policy/trial.ts'
import type { Work } from '../../../platform/http/work.ts'

export interface Trial {
  readonly versionNo: number
  readonly askedAt: Temporal.Instant
  readonly askedBy: string
  readonly doneAt: Temporal.Instant | null
  readonly result: TrialResult | null
  readonly problem: string | null
  /** whether the draft says something else by now */
  readonly isOlder: boolean
}

/** The newest trial that whoever asks may see, of a draft that is there. */
export async function lastTrial(
  { db, actor }: Pick<Work, 'db' | 'actor'>,
  draft: { versionId: string; text: string },
): Promise<Trial | null> {
  const row = await db
    .selectFrom('policy_trial')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.organisation_id', '=', 'policy_trial.organisation_id')
        .onRef('membership.membership_id', '=', 'policy_trial.asked_by'),
    )
    .select(['version_no', 'asked_at', 'done_at', 'result', 'problem', 'membership.name'])
    .select(sql<boolean>`body <> ${draft.text}`.as('older'))
    .where('policy_trial.organisation_id', '=', actor.organisationId)
    .where('version_id', '=', draft.versionId)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    versionNo: row.version_no,
    askedAt: row.asked_at,
    askedBy: row.name,
    doneAt: row.done_at,
    result: row.result as unknown as TrialResult | null,
    problem: row.problem,
    isOlder: row.older,
  }
}

/** The names of people by their keys, of this organisation. */
export async function namesOf(
  { db, actor }: Pick<Work, 'db' | 'actor'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('membership')
    .select(['membership_id', 'name'])
    .where('organisation_id', '=', actor.organisationId)
    .where('membership_id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.membership_id, row.name]))
}

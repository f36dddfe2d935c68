import type { Actor } from '../../../domain/access/actor.ts'
import type { Db } from '../../../platform/database/scope.ts'

/** The template that the organisation's agreements begin from. */
export async function ownTemplate(db: Db, { organisationId }: Pick<Actor, 'organisationId'>): Promise<string> {
  const row = await db
    .selectFrom('organisation')
    .select('agreement_template')
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow()
  return row.agreement_template
}

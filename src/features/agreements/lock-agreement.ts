import type { Actor } from '../../domain/access/actor.ts'
import type { Db } from '../../platform/database/scope.ts'

/** Hold the agreement until the end of the transaction, so that changing, signing and planning come one after another. */
export async function lockAgreement(
  db: Db,
  { organisationId }: Pick<Actor, 'organisationId'>,
  agreementId: string,
): Promise<void> {
  await db
    .selectFrom('agreement')
    .select('agreement_id')
    .where('organisation_id', '=', organisationId)
    .where('agreement_id', '=', agreementId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

import type { Actor } from '../../../domain/access/actor.ts'
import type { FileChild, FileReference } from '../../../domain/file-copy/decision-file.ts'
import type { Db } from '../../../platform/database/scope.ts'

/** What another system finds a child by, when the one in scope may see the child. */
export async function fileChildOf(
  db: Db,
  { organisationId }: Pick<Actor, 'organisationId'>,
  childId: string,
): Promise<FileChild | null> {
  const child = await db
    .selectFrom('child')
    .select(['given_name', 'family_name', 'born_on', 'reference'])
    .where('organisation_id', '=', organisationId)
    .where('child_id', '=', childId)
    .executeTakeFirst()
  if (child === undefined) return null
  const numbers = await db
    .selectFrom('child_reference')
    .select(['kind', 'value'])
    .where('organisation_id', '=', organisationId)
    .where('child_id', '=', childId)
    .where('withdrawn_at', 'is', null)
    .orderBy('kind')
    .orderBy('value')
    .execute()
  return {
    id: childId,
    givenName: child.given_name,
    familyName: child.family_name,
    bornOn: child.born_on?.toString() ?? null,
    references: [
      ...(child.reference === null ? [] : [{ kind: 'own' as const, value: child.reference }]),
      ...numbers.map(({ kind, value }) => ({ kind: kind as FileReference['kind'], value })),
    ],
  }
}

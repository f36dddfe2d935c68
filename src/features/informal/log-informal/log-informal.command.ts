import type { Work } from '../../../platform/http/work.ts'
import { createDocument, sealDocument } from '../../documents/public.ts'
import { openSessionOfMine } from '../../actions/public.ts'
import { childrenToName, supervisionPartners } from './informal.queries.ts'

export interface InformalToLog {
  withId: string
  /** null when it was about no child */
  childId: string | null
  happenedOn: Temporal.PlainDate
  /** what was said, in a sentence or two */
  gist: string
}

/**
 * Log an informal discussion: its words as a document that both can read, sealed at once, and its facts as a row. It comes
 * back on the agenda until it is revisited, and it never counts as supervision (S0, S3).
 * @returns its identifier, or null when it is with nobody one supervises or is supervised by, or about a child one cannot see
 */
export async function logInformal(work: Work, informal: InformalToLog): Promise<string | null> {
  const { db, actor, services } = work
  const partner = (await supervisionPartners(db, actor)).find((each) => each.membershipId === informal.withId)
  if (partner === undefined) return null
  const child =
    informal.childId === null
      ? null
      : (await childrenToName(db, actor, informal.childId)).find((each) => each.childId === informal.childId)
  if (child === undefined) return null
  const informalId = services.newId()
  await db
    .insertInto('informal_discussion')
    .values({
      organisation_id: actor.organisationId,
      informal_id: informalId,
      child_id: informal.childId,
      logged_by: actor.membershipId,
      with_id: informal.withId,
      happened_on: informal.happenedOn,
      created_at: work.now,
    })
    .execute()
  const documentId = await createDocument(work, {
    kind: 'informal_discussion',
    templateKey: 'informal_discussion',
    informalId,
    ...(informal.childId === null ? {} : { childId: informal.childId }),
    parties: [actor.membershipId, informal.withId],
  })
  await sealDocument(
    work,
    { documentId, kind: 'informal_discussion' },
    {
      kind: 'informal_discussion',
      format: 1,
      title: 'Informal discussion',
      by: actor.name,
      with: partner.name,
      happenedOn: informal.happenedOn.toString(),
      child: child?.name ?? null,
      words: informal.gist,
    },
  )
  await work.journal('informal.logged', { subject: 'informal_discussion', id: informalId, documentId })
  return informalId
}

/** Say that an informal discussion was revisited in a session that is open. False when it is not this pair's, or was already. */
export async function revisitInformal(work: Work, sessionId: string, informalId: string): Promise<boolean> {
  const session = await openSessionOfMine(work, sessionId)
  if (session === null) return false
  const pair = [session.superviseeId, session.supervisorId]
  const revisited = await work.db
    .updateTable('informal_discussion')
    .set({ revisited_in: sessionId })
    .where('organisation_id', '=', work.actor.organisationId)
    .where('informal_id', '=', informalId)
    .where('logged_by', 'in', pair)
    .where('with_id', 'in', pair)
    .where('revisited_in', 'is', null)
    .executeTakeFirst()
  if (Number(revisited.numUpdatedRows) !== 1) return false
  await work.journal('informal.revisited', {
    subject: 'informal_discussion',
    id: informalId,
    details: { session: sessionId },
  })
  return true
}

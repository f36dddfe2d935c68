import { dayWithYear, london, timeOfInstant } from '../../../domain/text/dates.ts'
import type { Work } from '../../../platform/http/work.ts'
import { addReaders, createDocument, sealDocument } from '../../documents/public.ts'
import type { SessionFacts } from '../../sessions/public.ts'
import { childrenToReferAbout } from './refer.queries.ts'

interface Common {
  childId: string
  /** what was seen, heard or said */
  concern: string
  nextStep: string
}

export type Referral =
  | (Common & {
      decision: 'referred'
      told: { name: string; role: string; organisation: string; at: Temporal.Instant; said: string }
    })
  | (Common & { decision: 'not_referred'; why: string })

/**
 * Record that significant harm came up in a session: what it was, who was told and when, what they said, what is next; or
 * why it was decided not to refer (product E4; S2, S4). Sealed at once. The two who met read it, and so does the
 * safeguarding team from this moment, because they must know.
 * @returns the document's identifier, or null when the session is not one's own or one may not see the child
 */
export async function recordReferral(work: Work, session: SessionFacts, referral: Referral): Promise<string | null> {
  if (!session.isParty || session.state === 'cancelled' || session.state === 'missed') return null
  const children = await childrenToReferAbout(work.db, work.actor, session)
  const child = children.find((each) => each.childId === referral.childId)
  if (child === undefined) return null
  const parties = [session.supervisee.membershipId, session.supervisor.membershipId]
  const documentId = await createDocument(work, {
    kind: 'referral',
    templateKey: session.recordTemplate.key,
    sessionId: session.sessionId,
    childId: child.childId,
    parties,
  })
  await sealDocument(
    work,
    { documentId, kind: 'referral' },
    {
      kind: 'referral',
      format: 1,
      title: `Stop and refer: ${child.name}`,
      by: work.actor.name,
      recordedAt: whenInWords(work.now),
      session: dayWithYear(session.day),
      child: child.name,
      decision: referral.decision,
      fields: fieldsOf(referral),
    },
  )
  await addReaders(work, [{ documentId, basis: 'child_file', reader: { circle: 'safeguarding_team' } }], parties)
  await work.journal('referral.opened', {
    subject: 'session',
    id: session.sessionId,
    documentId,
    details: { child: child.childId, referred: referral.decision === 'referred' },
  })
  return documentId
}

/** Every answer with its question, so that the sealed text reads by itself. */
function fieldsOf(referral: Referral): { key: string; label: string; value: string }[] {
  const field = (key: string, label: string, value: string) => ({ key, label, value })
  const told =
    referral.decision === 'referred'
      ? [
          field('told', 'Who was told', `${referral.told.name}, ${referral.told.role}, ${referral.told.organisation}`),
          field('told_at', 'When', whenInWords(referral.told.at)),
          field('told_said', 'What they said', referral.told.said),
        ]
      : [field('why', 'Why it was decided not to refer', referral.why)]
  return [
    field('concern', 'What was seen, heard or said', referral.concern),
    ...told,
    field('next_step', 'What happens next', referral.nextStep),
  ]
}

function whenInWords(at: Temporal.Instant): string {
  const day = at.toZonedDateTimeISO(london).toPlainDate()
  return `${dayWithYear(day)} at ${timeOfInstant(at)}`
}

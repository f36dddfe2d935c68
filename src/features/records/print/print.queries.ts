import type { CaseDiscussionContent } from '../../../domain/templates/content.ts'
import { dayWithYear, londonDay } from '../../../domain/text/dates.ts'
import type { Work } from '../../../platform/http/work.ts'
import { openActionsFor } from '../../actions/public.ts'
import { loadSession } from '../../sessions/public.ts'
import type { SigningSet } from '../../signing/public.ts'
import type { RecordAsRead } from '../read/record.queries.ts'
import type { EarlierAction, FormContent } from './form-content.ts'

/** What a paper form is filled with: the opened documents, and for a party the facts of the session beside them. */
export async function formContent(
  work: Pick<Work, 'db' | 'actor' | 'services'>,
  record: RecordAsRead,
): Promise<FormContent> {
  const contents = record.documents.map((document) => document.sealed.content)
  const workContent = contents.find((content) => content.kind === 'work')
  return {
    caseDiscussions: contents.filter((content): content is CaseDiscussionContent => content.kind === 'case_discussion'),
    ...(workContent === undefined ? {} : { work: workContent }),
    organisation: work.actor.organisationName,
    ...(record.isParty ? await asParty(work, record.sessionId) : { agenda: [], lastActions: null }),
    signatures: signaturesOnPaper(record.set, record.supervisor.membershipId, record.supervisee.membershipId),
  }
}

async function asParty(
  work: Pick<Work, 'db' | 'actor' | 'services'>,
  sessionId: string,
): Promise<Pick<FormContent, 'agenda' | 'lastActions'>> {
  const { db, actor } = work
  const session = await loadSession(work, sessionId)
  if (session === null) return { agenda: [], lastActions: null }
  const added = await db
    .selectFrom('agenda_item')
    .select('title')
    .where('organisation_id', '=', actor.organisationId)
    .where('session_id', '=', sessionId)
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .execute()
  const earlier = await openActionsFor(db, session)
  return {
    agenda: [...session.children.map((child) => child.name), ...added.map((item) => item.title)],
    lastActions: earlier.map(({ what, why, ownerName, dueOn, childName, review }): EarlierAction => ({
      what,
      why,
      who: ownerName,
      by: dayWithYear(dueOn),
      done: review === null ? '' : [outcomes[review.outcome], review.note].filter((text) => text !== '').join('. '),
      isOpen: review === null || review.outcome === 'carried',
      child: childName ?? '',
    })),
  }
}

const outcomes = { done: 'Done', carried: 'Carried forward', dropped: 'Dropped' } as const

/** Who signed and when, by role, for the signature lines of a form. */
export function signaturesOnPaper(
  { signatures }: Pick<SigningSet, 'signatures'>,
  supervisorId: string,
  superviseeId: string,
): FormContent['signatures'] {
  const line = (membershipId: string) => {
    const signature = signatures.find((each) => each.membershipId === membershipId)
    return signature === undefined
      ? undefined
      : { signed: signature.name, date: dayWithYear(londonDay(signature.signedAt)) }
  }
  const [supervisor, supervisee] = [line(supervisorId), line(superviseeId)]
  return { ...(supervisor ? { supervisor } : {}), ...(supervisee ? { supervisee } : {}) }
}

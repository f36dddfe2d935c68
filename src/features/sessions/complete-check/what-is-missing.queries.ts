import { draftDecisionsFrom, draftKeyOf, fieldValuesOf } from '../../../domain/sessions/decisions.ts'
import type { DocumentTemplate } from '../../../domain/templates/shape.ts'
import { whatIsMissing } from '../../../domain/templates/what-is-missing.ts'
import { countOf } from '../../../domain/text/dates.ts'
import type { Work } from '../../../platform/http/work.ts'
import { openActionsFor } from '../../actions/public.ts'
import { draftOf, textsIn, type Draft } from '../facts/draft.queries.ts'
import type { SessionChild, SessionFacts } from '../facts/session-facts.ts'
import { pageOfChild } from '../write/agenda-links.ts'
import { conditionsFor, namesFor } from '../facts/session-words.ts'

/** One thing that stands in the way of completing the record, and where it is put right. */
export interface MissingFromSession {
  /** which page of the session it is on */
  page: 'actions' | 'child' | 'work' | 'wellbeing' | 'close'
  childId: string | null
  /** a sentence that says what to do */
  sentence: string
  /** a path with the field as its fragment */
  href: string
}

/**
 * Everything that stands in the way of completing a session's record, in the order of its pages: actions not looked at,
 * questions that need an answer, decisions without their why, place and minutes (product E1, E2, E3, D5). Empty when
 * it can be completed.
 * @param opened the drafts, when they have been opened already; else they are opened through the door to write
 */
export async function whatIsMissingFromSession(
  work: Work,
  session: SessionFacts,
  opened?: ReadonlyMap<string, Draft>,
): Promise<MissingFromSession[]> {
  const drafts = opened ?? (await draftOf(work, documentIdsOf(session), 'to write'))
  const actions = await openActionsFor(work.db, session)
  const at = `/sessions/${session.sessionId}/write`
  const template = session.recordTemplate
  const declared = template.declarations.flatMap(({ field, reasonField }) =>
    reasonField === undefined ? [field] : [field, reasonField],
  )

  const missingFrom = (
    document: DocumentTemplate,
    documentId: string | null,
    child: SessionChild | null,
    page: MissingFromSession['page'],
  ): MissingFromSession[] => {
    const texts = textsIn(documentId === null ? undefined : drafts.get(documentId))
    const context = { names: namesFor(session, child, work.today), conditions: conditionsFor(child) }
    return whatIsMissing(document, fieldValuesOf(texts), draftDecisionsFrom(texts), context).map(
      ({ field, sentence }) => {
        const key = draftKeyOf(field)
        const on = declared.includes(key) ? 'close' : page
        const path = on === 'child' && child !== null ? pageOfChild(session, child) : `${at}/${on}`
        return {
          page: on,
          childId: child?.childId ?? null,
          sentence: child === null ? sentence : `${child.givenName}: ${sentence}`,
          href: `${path}#${key}`,
        }
      },
    )
  }

  const fromWork = missingFrom(template.documents.work, session.workDocumentId, null, 'work')
  return [
    ...notLookedAt(actions.filter((action) => action.review === null).length, at),
    ...session.children.flatMap((child) =>
      missingFrom(template.documents.case_discussion, child.documentId, child, 'child'),
    ),
    ...fromWork.filter(({ page }) => page === 'work'),
    ...(session.group === null
      ? missingFrom(template.documents.wellbeing, session.wellbeingDocumentId, null, 'wellbeing')
      : []),
    ...fromWork.filter(({ page }) => page === 'close'),
    ...placeAndTime(session, at),
  ]
}

/** Every document of the session that was made. */
export function documentIdsOf(session: SessionFacts): string[] {
  return [
    ...session.children.map((child) => child.documentId),
    session.workDocumentId,
    session.wellbeingDocumentId,
  ].filter((id) => id !== null)
}

function notLookedAt(count: number, at: string): MissingFromSession[] {
  if (count === 0) return []
  const sentence = `Say what came of ${countOf(count, 'action')} from earlier sessions`
  return [{ page: 'actions', childId: null, sentence, href: `${at}/actions` }]
}

function placeAndTime(session: SessionFacts, at: string): MissingFromSession[] {
  const close = (field: string, sentence: string): MissingFromSession => ({
    page: 'close',
    childId: null,
    sentence,
    href: `${at}/close#${field}`,
  })
  return [
    ...(session.privateConfirmed === null
      ? [close('private', 'Say whether the place was private and free of interruption')]
      : []),
    ...(session.actualMinutes === null ? [close('minutes', 'Give the minutes the session took')] : []),
    ...(session.interruptions === null
      ? [close('interruptions', 'Give how often you were interrupted, 0 if never')]
      : []),
  ]
}
